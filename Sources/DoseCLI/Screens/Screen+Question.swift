import ControlProtocol
import DoseCore
import Words

// What is asked where a plan that was saved would change the amounts at one go, and what an answer leads to.

extension Screen {
    /// Each question with the commands that answer it, and an empty line; nothing where nothing is asked.
    func questions(_ questions: [Wire.Question], today: String) -> [String] {
        questions.flatMap { question in
            [style.paint(self.question(question, today: today), .yellow)]
                + Help.columns(answers(to: question)) + [""]
        }
    }

    func question(_ question: Wire.Question, today: String) -> String {
        Language.english.question(asked(question, today: today), of: text(question.name))
    }

    private func asked(_ question: Wire.Question, today: String) -> CourseAsked {
        let stays = stays(question)
        switch question.kind {
        case .change:
            return isOfIntakes(question)
                ? .otherIntakes(from: stays, to: changes(question))
                : .otherSum(from: stays, to: changes(question))
        case .stop: return question.first == nil ? .removal(from: stays) : .end(from: stays)
        case .begin:
            if let starts = question.starts { return .start(on: day(starts, today: today)) }
            guard let step = question.step, step > 1 else { return .beginning }
            return .midst(step: "\(step)", daily: daily(question.changes))
        }
    }

    /// The commands that answer it, and what each means.
    func answers(to question: Wire.Question) -> [(String, String)] {
        let key = text(question.medication)
        let accept = "dosectl plan accept \(key)"
        let keep = ("dosectl plan keep \(key)", "stay at \(stays(question))")
        switch question.kind {
        case .change:
            return [
                keep, (accept, "change to \(changes(question))"),
                ("dosectl goto STEP \(key)", "another step of the plan"),
            ]
        case .stop: return [keep, (accept, "stop")]
        case .begin:
            let first = ("dosectl goto 1 \(key)", "begin with \(daily(question.first))")
            guard let step = question.step, step > 1 else { return [(accept, "begin with it")] }
            return [first, (accept, "go on at \(daily(question.changes))")]
        }
    }

    /// `70 mg`; by its intakes where the day's sum is the same in both.
    private func stays(_ question: Wire.Question) -> String {
        isOfIntakes(question)
            ? amounts(question.stays?.amounts ?? []) : daily(question.stays)
    }

    private func changes(_ question: Wire.Question) -> String {
        isOfIntakes(question)
            ? amounts(question.changes?.amounts ?? []) : daily(question.changes)
    }

    private func isOfIntakes(_ question: Wire.Question) -> Bool {
        question.kind == .change
            && question.stays?.daily == question.changes?.daily
    }

    private func daily(_ amounts: Wire.DayAmounts?) -> String {
        amount(amounts?.daily ?? .none)
    }

    // MARK: Answers

    /// What today and tomorrow have by the answers, and what comes after.
    func chosen(_ choices: [Wire.Choice]) -> [String] {
        choices.flatMap { choice in
            var table = Table()
            table.add(row("today", choice.today))
            table.add(row("tomorrow", choice.tomorrow))
            return [heading(choice)] + table.lines(style)
                + (choice.course.map { after(tomorrow: $0) } ?? [])
        } + ["To take it back: dosectl undo."]
    }

    private func heading(_ choice: Wire.Choice) -> String {
        let name = text(choice.name)
        return switch choice.placed {
        case .kept: "Kept: \(name) stays as it was."
        case .found, .waiting, .asked, .paused, .accepted, .moved:
            choice.course == nil
                || !choice.tomorrow.daily.isSomething
                    && choice.course?.upcoming.isEmpty ?? true
                ? "Accepted: \(name) ends."
                : "Accepted: \(name) goes on by the plan saved."
        }
    }

    private func row(_ label: String, _ day: Wire.DayAmounts) -> [Table.Cell] {
        let intakes = zip(day.times, day.amounts).map { "\(text($0)) \(number($1))" }
        let sum = !day.daily.isSomething ? "nothing" : "\(amount(day.daily)) a day"
        return [
            Table.Cell(label), Table.Cell(sum, isRight: true),
            Table.Cell(
                intakes.count > 6 ? "\(intakes.count) times" : intakes.joined(separator: ", ")),
        ]
    }

    /// What follows on the days after tomorrow.
    private func after(tomorrow course: Wire.CourseReport) -> [String] {
        guard let today = CivilDate(course.today) else { return [] }
        if let next = next(after: today + 1, course) {
            return [
                "Then step \(next.step) (\(amounts(next.amounts))) on \(day(next.from, today: course.today))."
            ]
        }
        if let ends = course.ends, CivilDate(ends).map({ $0 > today + 1 }) ?? false {
            return ["It ends on \(day(ends, today: course.today))."]
        }
        if course.standing == .held {
            return ["It stays so: it is held. To go on: dosectl resume \(text(course.medication))."]
        }
        return course.standing == .ended || course.ends != nil ? [] : ["It stays so."]
    }
}
