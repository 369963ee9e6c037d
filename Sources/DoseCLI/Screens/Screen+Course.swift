import ControlProtocol
import DoseCore

extension Screen {
    /// `dosectl course`.
    func courses(_ courses: [Wire.CourseReport], questions: [Wire.Question] = []) -> [String] {
        guard let first = courses.first else { return ["The plan has no course."] }
        return self.questions(questions, today: first.today)
            + courses.enumerated().flatMap { index, course in
                (index == 0 ? [] : [""]) + lines(course)
            }
    }

    private func lines(_ course: Wire.CourseReport) -> [String] {
        let heading = "\(text(course.name)): \(standing(course))"
        let chart = Chart(course).map { [""] + $0.lines(style) } ?? []
        let steps = table(course)
        let moves = moves(course)
        return [style.paint(heading, .bold)]
            + (steps.isEmpty ? [] : [""] + steps)
            + chart + (moves.isEmpty ? [] : [""] + moves)
    }

    /// `step 4 of 10, day 2 of 3; held from tomorrow on`.
    func standing(_ course: Wire.CourseReport) -> String {
        switch course.standing {
        case .notBegun: return "begins on \(day(course.starts, today: course.today))"
        case .ended: return "ended"
        case .asked where course.step == nil: return "nothing rings until you answer"
        case .running, .held, .asked:
            let step = course.step.map { "step \($0) of \(course.steps)" } ?? "on its course"
            let length = course.stepDays.map { " of \($0)" } ?? ""
            let place = step + (course.day.map { ", day \($0)\(length)" } ?? "")
            return ([place] + state(course) + pending(course)).joined(separator: "; ")
        }
    }

    private func state(_ course: Wire.CourseReport) -> [String] {
        let state: [String] =
            switch course.standing {
            case .held: ["held"]
            case .asked: ["stays so until you answer"]
            case .notBegun, .running, .ended: []
            }
        let today = course.today
        return state
            + (course.follows.map { ["by the plan saved last from \(day($0, today: today)) on"] }
                ?? [])
            + (course.waitsUntil.map { ["the plan saved last begins on \(day($0, today: today))"] }
                ?? [])
            + (course.timesUntil.map {
                let times = course.timesTo.joined(separator: ", ")
                return [
                    "the times move to \(times) until \(day($0, today: today)); the amounts wait"
                ]
            } ?? [])
    }

    /// The moves that were said today and act from tomorrow on.
    private func pending(_ course: Wire.CourseReport) -> [String] {
        course.moves.filter { $0.from.prefix(10) > course.today }.map {
            "\(words($0.kind)) \(from($0.from, today: course.today))"
        }
    }

    private func words(_ kind: CourseMove.Kind) -> String {
        switch kind {
        case .held: "held"
        case .resumed: "goes on"
        case .steppedBack: "a step back"
        }
    }

    // MARK: The steps

    private static let stepsShown = 12

    private func table(_ course: Wire.CourseReport) -> [String] {
        var table = Table()
        if let step = course.step {
            table.add(
                row(
                    "now", "step \(step)", course.amounts, rate(course),
                    at: course.times, .yellow))
        }
        for step in course.upcoming.prefix(Self.stepsShown) {
            table.add(
                row(
                    date(step.from, course.today), "step \(step.step)", step.amounts,
                    rate(step), at: step.times, nil))
        }
        return table.lines(style) + ending(course)
    }

    private func row(
        _ from: String, _ step: String, _ amounts: [Wire.Quantity], _ rate: String,
        at times: [String], _ colour: Style.Colour?
    ) -> [Table.Cell] {
        // Times of nothing are left out, so that the row says what is taken when.
        let doses = zip(times, amounts).filter { $0.1.isSomething }
            .map { text($0.0) + ($0.1.isUncounted ? "" : " \(number($0.1))") }
        return [
            Table.Cell(from, colour, isRight: true), Table.Cell(step, colour),
            Table.Cell(rate, colour, isRight: true),
            Table.Cell(
                doses.count > 6 ? "\(doses.count) times" : doses.joined(separator: ", "), colour),
        ]
    }

    private func ending(_ course: Wire.CourseReport) -> [String] {
        let rest = course.upcoming.count - Self.stepsShown
        var lines = rest > 0 ? ["  and \(count(rest, "step")) more"] : []
        if let last = course.reachesLast {
            lines.append("The last step begins on \(day(last, today: course.today)).")
        }
        if let ends = course.ends {
            lines.append(
                "The course ends: nothing is due from \(day(ends, today: course.today)) on.")
        }
        let later = course.moves.last { $0.from.prefix(10) > course.today }
        if course.standing == .held, later?.kind != .resumed {
            lines.append("To go on: dosectl resume \(text(course.medication)).")
        }
        return lines
    }

    /// `Thu 3 Dec`, with its year where it is another one.
    private func date(_ date: String, _ today: String) -> String {
        guard let read = CivilDate(date) else { return text(date) }
        let words = read.dayName.split(separator: " ").map { $0.prefix(3) }
        return words.joined(separator: " ")
            + (date.prefix(4) == today.prefix(4) ? "" : " \(read.year)")
    }

    // MARK: The moves

    private static let movesShown = 10

    private func moves(_ course: Wire.CourseReport) -> [String] {
        course.moves.suffix(Self.movesShown).map { move in
            let kind =
                switch move.kind {
                case .held: "Held"
                case .resumed: "Resumed"
                case .steppedBack: "Stepped back"
                }
            let reason = move.reason.map { ": \(text($0))" } ?? ""
            return "\(kind) \(from(move.from, today: course.today))\(reason)"
        }
    }
}
