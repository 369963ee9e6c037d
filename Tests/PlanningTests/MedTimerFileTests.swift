import DoseCore
import PlanFile
import Testing

@testable import Planning

@Suite struct `Reminders of medTimer` {
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
        let told = Foreign.told(try Foreign.read(Foreign.backup(reminder)))
        #expect(told == expected)
    }

    @Test(arguments: [
        #""consecutiveDays":9223372036854775807,"pauseDays":9223372036854775807"#,
        #""timeInMinutes":-1"#, #""timeInMinutes":9223372036854775807"#,
        #""periodStart":9223372036854775807"#,
        #""windowedInterval":true,"intervalStartTimeOfDay":-9,"intervalEndTimeOfDay":99999"#,
        #""intervalStart":9223372036854775807"#, #""days":[true]"#,
        #""cycleStartDay":-9223372036854775808"#,
    ])
    func `numbers that no reminder has end nothing`(members: String) throws {
        let text = #"{"amount":"1 mg",\#(members)}"#
        let plan = try Foreign.read(Foreign.backup(text))
        #expect(plan.plan.medications.isEmpty && !plan.medicines[0].remarks.isEmpty)
    }

    @Test func `a number that stands alone is of the unit of the stock`() throws {
        let plan = try Foreign.read(
            Foreign.backup(Self.reminder("", amount: "2"), unit: "capsules"))
        #expect(
            plan.medicines.first?.medications.first?.steps.first?.slots.first?.amount.text(.point)
                == "2 capsules")
    }

    @Test func `reminders of one medicine are one entry where one can say them, and else several`()
        throws
    {
        let one = try Foreign.read(
            Foreign.backup(Self.reminder(""), #"{"timeInMinutes":1080,"amount":"1 tablet"}"#))
        #expect(
            one.plan.medications.map { $0.steps[0].slots.map(\.amount.number) } == [["2", "1"]])
        let several = try Foreign.read(
            Foreign.backup(
                Self.reminder(""),
                #"{"timeInMinutes":1080,"amount":"1 tablet","pauseDays":1,"cycleStartDay":20790}"#))
        #expect(several.plan.medications.map(\.key) == ["selen-200-g", "selen-200-g-2"])
        #expect(several.medicines[0].remarks == [.severalEntries(2)])
    }

    @Test func `a medicine is taken over as a whole or not at all`() throws {
        let half = try Foreign.read(
            Foreign.backup(Self.reminder(""), Self.reminder(#""linkedReminderId":1"#)))
        #expect(half.plan.medications.isEmpty && half.medicines[0].remarks == [.afterIntake])
        // What is switched off is no half of it.
        let rest = try Foreign.read(
            Foreign.backup(Self.reminder(""), Self.reminder(#""active":false"#)))
        #expect(rest.plan.medications.count == 1)
    }

    @Test func `the same reminder twice rings once`() throws {
        let plan = try Foreign.read(Foreign.backup(Self.reminder(""), Self.reminder("")))
        #expect(plan.plan.medications.count == 1 && plan.medicines[0].remarks == [.twice])
    }

    @Test func `a medicine that is there again is in the plan once`() throws {
        func list(_ amount: String) -> String {
            #"{"version":9,"list":[{"medicine":{"name":"A"},"reminders":[{"timeInMinutes":540,"amount":"1 mg"}]},{"medicine":{"name":"a "},"reminders":[{"timeInMinutes":540,"amount":"\#(amount)"}]}]}"#
        }
        let (same, other) = (try Foreign.read(list("1 mg")), try Foreign.read(list("2 mg")))
        #expect(same.medicines.map(\.remarks) == [[.twice]])
        #expect(other.medicines.map(\.remarks) == [[.sameName]])
        #expect(other.plan.medications.count == 1)
    }
}
