import Testing

@testable import DoseCore
@testable import DoseDaemon
@testable import Words

/// How it is told that a course changes, and that it is over.
struct NewsWordsTests {
    private let words = NotificationWords(
        settings: Settings(), zone: .utc, today: date("2026-12-01"),
        mostAtStop: ["baclofen": mg(20)])
    private let privately = NotificationWords(
        settings: Settings(isPrivate: true), zone: .utc, today: date("2026-12-01"))

    private func slots(_ slots: (String, Int)...) -> [Slot] {
        slots.map { Slot(time: time($0), amount: mg($1)) }
    }

    private func time(_ text: String) -> CivilTime {
        guard let time = CivilTime(text) else { preconditionFailure("'\(text)' is no time.") }
        return time
    }

    private func change(
        _ before: [Slot]?, to after: [Slot], since: String = "2026-12-01"
    ) -> Foretold {
        Foretold(
            aMedication, on: date("2026-12-02"),
            before: before.map { Foretold.Day(date: date(since), slots: $0) }, after: after)
    }

    @Test func `tomorrow's intakes and sum, and today's`() {
        let told = change(
            slots(("12:00", 10), ("15:00", 20), ("18:00", 20)),
            to: slots(("12:00", 20), ("15:00", 20), ("18:00", 20)))
        #expect(
            words.foretold([told])
                == Notification(
                    summary: "Baclofène changes tomorrow",
                    body:
                        "Tomorrow 20 mg at 12:00, 15:00 and 18:00, 60 mg in all. Today it was 50 mg.",
                    urgency: .normal))
    }

    @Test func `other times of the same sum, a beginning, an older day`() {
        let moved = change(slots(("12:00", 10)), to: slots(("13:00", 10)))
        #expect(
            words.foretold([moved]).body
                == "Tomorrow 10 mg at 13:00. That is as much as today.")
        let first = change(nil, to: slots(("13:00", 10), ("17:00", 20)))
        #expect(words.foretold([first]).summary == "Baclofène starts tomorrow")
        #expect(
            words.foretold([first]).body
                == "Tomorrow 10 mg at 13:00, 20 mg at 17:00, 30 mg in all.")
        let weekly = change(slots(("13:00", 10)), to: slots(("13:00", 20)), since: "2026-11-25")
        #expect(words.foretold([weekly]).body.hasSuffix("On Wed 25 November it was 10 mg."))
    }

    @Test func `the end of a course, with a warning where it is not to be stopped at once`() {
        let low = change(slots(("13:00", 20)), to: [])
        #expect(words.foretold([low]).summary == "Baclofène ends")
        #expect(
            words.foretold([low]).body == "The course ends: from tomorrow nothing is due.")
        let high = change(slots(("13:00", 30)), to: [])
        #expect(
            words.foretold([high]).body.hasSuffix(
                " Stopping at once from 30 mg a day can be dangerous: ask your prescriber first."))
        let ended = Notice.ended(aMedication, on: date("2026-11-30"), amount: mg(20))
        #expect(words.notice(ended).summary == "Baclofène has ended")
        #expect(
            words.notice(ended).body
                == "The course of Baclofène ended yesterday. Nothing more is due.")
        let early = Notice.ended(aMedication, on: date("2026-11-28"), amount: mg(30))
        #expect(
            words.notice(early).body.hasPrefix("The course of Baclofène ended on Sat 28 November."))
        #expect(words.notice(early).body.hasSuffix("ask your prescriber first."))
    }

    @Test func `several are listed, and nobody else reads a name`() {
        let told = change(slots(("12:00", 10)), to: slots(("12:00", 20)))
        let several = words.foretold([told, told, told, told])
        #expect(several.summary == "4 medicines change tomorrow")
        #expect(several.body.split(separator: "\n").count == 4)
        #expect(
            several.body.hasPrefix(
                "• Baclofène: Tomorrow 20 mg at 12:00. Today it was 10 mg."))
        let hidden = [
            privately.foretold([told]),
            privately.notice(.ended(aMedication, on: date("2026-11-30"), amount: mg(20))),
        ]
        for notification in hidden {
            #expect(!"\(notification.summary)\(notification.body)".contains("Baclofène"))
            #expect(!notification.body.contains(" mg"))
        }
    }
}
