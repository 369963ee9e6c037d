import ControlProtocol
import DoseCore
import Words

/// Puts the file of before back, and keeps the present one beside it.
struct PlanBackVerb: Verb, Equatable {
    let isConfirmed: Bool

    init(_ arguments: inout Arguments) throws(UsageError) {
        isConfirmed = arguments.isGiven("yes")
    }

    /// The reason that is recorded with a hold that a verb let go of.
    static func reason(of verb: String) -> String { "\(reasonOfVerbs)\(verb)" }

    /// Whether a verb recorded something along with the plan that it wrote.
    static func isOfVerb(_ reason: String?) -> Bool { reason?.hasPrefix(reasonOfVerbs) ?? false }

    private static let reasonOfVerbs = "dosectl "

    func run(in session: Session) throws(Failure) {
        let back = try PlanReturn(in: session)
        if !session.isJSON {
            try session.print(session.screen().returning(to: back.before, changing: back.changed))
        }
        if !isConfirmed { try session.confirm(ProposalWords(session.screen().language).putBack) }
        try back.putBack(in: session)
        let daemon = try session.daemon()
        var courses = try daemon.courses()
        for (index, course) in courses.enumerated() {
            // A hold that a verb let go of is put back with the file.
            guard let last = course.moves.last, last.kind == .resumed,
                Self.isOfVerb(last.reason),
                last.from.prefix(10) > course.today, course.standing != .asked
            else { continue }
            courses[index] = try daemon.ask(
                ControlCall(
                    "Hold", medication: course.medication,
                    reason: Self.reason(of: Self.manual.name),
                    request: session.environment.requestID()), MoveReply.self
            ).course
        }
        try session.show(CourseReply(courses: courses)) {
            [
                ProposalWords($0.language).putBack(
                    $0.text(back.file), replaced: $0.text(back.before))
            ]
                + $0.courses(courses)
        }
    }
}

extension Screen {
    fileprivate func returning(to file: String, changing keys: [String]) -> [String] {
        [ProposalWords(language).returns(to: text(file), changing: keys.map(text))]
    }
}
