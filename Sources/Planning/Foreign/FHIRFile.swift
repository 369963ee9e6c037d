import DoseCore
import JSONText
import PlanFile

/// What is to be taken by a resource of FHIR, or a Bundle of them: MedicationRequest and MedicationStatement, also those of
/// the German medication plan (dgMP).
///
/// Source: FHIR R4 (4.0.1), Dosage and Timing; HL7 Deutschland, Medication IG DE 1.0.3. Whatever may change what a dosage
/// means and is not understood leaves the whole medication out: half of one would be another.
struct FHIRFile {
    private(set) var plan = ForeignPlan(program: .fhir)
    let around: ForeignFile
    /// The resources by what refers to them.
    private var resources: [String: JSONValue] = [:]

    init(_ file: JSONValue, _ around: ForeignFile) throws(ForeignError) {
        self.around = around
        var all: [JSONValue] = [file]
        if file["resourceType"]?.string == "Bundle" {
            let entries = file["entry"].map { $0.elements } ?? []
            guard let entries else { throw .malformed(.fhir, at: "entry") }
            all = []
            for (index, entry) in entries.enumerated() {
                guard let resource = entry["resource"], let type = resource["resourceType"]?.string
                else { throw .malformed(.fhir, at: "entry[\(index)]") }
                all.append(resource)
                if let url = entry["fullUrl"]?.string { resources[url] = resource }
                if let id = resource["id"]?.string { resources["\(type)/\(id)"] = resource }
            }
        }
        let count = all.count { Self.kinds.contains($0["resourceType"]?.string ?? "") }
        guard count <= ForeignFile.medicines else {
            throw .tooMany(count, most: Limits.medications)
        }
        var seen: Set<JSONValue> = []
        var own: Set<Medication.Key> = []
        for resource in all {
            let type = resource["resourceType"]?.string ?? ""
            switch type {
            case _ where Self.kinds.contains(type):
                let isAgain = !seen.insert(resource).inserted
                var medicine = medicine(resource, type)
                if isAgain {
                    medicine.medications = []
                    medicine.note(.twice)
                }
                // Only dosed tells two medicines of one name apart; of a practice they are rather one, prescribed anew.
                let isAnother = ownKey(of: resource).map { own.insert($0).inserted } ?? false
                plan.add(medicine, isAnother: isAnother)
            case "MedicationAdministration": plan.answers += 1
            case "Patient", "Medication": break
            default: plan.leaveOut(type)
            }
        }
    }

    /// Those that say what is to be taken.
    private static let kinds: Set = ["MedicationRequest", "MedicationStatement"]

    // MARK: One medication

    private func medicine(_ resource: JSONValue, _ type: String) -> ForeignMedicine {
        var medicine = ForeignMedicine(name: name(of: resource) ?? "?")
        if let reason = notInForce(resource, type) {
            medicine.note(.notInForce(reason))
            return medicine
        }
        if let member = resource.modifier {
            medicine.note(.notUnderstood(member))
            return medicine
        }
        if medicine.name == "?" {
            medicine.note(.impossible("medication"))
            return medicine
        }
        let dosages =
            resource[type == "MedicationRequest" ? "dosageInstruction" : "dosage"]?.elements ?? []
        guard !dosages.isEmpty else {
            medicine.note(.noDosage)
            return medicine
        }
        guard dosages.count <= ForeignFile.rules else {
            medicine.note(.impossible("\(dosages.count)"))
            return medicine
        }
        let key = ownKey(of: resource) ?? ""
        if dosages.contains(where: \.isAsNeeded) {
            addAsNeeded(dosages, key, &medicine)
            return medicine
        }
        if dosages.count == 1, let series = series(dosages[0]) {
            add(series, of: dosages[0], key, &medicine)
            return medicine
        }
        guard let rules = rules(dosages, &medicine) else { return medicine }
        medicine.add(rules, from: around.start, key: key)
        return medicine
    }

    /// Why it is not to be taken; nil where it is.
    private func notInForce(_ resource: JSONValue, _ type: String) -> String? {
        if resource["doNotPerform"]?.bool == true { return "doNotPerform" }
        let status = resource["status"]?.string ?? "-"
        let taken = type == "MedicationRequest" ? ["active"] : ["active", "intended"]
        guard taken.contains(status) else { return "status \(status)" }
        guard type == "MedicationRequest" else { return nil }
        let intent = resource["intent"]?.string ?? "-"
        let orders = [
            "plan", "order", "original-order", "reflex-order", "filler-order", "instance-order",
        ]
        return orders.contains(intent) ? nil : "intent \(intent)"
    }

    private func name(of resource: JSONValue) -> String? {
        if let concept = resource["medicationCodeableConcept"] { return concept.conceptText }
        guard let reference = resource["medicationReference"] else { return nil }
        let target = reference["reference"]?.string ?? ""
        let contained = resource["contained"]?.elements?.first {
            target.hasPrefix("#") && $0["id"]?.string == String(target.dropFirst())
        }
        let medication = contained ?? resources[target]
        return medication?["code"]?.conceptText ?? reference["display"]?.string?.trimmed
    }

