import ControlProtocol
import DoseCore
import Installation
import PlanFile
import Testing

@testable import DoseCLI

@Suite struct `Amounts are written as the reader writes them` {
    @Test(arguments: [
        ("de_DE.UTF-8", DecimalMark.comma), ("fr_FR", .comma), ("de_CH.UTF-8", .point),
        ("es_MX", .point), ("es_ES", .comma), ("en_GB.UTF-8", .point), ("en_DK", .comma),
        ("C.UTF-8", .point), ("POSIX", .point), ("", .point), ("ca_ES@valencia", .comma),
    ])
    func `by the name of the locale`(locale: String, mark: DecimalMark) {
        #expect(DecimalMark(locale: locale) == mark)
    }

    @Test func `the first variable that is set decides`() {
        func mark(_ variables: [String: String]) -> DecimalMark {
            Variables(variables).decimalMark
        }
        #expect(mark(["LANG": "de_DE.UTF-8"]) == .comma)
        #expect(mark(["LANG": "de_DE.UTF-8", "LC_NUMERIC": "en_GB.UTF-8"]) == .point)
        #expect(mark(["LC_ALL": "fr_FR", "LC_NUMERIC": "C", "LANG": "C"]) == .comma)
        #expect(mark(["LC_ALL": "", "LANG": "it_IT"]) == .comma)
        #expect(mark([:]) == .point)
    }

    private static let plan = """
        version = 1
        [medication.a]
        tablet = "2.5 mg"
        halves = true
        start = 2026-12-01
        times = ["08:00"]
        steps = [{ mg = [12.5] }]
        """

    @Test func `a calendar has the comma, its JSON and the plan the point`() {
        func show(_ language: String, _ words: String...) -> String {
            Program(environment: ["LANG": language], input: Array(Self.plan.utf8)).run(
                ["plan", "show", "-"] + words
            ).output
        }
        #expect(show("de_DE.UTF-8").contains("12,5 mg"))
        #expect(show("de_DE.UTF-8").contains("tablets of 2,5 mg and their halves"))
        #expect(show("en_GB.UTF-8").contains("12.5 mg"))
        #expect(show("de_DE.UTF-8", "--json") == show("C", "--json"))
        let made = Program(environment: ["LANG": "de_DE.UTF-8"]).run(
            "plan", "new", "--name=A", "--amount=2,5 ml", "--times=08:00", "--start=2026-12-01")
        #expect(made.output.contains("ml = [2.5]"))
    }

    @Test(arguments: [
        ("2,5", 2.5, AmountUnit?.none), ("2.5ml", 2.5, .ml), ("1.000,5 mg", 1000.5, .mg),
        ("1,000.5 mg", 1000.5, .mg), ("0,125 mg", 0.125, .mg), ("1.000.000 iu", 1_000_000, .iu),
        ("12,50", 12.5, nil), ("1000", 1000, nil), ("0.125", 0.125, nil),
    ])
    func `what is told is read in any country`(
        text: String, value: Double, unit: AmountUnit?
    ) throws {
        #expect(try SaidAmount(text) == SaidAmount(value: value, unit: unit))
    }

    @Test(arguments: [
        ("1.000", "'1.000' is 1 to some readers and 1000 to others; write 1 or 1000"),
        (
            "1,000 mg",
            "'1,000 mg' is 1 mg to some readers and 1000 mg to others; write 1 mg or 1000 mg"
        ),
        (
            "12.500mg",
            "'12.500mg' is 12.5 mg to some readers and 12500 mg to others; write 12.5 mg or 12500 mg"
        ),
        ("1,0,0", "'1,0,0' is not an amount; write 20, 2.5ml or \"1 tablet\""),
        ("1.00.000", "'1.00.000' is not an amount; write 20, 2.5ml or \"1 tablet\""),
        (",5", "',5' is not an amount; write 20, 2.5ml or \"1 tablet\""),
    ])
    func `what may be a thousand is refused with both`(text: String, message: String) {
        let result = Program(environment: ["LANG": "C.UTF-8"]).run("take", "--amount", text)
        #expect(result == Program.Result(code: .usage, errors: "dosectl: \(message)\n"))
    }

    @Test(arguments: ["1.000 mg", "1,000 mg"])
    func `and so it is in a plan`(strength: String) {
        let text = Self.plan.replacing("2.5 mg", with: strength)
        let result = Program(environment: ["LANG": "C.UTF-8"], input: Array(text.utf8)).run(
            "check", "-")
        #expect(
            result.errors
                == "<stdin>:3:10: error: 'tablet': found \"\(strength)\" is 1 mg to some readers and 1000 mg to others; write \"1 mg\" or \"1000 mg\"\n"
                || result.errors.contains(
                    "is 1 mg to some readers and 1000 mg to others; write \"1 mg\" or \"1000 mg\"")
        )
    }
}

@Suite struct `What has no amount is just used` {
    private static var cream: Wire.Dose {
        var dose = Sample.ringing
        (dose.name, dose.medication) = ("Hydrocortisone cream", "cream")
        dose.amount = Wire.Quantity(value: 1, unit: "doses")
        dose.portions = nil
        return dose
    }

    @Test func `nowhere is it one dose of something`() {
        #expect(Screen.plain.portion(Self.cream) == "Hydrocortisone cream")
        #expect(Screen.plain.label(Self.cream) == "cream 17:00")
        let amounts = Wire.DayAmounts(
            sum: Wire.Quantity(value: 2, unit: "doses"), times: ["08:00", "20:00"],
            amounts: [Self.cream.amount, Self.cream.amount])
        #expect(Screen.plain.rate(amounts) == "twice a day")
        #expect(Screen.plain.intakes(amounts) == "at 08:00 and 20:00")
        var weekly = amounts
        weekly.sum = Self.cream.amount
        weekly.recurrence = Wire.Recurrence(
            .weekdays, weekdays: ["monday"], from: "2026-11-30")
        #expect(Screen.plain.rate(weekly) == "once a week, on Mondays")
        let day = Wire.Day(
            date: "2026-12-01", doses: [Self.cream],
            totals: [
                Wire.DayTotal(
                    medication: "cream", name: "Hydrocortisone cream", taken: .none,
                    planned: Wire.Quantity(value: 2, unit: "doses"))
            ])
        let lines = Screen.plain.table(day) + Screen.plain.totals(day)
        #expect(!lines.contains { $0.contains("dose") })
        #expect(lines.last == "Hydrocortisone cream: 0 of 2 times used.")
    }
}
