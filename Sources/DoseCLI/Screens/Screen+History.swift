import ControlProtocol
import DoseCore

extension Screen {
    /// `dosectl history`.
    func history(_ reply: HistoryReply) -> [String] {
        guard !reply.numbers.isEmpty else { return ["The ledger is empty."] }
        var table = Table()
        for entry in reply.entries {
            table.add([
                Table.Cell(String(entry.number), .faint, isRight: true),
                Table.Cell(text(clock.dateAndTime(entry.at))),
                Table.Cell(words(entry), colour(entry.event)),
                Table.Cell(entry.by == .daemon ? "" : "by \(entry.by.rawValue)", .faint),
            ])
        }
        return table.lines(style) + unreadable(reply)
    }

    private func unreadable(_ reply: HistoryReply) -> [String] {
        guard let oldest = reply.unreadable.min(), let newest = reply.unreadable.max() else {
            return []
        }
        let records =
            oldest == newest
            ? "Record \(oldest)"
            : "\(reply.unreadable.count) records from \(oldest) to \(newest)"
        let file = reply.ledger.map { "; the file is \(text($0))" } ?? ""
        return [style.paint("\(records) cannot be read\(file)", .red)]
    }

    /// `dosectl watch`: one line for each thing that changed; at first, what there is.
    func changes(_ reply: WatchReply, since before: Wire.Overview?) -> [String] {
        let (status, now) = (reply.status, time(reply.status.now))
        guard let before else {
            return ["\(now)  watching dosed \(text(status.version)); \(situation(status))"]
                + troubles(status, since: nil).map { "\(now)  \($0)" }
        }
        return reply.entries.map { entry in
            let hand = entry.by == .daemon ? "" : ", by \(entry.by.rawValue)"
            return "\(time(entry.at))  \(style.paint(words(entry), colour(entry.event)))\(hand)"
        } + troubles(status, since: before).map { "\(now)  \($0)" }
    }

    private func situation(_ status: Wire.Overview) -> String {
        let open = status.takeable.map { "\(label($0)) \(outcome($0))" }.joined(separator: "; ")
        let next = status.next.first.map { "\(portion($0)) at \(point($0.due))" }
        return "\(open.isEmpty ? "nothing is open" : open); next: \(next ?? "nothing")"
    }

    private func troubles(_ status: Wire.Overview, since before: Wire.Overview?) -> [String] {
        status.health.compactMap { health in
            let earlier = before?.health.first { $0.part == health.part }
            if health.isWell {
                return earlier.map(\.isWell) == false
                    ? "the \(health.part.rawValue) is well again" : nil
            }
            guard earlier?.detail != health.detail || earlier?.isWell != false else { return nil }
            let detail = health.detail.split(separator: "\n").joined(separator: " ")
            return style.paint("trouble with the \(health.part.rawValue): \(text(detail))", .red)
        }
    }
}
