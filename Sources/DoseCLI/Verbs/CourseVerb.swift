import ControlProtocol

/// Where the courses stand, and what comes when.
struct CourseVerb: Verb, Equatable {
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
        try session.show(reply) { $0.courses(reply.courses) }
    }
}
