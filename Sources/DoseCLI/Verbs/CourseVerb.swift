import ControlProtocol

/// Where the courses stand, and what comes when.
struct CourseVerb: Verb, Equatable {
    static let manual = Manual(
        "course", summary: "where a course stands, and what comes when", words: "[MEDICATION]",
        text: [
            """
            Prints the step, the day in it, the steps to come with their dates, what was done to the
            course, and the daily amount over the whole treatment: what was taken, before what was and
            is planned. MEDICATION is named as for take; without it all courses are told.
            """
        ])

    /// Nil for all of them.
    var medication: String?

    init(medication: String? = nil) {
        self.medication = medication
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        medication = arguments.next()
    }

    func run(in session: Session) throws(Failure) {
        let reply = try session.daemon().ask(
            ControlCall("Course", medication: medication), CourseReply.self)
        try session.show(reply, isSpoken: true) {
            $0.courses(reply.courses, questions: reply.questions)
        }
    }
}
