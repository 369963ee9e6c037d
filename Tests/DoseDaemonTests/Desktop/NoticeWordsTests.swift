import Testing

@testable import DoseCore
@testable import DoseDaemon
@testable import Words

/// How what happened is told.
struct NoticeWordsTests {
    private let words = NotificationWords(
        settings: Settings(), zone: .utc, name: { $0 == "baclofen" ? "Baclofène" : $0 },
        today: date("2026-12-01"))
    private let privately = NotificationWords(
        settings: Settings(isPrivate: true), zone: .utc, today: date("2026-12-01"))
    private let next = open(amount: mg(20), due: utc("2026-12-02 17:00")).dose

    private func missed(_ count: Int, _ cause: MissedCause = .unanswered) -> [MissedDose] {
        (0..<count).map { day in
            MissedDose(
                dose: open(due: utc("2026-12-01 17:00") + .hours(24 * day)).dose,
                medication: aMedication, cause: cause)
        }
    }

    /// The pill out of the box at 07:30, the computer on at 09:00: the screen knew no way to say so.
    @Test func `what was missed with nobody there can be told as taken`() {
        let one = words.notice(.missed(missed(1, .unattended), next: next), nonce: "1f")
        #expect(one.actions.map(\.label) == ["I took it", "Missed"])
        #expect(one.actions.map(\.key) == ["took.1f", "missed.1f"])
        let three = words.notice(.missed(missed(3, .unattended), next: next), nonce: "1f")
        #expect(three.actions.map(\.label) == ["I took all 3", "Missed"])
        // Nobody settles with one press what he cannot see, and one that rang is no such dose.
        let others = [
            words.notice(.missed(missed(4, .unattended), next: next), nonce: "1f"),
            words.notice(.missed(missed(1) + missed(1, .unattended), next: next), nonce: "1f"),
            privately.notice(.missed(missed(2, .unattended), next: next), nonce: "1f"),
        ]
        #expect(others.allSatisfy { $0.actions.isEmpty })
        #expect(
            others.allSatisfy {
                $0.body.hasSuffix(
                    "\nIf you took one of them all the same: dosectl take NAME/TIME --at TIME")
            })
        #expect(
            words.notice(.missed(missed(1, .unattended), next: next)).body.hasSuffix(
                "\nIf you took it all the same: dosectl take baclofen/17:00 --at 17:00"))
        #expect(words.notice(.missed(missed(1), next: next), nonce: "1f").actions.isEmpty)
    }

    @Test func `a missed dose is told with the next one, and that nothing is to be made up`() {
        #expect(
            words.notice(.missed(missed(1), next: next))
                == Notification(
                    summary: "Missed: Baclofène 15 mg (17:00)",
                    body:
                        "Don't take it now, and don't take more next time. Next: Baclofène 20 mg at 17:00 tomorrow.",
                    urgency: .normal))
    }

    @Test(arguments: [
        ("2026-12-01 21:30", "21:30"), ("2026-12-02 00:00", "00:00 tomorrow"),
        ("2026-12-05 17:00", "17:00 on Sat 5 December"),
    ])
    func `the day of the next dose is told as people say it`(_ due: String, _ point: String) {
        let notice = words.notice(.missed(missed(1), next: open(due: utc(due)).dose))
        #expect(notice.body.hasSuffix(" Next: Baclofène 15 mg at \(point)."))
    }

    @Test func `many missed doses are told in one notice, the first of them by name`() {
        let notice = words.notice(.missed(missed(12), next: nil))
        #expect(notice.summary == "Missed: 12 doses")
        #expect(
            notice.body == """
                • Baclofène 15 mg at 17:00.
                • Baclofène 15 mg at 17:00 tomorrow.
                • Baclofène 15 mg at 17:00 on Thu 3 December.
                And 9 more: dosectl history.
                Don't take them now, and don't take more next time. Nothing more is planned.
                """)
        #expect(!words.notice(.missed(missed(3), next: nil)).body.contains(" more: "))
    }

    @Test func `the rule is not said of what has a leaflet of its own`() {
        var pill = aMedication
        (pill.key, pill.name) = ("pill", "Pill")
        pill.ifMissed = "take the last one forgotten"
        let leaflet = MissedDose(
            dose: open(due: utc("2026-12-01 21:00")).dose, medication: pill, cause: .unanswered)
        #expect(
            words.notice(.missed([leaflet], next: nil)).body
                == "Take the last one forgotten. Nothing more is planned.")
        #expect(
            words.notice(.missed(missed(1) + [leaflet], next: nil)).body == """
                • Baclofène 15 mg at 17:00.
                • Pill 15 mg at 21:00.
                Pill: Take the last one forgotten.
                Don't take the others now, and don't take more next time. Nothing more is planned.
                """)
        #expect(
            words.notice(.missed([leaflet, leaflet], next: nil)).body == """
                • Pill 15 mg at 21:00.
                • Pill 15 mg at 21:00.
                Pill: Take the last one forgotten.
                Nothing more is planned.
                """)
        #expect(
            privately.notice(.missed([leaflet], next: nil)).body
                == "What to do now: dosectl status\nNothing more is planned.")
    }

    @Test func `in private a notice has neither name nor amount`() {
        let one = privately.notice(.missed(missed(1), next: next))
        #expect(one.summary == "Missed: the 17:00 dose")
        #expect(
            one.body
                == "Don't take it now, and don't take more next time. Next: 17:00 tomorrow.")
        let two = privately.notice(.missed(missed(2), next: next))
        #expect(two.summary == "Missed: 2 doses")
        #expect(
            two.body
                == "Don't take them now, and don't take more next time. Next: 17:00 tomorrow."
        )
    }

    @Test func `a changed plan is told by what it changes today`() {
        let at = utc("2026-12-01 17:00")
        let before = [open(due: at - .hours(2)).dose, open(amount: mg(20), due: at).dose]
        let after = [open(amount: mg(30), due: at).dose, open(due: at + .hours(2)).dose]
        let notice = words.notice(.planChanged(before: before, after: after))
        #expect(notice.summary == "The plan has changed")
        #expect(
            notice.body == """
                Today at 17:00: Baclofène 30 mg instead of 20 mg.
                New today: Baclofène 15 mg at 19:00.
                Not today: Baclofène 15 mg at 15:00.
                """)
        #expect(
            words.notice(.planChanged(before: after, after: after)).body
                == "Nothing changes today. For the coming days: dosectl course")
        #expect(
            privately.notice(.planChanged(before: before, after: after)).body
                == "The rest of today changes. See: dosectl today")
    }

    @Test func `a changed plan says when an amount is made of other pieces`() {
        let dose = open(amount: mg(50)).dose
        let strength = StrengthChange(
            "baclofen", before: Preparation(tablet: mg(10), parts: 2),
            now: Preparation(tablet: mg(25), parts: 2))
        #expect(
            words.notice(.planChanged(before: [dose], after: [dose], strengths: [strength])).body
                == "Baclofène 50 mg: 2 tablets of 25 mg instead of 5 of 10 mg.")
        #expect(
            words.notice(.planChanged(before: [], after: [], strengths: [strength])).body
                == "Baclofène: tablets of 25 mg and their halves instead of tablets of 10 mg and their halves."
        )
    }

    @Test func `what was missed on another day is told with it`() {
        let yesterday = MissedDose(
            dose: open(due: utc("2026-11-30 22:00")).dose, medication: aMedication,
            cause: .unanswered)
        #expect(
            words.notice(.missed([yesterday], next: next)).summary
                == "Missed: Baclofène 15 mg (22:00 yesterday)")
    }

    @Test func `a medication under another key is asked about`() {
        let replaced = Notice.medicationsReplaced(["baclofen", "a"], by: ["lioresal"])
        #expect(
            words.notice(replaced)
                == Notification(
                    summary: "Is it the same medicine?",
                    body:
                        "The plan has lost baclofen and a and has lioresal. What you took of the old does not "
                        + "count for the new: take no dose twice. If it is the same, write its old name again in the plan.",
                    urgency: .normal))
        #expect(!privately.notice(replaced).body.contains("lioresal"))
    }

    @Test func `a plan that changes much is told in few lines`() {
        let doses = (0..<9).map { open(due: utc("2026-12-01 10:00") + .hours($0)).dose }
        let lines = words.notice(.planChanged(before: [], after: doses)).body.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines.last == "And 5 more: dosectl today.")
    }

    @Test func `a review is told without asking for a change`() {
        var medication = aMedication
        medication.reviewEvery = 14
        #expect(
            words.notice(.review(medication))
                == Notification(
                    summary: "Baclofène: time to see your prescriber",
                    body: "Your plan asks for it every 14 days. Nothing changes by itself.",
                    urgency: .normal))
        medication.reviewOn = CivilDate("2027-03-02")
        #expect(
            words.notice(.review(medication)).body
                == "Your plan asks for it every 14 days and on Tue 2 March 2027. Nothing changes by itself."
        )
        #expect(
            privately.notice(.review(medication)).summary == "Time to see your prescriber")
    }

    @Test(arguments: [
        (
            ClockTrust.trusted, "The clock can be right again", "Doses ring as planned."
        ),
        (
            .beforeRelease, "No new dose rings: the clock cannot be right",
            "It shows a time before this program was made. Set it, or connect to the network. Until then take your doses by another clock."
        ),
        (
            .beforeNewestRecord(utc("2026-12-01 17:00")),
            "No new dose rings: the clock cannot be right",
            "It shows a time before the last record, of 17:00. Set it, or connect to the network. Until then take your doses by another clock."
        ),
        (
            .farAhead, "No new dose rings: the clock cannot be right",
            "It shows a time long after the last record. Set it, or connect to the network. Until then take your doses by another clock."
        ),
    ])
    func `a doubtful clock is told with its reason`(
        _ trust: ClockTrust, _ summary: String, _ body: String
    ) {
        let notice = words.notice(.clock(trust))
        #expect([notice.summary, notice.body] == [summary, body])
    }

    @Test func `a ledger that was lost is told with the doses that may have been taken`() {
        let doses = (1...5).map { open(due: utc("2026-12-01 1\($0):00")).dose }
        #expect(
            words.notice(.ledgerLost([doses[0]])).body == """
                • Baclofène 15 mg at 11:00.
                These do not ring, because you may have taken them. Check your pill box.
                To record one: dosectl take NAME --at TIME --amount AMOUNT
                Holds and steps back may be lost as well. See: dosectl course
                """)
        #expect(words.notice(.ledgerLost([doses[0]])).urgency == .critical)
        #expect(
            words.notice(.ledgerLost(doses)).body.contains(
                "at 14:00.\nAnd 1 more: dosectl today.\nThese"))
        #expect(
            words.notice(.ledgerLost([])).body
                == "No dose is due now; all that follow will ring.\nHolds and steps back may be lost as well. See: dosectl course"
        )
        let one = privately.notice(.ledgerLost([doses[0]])).body
        #expect(
            one.hasPrefix("Doses that are due now do not ring, because you may have taken them."))
    }

    @Test func `of a ledger that cannot be read it is not said that anything was lost`() {
        let doses = (1...5).map { open(due: utc("2026-12-01 1\($0):00")).dose }
        let notice = words.notice(.ledgerUnreadable([doses[0]]))
        #expect(notice.summary == "What was taken cannot be read")
        #expect(notice.urgency == .critical)
        #expect(
            notice.body == """
                • Baclofène 15 mg at 11:00.
                These do not ring, because you may have taken them. Check your pill box.
                Nothing is lost: it counts again as soon as the records can be read. See: dosectl status
                """)
        #expect(
            words.notice(.ledgerUnreadable([])).body.hasPrefix(
                "No dose is due now; all that follow will ring.\nNothing is lost"))
    }

    @Test func `a file that is refused is told with how to see what is wrong`() {
        #expect(
            words.refused(.plan, errors: 1, isInForce: false)
                == Notification(
                    summary: "The plan has an error",
                    body: "No dose rings until it is fixed. See: dosectl check",
                    urgency: .normal))
        let settings = words.refused(.settings, errors: 2, isInForce: true)
        #expect(settings.summary == "dosed.toml has 2 errors")
        #expect(settings.body.hasPrefix("The settings of before stay in force. See: "))
    }

    @Test func `a store that fails and heals is told`() {
        #expect(words.notice(.storeFailed).summary == "Answers cannot be saved")
        #expect(
            words.notice(.storeHealed).body
                == "What you took meanwhile can be recorded now: dosectl take --at TIME")
    }

    @Test(arguments: [
        (
            Refusal.notSaved,
            "The records cannot be written: full. Write down what you took and when, and press again later."
        ),
        (
            .missed(dose("baclofen/2026-12-01/17:00"), next: nil),
            "It was too late for the 17:00 dose. If you did take it: dosectl take baclofen/17:00 --at now"
        ),
        (
            .settled(dose("baclofen/2026-12-01/17:00")),
            "The 17:00 dose was answered before. See: dosectl today"
        ),
        (.nothingRinging, "This alarm is over; nothing was recorded. See: dosectl today"),
        (.noPlan, "This alarm is over; nothing was recorded. See: dosectl today"),
    ])
    func `a button that could not be obeyed says why`(_ refusal: Refusal, _ body: String) {
        #expect(
            words.refusal(refusal, store: "full")
                == Notification(summary: "Not recorded", body: body, urgency: .normal))
    }

    @Test func `in private a refused button does not name the medication`() {
        let missed = Refusal.missed(dose("baclofen/2026-12-01/17:00"), next: nil)
        #expect(!privately.refusal(missed, store: nil).body.contains("baclofen"))
    }
}
