import DoseCore
import Testing

/// A date and a time are read in the form in which they are written, and in no other.
@Suite struct CivilTextTests {
    @Test(arguments: ["0000-01-01", "2028-02-29", "2026-12-01", "9999-12-31"])
    func `a date is what it was`(text: String) { #expect(CivilDate(text)?.description == text) }

    @Test(arguments: [
        "", "-", "2026-12", "2026-12-1", "2026-1-01", "26-12-01", "02026-12-01", "2026-012-01",
        "2026-12-001", "2026-12-01 ", " 2026-12-01", "2026-12-01-", "-2026-12-01", "2026/12/01",
        "2026-13-01", "2026-00-01", "2026-11-31", "2027-02-29", "2026-12-0\u{660}", "2026-12-é1",
    ])
    func `what is no date is none`(text: String) { #expect(CivilDate(text) == nil) }

    @Test(arguments: [
        "00:00": "00:00", "7:05": "07:05", "17:00": "17:00", "17:00:00": "17:00",
        "17:00:30": "17:00:30", "24:30": "24:30", "27:59:59": "27:59:59",
    ])
    func `a time is what it was`(text: String, written: String) {
        #expect(CivilTime(text)?.description == written)
    }

    @Test(arguments: [
        "", ":", "7", "7:", ":05", "7:5", "007:05", "17:005", "17:00:", "17:00:3", "17:00:300",
        "17:00:30:", "17:00:30:00", "17.00", "-7:05", "28:00", "17:60", "17:00:60", "17:00 ",
        "\u{667}:05",
    ])
    func `what is no time is none`(text: String) { #expect(CivilTime(text) == nil) }
}
