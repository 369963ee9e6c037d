/// What amounts are counted in, as it stands on a box; the raw value is its key in a plan.
///
/// Codes are those of UCUM; what a box counts beside them are the units of dosage of the German medication plan (KBV,
/// BMP Dosiereinheit). None is ever read for another that is spelt alike.
package enum AmountUnit: String, CaseIterable, Sendable {
    // Masses.
    case ng, mcg, mg, g
    // Volumes.
    case ml, l
    // Activities of a substance.
    case units, iu
    // Amounts of a substance.
    case mmol
    // Pieces that may be cut.
    case tablets, capsules, films, lozenges, suppositories, patches, sachets, pieces
    // Whatever else is counted.
    case drops, puffs, sprays, ampoules, applications, syringes, spoons, cups, cm
    /// Of what has no amount: a cream, a patch to be taken off.
    case doses

    /// What can be added up and compared; units of two dimensions cannot.
    package enum Dimension: Hashable, Sendable {
        case mass
        case volume
        /// Of a unit that stands for itself.
        case count(AmountUnit)
    }

    package var dimension: Dimension {
        switch self {
        case .ng, .mcg, .mg, .g: .mass
        case .ml, .l: .volume
        default: .count(self)
        }
    }

    /// How many grains one is: of masses these are nanograms, of volumes microlitres, else thousandths of the unit.
    package var grains: Int {
        switch self {
        case .ng: 1
        case .mcg: 1000
        case .mg: 1_000_000
        case .g: 1_000_000_000
        case .l: 1_000_000
        default: 1000
        }
    }

    /// Whether it is a thing that is counted and may be cut, as a tablet.
    package var isPiece: Bool {
        switch self {
        case .tablets, .capsules, .films, .lozenges, .suppositories, .patches, .sachets, .pieces:
            true
        default: false
        }
    }

    /// As people write it after a number: `µg`, `IU`, `puffs`; of a thing, in the plural.
    package var symbol: String {
        switch self {
        case .mcg: "µg"
        case .iu: "IU"
        default: rawValue
        }
    }

    /// Of one, or of less: `puff`, `mg`.
    package var singular: String {
        switch self {
        case .patches: "patch"
        case .suppositories: "suppository"
        case .ng, .mcg, .mg, .g, .ml, .l, .iu, .mmol, .cm: symbol
        default: String(rawValue.dropLast())
        }
    }

    /// The code of UCUM, as FHIR has it; of things in braces.
    package var code: String {
        switch self {
        case .mcg: "ug"
        case .ml: "mL"
        case .l: "L"
        case .units: "[arb'U]"
        case .iu: "[iU]"
        case .drops: "[drp]"
        case .ng, .mg, .g, .mmol, .cm: rawValue
        default: "{\(singular)}"
        }
    }
}

extension AmountUnit {
    /// The unit that a text names, whole and without a guess: its key, its symbol, its singular or its code.
    package init?(named text: some StringProtocol) {
        guard let unit = Self.names[String(text)] else { return nil }
        self = unit
    }

    /// The two signs for micro look alike.
    private static let names: [String: AmountUnit] = {
        var names = ["ug": mcg, "\u{3BC}g": mcg, "\u{B5}g": mcg, "mL": ml, "L": l]
        for unit in allCases {
            for name in [unit.rawValue, unit.symbol, unit.singular, unit.code] {
                names[name] = unit
            }
        }
        return names
    }()
}
