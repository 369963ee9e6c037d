import ControlProtocol
import DoseCore
import Planning

// What is said before a plan is written for somebody, and after.

extension Screen {
    /// Today, tomorrow, and every change after it, with what is taken of it in tablets.
    func proposal(_ change: PlanChange, heading: String, endsHold: Bool) -> [String] {
        let (medication, today) = (change.ahead, change.present.today)
        var table = Table()
        let now = Present.slots(
            change.present.course.times, change.present.course.amounts)
        table.add(row("today", now, medication.preparation))
        let calendar = medication.stretches
        for dated in calendar.prefix(Self.rowsShown) where (dated.last ?? today + 1) > today {
            let from = max(dated.first, today + 1)
            table.add(
                row(
                    from == today + 1 ? "tomorrow" : short(from, today), dated.step.slots,
                    medication.preparation))
        }
        let more = calendar.count - Self.rowsShown
        if more > 0, let last = calendar.last {
            table.add([Table.Cell(""), Table.Cell("and \(count(more, "row")) more, the last:")])
            table.add(row(short(last.first, today), last.step.slots, medication.preparation))
        }
        return [style.paint(heading, .bold), ""] + table.lines(style) + [ending(medication, today)]
            + hold(change.present, endsHold)
    }

    private func hold(_ present: Present, _ endsHold: Bool) -> [String] {
        if endsHold { return ["It is held now; the hold ends with tomorrow."] }
        return present.isHeld ? ["It is held, and the hold stays."] : []
    }

    private static let rowsShown = 15

    private func row(_ from: String, _ slots: [Slot], _ preparation: Preparation?) -> [Table.Cell] {
        let due = slots.intakes
        let daily = due.sum
        let counts = due.compactMap { pieces(of: $0.amount, preparation) }
        return [
            Table.Cell(from),
            Table.Cell(due.isEmpty ? "nothing" : "\(amount(daily)) a day", isRight: true),
            Table.Cell(due.map { "\(time($0)) \(number($0.amount))" }.joined(separator: ", ")),
            Table.Cell(
                counts.count == due.count && !due.isEmpty
                    ? "\(preparation?.thing?.symbol ?? ""): \(counts.map(text).joined(separator: " + "))"
                    : ""),
        ]
    }

    /// `2 ½`; of several strengths not told.
    private func pieces(of amount: Amount, _ preparation: Preparation?) -> String? {
        guard let portions = preparation?.portions(beside: amount), portions.count == 1 else {
            return nil
        }
        return portions[0].things.fraction(style.mark)
    }

    private func ending(_ medication: Medication, _ today: CivilDate) -> String {
        guard let last = medication.calendar.last?.last else {
            return "Then it stays so."
        }
        return "The last day is \(date(last.description, today: today.description)); "
            + "nothing is taken after it."
    }

    private func short(_ date: CivilDate, _ today: CivilDate) -> String {
        self.date("\(date)", today: "\(today)")
    }

    func written(_ change: PlanChange, isResumed: Bool) -> [String] {
        [
            "Written: \(text(change.present.file)). Today stays as it is."
                + (isResumed ? " The hold ends with tomorrow." : ""),
            "The file of before is kept as \(text(change.before)); to return to it: "
                + "dosectl plan back",
            "This is not medical advice: check it with the prescriber.",
        ]
    }
}
