import ControlProtocol
import Words

/// Where the courses stand, and what comes when.
struct CourseVerb: Verb, Equatable {
    static let manual = Manual(
        "course", summary: Sentence("where a course stands, and what comes when"),
        words: "[MEDICATION]",
        text: [
            [
                Sentence(
                    "Prints the step, the day in it, the steps to come with their dates, and what was done to the course."
                ),
                Sentence(
                    "Below it stands the daily amount over the whole treatment: what was taken, in front of what was and is planned."
                ),
                Sentence("MEDICATION is named as for take; without it all courses are shown."),
            ]
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
        try session.show(reply) {
            $0.courses(reply.courses, questions: reply.questions)
        }
    }
}
