import DoseCore
import JSONText

// How much, and with what words.

extension FHIRFile {
    /// Whether nothing in a dosage says what is not looked at here and could change its meaning; if so that is told.
    func isUnderstood(_ dosage: JSONValue, _ medicine: inout ForeignMedicine) -> Bool {
        let known: Set = [
            "id", "extension", "sequence", "text", "_text", "additionalInstruction",
            "patientInstruction", "timing", "asNeededBoolean", "asNeededCodeableConcept",
            "asNeededFor", "doseAndRate", "maxDosePerPeriod",
        ]
        // They say where and how, and neither when nor how much.
        let details: Set = [
            "site", "route", "method", "maxDosePerAdministration", "maxDosePerLifetime",
        ]
        let members = dosage.members?.map(\.name) ?? []
        let isApart = dosage.isAsNeeded && dosage.shortestStretch != nil
        if let member = members.first(where: {
            !known.contains($0) && !details.contains($0) && !($0 == "modifierExtension" && isApart)
        }) {
            medicine.note(.notUnderstood(member))
            return false
        }
        var left = details.intersection(members)
        if !dosage.isAsNeeded, dosage["maxDosePerPeriod"] != nil {
            left.insert("maxDosePerPeriod")
        }
        if !left.isEmpty { medicine.note(.details(left.sorted())) }
        return true
    }

    /// What is to be known with each dose.
    func note(_ dosage: JSONValue, _ medicine: inout ForeignMedicine) -> String? {
        let additional = dosage["additionalInstruction"]?.elements ?? []
        let needs =
            [dosage["asNeededCodeableConcept"]]
            + dosage.extensions("extension", Self.asNeededFor).map { $0["valueCodeableConcept"] }
        return medicine.note(
            from: (additional + needs.compactMap(\.self)).map(\.conceptText)
                + [dosage["patientInstruction"]?.string])
    }

    /// Nil where it cannot be taken over, which is told; nil within where none is said.
    func amount(
        _ dosage: JSONValue, _ medicine: inout ForeignMedicine
    ) -> ForeignAmount?? {
        let all = dosage["doseAndRate"]?.elements ?? []
        guard let dose = all.first else {
            if dosage["doseAndRate"] != nil {
                medicine.note(.notUnderstood("doseAndRate"))
                return nil
            }
            medicine.note(.noAmount)
            return .some(nil)
        }
        let known: Set = ["id", "extension", "type", "doseQuantity"]
        let members = dose.members?.map(\.name) ?? []
        if dose["doseRange"] != nil {
            medicine.note(.range(dose["doseRange"]?.range ?? ""))
            return nil
        }
        guard all.count == 1, members.allSatisfy(known.contains) else {
            medicine.note(.notUnderstood(members.first { !known.contains($0) } ?? "doseAndRate"))
            return nil
        }
        guard let said = dose["doseQuantity"] else {
            medicine.note(.noAmount)
            return .some(nil)
        }
        guard let amount = quantity(said) else {
            medicine.note(.impossible(said.text))
            return nil
        }
        if let words = amount.words { medicine.note(.amountInNote(words)) }
        return amount
    }

    /// Nil for one that is no amount: none, not above zero, only bounded, or too large.
    func quantity(_ quantity: JSONValue) -> ForeignAmount? {
        guard quantity["comparator"] == nil, quantity["modifierExtension"] == nil,
            let written = quantity["value"]?.number, let value = Double(written), value.isFinite
        else { return nil }
        guard let unit = unit(of: quantity) else {
            let words = quantity["unit"]?.string ?? quantity["code"]?.string ?? ""
            return value > 0 ? ForeignAmount(written: written, words == "1" ? "" : words) : nil
        }
        return ForeignAmount(value, written, unit.rawValue)
    }

    private static let asNeededFor =
        "http://hl7.org/fhir/5.0/StructureDefinition/extension-Dosage.asNeededFor"

    /// By its code, and by its words only where it has none.
    private func unit(of quantity: JSONValue) -> AmountUnit? {
        let code = quantity["code"]?.string
        switch quantity["system"]?.string {
        case "http://unitsofmeasure.org":
            return code.flatMap { Self.ucum[$0] ?? AmountUnit(annotated: $0) }
        case "http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm":
            return code.flatMap { Self.forms[$0] }
        case "https://fhir.kbv.de/CodeSystem/KBV_CS_SFHIR_BMP_DOSIEREINHEIT":
            return code.flatMap { Self.kbv[$0] }
        case nil where code == nil:
            return quantity["unit"]?.string.flatMap(AmountUnit.init(foreign:))
        default: return nil
        }
    }

    /// Source: UCUM; of the codes only these are amounts of what is taken.
    private static let ucum: [String: AmountUnit] = [
        "ng": .ng, "ug": .mcg, "mg": .mg, "g": .g, "mL": .ml, "ml": .ml, "L": .l, "l": .l,
        "[iU]": .iu, "[IU]": .iu, "[arb'U]": .units, "mmol": .mmol, "cm": .cm, "[drp]": .drops,
    ]

    /// Source: HL7, orderableDrugForm.
    private static let forms: [String: AmountUnit] = [
        "TAB": .tablets, "CAP": .capsules, "SUPP": .suppositories, "PATCH": .patches,
    ]

    /// Source: KBV, BMP Dosiereinheit, as the examples of the Medication IG DE use it: Stück, Tropfen, E, mg.
    private static let kbv: [String: AmountUnit] = [
        "1": .pieces, "6": .drops, "9": .units, "v": .mg,
    ]
}

extension AmountUnit {
    /// That of a thing, which UCUM has in braces: `{tablet}`.
    fileprivate init?(annotated code: String) {
        guard let unit = AmountUnit.allCases.first(where: { $0.code == code }) else { return nil }
        self = unit
    }
}

extension JSONValue {
    var isAsNeeded: Bool {
        self["asNeededBoolean"]?.bool == true || self["asNeededCodeableConcept"] != nil
    }

    fileprivate func extensions(_ member: String, _ url: String) -> [JSONValue] {
        (self[member]?.elements ?? []).filter { $0["url"]?.string == url }
    }

    /// The shortest time between two intakes of what is taken as needed, by dgMP; nil where it is not said, or where anything
    /// else is that changes the meaning.
    var shortestStretch: Duration? {
        let url = "http://ig.fhir.de/igs/medication/StructureDefinition/MindestabstandZwischenGaben"
        let all = extensions("modifierExtension", url)
        guard all.count == 1, self["modifierExtension"]?.elements?.count == 1 else { return nil }
        return all[0]["valueDuration"]?.stretch
    }

    fileprivate var range: String {
        [self["low"], self["high"]].compactMap { $0 }.map { bound in
            "\(bound["value"]?.number ?? "?") \(bound["unit"]?.string ?? "")".trimmed
        }.joined(separator: " - ")
    }
}
