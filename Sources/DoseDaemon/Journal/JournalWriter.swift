import DoseCore
import Glibc
import Linux
import Systemd

/// Tells the journal, or the terminal where the daemon runs in one, and waits for neither.
///
/// An entry that is not taken at once is lost, and counted; no alarm waits for a word about it.
final class JournalWriter {
    var detail: JournalDetail = .full
    var zone: Zone
    private let journal: Journal?
    private let output: Output
    /// What was lost and nobody is told of yet.
    private(set) var loss: Loss?

    struct Loss: Equatable {
        var count: Int
        let since: Instant
    }

    /// - Parameter journal: nil where the entries go to `output`.
    init(
        zone: Zone,
        journal: Journal? = Journal.isStandardError ? Journal(identifier: "dosed") : nil,
        output: Output = Output(STDERR_FILENO)
    ) {
        self.zone = zone
        self.journal = journal
        self.output = output
    }

    /// Names, paths and what others say are made harmless here, for every entry.
    func write(_ entry: JournalEntry) {
        tellLoss()
        if !put(entry.harmless) { lose() }
    }

    /// Tells how much was lost, once there is somebody to tell.
    func tellLoss() {
        guard let loss else { return }
        let entries = loss.count == 1 ? "1 entry was" : "\(loss.count) entries were"
        let entry = entry(
            .entriesLost,
            "\(entries) lost from \(zone.civil(at: loss.since)) on: nobody took them, and no dose waited for it",
            .warning)
        if put(entry) { self.loss = nil }
    }

    /// Counts what was to be said here or on the terminal.
    func lose() {
        let since = loss?.since ?? Instant(milliseconds: SystemClock.realtimeMilliseconds)
        loss = Loss(count: (loss?.count ?? 0) + 1, since: since)
    }

    private func put(_ entry: JournalEntry) -> Bool {
        if let journal { return (try? journal.send(entry)) != nil }
        return (try? output.write(line(entry))) != nil
    }

    func write(_ record: Record, name: @escaping (Medication.Key) -> String) {
        write(JournalEntry(record, zone: zone, detail: detail, name: name))
    }

    func write(_ event: JournalEvent, _ message: String, _ priority: JournalEntry.Priority) {
        write(entry(event, message, priority))
    }

    private func entry(
        _ event: JournalEvent, _ message: String, _ priority: JournalEntry.Priority
    ) -> JournalEntry {
        JournalEntry(
            priority: priority, message: message, messageID: event.messageID,
            fields: [JournalEntry.Field("DOSED_EVENT", event.rawValue)])
    }

    private func line(_ entry: JournalEntry) -> String {
        let now = SystemClock.realtimeMilliseconds / 1000
        let time = zone.civil(at: Instant(seconds: now)).time
        // Of one width whatever the second.
        let stamp = time.second == 0 ? "\(time):00" : time.description
        return "\(stamp) \(entry.message)\n"
    }
}

extension JournalEntry {
    /// On one line, with nothing that steers the terminal of who reads it.
    var harmless: JournalEntry {
        JournalEntry(
            priority: priority, message: message.harmless, messageID: messageID,
            fields: fields.map { Field($0.name, $0.value.harmless) })
    }
}
