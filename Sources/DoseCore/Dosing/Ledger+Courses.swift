/// What was done to courses, and where they were placed.
extension Ledger {
    package func course(of medication: Medication.Key) -> CourseHistory {
        courses[medication] ?? CourseHistory()
    }

    /// The courses that do not simply go from the start of the plan saved last.
    package var placedCourses: [Medication.Key: CourseHistory] {
        courses.filter { !$0.value.placed.isEmpty }
    }

    /// The numbers of the plans by whose texts courses are walked, or were.
    package static func plans(of courses: some Sequence<CourseHistory>) -> Set<Int64> {
        Set(courses.flatMap(\.plans))
    }

    mutating func place(_ medication: Medication.Key, _ placed: CourseHistory.Placed) {
        courses[medication, default: CourseHistory()].add(placed)
    }

    /// Lets go of where clocks placed courses that were wrong, as a right one shows.
    mutating func forgetPlaced(before record: Int64, byWrongClockAt now: Moment) {
        for key in courses.keys {
            courses[key]?.forgetPlaced(before: record, byWrongClockAt: now)
        }
    }
}
