import DoseCore
import JSONText
import PlanSamples
import Testing

@testable import Publishing

@Suite struct `What was taken and what is to be taken, as FHIR` {
    private static let monday = CivilDate(dayNumber: 20_790)
    private static let names = FHIRNames(seed: "a ledger")

    private static func amount(_ milligrams: Int) -> Amount { Amount(milligrams: milligrams) }

    private static func medication(_ key: String, _ steps: [Step]) -> Medication {
        Medication(key: key, name: "Baclof\u{e8}ne \"R\"\u{7}", start: monday, steps: steps)
    }

    private static func slots(_ amounts: (String, Int)...) -> [Slot] {
        amounts.compactMap { time, milligrams in
            CivilTime(time).map { Slot(time: $0, amount: amount(milligrams)) }
        }
    }

    private static func bundle(_ medications: [Medication], _ day: LedgerDays.Day?) -> String {
        let bundle = FHIRBundle(
            medications, names, in: .utc, at: Instant(seconds: 1_796_141_100))
        var text = bundle.head
        if let day { text += bundle.administrations(on: day).joined() }
        for medication in medications {
            text += bundle.request(
                medication, FHIRDosages(of: medication, in: medication.calendar), isOver: false)
        }
        return text + FHIRBundle.foot
    }

    /// One dose of each end, and an intake beside them.
    private static func day(undoing last: Bool = false) -> LedgerDays.Day {
        let intake = Intake(amount: amount(15), at: Instant(seconds: 1_796_300_000))
        let events: [DoseEvent] = [
            .taken(intake), .skipped(reason: "nausea,\n\"strong\""), .missed(.unanswered),
            .superseded, .raised(closes: Instant(seconds: 1_796_400_000)),
        ]
        var all: [Record.Event] = events.enumerated().map { hour, event in
            .dose(
                DoseID(medication: "baclofen", date: monday, time: CivilTime(hour: hour + 8)),
                planned: amount(10), due: Instant(seconds: 1_796_280_000 + Int64(hour) * 3600),
                event)
        }
        all.append(.extraIntake("other", monday, intake))
        if last { all.append(.undone(1)) }
        var ledger = Ledger()
        for (index, event) in all.enumerated() {
            ledger.apply(
                Record(
                    number: Int64(index + 1),
                    at: Moment(
                        wall: Instant(seconds: 1_796_400_000),
                        boot: BootTime(boot: "b", milliseconds: 1)), by: .command, event: event))
        }
        return LedgerDays.Day(date: monday, ledger: ledger)
    }

    private static let titration = medication(
        "baclofen",
        [
            Step(days: 3, slots: slots(("13:00", 0), ("15:00", 0), ("17:00", 10))),
            Step(days: 3, slots: slots(("13:00", 10), ("15:00", 10), ("17:00", 20)), note: "food"),
        ])

