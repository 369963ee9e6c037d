import DoseCore
import DoseSimulator
import Testing

@testable import Publishing

@Suite struct `Doses to come as a calendar` {
    private let now = instant("2026-12-01 08:00")

    private static func instant(_ text: String) -> Instant {
        guard let instant = Zone.utc.past(text, at: Instant(milliseconds: .max)) else {
            preconditionFailure("It is a time.")
        }
        return instant
    }

    private static func event(
        _ number: Int, _ at: String, _ summary: String?, note: String = "until 18:00"
    ) -> ICalendar.Event {
        guard let date = CivilDate("2026-12-01") else { preconditionFailure("It is a date.") }
        return ICalendar.Event(
            number: number, key: "baclofen", date: date, at: instant(at),
            text: summary.map { .init(summary: $0, description: note) })
    }

    /// The lines as they are meant, of what was folded.
    private func lines(_ events: ICalendar.Event..., at now: Instant? = nil) -> [String] {
        let text = ICalendar(name: "Médicaments", now: now ?? self.now, events: events).text
        #expect(text.hasSuffix("\r\n"))
        for line in text.split(separator: "\r\n") { #expect(line.utf8.count <= 75) }
        return text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    @Test func `a dose has its instant in UTC, its words, and an alarm at its time`() {
        #expect(
            lines(Self.event(3, "2026-12-01 16:00", "Baclofène 20 mg")) == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dosed//dosed \(Release.version)//EN",
                "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Médicaments",
                "BEGIN:VEVENT",
                "UID:efe68c35d15dbe55-2026-12-01-3@dosed",
                "DTSTAMP:20261201T080000Z", "SEQUENCE:3637920", "DTSTART:20261201T160000Z",
                "SUMMARY:Baclofène 20 mg", "DESCRIPTION:until 18:00", "STATUS:CONFIRMED",
                "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "BEGIN:VALARM", "ACTION:DISPLAY",
                "DESCRIPTION:Baclofène 20 mg", "TRIGGER:PT0S", "END:VALARM", "END:VEVENT",
                "END:VCALENDAR",
            ])
    }

    @Test func `a dose that is put to another time is the same event, in a later state`() {
        func of(_ name: String, _ lines: [String]) -> String? {
            lines.first { $0.hasPrefix(name) }
        }
        let before = lines(Self.event(3, "2026-12-01 16:00", "a"))
        let after = lines(
            Self.event(3, "2026-12-01 18:30", "a"), at: Self.instant("2026-12-01 08:01"))
        #expect(of("UID", before) == of("UID", after))
        #expect(of("DTSTART", before) != of("DTSTART", after))
        #expect(of("SEQUENCE", before) == "SEQUENCE:3637920")
        #expect(of("SEQUENCE", after) == "SEQUENCE:3637921")
        #expect(of("UID", before) != of("UID", lines(Self.event(2, "2026-12-01 16:00", "a"))))
        // Nothing of the medicine is in it.
        #expect(of("UID", before)?.contains("baclofen") == false)
    }

    @Test func `what is not to be taken any more is called off, without an alarm`() {
        let gone = lines(Self.event(3, "2026-12-01 00:00", nil))
        #expect(gone.contains("STATUS:CANCELLED"))
        #expect(!gone.contains("BEGIN:VALARM"))
    }

    @Test func `no text gets out of its line`() {
        var random = Random(seed: 11)
        for _ in 1...300 {
            let text = HostileText.make(&random) + "\r\nBEGIN:VEVENT\r\nSUMMARY:x;y,z\\"
            let told = lines(Self.event(1, "2026-12-01 16:00", text, note: text))
            #expect(told.count == 23)
            #expect(told.count { $0 == "BEGIN:VEVENT" } == 1)
        }
        let told = lines(Self.event(1, "2026-12-01 16:00", "a;b,c\\d\ne"))
        #expect(told.contains("SUMMARY:a\\;b\\,c\\\\d\\ne"))
    }
}
