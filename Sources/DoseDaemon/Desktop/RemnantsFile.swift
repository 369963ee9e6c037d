import Dispatch
import DoseCore
import Glibc
import Linux

/// The file beside the ledger in which is kept what of ours is on a server's screen.
final class RemnantsFile {
    /// Nil where there is no file to keep them in.
    private let path: String?
    private var kept = Remnants()
    /// A disk that does not answer delays no alarm.
    private let aside = Aside(on: DispatchQueue(label: "org.dosed.shown"))

    init(path: String?) { self.path = path }

    func read() -> Remnants {
        guard let path,
            let bytes = aside.run({ try? File.read(path, limit: Self.limit) }, later: { _ in })
                ?? nil
        else { return kept }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard let place = lines.first, let end = lines.firstIndex(where: { $0 == Self.end }) else {
            return kept
        }
        let list = lines[1..<end]
        let untold = list.filter { $0.hasPrefix(Self.untold) }
            .compactMap { Int64($0.dropFirst(Self.untold.count)) }
        kept = Remnants(
            place: String(place), ids: Set(list.compactMap { UInt32($0) }),
            untold: Set(untold.map { Instant(milliseconds: $0) }))
        return kept
    }

    /// Not synchronised: the screen does not outlive the kernel. That it fails costs nothing but the memory.
    func keep(_ remnants: Remnants) {
        guard let path, let place = remnants.place, remnants != kept else { return }
        kept = remnants
        let untold = remnants.untold.sorted().suffix(Self.idsKept)
            .map { "\(Self.untold)\($0.milliseconds)" }
        let ids = remnants.ids.sorted().suffix(Self.idsKept).map(String.init)
        let text = ([place] + ids + untold + [Self.end, ""]).joined(separator: "\n")
        _ = aside.run({ Self.write(text, to: path) }, later: { _ in })
    }

    private static nonisolated func write(_ text: String, to path: String) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // Behind the end may be what is left of a longer list, if the process ends between the two.
        if pwrite(descriptor, text, text.utf8.count, 0) == text.utf8.count {
            ftruncate(descriptor, off_t(text.utf8.count))
        }
    }

    private static let end = "."
    /// Before the time of an alarm that was asked for, in milliseconds.
    private static let untold = "asked "
    /// No screen holds as many.
    private static let idsKept = 64
    private static nonisolated let limit = 4096
}