    /// That by which dosed itself exported it.
    private func ownKey(of resource: JSONValue) -> String? {
        let mark = "medication/"
        let value = resource["identifier"]?.elements?.first?["value"]?.string ?? ""
        guard value.hasPrefix(mark), Medication.isKey(String(value.dropFirst(mark.count))) else {
            return nil
        }
        return String(value.dropFirst(mark.count))
    }

    // MARK: As needed

    private func addAsNeeded(
        _ dosages: [JSONValue], _ key: String, _ medicine: inout ForeignMedicine
    ) {
        guard dosages.count == 1 else {
            medicine.note(.dates("asNeeded"))
            return
        }
        let dosage = dosages[0]
        guard isUnderstood(dosage, &medicine), let amount = amount(dosage, &medicine) else {
            return
        }
        var bounds = AsNeeded()
        let times = dosage["timing"]?["repeat"]
        if let times {
            let members = Set(times.members?.map(\.name) ?? [])
            // Of what is wanted the shorter stretch and the smaller number are what is watched.
            let known: Set = ["frequency", "period", "periodUnit", "periodMax"]
            guard members.isSubset(of: known), let span = times.period,
                let frequency = times["frequency"].map({ $0.integer }) ?? 1,
                (1...Limits.timesPerDay).contains(frequency)
            else {
                medicine.note(.dates(times.text))
                return
            }
            if frequency == 1 {
                guard (.seconds(1)...Limits.spacing).contains(span) else {
                    medicine.note(.dates(times.text))
                    return
                }
                bounds.spacing = span
            } else if let amount, !amount.amount.isUncounted,
                Limits.withinRange.contains(span)
            {
                bounds.maximum = amount.amount.with(grains: amount.amount.grains * frequency)
                bounds.within = span
            } else {
                medicine.note(.dates(times.text))
                return
            }
        }
        if let apart = dosage.shortestStretch {
            bounds.spacing = max(apart, bounds.spacing ?? apart)
        }
        if let most = dosage["maxDosePerPeriod"] {
            let most = (most.elements ?? [most]).first ?? .null
            guard let maximum = most["numerator"].flatMap({ quantity($0) }),
                maximum.words == nil, let within = most["denominator"].flatMap(\.stretch),
                Limits.withinRange.contains(within)
            else {
                medicine.note(.notUnderstood("maxDosePerPeriod"))
                return
            }
            bounds.maximum = maximum.amount
            bounds.within = within
        }
        let note = note(dosage, &medicine)
        medicine.addAsNeeded(amount, note, bounds, key: key)
    }

    // MARK: So many at equal stretches

    private func series(_ dosage: JSONValue) -> DoseSeries? {
        guard let times = dosage["timing"]?["repeat"], let count = times["count"]?.integer,
            times["frequency"].map({ $0.integer == 1 }) ?? true, let every = times.period,
            every.components.seconds % 86_400 != 0 || times["periodUnit"]?.string == "h",
            let start = times["boundsPeriod"]?["start"]?.string.flatMap({ around.civil($0) }),
            Limits.seriesCount.contains(count), Limits.seriesEvery.contains(every),
            Set(times.members?.map(\.name) ?? []).isSubset(of: [
                "count", "frequency", "period", "periodUnit", "boundsPeriod",
            ]), times["boundsPeriod"]?["end"] == nil
        else { return nil }
        return DoseSeries(first: start, every: every, count: count)
    }

    private func add(
        _ series: DoseSeries, of dosage: JSONValue, _ key: String,
        _ medicine: inout ForeignMedicine
    ) {
        guard isUnderstood(dosage, &medicine), let amount = amount(dosage, &medicine) else {
            return
        }
        // How many were taken is not known.
        guard series.first.date >= around.start else {
            medicine.note(.dates(dosage["timing"]?.text ?? ""))
            return
        }
        let dose = amount ?? .unsaid
        var medication = Medication(
            key: key, name: medicine.name, start: series.first.date,
            steps: series.steps(of: dose.amount), after: .stop, series: series)
        medication.note = medicine.note(from: [dose.words, note(dosage, &medicine)])
        medicine.medications.append(medication)
    }
}

extension JSONValue {
    /// A member that may change the meaning of all others.
    var modifier: String? {
        ["modifierExtension", "implicitRules"].first { self[$0] != nil }
    }

    /// What a CodeableConcept says in words.
    var conceptText: String? {
        let text = self["text"]?.string ?? self["coding"]?.elements?.first?["display"]?.string
        return text.map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A Duration of FHIR, in UCUM.
    var stretch: Duration? {
        guard let value = self["value"]?.double, let code = self["code"]?.string else { return nil }
        return Duration(value, ucum: code)
    }

    /// How long the rhythm of a Timing is, where that is so many seconds on every date.
    var period: Duration? {
        guard let value = self["period"]?.double, let code = self["periodUnit"]?.string else {
            return nil
        }
        return Duration(value, ucum: code)
    }
}

extension Duration {
    /// Nil for months and years, which are of no one length, and for what is no whole number of seconds.
    init?(_ value: Double, ucum code: String) {
        let units = ["s": 1, "min": 60, "h": 3600, "d": 86_400, "wk": 604_800]
        guard let unit = units[code], value > 0, value < 1_000_000 else { return nil }
        let seconds = value * Double(unit)
        guard seconds == seconds.rounded() else { return nil }
        self = .seconds(Int(seconds))
    }
}
