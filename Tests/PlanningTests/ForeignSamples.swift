import DoseCore

@testable import Planning

/// Files of other programs, read so that the plan begins on 2026-12-03, a Thursday.
enum Foreign {
    static let start = CivilDate(dayNumber: 20_790)
    static let reader = ForeignFile(start: start, in: .utc)

    static func read(_ text: String) throws -> ForeignPlan {
        try reader.plan(of: Array(text.utf8))
    }

    static func refusal(_ text: String) -> ForeignError? {
        do throws(ForeignError) {
            _ = try reader.plan(of: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    /// The lines of a medication but for its name and its start, and what is told of it.
    static func told(_ plan: ForeignPlan) -> [String] {
        var told: [String] = []
        for medicine in plan.medicines {
            for line in medicine.medications.flatMap({ PlanWriter.lines($0) }) {
                let plain: String = line.prefix { $0 != "#" }.split(separator: " ")
                    .joined(separator: " ")
                let isUsual = ["[", "name", "start", "steps = [", "]", "after = \"hold\""].contains
                {
                    plain == $0 || $0.count > 1 && $0.first != "a" && plain.hasPrefix("\($0) ")
                }
                if !isUsual, !plain.hasPrefix("[medication.") { told.append(plain) }
            }
            told += medicine.remarks.map { "! \($0)" }
        }
        return told
    }

    static func backup(
        _ reminders: String..., unit: String = "", version: Int = 25, events: String = ""
    ) -> String {
        """
        {"medicines":{"version":\(version),"list":[{"medicine":{"name":"Selen (200 µg)","color":-1,"unit":"\(unit)"},
        "tags":[],"reminders":[\(reminders.joined(separator: ","))]}]},"events":{"version":\(version),"list":[\(events)]}}
        """
    }

    static func request(_ dosage: String, status: String = "active", _ members: String = "")
        -> String
    {
        #"{"resourceType":"MedicationRequest","status":"\#(status)","intent":"order","medicationCodeableConcept":{"text":"X"},\#(members)"dosageInstruction":[\#(dosage)]}"#
    }

    static let one =
        #""doseAndRate":[{"doseQuantity":{"value":1,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}]"#
    static let daily =
        #"{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d","timeOfDay":["08:00:00"]}},\#(one)}"#
}
