import DoseCore
import Glibc
import Linux

/// Runs the person's own commands, without a shell and without waiting for them.
///
/// Those of each occasion have a room of their own, so that mails that are not sent keep no alarm from being heard.
final class Hook {
    private let children: Children
    private var running: [Occasion: Room] = [:]
    private let log: (String) -> Void

    /// Those that run, the oldest first, and whether each was told to end.
    private struct Room {
        var running: [(pid: pid_t, isTold: Bool)] = []
        /// Whether some had to be ended so that the next one could run.
        var hangs = false
    }

    init(_ children: Children, log: @escaping (String) -> Void) {
        self.children = children
        self.log = log
    }

    /// Whether commands of some occasion had to be ended so that the next one could run.
    var hangs: Bool { running.values.contains(where: \.hangs) }

    func run(_ command: [String], for call: HookCall) {
        guard let program = command.first else { return }
        let occasion = call.occasion
        makeRoom(at: occasion)
        do throws(Errno) {
            var child: pid_t = 0
            child = try children.run(
                program, Array(command.dropFirst()), variables: call.variables
            ) { [weak self] status in self?.end(child, status, at: occasion) }
            running[occasion, default: Room()].running.append((child, isTold: false))
        } catch {
            log("the command '\(program)' of on_\(occasion) was not run: \(error.text)")
        }
    }

    /// For the next one, which somebody waits for: one that waits for ever is ended, at first gently.
    private func makeRoom(at occasion: Occasion) {
        let limit = Self.limit(at: occasion)
        var room = running[occasion] ?? Room()
        defer { running[occasion] = room }
        guard room.running.count >= limit else {
            room.hangs = false
            return
        }
        if !room.hangs {
            log(
                "\(limit) commands of on_\(occasion) are still running; the oldest is ended each time now"
            )
        }
        room.hangs = true
        for child in room.running where child.isTold { kill(child.pid, SIGKILL) }
        guard let oldest = room.running.firstIndex(where: { !$0.isTold }) else { return }
        room.running[oldest].isTold = true
        kill(room.running[oldest].pid, SIGTERM)
    }

    private func end(_ child: pid_t, _ status: CInt, at occasion: Occasion) {
        guard let index = running[occasion]?.running.firstIndex(where: { $0.pid == child }),
            let ended = running[occasion]?.running.remove(at: index)
        else { return }
        // That it was ended here was told.
        if status != 0, !ended.isTold { log("the command of on_\(occasion) \(wordsOfEnd(status))") }
    }

    /// More than one alarm's worth, and of the others fewer: commands that hang are not piled up, and the service may have
    /// 64 tasks in all.
    private static func limit(at occasion: Occasion) -> Int { occasion == .alarm ? 8 : 4 }
}
