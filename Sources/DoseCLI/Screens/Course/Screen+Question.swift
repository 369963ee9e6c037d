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
        language.question(asked(question, today: today), of: text(question.name))
    }

    private func asked(_ question: Wire.Question, today: String) -> CourseAsked {
        let stays = stays(question)
        switch question.kind {
        case .change:
            if isOfIntakes(question) {
                return .otherIntakes(from: stays, to: changes(question))
            }
            // How often is said with both, where that is not every day.
            return isDaily(question)
                ? .otherSum(from: stays, to: changes(question))
                : .otherIntakes(from: rate(question.stays), to: rate(question.changes))
        case .stop:
            let isDaily = isDaily(question)
            let stays = isDaily ? stays : rate(question.stays)
            return question.first == nil
                ? .removal(from: stays, isDaily: isDaily) : .end(from: stays, isDaily: isDaily)
        case .begin:
            if let starts = question.starts {
                return .start(on: date(starts, today: today))
            }
            guard let step = question.step, step > 1 else { return .beginning }
            let isDaily = isDaily(question)
            return .midst(
                step: "\(step)", amount: isDaily ? sum(question.changes) : rate(question.changes),
                isDaily: isDaily)
        }
    }

    /// The commands that answer it, and what each means.
    func answers(to question: Wire.Question) -> [(String, String)] {
        let key = text(question.medication)
        let words = StatusWords(language)
        let accept = "dosectl plan accept \(key)"
        let keep = ("dosectl plan keep \(key)", words.stay(at: stays(question)))
        switch question.kind {
        case .change:
            return [
                keep, (accept, words.change(to: changes(question))),
                ("dosectl goto STEP \(key)", words.anotherStep),
            ]
        case .stop: return [keep, (accept, words.stop)]
        case .begin:
            let first = ("dosectl goto 1 \(key)", words.begin(with: sum(question.first)))
            guard let step = question.step, step > 1 else { return [(accept, words.begin)] }
            return [first, (accept, words.goOn(at: sum(question.changes)))]
        }
    }

    /// `70 mg`; by its intakes where the day's sum is the same in both.
    private func stays(_ question: Wire.Question) -> String {
        isOfIntakes(question)
            ? amounts(question.stays?.amounts ?? [])
            : isOfDates(question) ? rate(question.stays) : sum(question.stays)
    }

    private func changes(_ question: Wire.Question) -> String {
        isOfIntakes(question)
            ? amounts(question.changes?.amounts ?? [])
            : isOfDates(question) ? rate(question.changes) : sum(question.changes)
    }

    private func isOfIntakes(_ question: Wire.Question) -> Bool {
        question.kind == .change && !isOfDates(question)
            && question.stays?.sum == question.changes?.sum
    }

    /// Whether it is taken every day, before and after.
    private func isDaily(_ question: Wire.Question) -> Bool {
        question.stays?.recurrence == nil && question.changes?.recurrence == nil
    }

    /// Whether it is asked as well how often.
    private func isOfDates(_ question: Wire.Question) -> Bool {
        question.kind == .change
            && !isAsOften(question.stays?.recurrence, question.changes?.recurrence)
    }

    private func rate(_ amounts: Wire.DayAmounts?) -> String {
        amounts.map { rate($0) } ?? CourseWords(language).nothing
    }

    private func sum(_ amounts: Wire.DayAmounts?) -> String {
        amount(amounts?.sum ?? .none)
    }

    // MARK: Answers

    /// What today and tomorrow have by the answers, and what comes after.
    func chosen(_ choices: [Wire.Choice]) -> [String] {
        let words = CourseWords(language)
        return choices.flatMap { choice in
            var table = Table()
            table.add(row(language.today, choice.today))
            table.add(row(label(of: choice), choice.next))
            return [heading(choice)] + table.lines(style)
                + (choice.course.map { after(choice.next.date, $0) } ?? [])
        } + [words.toUndo("dosectl undo")]
    }

    private func heading(_ choice: Wire.Choice) -> String {
        let (name, words) = (text(choice.name), CourseWords(language))
        return switch choice.placed {
        case .kept: words.kept(name)
        case .moved where choice.next.sum.isSomething: words.goesOn(name)
        case .found, .waiting, .asked, .paused, .accepted, .moved:
            choice.course == nil
                || !choice.next.sum.isSomething
                    && choice.course?.upcoming.isEmpty ?? true
                ? words.endsNow(name) : words.accepted(name)
        }
    }

    private func row(_ label: String, _ day: Wire.DayAmounts) -> [Table.Cell] {
        let words = CourseWords(language)
        let intakes = zip(day.times, day.amounts).map { "\(text($0)) \(number($1))" }
        let sum = day.sum.isSomething ? rate(day) : words.nothing
        return [
            Table.Cell(label), Table.Cell(sum, isRight: true),
            Table.Cell(
                intakes.count > 6
                    ? words.intakes(intakes.count) : intakes.joined(separator: ", ")),
        ]
    }

    /// `tomorrow`, or the next date with doses.
    private func label(of choice: Wire.Choice) -> String {
        guard let today = choice.today.date.flatMap({ CivilDate($0) }),
            let next = choice.next.date.flatMap({ CivilDate($0) }), next > today + 1
        else { return language.tomorrow }
        return date(next.description, today: today.description)
    }

    /// What follows on the days after the next.
    private func after(_ next: String?, _ course: Wire.CourseReport) -> [String] {
        let words = CourseWords(language)
        guard let today = CivilDate(course.today) else { return [] }
        if let next = self.next(after: next.flatMap { CivilDate($0) } ?? today + 1, course) {
            return [
                words.thenStep(
                    next.step, amounts(next.amounts), on: date(next.from, today: course.today))
            ]
        }
        if let ends = course.ends, CivilDate(ends).map({ $0 > today + 1 }) ?? false {
            return [words.endsOn(date(ends, today: course.today))]
        }
        if course.standing == .held {
            return [words.staysOnHold("dosectl resume \(text(course.medication))")]
        }
        return course.standing == .ended || course.ends != nil ? [] : [words.staysSo]
    }
}
