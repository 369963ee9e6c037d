import ControlProtocol
import DoseCore
import Words

/// Turns values into lines for people.
///
/// What the lines are made of is in `Screens/`; the sentences about refusals, failures and usage are in `Words/`.
struct Screen {
    let style: Style
    let clock: ReadingClock
    /// What it speaks.
    var language = Language.english
    /// The words for the problems of a file that the daemon refuses; nil where they cannot be had.
    var reread: @Sendable (Wire.Health) -> [String]? = { _ in nil }

    /// Text from outside this program, made harmless.
    func text(_ outside: String) -> String { style.text(outside) }

    func time(_ stamp: String) -> String { text(clock.time(stamp)) }

    /// `17:00`, `17:00 tomorrow`, `17:00 on Thu 3 December`, from where the reader stands.
    func point(_ stamp: String) -> String {
        guard let read = ReadingClock.Stamp(stamp) else { return text(stamp) }
        return text(language.point(read.date, read.time, today: read.date(at: clock.now)))
    }

    /// `20 mg`, `1 ½ tablets`, with the reader's decimal mark.
    func amount(_ quantity: Wire.Quantity) -> String {
        quantity.amount.map(amount) ?? text("\(quantity.value) \(quantity.unit)")
    }

    func amount(_ amount: Amount) -> String {
        text(language == .person ? language.amount(amount) : amount.text(style.mark))
    }

    /// `20`, without its unit.
    func number(_ quantity: Wire.Quantity) -> String {
        quantity.amount.map(number) ?? "\(quantity.value)"
    }

    func number(_ amount: Amount) -> String {
        language == .person ? language.number(amount) : amount.number(style.mark)
    }

    /// `tablets of 2,5 mg`.
    func words(_ preparation: Preparation) -> String {
        text(language.preparation(preparation, amount: amount))
    }

    /// `20 + 20 + 30 mg`.
    func amounts(_ quantities: [Wire.Quantity]) -> String {
        let amounts = quantities.compactMap(\.amount)
        return amounts.count == quantities.count
            ? self.amounts(amounts) : quantities.map(amount).joined(separator: " + ")
    }

    func amounts(_ amounts: [Amount]) -> String {
        text(
            language == .person && !amounts.isEmpty
                ? language.amounts(amounts) : amounts.summands(style.mark))
    }

    /// `1 ½ tablets`, `2.5 ml`; empty where there is nothing to say beside the amount.
    func pieces(_ dose: Wire.Dose) -> String {
        guard let portions = dose.portions else { return dose.equivalent.map(amount) ?? "" }
        guard portions.count > 1 else { return portions.map { amount($0.things) }.joined() }
        if language == .person, let known = dose.knownPortions {
            return text(language.portions(known))
        }
        return portions.enumerated().map { index, portion in
            let things =
                index == 0
                ? amount(portion.things)
                : text(portion.things.amount?.fraction(style.mark) ?? number(portion.things))
            return "\(things) of \(amount(portion.strength))"
        }.joined(separator: " and ")
    }

    /// `Baclofène 30 mg (3 tablets)`.
    func portion(_ dose: Wire.Dose) -> String {
        if dose.amount.isUncounted { return text(dose.name) }
        let portion = "\(text(dose.name)) \(amount(dose.amount))"
        let pieces = pieces(dose)
        return pieces.isEmpty ? portion : "\(portion) (\(pieces))"
    }

    /// `baclofen 15:00 (20 mg)`: by the words that name it on the command line.
    func label(_ dose: Wire.Dose) -> String {
        "\(text(dose.medication)) \(text(dose.time))"
            + (dose.amount.isUncounted ? "" : " (\(amount(dose.amount)))")
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

extension Wire.Dose {
    /// Its portions, in units that are known here; nil where it has none, or not all are.
    var knownPortions: [(things: Amount, strength: Amount)]? {
        guard let portions, !portions.isEmpty else { return nil }
        let known = portions.compactMap { portion in
            portion.things.amount.flatMap { things in
                portion.strength.amount.map { (things: things, strength: $0) }
            }
        }
        return known.count == portions.count ? known : nil
    }
}
