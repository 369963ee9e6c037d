import DoseCore
import DoseSimulator

/// An act, what led to it, and what it leaves in the ledger.
struct Happening: CustomStringConvertible {
    let description: String
    let earlier: [Act]
    let act: Act
    let story: String

    private init(_ name: String, after earlier: [Act] = [], _ act: Act, _ story: String) {
        description = name
        self.earlier = earlier
        self.act = act
        self.story = story
    }

    /// The doses of the days before are taken: nothing of the course waits for an intake.
    private static let before = (1...6).flatMap { day -> [Act] in
        [
            .run(until: "2026-12-0\(day) 17:01"),
            .request(Request(id: "evening \(day)", by: .command, answer: take)),
        ]
    }
    private static let due = before + [.run(until: "2026-12-07 13:00")]
    private static let rung = due + [.run(until: "2026-12-07 13:04")]
    private static let taken = rung + [.ask(take)]
    private static let missed = due + [.run(until: "2026-12-07 14:30")]
    private static let held = taken + [.ask(course(.held))]
    private static let take = Answer.take(.takeable, at: nil, amount: nil)

    static let all = [
        Happening(
            "a dose rings", after: before + [.run(until: "2026-12-07 12:59")], .wake, "raised"),
        Happening("a dose rings again", after: rung, .wake, ""),
        Happening(
            "a dose is missed", after: due + [.run(until: "2026-12-07 13:59")], .wake, "missed"),
        Happening("a dose is taken", after: rung, .ask(take), "taken"),
        Happening("in another amount", after: rung, .ask(intake("13:02", mg: 5)), "taken"),
        Happening(
            "a dose is skipped", after: rung, .ask(.skip(.takeable, reason: "nausea")), "skipped"),
        Happening(
            "a dose is snoozed", after: rung, .ask(.snooze(.takeable, length: nil)), "snoozed"),
        Happening("a missed dose is told", after: missed, .ask(intake("13:30", mg: 10)), "taken"),
        Happening(
            "an extra intake is told", after: missed, .ask(intake("14:20", mg: 5)), "extra_intake"),
        Happening("an answer is taken back", after: taken, .ask(.undo(nil)), "undone"),
        Happening("the course is held", after: taken, .ask(course(.held)), "held"),
        Happening("it is held now", after: rung, .ask(course(.held, now: true)), "held"),
        Happening(
            "it goes back now", after: rung, .ask(course(.steppedBack, now: true)),
            "stepped_back superseded"),
        Happening("it goes on", after: held, .ask(course(.resumed)), "resumed"),
        Happening(
            "its plan ends", after: rung, .adopt(plan(titration(end: "2026-12-06"))),
            "plan_adopted placed placed"),
        Happening(
            "its plan counts", after: taken, .adopt(plan(titration(advance: .taken))),
            "plan_adopted placed placed"),
        Happening("the clock is set forward", after: rung, .setClock(by: .hours(3)), "missed"),
        Happening("the clock is set back", after: taken, .setClock(by: .zero - .hours(2)), ""),
        Happening("the zone is another", after: taken, .travel(to: newYork), ""),
    ]

    private static let newYork = Zone.system("America/New_York")

    private static func intake(_ time: String, mg: Int) -> Answer {
        .take(
            .matching(DoseSelector(medication: "baclofen")),
            at: paris.instant(of: "2026-12-07 \(time)"),
            amount: .amount(Amount(milligrams: mg)))
    }

    private static func course(_ kind: CourseMove.Kind, now: Bool = false) -> Answer {
        .course(kind, nil, now: now, reason: nil)
    }
}

/// What a person or a machine does.
enum Act {
    case wake
    case run(until: String)
    case request(Request)
    case adopt(Plan)
    case setClock(by: Duration)
    case travel(to: Zone)

    /// By a name of its own, as every program that asks gives it one.
    static func ask(_ answer: Answer) -> Act {
        .request(Request(id: "\(answer)", by: .command, answer: answer))
    }
}
