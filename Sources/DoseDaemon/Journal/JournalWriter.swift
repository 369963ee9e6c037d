import DoseCore
import Glibc
import Systemd

/// Tells the journal, or the terminal where the daemon runs in one.
final class JournalWriter {
    var detail: JournalDetail = .full
    var zone: Zone
    private let isJournal: Bool

    init(zone: Zone) {
        self.zone = zone
        isJournal = Journal.isStandardError
    }

    /// Names, paths and what others say are made harmless here, for every entry.
    func write(_ entry: JournalEntry) {
        let entry = entry.harmless
        if isJournal {
            // A journal that cannot be reached is no reason to stop reminding.
            try? Journal.send(entry)
        } else {
            print(entry)
        }
    }

    func write(_ record: Record, name: @escaping (Medication.Key) -> String) {
        write(JournalEntry(record, zone: zone, detail: detail, name: name))
    }

    func write(_ event: JournalEvent, _ message: String, _ priority: JournalEntry.Priority) {
        write(
            JournalEntry(
                priority: priority, message: message, messageID: event.messageID,
                fields: [JournalEntry.Field("DOSED_EVENT", event.rawValue)]))
    }

    private func print(_ entry: JournalEntry) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let time = zone.civil(at: Instant(seconds: Int64(now.tv_sec))).time
        // Of one width whatever the second.
        let stamp = time.second == 0 ? "\(time):00" : time.description
        let line = Array("\(stamp) \(entry.message)\n".utf8)
        _ = Glibc.write(STDERR_FILENO, line, line.count)
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
