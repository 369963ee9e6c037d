import DoseCore
import DoseSimulator
import Testing

@Suite struct `How often is said after an amount` {
    @Test(arguments: [
        (Recurrence.daily, "a day"),
        (.weekdays([.monday]), "once a week, on Mondays"),
        (.weekdays([.monday, .thursday]), "on Mondays and Thursdays"),
        (.weekdays([.sunday, .saturday, .wednesday]), "on Wednesdays, Saturdays and Sundays"),
        (
            .weekdays([.monday, .tuesday, .wednesday, .thursday, .friday]),
            "from Monday to Friday"
        ),
        (.weekdays(Set(Weekday.allCases)), "a day"),
        (.every(days: 2), "every 2 days"),
        (.every(days: 7), "once a week, on Tuesdays"),
        (.every(days: 14), "every 2 weeks, on Tuesdays"),
        (.months(1), "once a month"), (.months(3), "every 3 months"),
        (.cycle(on: 21, off: 7), "on days 1 to 21 of each 28"),
        (.cycle(on: 1, off: 2), "on the first of each 3 days"),
        (.daysOfCycle([1, 8, 15], of: 28), "on days 1, 8 and 15 of each 28"),
        (.daysOfCycle([1], of: 2), "on day 1 of each 2"),
        (.daysOfMonth([1, 15]), "on days 1 and 15 of the month"),
        (.daysOfMonth([15]), "once a month, on day 15"),
    ])
    func `by the words of the calendar`(recurrence: Recurrence, words: String) {
        #expect(DatedRecurrence(recurrence, from: civil("2026-12-01")).words == words)
    }

    @Test func `steps by turns are days of a round`() {
        var turns = medication("a", [("08:00", 10)], start: "2026-12-01")
        turns.steps = [10, 5].map {
            Step(
                days: $0 == 10 ? 1 : 2,
                slots: turns.steps[0].slots.map {
                    Slot(time: $0.time, amount: Amount(milligrams: 5))
                })
        }
        turns.after = .repeat
        #expect(turns.dates(of: 0, on: turns.start).words == "on day 1 of each 3")
        #expect(turns.dates(of: 1, on: turns.start + 1).words == "on days 2 and 3 of each 3")
        #expect(!turns.isAlikeEveryDay)
    }

    @Test func `amounts of weekdays are told weekday by weekday`() {
        var warfarin = medication("a", [("18:00", 5)], start: "2026-12-01")
        let time = warfarin.steps[0].slots[0].time
        warfarin.steps[0].variants = [
            Variant(
                weekdays: [.monday, .friday],
                slots: [Slot(time: time, amount: Amount(milligrams: 3))])
        ]
        let monday = civil("2026-12-07")
        #expect(warfarin.dates(of: 0, on: monday).words == "on Mondays and Fridays")
        #expect(
            warfarin.otherDates(of: 0, on: monday).map { warfarin.dates(of: 0, on: $0).words }
                == ["on Tuesdays, Wednesdays, Thursdays, Saturdays and Sundays"])
    }
}
