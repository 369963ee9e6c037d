import DoseCore
import PlanFile
import PlanSamples
import Testing

@Suite struct `Times by name` {
    private static let week = "[times]\nmorning = { weekdays = \"07:00\", weekend = \"10:00\" }\n"
    private static let names = week + "noon = \"12:00\"\ndinner = \"19:00\"\nbed = \"24:30\"\n"

    private func text(_ times: String, names: String = names, amounts: String = "[1, 2]") -> String
    {
        """
        version = 1
        \(names)
        [medication.a]
        start = 2026-12-01
        times = \(times)
        steps = [{ mg = \(amounts) }]
        """
    }

    private func slots(_ text: String) throws -> [Slot] {
        let reading = PlanFile.read(text)
        #expect(reading.problems == [])
        return try #require(reading.plan?.medications.first).steps[0].slots
    }

    @Test(arguments: [
        ("[\"morning - 30 min\", \"dinner\"]", ["06:30", "19:00"], ["09:30", "19:00"]),
        ("[\"noon + 2 h\", \"dinner\"]", ["14:00", "19:00"], ["14:00", "19:00"]),
        ("[\"morning+15min\", \"20:00\"]", ["07:15", "20:00"], ["10:15", "20:00"]),
        ("[\"morning\", \"bed + 1 h\"]", ["07:00", "25:30"], ["10:00", "25:30"]),
        (
            "[{ weekdays = \"08:00\", sat = \"09:00\", sunday = \"11:00\" }, \"12:00\"]",
            ["08:00", "12:00"], ["11:00", "12:00"]
        ),
        (
            "[{ weekend = \"09:00\", wed = \"05:00\", weekdays = \"08:00\" }, \"12:00\"]",
            ["08:00", "12:00"], ["09:00", "12:00"]
        ),
    ])
    func `stand for clock times, on each day of the week`(
        times: String, monday: [String], sunday: [String]
    ) throws {
        let slots = try slots(text(times))
        #expect(slots.on(.monday).map(\.time.description) == monday)
        #expect(slots.on(.sunday).map(\.time.description) == sunday)
        #expect(slots.map(\.amount) == [Amount(milligrams: 1), Amount(milligrams: 2)])
    }

    @Test(arguments: [("[0.05, 0.1]", AmountUnit.mcg), ("[1000, 2000]", AmountUnit.g)])
    func `stand for the same times whatever unit the amounts are shown in`(
        amounts: String, unit: AmountUnit
    ) throws {
        let slots = try slots(text("[\"morning\", \"dinner\"]", amounts: amounts))
        #expect(slots.map(\.amount.unit) == [unit, unit])
        #expect(slots.map(\.said?.words) == ["morning", "dinner"])
        #expect(slots.on(.sunday).map(\.time.description) == ["10:00", "19:00"])
    }

    @Test func `a diary is asked for at its time`() {
        let text = "version = 1\n[diary]\nevening = \"21:30\"\n"
        #expect(PlanFile.read(text).plan?.evening == CivilTime("21:30"))
        #expect(PlanFile.read("version = 1\n").plan?.evening == nil)
    }

    @Test func `1-0-1-0 is copied from the box`() throws {
        let names =
            "[times]\nmorning = \"08:00\"\nnoon = \"12:00\"\nevening = \"18:00\"\nnight = \"22:00\"\n"
        let slots = try slots(
            text(
                "[\"morning\", \"noon\", \"evening\", \"night\"]", names: names,
                amounts: "[1, 0, 1, 0]"))
        #expect(slots.intakes.map(\.time.description) == ["08:00", "18:00"])
        #expect(slots.map(\.said?.words) == ["morning", "noon", "evening", "night"])
    }

    @Test func `a single day says more than the group, wherever it stands`() throws {
        let slots = try slots(
            text("[{ wed = \"05:00\", weekdays = \"08:00\", weekend = \"09:00\" }, \"12:00\"]"))
        #expect(slots.on(.wednesday)[0].time.description == "05:00")
        #expect(slots.on(.tuesday)[0].time.description == "08:00")
    }

    @Test func `what does not stand for a time is told with what would`() {
        expectMessages([
            (
                text("[\"mornin\", \"dinner\"]"),
                "10:10: error: 'mornin' is not a time of day, and [times] does not say when it is; it has bed, dinner, morning and noon; did you mean 'morning'?"
            ),
            (
                text("[\"breakfast\", \"20:00\"]", names: ""),
                "5:10: error: 'breakfast' is not a time of day, and the plan has no [times] that say when it is; write for example: [times] breakfast = \"07:00\""
            ),
            (
                text("[\"morning - 8 h\", \"dinner\"]"),
                "10:10: error: \"morning - 8 h\" is before 00:00 or after 27:59, and so of another date"
            ),
            (
                text("[\"morning\", \"09:00\"]"),
                "10:21: error: on Saturdays and Sundays '09:00' is at 09:00, and 'morning' before it at 10:00; the times of a row are in the order of the day on every day of the week, each once"
            ),
            (
                text("[\"morning\", \"10:00\"]"),
                "10:21: error: on Saturdays and Sundays '10:00' is at 10:00, and 'morning' before it at 10:00; the times of a row are in the order of the day on every day of the week, each once"
            ),
            (
                text("[{ weekdays = \"08:00\" }, \"20:00\"]"),
                "10:10: error: 'times' says no time of Saturdays and Sundays; add for example: weekend = \"10:00\""
            ),
            (
                text(
                    "[\"dinner\"]", names: "[times]\n\"a b\" = \"08:00\"\ndinner = \"19:00\"\n",
                    amounts: "[1]"),
                "3:1: error: 'a b' cannot be the name of a time, which has letters, digits, '-' and '_', a letter among them"
            ),
            (
                text("[\"dinner\"]", names: "[times]\ndinner = 19\n", amounts: "[1]"),
                "3:10: error: 'dinner': found 19, expected a time of day such as \"07:00\" or { weekdays = \"07:00\", weekend = \"10:00\" }"
            ),
            (
                text(
                    "[\"dinner\"]", names: "[times]\ndinner = { weekday = \"19:00\" }\n",
                    amounts: "[1]"),
                "3:12: error: unknown key 'weekday'; did you mean 'weekdays'?"
            ),
            (
                text(
                    "[\"20:00\", { weekdays = \"24:30\", sat = \"27:00\", sun = \"24:30\" }]",
                    names: "[times]\na = \"02:00\"\n"
                )
                .replacing(
                    "\"20:00\",",
                    with: "{ sun = \"02:00\", sat = \"20:00\", weekdays = \"20:00\" },"),
                "7:64: error: 27:00 is 03:00 of the next date, which begins with 02:00 by then; write what comes after 02:00 among the times of its own date"
            ),
        ])
    }
}
