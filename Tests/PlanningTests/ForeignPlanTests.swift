import DoseCore
import JSONText
import PlanFile
import Testing

@testable import Planning

@Suite struct `Plans of other programs` {
    /// 2026-12-03, a Thursday.
    private static let start = CivilDate(dayNumber: 20_790)
    private static let reader = ForeignFile(start: start, in: .utc)

    private static func read(_ text: String) throws -> ForeignPlan {
        try reader.plan(of: Array(text.utf8))
    }

    private static func refusal(_ text: String) -> ForeignError? {
        do throws(ForeignError) {
            _ = try reader.plan(of: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    /// The lines of a medication but for its name and its start, and what is told of it.
    private static func told(_ plan: ForeignPlan) -> [String] {
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

    // MARK: Dosage

    /// With what every treatment has, where nothing else is said of it.
    private static func treatment(_ said: String) -> String {
        let usual: [(String, String)] = [
            ("color", "\"red\""), ("icon", "\"pill\""), ("notes", "\"\""), ("days", "[]"),
            ("cycle", "[1,1,1]"), ("inventory", "{}"), ("notification", "{}"),
            ("markConfirmed", "false"),
            ("duration", #"{"enabled":false,"start":0,"end":0}"#),
            ("dosage", #"[{"time":[8,30],"dose":1.5,"lastTaken":null}]"#),
        ]
        let others = usual.filter { !said.contains("\"\($0.0)\":") }
            .map { ",\"\($0.0)\":\($0.1)" }.joined()
        return #"{"version":1,"lastUpdate":"2026-11-30T20:00:00.000Z","treatments":"#
            + #"[{"name":"Ibuprofen 400","#
            + "\(said)\(others)}]}"
    }

    private static let treatments: [(String, [String])] = [
        (
            #""unit":"Tablet(s)","frequency":"daily""#,
            ["times = [\"08:30\"]", "{ days = 1, tablets = [1.5] },"]
        ),
        (
            #""unit":"mg","frequency":"specific-days","days":[0,1]"#,
            [
                "weekdays = [\"monday\", \"sunday\"]", "times = [\"08:30\"]",
                "{ days = 1, mg = [1.5] },",
            ]
        ),
        (
            #""unit":"ml","frequency":"day-of-month","monthDay":31"#,
            [
                "days_of_month = [31]", "times = [\"08:30\"]", "{ days = 1, ml = [1.5] },",
            ]
        ),
        // The third day of three on 2026-11-30, and so the second of the next three on the first date of the plan.
        (
            #""unit":"mg","frequency":"cycle","cycle":[3,1,3]"#,
            [
                "cycle = { of = 4, days = [1, 2, 4] }", "times = [\"08:30\"]",
                "{ days = 1, mg = [1.5] },",
            ]
        ),
        // What the unit is called there is said, and not guessed.
        (
            #""unit":"Pill(s)","frequency":"daily""#,
            [
                "times = [\"08:30\"]", "note = \"1.5 Pill(s)\"",
                "! amountInNote(\"1.5 Pill(s)\")",
            ]
        ),
        (
            #""unit":"Mg","frequency":"daily""#,
            [
                "times = [\"08:30\"]", "note = \"1.5 Mg\"",
                "! amountInNote(\"1.5 Mg\")",
            ]
        ),
        (
            #""unit":"mg","frequency":"daily","markConfirmed":true"#,
            [
                "times = [\"08:30\"]", "{ days = 1, mg = [1.5] },", "! takenByItself",
            ]
        ),
        (#""unit":"mg","frequency":"when-needed""#, ["as_needed = { dose = \"1.5 mg\" }"]),
        (#""unit":"mg","frequency":"hourly""#, ["! dates(\"hourly\")"]),
        (#""unit":"mg","frequency":"specific-days","days":[7]"#, ["! dates(\"specific-days\")"]),
        (
            #""unit":"mg","frequency":"daily","duration":{"enabled":true,"start":1000,"end":86400000}"#,
            [
                "! over(1970-01-02)"
            ]
        ),
    ]

    @Test(arguments: Self.treatments)
    func `a treatment of Dosage is what it says there`(members: String, expected: [String]) throws {
        let told = Self.told(try Self.read(Self.treatment(members)))
        #expect(told == expected)
    }

    @Test func `the days that are left of a treatment are those of the plan`() throws {
        let plan = try Self.read(
            Self.treatment(
                #""unit":"mg","frequency":"daily","duration":{"enabled":true,"start":1796000000000,"end":1796860800000}"#
            ))
        let medication = try #require(plan.medicines.first?.medications.first)
        #expect(medication.start == Self.start && medication.after == .stop)
        #expect(
            medication.steps.map(\.days) == [CivilDate("2026-12-10").map { $0 - Self.start + 1 }])
    }

    @Test func `what is of no use in a plan is named, and answers are counted`() throws {
        let plan = try Self.read(Self.treatment(#""unit":"mg","frequency":"daily""#))
        #expect(plan.leftOut == ["color", "icon", "inventory", "notification"])
        #expect(
            Self.refusal(#"{"version":1,"history":[{},{},{}]}"#) == .noMedicine(.dosage, answers: 3)
        )
    }

    // MARK: medTimer

    private static func backup(
        _ reminders: String..., unit: String = "", version: Int = 25, events: String = ""
    ) -> String {
        """
        {"medicines":{"version":\(version),"list":[{"medicine":{"name":"Selen (200 µg)","color":-1,"unit":"\(unit)"},
        "tags":[],"reminders":[\(reminders.joined(separator: ","))]}]},"events":{"version":\(version),"list":[\(events)]}}
        """
    }

    private static func reminder(_ members: String, amount: String = "2 tablets") -> String {
        #"{"reminderId":1,"timeInMinutes":540,"amount":"\#(amount)"\#(members.isEmpty ? "" : ",")\#(members)}"#
    }

    private static let reminders: [(String, [String])] = [
        (reminder(""), ["times = [\"09:00\"]", "{ days = 1, tablets = [2] },"]),
        (
            reminder(#""days":[true,false,false,false,false,false,true]"#),
            [
                "weekdays = [\"monday\", \"sunday\"]", "times = [\"09:00\"]",
                "{ days = 1, tablets = [2] },",
            ]
        ),
        // It begins on the day before.
        (
            reminder(#""consecutiveDays":2,"pauseDays":5,"cycleStartDay":20789"#),
            [
                "cycle = { of = 7, days = [1, 7] }", "times = [\"09:00\"]",
                "{ days = 1, tablets = [2] },",
            ]
        ),
        (
            reminder(#""activeDaysOfMonth":5"#),
            [
                "days_of_month = [1, 3]", "times = [\"09:00\"]", "{ days = 1, tablets = [2] },",
            ]
        ),
        (
            reminder(#""instructions":"after meals""#),
            [
                "times = [\"09:00\"]", "{ days = 1, tablets = [2] },", "note = \"after meals\"",
            ]
        ),
        (reminder("", amount: "1,5 mg"), ["times = [\"09:00\"]", "{ days = 1, mg = [1.5] },"]),
        (reminder("", amount: "?"), ["times = [\"09:00\"]", "! noAmount"]),
        (
            reminder("", amount: "2"),
            [
                "times = [\"09:00\"]", "note = \"2\"", "! amountInNote(\"2\")",
            ]
        ),
        // A thousand to some, one to others.
        (
            reminder("", amount: "1,000 mg"),
            [
                "times = [\"09:00\"]", "note = \"1,000 mg\"",
                "! amountInNote(\"1,000 mg\")",
            ]
        ),
        (
            reminder(
                #""windowedInterval":true,"intervalStartTimeOfDay":480,"intervalEndTimeOfDay":1200"#
            ),
            [
                "times = [\"08:00\", \"17:00\"]", "{ days = 1, tablets = [2, 2] },",
            ]
        ),
        (reminder(#""linkedReminderId":7"#), ["! afterIntake"]),
        (
            reminder(#""intervalStart":1796000000,"intervalStartsFromProcessed":true"#),
            ["! afterIntake"]
        ),
        (reminder(#""outOfStockReminderType":"ONCE""#), ["! stock"]),
        (reminder(#""active":false"#), ["! notInForce(\"active\")"]),
        (reminder(#""periodEnd":20000"#), ["! over(2024-10-04)"]),
        (
            reminder(
                #""consecutiveDays":2,"pauseDays":5,"cycleStartDay":20789,"activeDaysOfMonth":5"#),
            [
                "! dates(\"timeInMinutes 540, consecutiveDays 2, pauseDays 5, activeDaysOfMonth 5\")"
            ]
        ),
        (
            reminder(#""variableAmount":true"#),
            [
                "times = [\"09:00\"]", "! noAmount",
            ]
        ),
    ]

    @Test(arguments: Self.reminders)
    func `a reminder of medTimer is what it says there`(reminder: String, expected: [String]) throws
    {
        let told = Self.told(try Self.read(Self.backup(reminder)))
        #expect(told == expected)
    }

    @Test func `a number that stands alone is of the unit of the stock`() throws {
        let plan = try Self.read(Self.backup(Self.reminder("", amount: "2"), unit: "capsules"))
        #expect(
            plan.medicines.first?.medications.first?.steps.first?.slots.first?.amount.text(.point)
                == "2 capsules")
    }

    @Test func `reminders of one medicine are one entry where one can say them, and else several`()
        throws
    {
        let one = try Self.read(
            Self.backup(Self.reminder(""), #"{"timeInMinutes":1080,"amount":"1 tablet"}"#))
        #expect(
            one.plan.medications.map { $0.steps[0].slots.map(\.amount.number) } == [["2", "1"]])
        let several = try Self.read(
            Self.backup(
                Self.reminder(""),
                #"{"timeInMinutes":1080,"amount":"1 tablet","pauseDays":1,"cycleStartDay":20790}"#))
        #expect(several.plan.medications.map(\.key) == ["selen-200-g", "selen-200-g-2"])
        #expect(several.medicines[0].remarks == [.severalEntries(2)])
    }

    @Test func `the same reminder twice rings once`() throws {
        let plan = try Self.read(Self.backup(Self.reminder(""), Self.reminder("")))
        #expect(plan.plan.medications.count == 1 && plan.medicines[0].remarks == [.twice])
    }

    @Test func `a medicine that is there again is in the plan once`() throws {
        func list(_ amount: String) -> String {
            #"{"version":9,"list":[{"medicine":{"name":"A"},"reminders":[{"timeInMinutes":540,"amount":"1 mg"}]},{"medicine":{"name":"a "},"reminders":[{"timeInMinutes":540,"amount":"\#(amount)"}]}]}"#
        }
        let (same, other) = (try Self.read(list("1 mg")), try Self.read(list("2 mg")))
        #expect(same.medicines.map(\.remarks) == [[.twice]])
        #expect(other.medicines.map(\.remarks) == [[.sameName]])
        #expect(other.plan.medications.count == 1)
    }

    // MARK: FHIR

    private static func request(_ dosage: String, status: String = "active", _ members: String = "")
        -> String
    {
        #"{"resourceType":"MedicationRequest","status":"\#(status)","intent":"order","medicationCodeableConcept":{"text":"X"},\#(members)"dosageInstruction":[\#(dosage)]}"#
    }

    private static let one =
        #""doseAndRate":[{"doseQuantity":{"value":1,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}]"#
    private static let daily =
        #"{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d","timeOfDay":["08:00:00"]}},\#(one)}"#

    private static let losses: [(String, ForeignRemark)] = [
        (request(daily, status: "stopped"), ForeignRemark.notInForce("status stopped")),
        (request(daily, status: "taken"), .notInForce("status taken")),
        (request(daily, status: "active", #""doNotPerform":true,"#), .notInForce("doNotPerform")),
        (
            request(daily, status: "active", #""modifierExtension":[{"url":"x"}],"#),
            .notUnderstood("modifierExtension")
        ),
        (request(#"{"text":"2 Tabletten morgens"}"#), .freeText("2 Tabletten morgens")),
        (
            request(
                #"{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseRange":{"low":{"value":1,"unit":"mg"},"high":{"value":2,"unit":"mg"}}}]}"#
            ), .range("1 mg - 2 mg")
        ),
        (
            request(#"{"timing":{"repeat":{"frequency":3,"period":1,"periodUnit":"wk"}},\#(one)}"#),
            .dates(#"{"repeat":{"frequency":3,"period":1,"periodUnit":"wk"}}"#)
        ),
        (
            request(
                #"{"timing":{"repeat":{"frequency":1,"frequencyMax":2,"period":1,"periodUnit":"d"}},\#(one)}"#
            ), .dates(#"{"repeat":{"frequency":1,"frequencyMax":2,"period":1,"periodUnit":"d"}}"#)
        ),
        (
            request(
                daily.replacing(#""timing""#, with: #""modifierExtension":[{"url":"x"}],"timing""#)),
            .notUnderstood("modifierExtension")
        ),
        (
            request(daily.replacing(#""value":1"#, with: #""value":1,"comparator":"<""#)),
            .impossible(
                #"{"value":1,"comparator":"<","unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}"#
            )
        ),
        (
            request(daily.replacing(#""value":1"#, with: #""value":1e99"#)),
            .impossible(
                #"{"value":1e99,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}"#)
        ),
        (
            request(daily.replacing(#""value":1"#, with: #""value":-1"#)),
            .impossible(
                #"{"value":-1,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}"#)
        ),
    ]

    @Test(arguments: Self.losses)
    func `what is not understood is left out and said`(text: String, remark: ForeignRemark) throws {
        let plan = try Self.read(text)
        #expect(plan.plan.medications.isEmpty)
        #expect(plan.medicines.map(\.remarks) == [[remark]])
    }

    @Test func `a code of a unit that is not known is told in words, whatever stands beside it`()
        throws
    {
        let plan = try Self.read(
            Self.request(Self.daily.replacing(#""code":"mg""#, with: #""code":"10*3.[iU]""#)))
        #expect(plan.medicines[0].remarks == [.amountInNote("1 mg")])
        #expect(plan.plan.medications[0].steps[0].slots[0].amount.isUncounted)
    }

    @Test func `a dosage that follows begins when the one before is over`() throws {
        let first =
            #"{"sequence":1,"timing":{"repeat":{"boundsDuration":{"value":1,"system":"http://unitsofmeasure.org","code":"wk"},"frequency":1,"period":1,"periodUnit":"d","timeOfDay":["08:00:00"]}},\#(Self.one)}"#
        let then = Self.daily.replacing(#"{"timing""#, with: #"{"sequence":2,"timing""#).replacing(
            #""value":1"#, with: #""value":2.5"#)
        let plan = try Self.read(Self.request("\(then),\(first)"))
        let medication = try #require(plan.plan.medications.first)
        #expect(medication.steps.map(\.days) == [7, 1] && medication.after == .hold)
        #expect(medication.steps.map { $0.slots[0].amount.number } == ["1", "2.5"])
    }

    // MARK: What is refused

    private static let refused: [(String, ForeignError)] = [
        ("", ForeignError.json(.cutOff(line: 1))), ("a shopping list", .json(.malformed(line: 1))),
        ("{\"treatments\":[\n{\"name\":", .json(.cutOff(line: 2))),
        ("{\"treatments\":[]}\n{}", .json(.malformed(line: 2))),
        (String(repeating: "[", count: 100), .json(.tooDeep(line: 1))),
        (#"{"treatments":[],"treatments":[]}"#, .json(.twice("treatments", line: 1))),
        ("[]", .unknown), (#"{"a":1}"#, .unknown), ("null", .unknown),
        (#"{"version":2,"treatments":[]}"#, .newer(.dosage, version: 2, known: 1)),
        (#"{"meds":[]}"#, .older(.dosage)),
        (#"{"treatments":{}}"#, .malformed(.dosage, at: "treatments")),
        (#"{"treatments":[{"name":1}]}"#, .malformed(.dosage, at: "treatments[0]")),
        (backup(version: 26), .newer(.medTimer, version: 26, known: 25)),
        (#"{"medicines":{"list":[{}]}}"#, .malformed(.medTimer, at: "medicines.list[0]")),
        (#"{"events":{"version":25,"list":[{},{}]}}"#, .noMedicine(.medTimer, answers: 2)),
        (#"{"resourceType":"Bundle","entry":[{}]}"#, .malformed(.fhir, at: "entry[0]")),
        (#"{"resourceType":"Patient"}"#, .noMedicine(.fhir, answers: 0)),
        (
            #"{"resourceType":"Bundle","entry":[\#((0...100).map { #"{"resource":\#(request(daily).replacing("X", with: "m\($0)"))}"# }.joined(separator: ","))]}"#,
            .tooMany(101, most: 100)
        ),
    ]

    @Test(arguments: Self.refused)
    func `what is no plan of another program is refused`(text: String, error: ForeignError) {
        #expect(Self.refusal(text) == error)
    }

    @Test func `names that would harm a screen or a file stay what they are`() throws {
        let plan = try Self.read(
            Self.request(Self.daily).replacing(#""X""#, with: #""\u001b[31m\n\"]\u202e""#))
        #expect(plan.plan.medications.map(\.name) == ["\u{1b}[31m\n\"]\u{202e}"])
        #expect(plan.plan.medications.map(\.key) == ["31m"])
    }
}
