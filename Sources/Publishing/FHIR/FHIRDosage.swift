import DoseCore
import JSONText

/// One rule by which a medication is taken, as FHIR has it: so much at these times, so often, between two dates.
///
/// Source: FHIR R4 (4.0.1), Dosage and Timing.
struct FHIRDosage: Hashable, Sendable {
    enum Rhythm: Hashable, Sendable {
        /// On these days of the week, or on all where there is none.
        case days([Weekday])
        /// Every so many days, from the first date on.
        case everyDays(Int)
        case everyMonths(Int)
    }

    /// Those with the same number hold at once; a larger one follows.
    var sequence: Int
    var rhythm: Rhythm
    var first: CivilDate
    /// Nil where it does not end.
    var last: CivilDate?
    /// In the order of the day, none of the night after.
    var times: [CivilTime]
    var amount: Amount
    var note: String?

    var json: JSONValue {
        var frequency = times.count
        var members: [(String, JSONValue?)] = []
        switch rhythm {
        case .days(let weekdays) where weekdays.isEmpty:
            members += [("period", 1), ("periodUnit", "d")]
        case .days(let weekdays):
            // So often in a week: on each of its days as often.
            frequency *= weekdays.count
            let codes = weekdays.map { JSONValue.string(String($0.rawValue.prefix(3))) }
            members += [("period", 1), ("periodUnit", "wk"), ("dayOfWeek", .array(codes))]
        case .everyDays(let days):
            members += [("period", .number("\(days)")), ("periodUnit", "d")]
        case .everyMonths(let months):
            members += [("period", .number("\(months)")), ("periodUnit", "mo")]
        }
        members.insert(("frequency", .number("\(frequency)")), at: 0)
        members.append(("timeOfDay", .array(times.map { .string(Self.text($0)) })))
        let bounds = JSONValue.object([
            "start": .string(first.description), "end": last.map { .string($0.description) },
        ])
        let timing =
            [JSONValue.Member("boundsPeriod", bounds)]
            + members.compactMap { name, value in value.map { .init(name, $0) } }
        return .object([
            "sequence": .number("\(sequence)"), "patientInstruction": note.flatMap(\.asFHIR),
            "timing": .object(["repeat": .object(timing)]),
            "doseAndRate": [.object(["doseQuantity": amount.fhirQuantity])],
        ])
    }

    private static func text(_ time: CivilTime) -> String {
        [time.hour, time.minute, time.second].map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: ":")
    }
}

extension Amount {
    /// In UCUM; of what it has no unit for the code is in braces.
    var fhirQuantity: JSONValue {
        let isOne = grains <= unit.grains
        return .object([
            "value": .number(number), "unit": .string(isOne ? unit.singular : unit.symbol),
            "system": "http://unitsofmeasure.org", "code": .string(unit.code),
        ])
    }
}

extension String {
    /// As a text of FHIR, which has no control characters and is not blank; nil where nothing is left.
    var asFHIR: JSONValue? {
        let text = harmless
        return text.allSatisfy(\.isWhitespace) ? nil : .string(text)
    }
}
