import ControlProtocol
import DoseCore
import Words

// Where the courses stand, a line for each: what the status has room for.

extension Screen {
    /// Those of the plan, and what is taken when needed.
    func courses(_ status: Wire.Overview) -> [String] {
        (status.courses.map { line($0) } + status.today.needs.map(need)).flatMap {
            style.wrapped($0)
        }
    }

    /// `Baclofen 40 mg a day, step 3 of 10, day 2 of 3; Tue 1 December: 50 mg`.
    private func line(_ course: Wire.CourseReport) -> String {
        let name = text(course.name)
        // Nil of what is the same every day.
        let stands =
            standstill(course, starts: on(course.starts, today: course.today))
            ?? (course.steps > 1 || course.series != nil ? place(course) : nil)
        guard course.sum.isSomething else {
            return "\(name): \(stands ?? StatusWords(language).rests)"
        }
        let head = ["\(name) \(rate(course))", stands].compactMap(\.self)
        return
            ([head.joined(separator: ", ")] + state(course)
            + pending(course).map(\.unbroken) + ahead(course))
            .joined(separator: StatusWords(language).parted)
    }

    /// A date on one line.
    private func on(_ date: String, today: String) -> String {
        self.date(date, today: today).unbroken
    }

    private func state(_ course: Wire.CourseReport) -> [String] {
        let words = StatusWords(language)
        var state: [String] = []
        switch course.standing {
        case .held:
            state.append(words.held("dosectl resume \(text(course.medication))".unbroken))
        case .asked: state.append(words.stays)
        case .notBegun, .running, .ended: break
        }
        if let until = course.timesUntil {
            state.append(
                words.times(
                    to: course.timesTo.map(text).joined(separator: ", "),
                    until: on(until, today: course.today)))
        }
        return state
    }

    /// The next change.
    private func ahead(_ course: Wire.CourseReport) -> [String] {
        let words = StatusWords(language)
        // What comes is what is asked.
        if course.standing == .asked { return [] }
        if let next = course.upcoming.first, course.series == nil {
            let isSameDates = next.recurrence == course.recurrence && next.others.isEmpty
            let rate =
                isSameDates && !next.sum.isUncounted ? amount(next.sum) : self.rate(next)
            return [words.change(on: on(next.from, today: course.today), to: rate)]
        }
        return course.ends.map { [words.ends(on: on($0, today: course.today))] } ?? []
    }
}
