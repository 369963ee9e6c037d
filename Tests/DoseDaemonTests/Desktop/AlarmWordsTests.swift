import Systemd
import Testing

@testable import DoseCore
@testable import DoseDaemon
@testable import Words

/// How an alarm is worded.
struct AlarmWordsTests {
    private let words = NotificationWords(settings: Settings(), zone: .utc)
    private let privately = NotificationWords(settings: Settings(isPrivate: true), zone: .utc)

    private var other: Medication {
        var other = aMedication
        (other.key, other.name, other.preparation) = ("vitamin", "Vitamin D", nil)
        return other
    }

    private func said(_ notification: Notification) -> [String] {
        [notification.summary] + notification.body.split(separator: "\n").map(String.init)
    }

    @Test func `one medication: its name, its amount, its tablets, its times`() {
        let notification = words.alarm(alarm(open()), nonce: "1f", hasButtons: true)
        #expect(
            notification
                == Notification(
                    summary: "Baclofène 15 mg",
                    body: "1 ½ tablets of 10 mg.\nDue 17:00, until 18:00.",
                    actions: [
                        Notification.Action(key: "taken.1f", label: "Taken"),
                        Notification.Action(key: "snooze.1f", label: "Snooze"),
                        Notification.Action(key: "skip.1f", label: "Skip"),
                    ], urgency: .critical, sound: "alarm-clock-elapsed"))
    }

    @Test func `more than planned is told first, with whom to ask`() {
        var over = open()
        over.excess = Alarm.RingingDose.Excess(taken: mg(300), planned: mg(80))
        over.novelty = .amount(before: mg(10))
        var settings = Settings()
        settings.emergency = "15 / 112"
        let words = NotificationWords(settings: settings, zone: .utc)
        #expect(
            said(words.alarm(alarm(over), nonce: "", hasButtons: true)).prefix(3) == [
                "Baclofène 15 mg",
                "You recorded 300 mg of Baclofène on this day; 80 mg was planned. Before you take this, ask: 15 / 112.",
                "New: Baclofène 15 mg instead of 10 mg.",
            ])
    }

    @Test func `tablets of another strength, and a day of nothing of what is not to be stopped`() {
        var open = open()
        open.skippedDay = mg(20)
        open.preparationBefore = Preparation(tablet: mg(5))
        var words = words
        #expect(
            said(words.alarm(alarm(open), nonce: "", hasButtons: true)).dropFirst().first
                == "New: 1 ½ tablets of 10 mg instead of 3 of 5 mg.")
        words.mostAtStop = ["baclofen": mg(10)]
        #expect(
            said(words.alarm(alarm(open), nonce: "", hasButtons: true)).dropFirst().first
                == "Do not stop Baclofène at once.")
        words.mostAtStop = ["baclofen": mg(20)]
        #expect(
            !said(words.alarm(alarm(open), nonce: "", hasButtons: true)).contains {
                $0.hasPrefix("Do not stop")
            })
    }

    @Test func `several medications are listed under one time`() {
        let several = alarm(open(), open(other, amount: Amount(micrograms: 2500)))
        #expect(
            said(words.alarm(several, nonce: "", hasButtons: true)) == [
                "2 medicines to take", "• Baclofène 15 mg, 1 ½ tablets of 10 mg.",
                "• Vitamin D 2.5 mg.",
                "Due 17:00, until 18:00.",
            ])
    }

    @Test func `many medications are listed so far that the buttons stay on the screen`() {
        let twelve = Alarm(
            id: open().dose.due, doses: (1...12).map { _ in open(other, daysWithoutIntake: 4) },
            call: .first)
        let notification = words.alarm(twelve, nonce: "", hasButtons: true)
        let lines = said(notification)
        #expect(lines.count == 8)
        #expect(lines[0] == "12 medicines to take")
        // What must be known comes first: most desktops cut the end off.
        #expect(
            lines[1]
                == "For 4 days or more nothing was recorded of Vitamin D, Vitamin D, Vitamin D, "
                + "Vitamin D and 8 more. Ask your prescriber before you take these amounts.")
        #expect(lines[2...5].allSatisfy { $0 == "• Vitamin D 15 mg." })
        #expect(lines[6...] == ["And 8 more: dosectl today.", "Due 17:00, until 18:00."])
        // Nobody settles unseen what is not listed.
        #expect(
            notification.actions.map(\.label) == [
                "Taken: all 12", "Snooze: all 12", "Skip: all 12",
            ]
        )
    }

    @Test func `many recent intakes are warned of in one sentence, before the medicines`() {
        let intake = Intake(amount: mg(20), at: utc("2026-12-01 16:30"))
        let ten = Alarm(
            id: open().dose.due, doses: (1...10).map { _ in open(recentIntake: intake) },
            call: .first)
        #expect(
            said(words.alarm(ten, nonce: "", hasButtons: true))[1]
                == "Take care: you took Baclofène at 16:30, Baclofène at 16:30, Baclofène at 16:30, "
                + "Baclofène at 16:30 and 6 more.")
    }

    @Test func `doses that can be taken for different times say each its own`() {
        let short = shorter(open(other))
        #expect(
            said(words.alarm(alarm(open(), short), nonce: "", hasButtons: true)) == [
                "2 medicines to take",
                "• Baclofène 15 mg, 1 ½ tablets of 10 mg, until 18:00.",
                "• Vitamin D 15 mg, until 17:30.", "Due 17:00.",
            ])
        #expect(
            said(privately.alarm(alarm(open(), short), nonce: "", hasButtons: true)).last
                == "Due 17:00, the first until 17:30.")
    }

    @Test
    func `a last call of one of several doses names it, and its buttons say that they are for all`()
    {
        let notification = words.alarm(
            alarm(open(), shorter(open(other)), call: .last), nonce: "", hasButtons: true)
        #expect(notification.summary == "Last call: Vitamin D 15 mg")
        #expect(
            notification.actions.map(\.label) == ["Taken: all 2", "Snooze: all 2", "Skip: all 2"])
        let three = alarm(open(), shorter(open(other)), shorter(open(other)), call: .last)
        #expect(
            words.alarm(three, nonce: "", hasButtons: true).summary
                == "Last call: 2 of 3 medicines to take")
    }

    private func shorter(_ dose: Alarm.RingingDose) -> Alarm.RingingDose {
        Alarm.RingingDose(
            dose: dose.dose, medication: dose.medication, closes: dose.dose.due + .minutes(30),
            recentIntake: nil, daysWithoutIntake: nil)
    }

    @Test func `a number stays on the line of its unit`() {
        let words = NotificationWords(.person, settings: Settings(), zone: .utc)
        let sent = words.alarm(alarm(open()), nonce: "", hasButtons: true)
            .arguments(replacing: 0, for: [])
        #expect(
            sent[3...4] == [
                .string("Baclofène 15\u{a0}mg"),
                .string("1\u{a0}½\u{a0}tablets of 10\u{a0}mg.\nDue 17:00, until 18:00."),
            ])
    }

    @Test func `the amount is said again where a long name could push it off the title`() {
        var long = other
        long.name = "Acetylsalicylic acid, gastro-resistant"
        #expect(
            said(words.alarm(alarm(open(long)), nonce: "", hasButtons: true))[1...]
                == ["15 mg.", "Due 17:00, until 18:00."])
    }

    @Test func `the last call says so`() {
        let one = words.alarm(alarm(open(), call: .last), nonce: "", hasButtons: true)
        #expect(one.summary == "Last call: Baclofène 15 mg")
        let two = alarm(open(), open(other), call: .last)
        #expect(
            words.alarm(two, nonce: "", hasButtons: true).summary
                == "Last call: 2 medicines to take")
        #expect(
            privately.alarm(two, nonce: "", hasButtons: true).summary
                == "Last call: 2 doses are due")
    }

    @Test func `in private neither name nor amount is shown`() {
        let intake = Intake(amount: mg(20), at: utc("2026-12-01 16:30"))
        let one = privately.alarm(
            alarm(open(recentIntake: intake)), nonce: "", hasButtons: true)
        #expect(said(one) == ["A dose is due", "Due 17:00, until 18:00."])
        let two = privately.alarm(alarm(open(), open(other)), nonce: "", hasButtons: true)
        #expect(said(two) == ["2 doses are due", "Due 17:00, until 18:00."])
        #expect(two.actions.map(\.label) == ["Taken: all 2", "Snooze: all 2", "Skip: all 2"])
    }

    @Test func `without buttons it says how to answer`() {
        #expect(
            said(words.alarm(alarm(open()), nonce: "", hasButtons: false)).last
                == "Answer with: dosectl take")
        #expect(
            said(words.alarm(alarm(open(), open(other)), nonce: "", hasButtons: false)).last
                == "Answer with: dosectl take NAME")
    }

    @Test func `without tablets the title says it all`() {
        #expect(
            said(words.alarm(alarm(open(other)), nonce: "", hasButtons: true)) == [
                "Vitamin D 15 mg", "Due 17:00, until 18:00.",
            ])
    }

    @Test(arguments: [
        (
            "16:30",
            "Take care: you took 20 mg of Baclofène at 16:30, 30 min before this dose was due."
        ),
        ("17:05", "Take care: you took 20 mg of Baclofène at 17:05."),
    ])
    func `a recent intake is warned of`(_ at: String, _ line: String) {
        let intake = Intake(amount: mg(20), at: utc("2026-12-01 \(at)"))
        let notification = words.alarm(
            alarm(open(recentIntake: intake)), nonce: "", hasButtons: true)
        #expect(said(notification)[1] == line)
    }

    @Test func `an intake of yesterday, long before a weekly dose`() {
        let intake = Intake(amount: mg(15), at: utc("2026-11-30 22:00"))
        let notification = words.alarm(
            alarm(open(recentIntake: intake)), nonce: "", hasButtons: true)
        #expect(
            said(notification)[1]
                == "Take care: you took 15 mg of Baclofène at 22:00 yesterday, 19 h before this dose was due."
        )
    }

    @Test func `what has no amount is to be used, or what its note says`() {
        var cream = open(other, amount: .dose)
        #expect(
            said(words.alarm(alarm(cream), nonce: "", hasButtons: true)) == [
                "Use Vitamin D", "Due 17:00, until 18:00.",
            ])
        cream.note = "take it off"
        #expect(
            said(words.alarm(alarm(cream), nonce: "", hasButtons: true)) == [
                "Vitamin D", "Take it off.", "Due 17:00, until 18:00.",
            ])
    }

    @Test func `nothing in a name can deceive the eye`() {
        var hostile = aMedication
        hostile.name = "A\u{1b}[31m\u{202e}\n<b>B</b> & C"
        let shown = "A\\u{1b}[31m\\u{202e}\\u{a}<b>B</b> & C"
        let one = words.alarm(alarm(open(hostile)), nonce: "", hasButtons: true)
        #expect(one.summary == "\(shown) 15 mg")
        let intake = Intake(amount: mg(20), at: utc("2026-12-01 16:30"))
        let two = words.alarm(
            alarm(open(hostile, recentIntake: intake), open()), nonce: "", hasButtons: true)
        #expect(said(two)[2] == "• \(shown) 15 mg, 1 ½ tablets of 10 mg.")
        #expect(
            said(two)[1]
                == "Take care: you took 20 mg of \(shown) at 16:30, 30 min before this dose was due."
        )
    }

    @Test(arguments: [
        (AlarmSound.standard, Alarm.Call.repeated, "alarm-clock-elapsed" as String?),
        (.named("bell"), .first, "bell"), (.silent, .first, nil), (.named("bell"), .silent, nil),
    ])
    func `it sounds as the settings say, and not when it only changes`(
        _ setting: AlarmSound, _ call: Alarm.Call, _ sound: String?
    ) {
        let words = NotificationWords(settings: Settings(sound: setting), zone: .utc)
        let notification = words.alarm(alarm(open(), call: call), nonce: "", hasButtons: true)
        #expect(notification.sound == sound)
        #expect(notification.urgency == .critical)
    }

    /// A weekly dose that may be taken until the next day said "Due 19:00, until 19:00".
    @Test func `a window that is open for long is told with the day of its end`() {
        let due = utc("2026-12-01 19:00")
        let id = DoseID(medication: "baclofen", date: date("2026-12-01"), time: time("19:00"))
        let window = Window(opens: due, closes: due + .hours(24))
        let open = Alarm.RingingDose(
            dose: PlannedDose(id: id, amount: mg(15), due: due, window: window),
            medication: aMedication, closes: window.closes, recentIntake: nil,
            daysWithoutIntake: nil)
        let words = NotificationWords(settings: Settings(), zone: .utc, today: date("2026-12-01"))
        let body = words.alarm(alarm(open), nonce: "1f", hasButtons: true).body
        #expect(body.hasSuffix("Due 19:00, until 19:00 tomorrow."))
    }

    @Test func `an intake of the day before is told with its day, and to the minute`() {
        let intake = Intake(
            amount: mg(15), at: utc("2026-11-30 17:00:01"))
        let words = NotificationWords(settings: Settings(), zone: .utc, today: date("2026-12-01"))
        let body = words.alarm(alarm(open(recentIntake: intake)), nonce: "1f", hasButtons: true)
            .body
        #expect(
            body.hasPrefix(
                "Take care: you took 15 mg of Baclofène at 17:00 yesterday, 23 h 59 min before this dose was due."
            ))
    }
}
