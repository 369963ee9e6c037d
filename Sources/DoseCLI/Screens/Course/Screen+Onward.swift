import ControlProtocol
import DoseCore
import Planning
import Words

// What is said before a plan is written for somebody, and after.

extension Screen {
    private var words: ProposalWords { ProposalWords(language) }

    /// Today, tomorrow, and every change after it, with what is taken of it in tablets.
    func proposal(_ change: PlanChange, title: [String], endsHold: Bool) -> [String] {
        let (medication, today) = (change.ahead, change.present.today)
        var table = Table()
        let now = Present.slots(
            change.present.course.times, change.present.course.amounts)
        table.add(row(language.today, now, medication.preparation))
        let calendar = medication.stretches
        for dated in calendar.prefix(Self.rowsShown) where (dated.last ?? today + 1) > today {
            let from = max(dated.first, today + 1)
            table.add(
                row(
                    from == today + 1 ? language.tomorrow : short(from, today), dated.step.slots,
                    medication.preparation))
        }
        let more = calendar.count - Self.rowsShown
        if more > 0, let last = calendar.last {
            table.add([Table.Cell(""), Table.Cell(words.more(more))])
            table.add(row(short(last.first, today), last.step.slots, medication.preparation))
        }
        return title.prefix(1).map { style.paint($0, .bold) } + title.dropFirst() + [""]
            + table.lines(style) + [ending(medication, today)] + hold(change.present, endsHold)
    }

    private func hold(_ present: Present, _ endsHold: Bool) -> [String] {
        if endsHold { return [words.holdEnds] }
        return present.isHeld ? [words.holdStays] : []
    }

    private static let rowsShown = 15

    private func row(_ from: String, _ slots: [Slot], _ preparation: Preparation?) -> [Table.Cell] {
        let due = slots.intakes
        let daily = due.sum
        let counts = due.compactMap { pieces(of: $0.amount, preparation) }
        return [
            Table.Cell(from),
            Table.Cell(due.isEmpty ? words.nothing : words.daily(amount(daily)), isRight: true),
            Table.Cell(due.map { "\(time($0)) \(number($0.amount))" }.joined(separator: ", ")),
            Table.Cell(
                counts.count == due.count && !due.isEmpty
                    ? text(words.pieces(preparation?.thing, counts))
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
            return words.staysSo
        }
        return words.lastDay(date(last.description, today: today.description))
    }

    private func short(_ date: CivilDate, _ today: CivilDate) -> String {
        self.date("\(date)", today: "\(today)")
    }

    func written(_ change: PlanChange, isResumed: Bool) -> [String] {
        [
            words.written(text(change.present.file), endsHold: isResumed),
            words.kept(text(change.before), toReturn: "dosectl plan back"),
            words.noAdvice,
        ]
    }
}
