import ControlProtocol
import DoseCore

/// Turns values into lines for people.
///
/// What the lines are made of is in `Screens/`; the sentences about refusals, failures and usage are in `Words/`.
struct Screen {
    let style: Style
    let clock: ReadingClock
    /// The words for the problems of a file that the daemon refuses; nil where they cannot be had.
    var reread: @Sendable (Wire.Health) -> [String]? = { _ in nil }

    /// Text from outside this program, made harmless.
    func text(_ outside: String) -> String { style.text(outside) }

    func time(_ stamp: String) -> String { text(clock.time(stamp)) }

    func point(_ stamp: String) -> String { text(clock.point(stamp)) }

    /// `20 mg`, as the plan writes amounts.
    func amount(_ milligrams: Double) -> String { "\(number(milligrams)) mg" }

    /// `20`, in mg.
    func number(_ milligrams: Double) -> String {
        Amount(milligrams: milligrams)?.number ?? "\(milligrams)"
    }

    /// `1 ½ tablets`; empty when the amount cannot be made of tablets.
    func tablets(_ dose: Wire.Dose) -> String {
        guard let count = dose.tablets else { return "" }
        return "\(text(count)) \(count == "1" || count == "½" ? "tablet" : "tablets")"
    }

    /// `Baclofène 30 mg (3 tablets)`.
    func portion(_ dose: Wire.Dose) -> String {
        let portion = "\(text(dose.name)) \(amount(dose.amountMilligrams))"
        let tablets = tablets(dose)
        return tablets.isEmpty ? portion : "\(portion) (\(tablets))"
    }

    /// `baclofen 15:00 (20 mg)`: by the words that name it on the command line.
    func label(_ dose: Wire.Dose) -> String {
        "\(text(dose.medication)) \(text(dose.time)) (\(amount(dose.amountMilligrams)))"
    }

    /// `1 step`, `3 steps`.
    func count(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    func mark(_ state: Wire.Dose.State) -> Table.Cell {
        let (sign, ascii, colour): (String, String, Style.Colour?) =
            switch state {
            case .taken: ("✓", "v", .green)
            case .skipped: ("–", "-", .faint)
            case .missed: ("✗", "x", .red)
            case .takeable, .ringing, .snoozed: ("●", "*", .yellow)
            case .awaited: ("○", "o", nil)
            case .superseded: ("–", "-", .faint)
            }
        return Table.Cell(style.isUTF8 ? sign : ascii, colour)
    }
}
