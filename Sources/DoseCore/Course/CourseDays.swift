/// What a course holds of a date.
struct CourseDay {
    let date: CivilDate
    /// Where it stands in the evening, by the text that holds it then; nil before its start and after its end.
    let position: CoursePosition?
    /// Those of zero included.
    let slots: [Slot]

    var hasDoses: Bool { slots.hasDoses }
}

/// The days of a course one after the other: they are walked once, and not for each date anew from the start.
struct CourseDays: Sequence, IteratorProtocol {
    private let course: Course
    private let last: CivilDate
    private var walk: Walk
    private var date: CivilDate

    init(of course: Course, from first: CivilDate, through last: CivilDate) {
        self.course = course
        self.last = last
        date = first - 1
        walk = course.walk(to: Swift.max(date, course.begin - 1))
    }

    mutating func next() -> CourseDay? {
        guard date < last else { return nil }
        date = date + 1
        return course.day(date, after: &walk)
    }
}

extension Course {
    func days(from first: CivilDate, through last: CivilDate) -> CourseDays {
        CourseDays(of: self, from: first, through: last)
    }
}
