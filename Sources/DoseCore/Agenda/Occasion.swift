/// At what a command of the person's own is run.
package enum Occasion: String, CaseIterable, Sendable {
    /// At each ring.
    case alarm
    /// A dose was taken, skipped or snoozed, or something was taken beside the doses.
    case answered
    case missed
    /// A plan that was saved waits for the person's answer.
    case question
    /// A part of the program no longer does its work.
    case trouble
}

extension [Record] {
    /// Those at which commands are run: what is of one kind, and was recorded at one go, is one run.
    ///
    /// What another computer said long ago was told there.
    package func occasions(at now: Instant) -> [(occasion: Occasion, records: [Record])] {
        var found: [(occasion: Occasion, records: [Record])] = []
        for record in self where record.provenance?.isNews(at: now) ?? true {
            guard let occasion = record.event.occasion else { continue }
            let word = record.event.word
            if let same = found.firstIndex(where: { $0.records[0].event.word == word }) {
                found[same].records.append(record)
            } else {
                found.append((occasion, [record]))
            }
        }
        return found
    }
}
