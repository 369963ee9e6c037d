import ControlProtocol
import DoseCore
import Words

extension Screen {
    private var words: CourseWords { CourseWords(language) }

    /// `dosectl course`.
    func courses(_ courses: [Wire.CourseReport], questions: [Wire.Question] = []) -> [String] {
        guard let first = courses.first else { return [words.noCourse] }
        return self.questions(questions, today: first.today)
            + courses.enumerated().flatMap { index, course in
                (index == 0 ? [] : [""]) + lines(course)
            }
    }

    private func lines(_ course: Wire.CourseReport) -> [String] {
        let heading = words.heading(text(course.name), standing(course))
        let chart = Chart(course).map { [""] + $0.lines(self) } ?? []
        let steps = table(course)
        let moves = moves(course)
        return [style.paint(heading, .bold)]
            + (steps.isEmpty ? [] : [""] + steps)
            + chart + (moves.isEmpty ? [] : [""] + moves)
    }

    /// `step 4 of 10, day 2 of 3; on hold from tomorrow`.
    func standing(_ course: Wire.CourseReport) -> String {
        if let rest = standstill(course, starts: date(course.starts, today: course.today)) {
            return rest
        }
        return ([place(course) ?? words.underWay] + state(course) + pending(course))
            .joined(separator: StatusWords(language).parted)
    }

    /// Of one that is on no step: not yet, not any more, or not before an answer; nil of any other.
    func standstill(_ course: Wire.CourseReport, starts: String) -> String? {
        let words = StatusWords(language)
        switch course.standing {
        case .notBegun: return words.begins(on: starts)
        case .ended: return words.ended
        case .asked where course.step == nil: return words.rests
        case .running, .held, .asked: return nil
        }
    }

    /// `step 4 of 10, day 2 of 3`; `today doses 5 to 7 of 21`.
    func place(_ course: Wire.CourseReport) -> String? {
        if let series = course.series {
            return StatusWords(language).doses(series.today, of: series.doses)
        }
        return course.step.map {
            StatusWords(language).step(
                $0, of: course.steps, day: course.day, of: course.stepDays)
        }
    }

    private func state(_ course: Wire.CourseReport) -> [String] {
        let today = course.today
        var state: [String] = []
        switch course.standing {
        case .held: state.append(words.onHold)
        case .asked: state.append(StatusWords(language).stays)
        case .notBegun, .running, .ended: break
        }
        if let follows = course.follows {
            state.append(words.follows(from: date(follows, today: today)))
        }
        if let until = course.waitsUntil {
            state.append(words.waits(until: date(until, today: today)))
        }
        if let until = course.timesUntil {
            state.append(
                words.times(
                    to: course.timesTo.map(text).joined(separator: ", "),
                    until: date(until, today: today)))
        }
        return state
    }

    /// The moves that were said today and act from tomorrow on.
    func pending(_ course: Wire.CourseReport) -> [String] {
        course.moves.filter { $0.from.prefix(10) > course.today }.map {
            StatusWords(language).moved($0.kind.told, from($0.from, today: course.today))
        }
    }

    // MARK: The steps

    private static let stepsShown = 12

    private func table(_ course: Wire.CourseReport) -> [String] {
        var table = Table()
        func name(_ step: Int) -> String { hasSteps(course) ? words.step(step) : "" }
        if let step = course.step {
            table.add(
                row(
                    words.now, name(step), course.amounts, rate(course), at: course.times,
                    .yellow))
        }
        for step in course.upcoming.prefix(Self.stepsShown) {
            table.add(
                row(
                    date(step.from, today: course.today), name(step.step), step.amounts,
                    course.series == nil ? rate(step) : amount(step.sum), at: step.times, nil))
        }
        return table.lines(style) + ending(course)
    }

    /// One row, and the rows of so many doses at equal stretches, are no steps that anybody was told.
    private func hasSteps(_ course: Wire.CourseReport) -> Bool {
        course.series == nil && course.steps > 1
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
                doses.count > 6 ? words.intakes(doses.count) : doses.joined(separator: ", "),
                colour),
        ]
    }

    private func ending(_ course: Wire.CourseReport) -> [String] {
        let rest = course.upcoming.count - Self.stepsShown
        var lines = rest > 0 ? ["  \(words.more(rest))"] : []
        if let last = course.reachesLast, hasSteps(course) {
            lines.append(words.lastStep(on: date(last, today: course.today)))
        }
        if let ends = course.ends {
            lines.append(words.ends(date(ends, today: course.today)))
        }
        let later = course.moves.last { $0.from.prefix(10) > course.today }
        if course.standing == .held, later?.kind != .resumed {
            lines.append(words.toGoOn("dosectl resume \(text(course.medication))"))
        }
        return lines
    }

    // MARK: The moves

    private static let movesShown = 10

    private func moves(_ course: Wire.CourseReport) -> [String] {
        course.moves.suffix(Self.movesShown).map { move in
            words.moved(
                move.kind.told, from(move.from, today: course.today), move.reason.map(text))
        }
    }
}
