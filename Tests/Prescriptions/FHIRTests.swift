import DoseCore
import DoseSimulator
import PlanFile
import PlanSamples
import Planning
import Publishing
import Testing

/// What people are told on paper, as FHIR and back.
@Suite struct `Prescriptions as FHIR` {
    /// Those on a day of the month that not every month has: what comes in its place, FHIR does not say.
    static let unsaid: Set = [
        "germany/every-two-months", "germany/monthly", "leaflets/denosumab",
        "leaflets/hydroxocobalamin-maintenance", "leaflets/secukinumab",
    ]

    @Test(arguments: Corpus.names, Corpus.zones)
    func `exported and imported again each dose is the same`(
        name: String, zoneName: String
    ) throws {
        let zone = Zone.system(zoneName)
        let plan = try #require(PlanFile.read(Corpus.text(name)).plan)
        let expected = try #require(Corpus.expected[zoneName]?[name])
        let (first, last) = (expected.dates.lowerBound, expected.dates.upperBound)
        let (text, shortfalls) = Self.exported(plan, in: zone)
        #expect(shortfalls.isEmpty != Self.unsaid.contains(name), "\(shortfalls)")
        guard shortfalls.isEmpty else { return }
        let foreign = try ForeignFile(start: first, in: zone).plan(of: Array(text.utf8))
        #expect(foreign.medicines.flatMap(\.remarks).filter(\.isLoss) == [])
        // As the person gets it.
        let again = try #require(PlanFile.read(PlanWriter.text(foreign.plan)).plan)
        #expect(again == foreign.plan)
        #expect(
            Self.told(again, first, last, zone) == Self.told(plan, first, last, zone))
        for (medication, other) in zip(plan.medications, again.medications)
        where medication.asNeeded != nil {
            #expect(medication.asNeeded == other.asNeeded)
        }
    }

    @Test func `each of them is as HL7 publishes it`() throws {
        let texts = try Corpus.names.map { name in
            try Self.exported(#require(PlanFile.read(Corpus.text(name)).plan), in: .utc).text
        }
        #expect(fhirProblems(texts.joined()) == [])
    }

    /// A plan as the examples of the German medication plan have it, and what the paper says.
    @Test(arguments: Self.german.sorted { $0.key < $1.key })
    func `a dosage of the German medication plan is planned as it was told`(
        name: String, dosages: [String]
    ) throws {
        let zone = Zone.system("Europe/Berlin")
        let expected = try #require(Corpus.expected["Europe/Paris"]?["germany/\(name)"])
        let (first, last) = (expected.dates.lowerBound, expected.dates.upperBound)
        let text = """
            {"resourceType":"MedicationRequest","status":"active","intent":"order",
            "medicationCodeableConcept":{"text":"\(name)"},
            "dosageInstruction":[\(dosages.joined(separator: ","))]}
            """
        let foreign = try ForeignFile(start: first, in: zone).plan(of: Array(text.utf8))
        #expect(foreign.medicines.flatMap(\.remarks).filter(\.isLoss) == [])
        let plan = try #require(PlanFile.read(PlanWriter.text(foreign.plan)).plan)
        let planned = plan.medications.filter { $0.asNeeded == nil }.flatMap {
            Course($0).doses(from: first, through: last, in: zone).map(Prescribed.init)
        }
        #expect(difference(planned, expected.doses, in: zone) == [])
        let original = try #require(PlanFile.read(Corpus.text("germany/\(name)")).plan)
        #expect(plan.medications.map(\.asNeeded) == original.medications.map(\.asNeeded))
    }

    /// Source: HL7 Deutschland, Medication IG DE 1.0.3, input/fsh/examples.
    private static let german: [String: [String]] = [
        "m1": [dosage(#""when":["MORN"]"#)],
        "m1-e1": [dosage(#""when":["MORN","EVE"]"#)],
        "m1-e2": [dosage(#""when":["MORN"]"#), dosage(#""when":["EVE"]"#, "2")],
        "m1-n2-e2": [dosage(#""when":["MORN"]"#), dosage(#""when":["NOON","EVE"]"#, "2")],
        "m1-e-half": [dosage(#""when":["MORN"]"#), dosage(#""when":["EVE"]"#, "0.5")],
        "all-four": [dosage(#""when":["MORN","NOON","EVE","NIGHT"]"#)],
        "night-only": [dosage(#""when":["NIGHT"],"frequency":1,"period":1,"periodUnit":"d""#)],
        "m1-e1-ten-days": [dosage(#""when":["MORN","EVE"],\#(duration(10, "d"))"#)],
        "start-and-end": [
            dosage(
                #""boundsPeriod":{"start":"2026-06-05","end":"2026-07-05"},"when":["MORN"],"frequency":1,"period":1,"periodUnit":"d""#
            )
        ],
        "every-eight-days": [dosage(#""frequency":1,"period":8,"periodUnit":"d""#)],
        "every-three-days": [dosage(#""frequency":1,"period":3,"periodUnit":"d""#)],
        "every-two-weeks": [dosage(#""frequency":1,"period":2,"periodUnit":"wk""#)],
        "four-times-a-day": [dosage(#""frequency":4,"period":1,"periodUnit":"d""#)],
        "every-six-hours": [dosage(#""frequency":1,"period":6,"periodUnit":"h""#)],
        "every-two-days-six-weeks": [
            dosage(#""frequency":1,"period":2,"periodUnit":"d",\#(duration(6, "wk"))"#, "2")
        ],
        "every-two-days-two-times": [
            dosage(#""frequency":1,"period":2,"periodUnit":"d","timeOfDay":["08:00:00"]"#),
            dosage(#""frequency":1,"period":2,"periodUnit":"d","timeOfDay":["18:00:00"]"#, "2"),
        ],
        "every-two-days-five-times": [
            dosage(#""period":2,"periodUnit":"d","timeOfDay":["08:00:00","20:00:00"]"#),
            dosage(
                #""frequency":3,"period":2,"periodUnit":"d","timeOfDay":["10:00:00","14:00:00","22:00:00"]"#,
                "2"),
        ],
        "weekly-morning": [
            dosage(#""frequency":1,"period":1,"periodUnit":"wk","when":["MORN"]"#)
        ],
        "monday-friday-m1-e1": [dosage(#""dayOfWeek":["mon","fri"],"when":["MORN","EVE"]"#)],
        "monday-friday-three-weeks": [
            dosage(#""dayOfWeek":["mon","fri"],"when":["MORN"],\#(duration(3, "wk"))"#),
            dosage(#""dayOfWeek":["mon","fri"],"when":["NOON"],\#(duration(3, "wk"))"#, "2"),
        ],
        "monday-ten-weeks": [dosage(#""dayOfWeek":["mon"],\#(duration(10, "wk"))"#, "2")],
        "monday-two-thursday-one": [
            dosage(#""dayOfWeek":["mon"]"#, "2"), dosage(#""dayOfWeek":["thu"]"#),
        ],
        "monday-wednesday-friday-twice": [
            dosage(
                #""dayOfWeek":["mon","wed","fri"],"timeOfDay":["09:00:00","21:00:00"],"frequency":6,"period":1,"periodUnit":"wk""#
            )
        ],
        "tuesday-thursday": [dosage(#""dayOfWeek":["tue","thu"]"#, "2")],
        "tuesday-thursday-saturday": [dosage(#""dayOfWeek":["tue","thu","sat"]"#, "2")],
        "two-at-noon": [dosage(#""timeOfDay":["12:00:00"]"#, "2")],
        "times-unsorted": [dosage(#""timeOfDay":["15:00:00","08:00:00"]"#)],
        "six-times-ten-days": [
            dosage(#""timeOfDay":["08:00:00"],\#(duration(10, "d"))"#, "2"),
            dosage(
                #""timeOfDay":["11:00:00","14:00:00","17:00:00","20:00:00","23:00:00"],\#(duration(10, "d"))"#
            ),
        ],
        "headache": [asNeeded(hours: 4, most: 6)],
        "headache-fever": [asNeeded(hours: 6, most: 4)],
    ]

    private static func pieces(_ count: String) -> String {
        #"{"value":\#(count),"unit":"Stück","system":"https://fhir.kbv.de/CodeSystem/KBV_CS_SFHIR_BMP_DOSIEREINHEIT","code":"1"}"#
    }

    private static func dosage(_ times: String, _ count: String = "1") -> String {
        #"{"timing":{"repeat":{\#(times)}},"doseAndRate":[{"doseQuantity":\#(pieces(count))}]}"#
    }

    private static func duration(_ count: Int, _ code: String) -> String {
        #""boundsDuration":{"value":\#(count),"system":"http://unitsofmeasure.org","code":"\#(code)"}"#
    }

    private static func asNeeded(hours: Int, most: Int) -> String {
        #"{"asNeededBoolean":true,"modifierExtension":[{"url":"http://ig.fhir.de/igs/medication/StructureDefinition/MindestabstandZwischenGaben","valueDuration":{"value":\#(hours),"system":"http://unitsofmeasure.org","code":"h"}}],"doseAndRate":[{"doseQuantity":\#(pieces("1"))}],"maxDosePerPeriod":{"numerator":\#(pieces("\(most)")),"denominator":{"value":24,"system":"http://unitsofmeasure.org","code":"h"}}}"#
    }

    static func exported(_ plan: Plan, in zone: Zone) -> (text: String, [FHIRShortfall]) {
        let bundle = FHIRBundle(
            plan.medications, FHIRNames(seed: "test"), in: zone, at: Instant(seconds: 1_800_000_000)
        )
        var text = bundle.head
        var shortfalls: [FHIRShortfall] = []
        for medication in plan.medications {
            let dosages = FHIRDosages(of: medication, in: medication.stretches)
            shortfalls += dosages.shortfalls
            text += bundle.request(medication, dosages, isOver: false)
        }
        return (text + FHIRBundle.foot, shortfalls)
    }

    /// When how much is due, of whatever entry.
    private static func told(
        _ plan: Plan, _ first: CivilDate, _ last: CivilDate, _ zone: Zone
    ) -> [String] {
        let doses = plan.medications.filter { $0.asNeeded == nil }.flatMap {
            // What is taken after midnight has the next date there.
            Course($0).doses(from: first - 1, through: last + 1, in: zone)
        }
        let (begin, end) = (zone.instant(first, .midnight), zone.instant(last + 1, .midnight))
        return doses.filter { begin <= $0.due && $0.due < end }
            .map { "\($0.due.milliseconds) \($0.amount.grains) \($0.amount.unit.dimension)" }
            .sorted()
    }
}