    @Test func `it is as HL7 publishes it`() throws {
        let text = Self.bundle([Self.titration], Self.day())
        #expect(fhirProblems(text) == [])
        let entries = try #require(JSONValue(Array(text.utf8))["entry"]?.elements)
        let told = entries.compactMap { entry in
            let it = entry["resource"]
            let status = it?["status"]?.string ?? "-"
            return "\(it?["resourceType"]?.string ?? "") \(status)"
        }
        #expect(
            told == [
                "Patient -", "MedicationAdministration completed",
                "MedicationAdministration not-done", "MedicationAdministration not-done",
                "MedicationAdministration completed", "MedicationRequest active",
            ])
    }

    @Test(arguments: [
        (#""status":"completed""#, #""status":"taken""#),
        (#""intent":"plan""#, #""intent":"reminder""#),
        (#""periodUnit":"d""#, #""periodUnit":"day""#),
        (#""timeOfDay":["17:00:00"]"#, #""timeOfDay":["17:00"]"#),
        (#""timeOfDay":["17:00:00"]"#, #""timeOfDay":["17:00:00"],"when":["EVE"]"#),
        (#""period":1,"#, ""), (#","periodUnit":"d""#, ""), (#""status":"active","#, ""),
        (#""start":"2026-12-03""#, #""start":"2026-12-32""#),
        (#""system":"http://unitsofmeasure.org","#, ""),
        (#""subject":"#, #""patient":"#), (#""value":10"#, #""value":"10""#),
    ])
    func `what is not as HL7 publishes it is found`(was: String, becomes: String) throws {
        let text = Self.bundle([Self.titration], Self.day())
        let range = try #require(text.firstRange(of: was), "\(was)")
        let altered = text.replacingCharacters(in: range, with: becomes)
        // A period without a length says nothing, and no rule forbids that.
        let isForbidden = was != #""period":1,"#
        #expect(try #require(fhirProblems(altered)).isEmpty != isForbidden)
    }

    @Test func `a step is a dosage that follows, for each amount with its times`() throws {
        let dosages = FHIRDosages(of: Self.titration, in: Self.titration.calendar).dosages
        let told = dosages.map { dosage in
            "\(dosage.sequence) \(dosage.first)...\(dosage.last.map(\.description) ?? "") "
                + "\(dosage.times) \(dosage.amount) \(dosage.note ?? "-")"
        }
        let (first, second) = (Self.monday, Self.monday + 3)
        #expect(
            told == [
                "1 \(first)...\(first + 2) [17:00] 10 mg -",
                "2 \(second)... [13:00, 15:00] 10 mg food", "2 \(second)... [17:00] 20 mg food",
            ])
    }

    private static func told(_ medication: Medication, _ rows: [DatedStep]) -> [String] {
        FHIRDosages(of: medication, in: rows).dosages.map { dosage in
            "\(dosage.rhythm) \(dosage.first - monday) \(dosage.times)"
        }
    }

    @Test func `a cycle has a dosage for each of its days, and what is of the night the next date`()
    {
        var medication = Self.medication(
            "pill", [Step(days: 1, slots: Self.slots(("24:30", 1)))])
        medication.recurrence = .cycle(on: 2, off: 5)
        // From the fourth day of the first cycle on.
        let row = DatedStep(
            index: 0, step: medication.steps[0], first: Self.monday + 3, last: nil)
        #expect(
            Self.told(medication, [row]) == ["everyDays(7) 8 [00:30]", "everyDays(7) 9 [00:30]"])
        medication.recurrence = .weekdays([.monday, .sunday])
        #expect(
            Self.told(medication, [row]) == [
                "days([DoseCore.Weekday.monday, DoseCore.Weekday.tuesday]) 4 [00:30]"
            ])
    }

    @Test func `steps by turns are days of their round, and what FHIR cannot say is said`() {
        var medication = Self.medication(
            "turns",
            [
                Step(days: 1, slots: Self.slots(("08:00", 1))),
                Step(days: 2, slots: Self.slots(("08:00", 2))),
            ])
        medication.after = .repeat
        #expect(
            Self.told(medication, medication.calendar) == [
                "everyDays(3) 0 [08:00]", "everyDays(3) 1 [08:00]", "everyDays(3) 2 [08:00]",
            ])
        medication.steps.removeLast()
        #expect(Self.told(medication, medication.calendar) == ["days([]) 0 [08:00]"])
        #expect(
            FHIRDosages(of: medication, in: medication.calendar).dosages.map(\.last) == [nil])
        medication.after = .hold
        medication.recurrence = .daysOfMonth([31])
        let dosages = FHIRDosages(of: medication, in: medication.calendar)
        #expect(dosages.dosages == [] && dosages.shortfalls == [.dates])
    }

    @Test func `what was taken back is not there`() {
        #expect(Self.bundle([], Self.day()).contains("baclofen/\(Self.monday)/08:00"))
        #expect(!Self.bundle([], Self.day(undoing: true)).contains("baclofen/\(Self.monday)/08:00"))
    }

    @Test func `names are the same in each export, and another person's are others`() {
        let again = FHIRNames(seed: "a ledger")
        #expect(Self.names.uuid("medication/baclofen") == again.uuid("medication/baclofen"))
        #expect(Self.names.uuid("medication/baclofen") != Self.names.uuid("medication/other"))
        #expect(Self.names.uuid("patient") != FHIRNames(seed: "another").uuid("patient"))
        let parts = Self.names.uuid("patient").split(separator: "-")
        #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
        #expect(parts[2].first == "8" && "89ab".contains(parts[3].first ?? " "))
    }
}

extension String {
    fileprivate func firstRange(of text: String) -> Range<Index>? {
        indices.first { self[$0...].hasPrefix(text) }.map { start in
            start..<index(start, offsetBy: text.count)
        }
    }

    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + self[range.upperBound...]
    }
}
