import Testing

@testable import DoseCore
@testable import DoseDaemon

/// How an alarm is worded.
struct AlarmWordsTests {
    private let words = NotificationWords(settings: Settings(), zone: .utc)
    private let privately = NotificationWords(settings: Settings(isPrivate: true), zone: .utc)

    private var other: Medication {
        var other = aMedication
        (other.key, other.name, other.tablets) = ("vitamin", "Vitamin D", nil)
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
                    body: "15 mg: 1 ½ tablets of 10 mg\ndue 17:00, until 18:00",
                    actions: [
                        Notification.Action(key: "taken.1f", label: "Taken"),
                        Notification.Action(key: "snooze.1f", label: "Snooze"),
                        Notification.Action(key: "skip.1f", label: "Skip"),
                    ], urgency: .critical, sound: "alarm-clock-elapsed"))
    }

    @Test func `several medications are listed under one time`() {
        let several = alarm(open(), open(other, amount: Amount(micrograms: 2500)))
        #expect(
            said(words.alarm(several, nonce: "", hasButtons: true)) == [
                "2 medicines to take", "• Baclofène 15 mg, 1 ½ tablets of 10 mg",
                "• Vitamin D 2.5 mg",
                "due 17:00, until 18:00",
            ])
    }

    @Test func `many medications are listed so far that the buttons stay on the screen`() {
        let twelve = Alarm(
            id: open().dose.due, doses: (1...12).map { _ in open(other, daysWithoutIntake: 4) },
            call: .first)
        let lines = said(words.alarm(twelve, nonce: "", hasButtons: true))
        #expect(lines.count == 14)
        #expect(lines[0] == "12 medicines to take")
        #expect(lines[1...10].allSatisfy { $0 == "• Vitamin D 15 mg" })
        #expect(lines[11...12] == ["and 2 more: dosectl today", "due 17:00, until 18:00"])
        #expect(lines[13].hasPrefix("For 4 days or more nothing was recorded of Vitamin D, "))
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
        #expect(said(one) == ["a dose is due", "due 17:00, until 18:00"])
        let two = privately.alarm(alarm(open(), open(other)), nonce: "", hasButtons: true)
        #expect(said(two) == ["2 doses are due", "due 17:00, until 18:00"])
    }

    @Test func `without buttons it says how to answer`() {
        #expect(
            said(words.alarm(alarm(open()), nonce: "", hasButtons: false)).last
                == "Answer with: dosectl take")
        var demonstration = words
        demonstration.client = "dosectl --socket /tmp/demo/control"
        #expect(
            said(demonstration.alarm(alarm(open()), nonce: "", hasButtons: false)).last
                == "Answer with: dosectl --socket /tmp/demo/control take")
    }

    @Test func `without tablets the amount alone is repeated`() {
        #expect(
            said(words.alarm(alarm(open(other)), nonce: "", hasButtons: true)) == [
                "Vitamin D 15 mg", "15 mg", "due 17:00, until 18:00",
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
        #expect(said(notification).last == line)
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
        #expect(said(two)[1] == "• \(shown) 15 mg, 1 ½ tablets of 10 mg")
        #expect(
            said(two).last
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
}
