import ControlProtocol
import DoseCore

/// What the daemon makes of a plan that was just written.
struct Adoption {
    /// What it recorded since, the newest first.
    private var entries: [Wire.Entry] = []

    /// Whether it has read the plan.
    var isSeen: Bool { entries.contains { $0.event == .planAdopted } }

    /// Whether the daemon asks the person about a medication instead of going on.
    func isQuestion(of key: Medication.Key) -> Bool {
        entries.first { $0.event == .placed && $0.medication == key }?.placed == .asked
    }

    /// Writes a file, and looks at what the daemon records until it has read it; at most as long as a reply may take.
    init(in session: Session, _ write: () throws(Failure) -> Void) throws(Failure) {
        let daemon = try session.daemon()
        let last = try Self.entries(of: daemon, 1).first?.number ?? 0
        // News wake this program; without any it asks, for a daemon that is not told of files looks when it is asked.
        let news = DaemonSocket(path: daemon.path, timeout: min(daemon.timeout, .milliseconds(300)))
            .send(ControlCall("Watch"))
        try write()
        let start = ContinuousClock.now
        while start.duration(to: .now) < daemon.timeout {
            entries = try Self.entries(of: daemon, 50).filter { $0.number > last }
            if isSeen { return }
            do throws(DaemonFailure) {
                guard try news.next() else { return }
            } catch .silent {
                continue
            } catch {
                return
            }
        }
    }

    private static func entries(of daemon: DaemonSocket, _ limit: Int) throws(Failure)
        -> [Wire.Entry]
    {
        try daemon.ask(ControlCall("History", limit: limit), HistoryReply.self).entries
    }
}
