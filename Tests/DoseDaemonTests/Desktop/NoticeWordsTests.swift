import Testing

@testable import DoseCore
@testable import DoseDaemon

/// How what happened is told.
struct NoticeWordsTests {
    private let words = NotificationWords(settings: Settings(), zone: .utc)
    private let privately = NotificationWords(settings: Settings(isPrivate: true), zone: .utc)
    private let next = open(amount: mg(20), due: utc("2026-12-02 17:00")).dose

    private func missed(_ count: Int) -> [MissedDose] {
        (0..<count).map { day in
            MissedDose(
                dose: open(due: utc("2026-12-01 17:00") + .hours(24 * day)).dose,
                medication: aMedication, cause: .unanswered)
        }
    }

    @Test func `a missed dose is told with the next one, and that nothing is to be made up`() {
        #expect(
            words.notice(.missed(missed(1), next: next))
                == Notification(
                    summary: "Baclofène 15 mg of 17:00 was missed",
                    body: "Do not make up for it. Next: 20 mg at 17:00 on 2026-12-02.",
                    urgency: .normal))
    }

    @Test func `many missed doses are told in one notice`() {
        let notice = words.notice(.missed(missed(12), next: nil))
        #expect(notice.summary == "12 doses were missed")
        #expect(notice.body == "Do not make up for it. Nothing more is planned.")
    }

    @Test func `in private a notice has neither name nor amount`() {
        let one = privately.notice(.missed(missed(1), next: next))
        #expect(one.summary == "The dose of 17:00 was missed")
        #expect(one.body == "Do not make up for it. Next: at 17:00 on 2026-12-02.")
        #expect(privately.notice(.missed(missed(2), next: next)).summary == "2 doses were missed")
    }

    @Test(arguments: [
        (
            ClockTrust.trusted, "The clock is right again", "Doses ring as planned."
        ),
        (
            .beforeRelease, "No dose rings: the clock cannot be right",
            "It shows a time before this program was made. Set it, or connect to the network."
        ),
        (
            .beforeNewestRecord(utc("2026-12-01 17:00")),
            "No dose rings: the clock cannot be right",
            "It shows a time before the last record, of 2026-12-01 17:00. Set it, or connect to the network."
        ),
        (
            .farAhead, "No dose rings: the clock cannot be right",
            "It shows a time long after the last record. Set it, or connect to the network."
        ),
    ])
    func `a doubtful clock is told with its reason`(
        _ trust: ClockTrust, _ summary: String, _ body: String
    ) {
        let notice = words.notice(.clock(trust))
        #expect([notice.summary, notice.body] == [summary, body])
    }

    @Test func `a store that fails and heals is told`() {
        #expect(words.notice(.storeFailed).summary == "Answers cannot be saved")
        #expect(words.notice(.storeHealed).summary == "Answers are saved again")
    }

    @Test(arguments: [
        (Refusal.notSaved, "The ledger cannot be written: full. Press again later."),
        (
            .missed(dose("baclofen/2026-12-01/17:00"), next: nil),
            "The window of 17:00 had closed. If you took the dose, tell it: dosectl take 17:00 --at now"
        ),
        (
            .settled(dose("baclofen/2026-12-01/17:00")),
            "The dose of 17:00 was answered before. See: dosectl today"
        ),
        (.nothingRinging, "The dose is not open any more. See: dosectl today"),
        (.noPlan, "The dose is not open any more. See: dosectl today"),
    ])
    func `a button that could not be obeyed says why`(_ refusal: Refusal, _ body: String) {
        #expect(
            words.refusal(refusal, store: "full")
                == Notification(summary: "Not recorded", body: body, urgency: .normal))
    }
}
