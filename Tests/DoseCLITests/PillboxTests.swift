import ControlProtocol
import DoseCore
import Publishing
import Testing

@testable import DoseCLI

@Suite struct `A pill box` {
    private static func portion(_ things: Double, _ mg: Double) -> Wire.Portion {
        Wire.Portion(
            things: Wire.Quantity(value: things, unit: "tablets"),
            strength: Wire.Quantity(value: mg, unit: "mg"))
    }

    private static func dose(
        _ key: String, _ name: String, _ date: String, _ time: String, _ amount: Wire.Quantity,
        _ portions: [Wire.Portion]? = nil, _ state: Wire.Dose.State = .awaited
    ) -> Wire.Dose {
        Wire.Dose(
            id: "\(key)/\(date)/\(time)", medication: key, name: name, date: date, time: time,
            amount: amount, portions: portions, due: "\(date)T\(time):00+01:00",
            opens: "\(date)T\(time):00+01:00", closes: "\(date)T\(time):00+01:00", state: state)
    }

    private static func mg(_ value: Double) -> Wire.Quantity {
        Wire.Quantity(value: value, unit: "mg")
    }

    private static func day(_ date: String, _ doses: [Wire.Dose]) -> Wire.Day {
        Wire.Day(date: date, doses: doses, extraIntakes: [], totals: [], needs: [])
    }

    /// A step from 20 to 25 mg between two days, a vitamin, and drops.
    private static let days = [
        day(
            "2026-12-01",
            [
                dose(
                    "magnesium", "Magnesium", "2026-12-01", "08:00",
                    Wire.Quantity(value: 1, unit: "tablets"), nil, .taken),
                dose(
                    "baclofen", "Baclofène", "2026-12-01", "17:00", mg(20), [portion(2, 10)],
                    .ringing),
            ]),
        day(
            "2026-12-02",
            [
                dose(
                    "magnesium", "Magnesium", "2026-12-02", "08:00",
                    Wire.Quantity(value: 1, unit: "tablets")),
                dose(
                    "vitamin", "Vitamin D", "2026-12-02", "08:00",
                    Wire.Quantity(value: 3, unit: "drops")),
                dose(
                    "baclofen", "Baclofène", "2026-12-02", "17:00", mg(22.5),
                    [portion(2, 10), portion(0.5, 5)]),
                dose("old", "Old", "2026-12-02", "17:00", mg(7), nil, .superseded),
            ]),
    ]

    @Test func `has the pieces of each compartment, day by day, and what is needed in all`() {
        let box = Pillbox(days: Self.days, questions: [])
        let lines = joined(Screen.plain.pillbox(box, today: CivilDate(dayNumber: 20_788)))
        #expect(
            lines.replacing("\u{a0}", with: " ") == """
                  Tue 1 December 2026  17:00  Baclofène  2 tablets of 10 mg
                  Wed 2 December 2026  08:00  Magnesium  1 tablet
                                       17:00  Baclofène  2 tablets of 10 mg and ½ of 5 mg

                In all
                Baclofène: 4 tablets of 10 mg
                Magnesium: 1 tablet
                Baclofène: ½ tablet of 5 mg

                Not in the box
                Vitamin D 3 drops at 08:00, on 1 day

                1 dose that is taken or over is left out.
                """)
    }

    @Test func `two medicines of one compartment stand on two lines`() {
        var days = Self.days
        days[1].doses.append(
            Self.dose(
                "zinc", "Zinc", "2026-12-02", "08:00", Wire.Quantity(value: 0.5, unit: "tablets")))
        let box = Pillbox(days: [days[1]], questions: [])
        let text = Screen.plain.pillboxPage(box, today: CivilDate(dayNumber: 20_788)).text
            .replacing("\u{a0}", with: " ")
        #expect(text.contains("<td>Magnesium: 1 tablet<br>Zinc: ½ tablet</td>"))
    }

    @Test func `of nothing says so`() {
        let box = Pillbox(days: [Self.day("2026-12-01", [])], questions: [])
        #expect(
            Screen.plain.pillbox(box, today: CivilDate(dayNumber: 20_788)) == [
                "Nothing is to be put in."
            ])
    }

    @Test func `is a page with a row for each day and a column for each time`() {
        let box = Pillbox(days: Self.days, questions: [])
        let text = Screen.plain.pillboxPage(box, today: CivilDate(dayNumber: 20_788)).text
            .replacing("\u{a0}", with: " ")
        #expect(text.contains("<h1>Pill box from Tue 1 December through Wed 2 December</h1>"))
        #expect(
            text.contains(
                #"<tr><td></td><th scope="col">08:00</th><th scope="col">17:00</th></tr>"#))
        #expect(
            text.contains(
                #"<tr><th scope="row">Wed 2 December</th><td>Magnesium: 1 tablet</td>"#
                    + "<td>Baclofène: 2 tablets of 10 mg and ½ of 5 mg</td></tr>"))
        #expect(text.contains("<li>Vitamin D 3 drops at 08:00, on 1 day</li>"))
    }

    @Test(arguments: [
        ("pillbox soon", "'soon' is not a date; write 2026-12-01, yesterday, today or tomorrow"),
        ("pillbox --force", "--html FILE is missing: as a page to print, into this file"),
    ])
    func `what cannot be printed is told`(line: String, words: String) {
        let result = Program().run(line.split(separator: " ").map(String.init))
        #expect(result.code == .usage)
        #expect(result.errors.contains(words), "\(result.errors)")
    }
}
