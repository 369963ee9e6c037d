import ControlProtocol
import DoseCore
import Words

/// What of a history has been printed before the portion that follows.
struct PrintedHistory {
    fileprivate(set) var count = 0
    /// Of the columns: they never get narrower.
    fileprivate(set) var widths: [Int] = []
    /// The oldest and the newest record that cannot be read, and how many there are.
    fileprivate(set) var unreadable: (range: ClosedRange<Int>, count: Int)?
    fileprivate(set) var ledger: String?
}

extension Screen {
    /// One portion of `dosectl history`.
    func history(_ reply: HistoryReply, after printed: inout PrintedHistory) -> [String] {
        printed.note(reply)
        var table = Table()
        for entry in reply.entries {
            table.add([
                Table.Cell(String(entry.number), .faint, isRight: true),
                Table.Cell(text(clock.dateAndTime(entry.at))),
                Table.Cell(self.words(entry), colour(entry.event)),
                Table.Cell(hand(of: entry), .faint),
            ])
        }
        printed.widths = table.widths(atLeast: printed.widths)
        return table.lines(style, widths: printed.widths)
    }

    /// By which hand, and where, if that was on another computer.
    private func hand(of entry: Wire.Entry) -> String {
        let words = RecordWords(language)
        guard let computer = entry.computer else { return words.by(entry.by.told) }
        return words.by(entry.by.told, on: text(Provenance.host(of: computer)))
    }

    /// What there is to say after the last portion.
    ///
    /// - Parameter isWhole: Whether no record was left out on purpose.
    func end(of history: PrintedHistory, isWhole: Bool = true) -> [String] {
        let words = RecordWords(language)
        guard history.count > 0 else { return [isWhole ? words.isEmpty : words.noSuch] }
        guard let (range, count) = history.unreadable else { return [] }
        let file = history.ledger.map(text)
        let told =
            count == 1
            ? words.unreadable(range.lowerBound, file: file)
            : words.unreadable(
                count, from: range.lowerBound, to: range.upperBound, file: file)
        return [style.paint(told, .red)]
    }

    /// `dosectl watch`: one line for each thing that changed; at first, what there is.
    func changes(_ reply: WatchReply, since before: Wire.Overview?) -> [String] {
        let (status, now) = (reply.status, time(reply.status.now))
        guard let before else {
            let watching = CheckWords(language).watching(text(status.version))
            return ([watching] + situation(status) + troubles(status, since: nil))
                .map { "\(now)  \($0)" }
        }
        return reply.entries.map { entry in
            let record = style.paint(words(entry), colour(entry.event))
            let hand = hand(of: entry)
            return "\(time(entry.at))  \(CheckWords(language).happened(record, by: hand))"
        } + troubles(status, since: before).map { "\(now)  \($0)" }
    }

    private func situation(_ status: Wire.Overview) -> [String] {
        let words = StatusWords(language)
        let open = status.takeable.map { CheckWords(language).due(label($0), outcome($0)) }
        return (open.isEmpty ? [words.nothingIsDue] : open)
            + [status.next.first.map(next) ?? words.nothingIsPlanned]
    }

    private func troubles(_ status: Wire.Overview, since before: Wire.Overview?) -> [String] {
        status.health.compactMap { health in
            let earlier = before?.health.first { $0.part == health.part }
            if health.isWell {
                return earlier.map(\.isWell) == false
                    ? CheckWords(language).mended(health.part.told) : nil
            }
            guard earlier != health else { return nil }
            let trouble = StatusWords(language).trouble(
                with: health.part.told, words(health).joined(separator: " "))
            return style.paint(trouble, .red)
        }
    }
}

extension PrintedHistory {
    fileprivate mutating func note(_ reply: HistoryReply) {
        count += reply.numbers.count
        ledger = reply.ledger ?? ledger
        for number in reply.unreadable {
            let before = unreadable ?? (number...number, 0)
            let range = before.range
            unreadable = (
                min(range.lowerBound, number)...max(range.upperBound, number), before.count + 1
            )
        }
    }
}
