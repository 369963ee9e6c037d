package import DoseCore

/// Amounts as people write them.
extension Language {
    /// `10 mg`, `62.5 µg`, `1 puff`, `1 ½ tablets`.
    package func amount(_ amount: Amount) -> String {
        let isOne = amount.grains > 0 && amount.grains <= amount.unit.grains
        return of(amount.unit, isOne ? 1 : amount.grains == 0 ? 0 : 2, number(amount))
    }

    /// `2.5`, `1 ½`: the amount without its unit.
    package func number(_ amount: Amount) -> String {
        let number = amount.unit.isPiece ? amount.fraction(.point) : amount.number
        return self == .person ? marked(number) : number
    }

    /// A number with a point, with the mark of decimals of the language.
    func marked(_ number: String) -> String {
        number.split(separator: ".", omittingEmptySubsequences: false)
            .joined(separator: trc("decimal mark", "."))
    }

    /// `20 + 20 + 30 mg`: the unit once.
    package func amounts(_ amounts: [Amount]) -> String {
        guard amounts.count != 1 else { return amount(amounts[0]) }
        let unit = amounts.first { $0 > .zero }?.unit ?? amounts.first?.unit ?? .mg
        let numbers = amounts.map { number($0.in(unit) ?? $0) }
        return of(unit, 2, numbers.joined(separator: " + "))
    }

    /// What an amount is in what is in the box: `1 ½ tablets of 10 mg`, `2 tablets of 10 mg and ½ of 5 mg`, `2.5 ml`;
    /// nil where there is nothing to say.
    package func pieces(of amount: Amount, in preparation: Preparation) -> String? {
        guard let portions = preparation.portions(beside: amount) else {
            return preparation.equivalent(of: amount).map(self.amount)
        }
        return self.portions(portions.map { ($0.things, $0.strength.amount) })
    }

    /// `1 ½ tablets of 10 mg`, `2 tablets of 10 mg and ½ of 5 mg`.
    package func portions(_ portions: [(things: Amount, strength: Amount)]) -> String {
        list(
            portions.enumerated().map { index, portion in
                self.portion(portion.things, portion.strength, isThingNamed: index == 0)
            })
    }

    /// The same without what is counted: `5 of 10 mg`.
    func portions(of amount: Amount, in preparation: Preparation) -> String? {
        preparation.portions(beside: amount).map {
            list($0.map { portion($0.things, $0.strength.amount, isThingNamed: false) })
        }
    }

    private func portion(_ things: Amount, _ strength: Amount, isThingNamed: Bool) -> String {
        trc(
            "so many tablets of a strength", "%1$s of %2$s",
            isThingNamed ? amount(things) : number(things), amount(strength))
    }

    /// `1`, `1 and 2`, `1, 2 and 3`.
    package func list(_ texts: [String]) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.joined() }
        return trc("the end of a list", "%1$s and %2$s", together(texts.dropLast()), last)
    }

    /// `1, 2, 3`: one after the other, without an end of the list.
    package func together(_ texts: [String]) -> String {
        texts.joined(separator: trc("between the parts of a list", ", "))
    }

    /// A number with its unit; `count` chooses the form: 0 for nothing, 1 for one or less, else 2.
    private func of(_ unit: AmountUnit, _ count: Int, _ number: String) -> String {
        let amount =
            switch unit {
            case .ng: tr("%1$s ng", number)
            case .mcg: tr("%1$s µg", number)
            case .mg: tr("%1$s mg", number)
            case .g: tr("%1$s g", number)
            case .ml: tr("%1$s ml", number)
            case .l: tr("%1$s l", number)
            case .iu: tr("%1$s IU", number)
            case .mmol: tr("%1$s mmol", number)
            case .cm: tr("%1$s cm", number)
            case .units: trn("%1$s unit", "%1$s units", count, number)
            case .tablets: trn("%1$s tablet", "%1$s tablets", count, number)
            case .capsules: trn("%1$s capsule", "%1$s capsules", count, number)
            case .films: trn("%1$s film", "%1$s films", count, number)
            case .lozenges: trn("%1$s lozenge", "%1$s lozenges", count, number)
            case .suppositories: trn("%1$s suppository", "%1$s suppositories", count, number)
            case .patches: trn("%1$s patch", "%1$s patches", count, number)
            case .sachets: trn("%1$s sachet", "%1$s sachets", count, number)
            case .pieces: trn("%1$s piece", "%1$s pieces", count, number)
            case .drops: trn("%1$s drop", "%1$s drops", count, number)
            case .puffs: trn("%1$s puff", "%1$s puffs", count, number)
            case .sprays: trn("%1$s spray", "%1$s sprays", count, number)
            case .ampoules: trn("%1$s ampoule", "%1$s ampoules", count, number)
            case .applications: trn("%1$s application", "%1$s applications", count, number)
            case .syringes: trn("%1$s syringe", "%1$s syringes", count, number)
            case .spoons: trn("%1$s spoon", "%1$s spoons", count, number)
            case .cups: trn("%1$s cup", "%1$s cups", count, number)
            case .doses: trn("%1$s dose", "%1$s doses", count, number)
            }
        return unbroken(amount)
    }

    /// `tablets`, `puffs`.
    func things(_ unit: AmountUnit) -> String { trimmed(of(unit, 2, "")) }

    /// `mg`, `µg`, `tablets`: a unit alone, as it stands above a column or a picture.
    package func unit(_ unit: AmountUnit) -> String { things(unit) }

    /// What is in the box: `tablets of 10 mg and their halves`, `10 mg/5 ml`.
    ///
    /// - Parameter amount: As amounts are written.
    package func preparation(
        _ preparation: Preparation, amount: (Amount) -> String
    ) -> String {
        let first = preparation.strengths[0]
        guard let thing = preparation.thing else {
            let isOne = first.per.grains == first.per.unit.grains
            let per = isOne ? trimmed(of(first.per.unit, 1, "")) : amount(first.per)
            return trc("a strength", "%1$s/%2$s", amount(first.amount), per)
        }
        let things = things(thing)
        let whole =
            first.amount.unit == thing
            ? things
            : trc(
                "tablets of a strength", "%1$s of %2$s", things,
                list(preparation.strengths.map { amount($0.amount) }))
        return switch preparation.parts {
        case 2: trc("tablets", "%1$s and their halves", whole)
        case 4: trc("tablets", "%1$s and their quarters", whole)
        default: whole
        }
    }

    /// A sentence whose first place is left empty.
    func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " || $0 == "\u{a0}" })
    }

    /// On one line, with spaces at which none breaks: what is for programs is searched for plain ones.
    func unbroken(_ text: String) -> String {
        self == .person ? String(text.map { $0 == " " ? "\u{a0}" : $0 }) : text
    }
}
