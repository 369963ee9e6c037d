package import DoseCore
import JSONText

/// What was taken and what is to be taken, as a Bundle of FHIR: a MedicationRequest for each medication, and a
/// MedicationAdministration for each dose that is settled and for each intake beside them.
///
/// Source: FHIR R4 (4.0.1). It is written piece by piece, an entry on each line: a long life is hundreds of thousands.
/// What was taken back is not there, nor what is not settled yet.
package struct FHIRBundle: Sendable {
    private let names: FHIRNames
    private let zone: Zone
    private let now: Instant
    /// What each entry says of its medication, by the keys.
    private let concepts: [Medication.Key: JSONValue]
    private let requests: [Medication.Key: JSONValue]

    package init(_ medications: [Medication], _ names: FHIRNames, in zone: Zone, at now: Instant) {
        self.names = names
        self.zone = zone
        self.now = now
        concepts = Dictionary(
            medications.map { ($0.key, Self.concept($0.name, $0.key)) },
            uniquingKeysWith: { first, _ in first })
        requests = Dictionary(
            medications.map { ($0.key, names.reference(Self.name(of: $0.key))) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Up to the first entry, which is the person: nobody knows their name here.
    package var head: String {
        let bundle = JSONValue.object([
            "resourceType": "Bundle", "type": "collection",
            "timestamp": .string(zone.timestamp(now)),
        ])
        return bundle.text.dropLast() + ",\"entry\":[\n"
            + entry("patient", "Patient")
    }

    package static let foot = "\n]}\n"

    /// - Parameter members: what the resource has beside its kind and its id.
    private func entry(
        _ name: String, _ kind: JSONValue, _ members: KeyValuePairs<String, JSONValue?> = [:]
    ) -> String {
        let uuid = names.uuid(name)
        let resource = JSONValue.object(["resourceType": kind, "id": .string(uuid)])
        return JSONValue.object([
            "fullUrl": .string("urn:uuid:\(uuid)"), "resource": resource.adding(.object(members)),
        ]).text
    }

    private func added(
        _ name: String, _ kind: JSONValue, _ members: KeyValuePairs<String, JSONValue?>
    ) -> String {
        ",\n" + entry(name, kind, members)
    }

    // MARK: What is to be taken

    /// - Parameter isOver: whether nothing of it is due any more.
    package func request(_ medication: Medication, _ dosages: FHIRDosages, isOver: Bool) -> String {
        let name = Self.name(of: medication.key)
        return added(
            name, "MedicationRequest",
            [
                "identifier": names.identifier(name),
                "status": isOver ? "completed" : "active",
                // It is the person's own copy, and authorises nothing.
                "intent": "plan", "reportedBoolean": true,
                "medicationCodeableConcept": concept(medication.key),
                "subject": names.patient,
                "authoredOn": .string(zone.timestamp(now)),
                "dosageInstruction": instructions(medication, dosages),
            ])
    }

    private func instructions(_ medication: Medication, _ dosages: FHIRDosages) -> JSONValue? {
        if let asNeeded = medication.asNeeded { return [asNeeded.dosage(medication.note)] }
        if let series = medication.series {
            let amount = medication.steps.flatMap(\.intakes).first?.amount
            return [series.dosage(amount, medication.note, in: zone)]
        }
        return dosages.dosages.isEmpty ? nil : .array(dosages.dosages.map(\.json))
    }

    private static func name(of key: Medication.Key) -> String { "medication/\(key)" }

    private static func concept(_ name: String?, _ key: Medication.Key) -> JSONValue {
        .object(["text": name?.asFHIR ?? key.asFHIR ?? "?"])
    }

    private func concept(_ key: Medication.Key) -> JSONValue {
        concepts[key] ?? Self.concept(nil, key)
    }

    // MARK: What was taken

    package func administrations(on day: LedgerDays.Day) -> [String] {
        day.doses.compactMap { administration(of: $0, in: day.ledger) }
            + day.ledger.extraIntakes.map { extra in
                given("extra/\(extra.record.number)", extra.medication, extra.intake)
            }
    }

    private func administration(of id: DoseID, in ledger: Ledger) -> String? {
        guard let record = ledger.lastChange(of: id)?.record,
            case .dose(_, let planned, let due, _) = record.event
        else { return nil }
        switch ledger.state(of: id) {
        case .settled(.taken(let intake)): return given(id.description, id.medication, intake)
        case .settled(.skipped(let reason)):
            return notGiven(id, planned, due, because: "skipped", note: reason)
        case .settled(.missed(let cause)):
            return notGiven(id, planned, due, because: "missed: \(cause.rawValue)", note: nil)
        case .settled(.superseded), .awaited, .ringing, .snoozed: return nil
        }
    }

    private func given(_ name: String, _ key: Medication.Key, _ intake: Intake) -> String {
        administration(
            name, key, "completed", at: intake.at, intake.amount, reason: nil, note: nil)
    }

    private func notGiven(
        _ id: DoseID, _ planned: Amount, _ due: Instant, because reason: String, note: String?
    ) -> String {
        administration(
            id.description, id.medication, "not-done", at: due, planned, reason: reason, note: note)
    }

    private func administration(
        _ name: String, _ key: Medication.Key, _ status: JSONValue, at: Instant, _ amount: Amount,
        reason: String?, note: String?
    ) -> String {
        added(
            name, "MedicationAdministration",
            [
                "identifier": names.identifier(name), "status": status,
                "statusReason": reason.map { [.object(["text": .string($0)])] },
                "medicationCodeableConcept": concept(key), "subject": names.patient,
                "effectiveDateTime": .string(zone.timestamp(at)), "request": requests[key],
                "note": note.flatMap(\.asFHIR).map { [.object(["text": $0])] },
                "dosage": .object(["dose": amount.fhirQuantity]),
            ])
    }
}

extension AsNeeded {
    /// The shortest time between two intakes is a rhythm of one in so long.
    fileprivate func dosage(_ note: String?) -> JSONValue {
        let timing = spacing.map { spacing in
            JSONValue.object([
                "repeat": .object(["frequency": 1]).adding(spacing.fhirPeriod)
            ])
        }
        let maximum = maximum.map { maximum in
            JSONValue.object([
                "numerator": maximum.fhirQuantity, "denominator": within.fhirQuantity,
            ])
        }
        return .object([
            "patientInstruction": note.flatMap(\.asFHIR), "timing": timing,
            "asNeededBoolean": true,
            "doseAndRate": dose.map { [.object(["doseQuantity": $0.fhirQuantity])] },
            "maxDosePerPeriod": maximum,
        ])
    }
}

extension DoseSeries {
    fileprivate func dosage(_ amount: Amount?, _ note: String?, in zone: Zone) -> JSONValue {
        let start = zone.timestamp(zone.instant(first.date, first.time))
        let times = JSONValue.object([
            "boundsPeriod": .object(["start": .string(start)]),
            "count": .number("\(count)"), "frequency": 1,
        ]).adding(every.fhirPeriod)
        return .object([
            "patientInstruction": note.flatMap(\.asFHIR), "timing": .object(["repeat": times]),
            "doseAndRate": amount.map { [.object(["doseQuantity": $0.fhirQuantity])] },
        ])
    }
}

extension Duration {
    /// In hours, where it is so many whole ones, else in minutes or seconds.
    private var fhirUnits: (count: Int64, code: JSONValue) {
        let seconds = components.seconds
        if seconds % 3600 == 0 { return (seconds / 3600, "h") }
        return seconds % 60 == 0 ? (seconds / 60, "min") : (seconds, "s")
    }

    fileprivate var fhirPeriod: JSONValue {
        let (count, code) = fhirUnits
        return .object(["period": .number("\(count)"), "periodUnit": code])
    }

    fileprivate var fhirQuantity: JSONValue {
        let (count, code) = fhirUnits
        return .object([
            "value": .number("\(count)"), "unit": code, "system": "http://unitsofmeasure.org",
            "code": code,
        ])
    }
}

extension JSONValue {
    fileprivate func adding(_ other: JSONValue) -> JSONValue {
        .object((members ?? []) + (other.members ?? []))
    }
}
