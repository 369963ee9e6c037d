import ControlProtocol
import DoseCore
import Installation
import Words

/// What is open, what is next, and how the day went so far.
struct StatusVerb: Verb, Equatable {
    static let manual = Manual(
        "status",
        summary: Sentence("what is due, what was missed, what is next, and the day so far"),
        text: [
            [
                Sentence(
                    "Prints what can be taken now and until when; what was missed within a day, with the command for having taken it; what is left of the day; the day as a strip of the clock; each course with its next change; what is taken as needed; and what is wrong with dosed."
                )
            ],
            [
                Sentence(
                    "On the strip each dose stands at its hour, with the sign that dosectl today has for it; a cross is one that was missed, a plus an extra intake."
                )
            ],
        ])

    init() {}

    init(_ arguments: inout Arguments) throws(UsageError) {}

    func run(in session: Session) throws(Failure) {
        let reply = try session.daemon().ask(ControlCall("Status"), StatusReply.self)
        let warnings = session.isJSON ? 0 : warnings(reply.status, in: session)
        try session.show(reply, at: ReadingClock.instant(reply.status.now)) {
            $0.status(reply.status, warnings: warnings)
        }
    }

    /// How many `dosectl check` would tell of the plan; none of a file that cannot be read from here.
    private func warnings(_ status: Wire.Overview, in session: Session) -> Int {
        guard let file = status.health.first(where: { $0.part == .plan && $0.isWell })?.file else {
            return 0
        }
        let judgement = session.environment.plans.judge(
            fileAt: file, at: session.environment.now())
        guard case .valid(let plan) = judgement else { return 0 }
        return plan.warnings.count + plan.profileProblems.count
    }
}
