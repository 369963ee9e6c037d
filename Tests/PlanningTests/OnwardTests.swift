import DoseCore
import PlanSamples
import Testing

@testable import Planning

/// What the verbs make of where a person stands, in mg at 13:00, 15:00 and 17:00.
@Suite struct `A course goes on from the amounts of now` {
    /// The targeted titration of the published table, 10 to 100 mg, on a step of it.
    private func standing(
        _ amounts: [Int], halves: Bool = true, held: Bool = false, soFar: Int = 1, left: Int? = 2
    ) throws -> Standpoint {
        var medication = Medication.targeted
        medication.preparation?.parts = halves ? 2 : 1
        return Standpoint(
            medication, on: day(20), step: nil, slots: slots("13:00 15:00 17:00", amounts),
            daysSoFar: soFar, daysLeft: left, isHeld: held)
    }

    private func rows(_ medication: Medication) -> [String] {
        medication.steps.map { step in
            "\(step.days): " + step.slots.map(\.amount.number).joined(separator: " ")
        }
    }

    @Test func `slower raises the intake that would have been raised next`() throws {
        let slower = try standing([20, 30, 30]).slower(
            Onward(by: .amount(.half), every: 7, to: mg(120)))
        #expect(slower.start == day(21))
        #expect(
            rows(slower) == [
                "7: 20 30 30", "7: 20 30 35", "7: 20 30 40", "7: 20 30 45", "7: 20 30 50",
                // Beyond the rows: the last intake below the largest of the plan.
                "7: 20 35 50", "7: 20 40 50", "7: 20 45 50", "7: 20 50 50",
            ])
        #expect(slower.after == .hold)
    }

    @Test func `amounts that no row has go on with the rows beyond them`() throws {
        let slower = try standing([0, 25, 30]).slower(Onward(by: .mg(10), every: 7, to: mg(75)))
        #expect(rows(slower) == ["7: 0 25 30", "7: 5 30 30", "7: 15 30 30"])
    }

    @Test func `all else of the medication is carried along`() throws {
        let standpoint = try standing([20, 30, 30])
        var slower = try standpoint.slower(Onward(by: .mg(10), every: 7, to: mg(100)))
        slower.steps = standpoint.medication.steps
        slower.start = standpoint.medication.start
        #expect(slower == standpoint.medication)
    }

    @Test func `an amount that no tablet gives is refused`() throws {
        #expect(throws: PlanningError.notPayable(mg(35), Preparation(tablet: mg(10)))) {
            try standing([20, 30, 30], halves: false).slower(
                Onward(by: .amount(.half), every: 7, to: mg(100)))
        }
    }

    @Test func `where nothing is left to be done, that is said`() throws {
        #expect(throws: PlanningError.alreadyThere(mg(100))) {
            try standing([20, 30, 50]).slower(Onward(by: .amount(.half), every: 7, to: mg(100)))
        }
        #expect(throws: PlanningError.notAbove(mg(80), to: mg(80))) {
            try standing([20, 30, 30]).climbing(Onward(by: .amount(.half), every: 7, to: mg(80)))
        }
        #expect(throws: PlanningError.notBelow(mg(80), to: mg(90))) {
            try standing([20, 30, 30]).tapering(Onward(by: .amount(.half), every: 7, to: mg(90)))
        }
        #expect(throws: PlanningError.nothingDue) {
            try standing([]).tapering(Onward(by: .amount(.half), every: 7, to: .zero))
        }
    }

    @Test func `a climb raises on one day of the week, once the amount has had its days`() throws {
        // 2026-12-20 is a Sunday: on the Saturday after it the amount has had six days.
        let pace = Onward(by: .mg(10), every: 7, to: mg(100), first: .on(.saturday))
        let climb = try standing([20, 30, 30], soFar: 1).climbing(pace)
        #expect(rows(climb) == ["12: 20 30 30", "7: 20 30 40", "7: 20 30 50"])
        #expect((climb.start + 12).weekday == .saturday)
        let later = try standing([20, 30, 30], soFar: 3).climbing(pace)
        #expect(rows(later).first == "5: 20 30 30")
    }

    @Test func `a taper takes the earliest intake first, or the largest, and ends`() throws {
        let taper = try standing([20, 50, 50]).tapering(
            Onward(by: .mg(10), every: 21, to: mg(80)))
        #expect(
            rows(taper) == [
                "21: 20 50 50", "21: 10 50 50", "21: 0 50 50", "21: 0 40 50", "21: 0 30 50",
            ])
        let even = try standing([20, 50, 50]).tapering(
            Onward(by: .mg(10), every: 14, to: mg(90), isEven: true))
        #expect(rows(even) == ["14: 20 50 50", "14: 20 45 45", "14: 20 40 40", "14: 20 35 35"])
        let end = try standing([0, 0, 25]).tapering(Onward(by: .mg(10), every: 21, to: .zero))
        #expect(rows(end) == ["21: 0 0 25", "21: 0 0 15", "21: 0 0 5"])
        #expect(end.after == .stop)
    }

    @Test func `a first lowering of tomorrow begins with today`() throws {
        let taper = try standing([20, 30, 30]).tapering(
            Onward(by: .mg(10), every: 21, to: mg(70), first: .tomorrow))
        #expect(taper.start == day(20))
        #expect(rows(taper) == ["1: 20 30 30", "21: 10 30 30"])
    }

    @Test func `a climb after a taper gives back what the taper took last`() throws {
        var taper = Medication.targeted
        taper.preparation?.parts = 2
        taper.steps = [[20, 50, 50], [10, 50, 50], [0, 50, 50], [0, 40, 50]].map {
            Step(days: 21, slots: slots("13:00 15:00 17:00", $0))
        }
        taper.after = .stop
        let now = Standpoint(
            taper, on: day(20), step: 3, slots: slots("13:00 15:00 17:00", [0, 40, 50]))
        let climb = try now.climbing(Onward(by: .mg(10), every: 7, to: mg(120)))
        #expect(
            rows(climb) == ["7: 0 40 50", "7: 0 50 50", "7: 10 50 50", "7: 20 50 50"])
        #expect(climb.after == .hold)
        let over = Standpoint(taper, on: day(20), step: nil, slots: [])
        let again = try over.climbing(Onward(by: .mg(10), every: 7, to: mg(30)))
        #expect(again.steps.map(\.dailyAmount) == [mg(10), mg(20), mg(30)])
    }

    @Test func `the usual pace is that of the daily amounts`() throws {
        let standpoint = try standing([20, 30, 40])
        #expect(standpoint.usualDays == 3)
        var moved = standpoint.medication
        moved.steps = [1, 1, 1, 3].map { Step(days: $0, slots: standpoint.slots) }
        let there = Standpoint(moved, on: day(26), step: 3, slots: standpoint.slots)
        #expect(there.usualDays == nil)
    }

    // MARK: Times

    private func timed(_ medication: Medication) -> [String] {
        medication.steps.map { step in
            "\(step.days): "
                + step.slots.map { "\($0.time) \($0.amount.number)" }.joined(separator: ", ")
        }
    }

    @Test(arguments: [false, true])
    func `a craving that moved takes the intakes along, held or not`(isHeld: Bool) throws {
        let now = try standing([20, 30, 40], held: isHeld, left: isHeld ? nil : 2)
        let moved = try now.moved(to: times("19:00")[0], atMost: 30)
        #expect(moved.steps == now.medication.steps)
        #expect(moved.start == day(1))
        #expect(
            moved.shift
                == TimeShift(
                    from: day(21), to: times("14:00 16:00 18:00"), perDay: .minutes(30)))
        #expect(moved.cravings == times("19:00"))
        #expect(
            rows(try now.ahead(in: moved))
                == (isHeld ? ["1: 20 30 40"] : ["3: 20 30 40", "3: 20 30 50"]))
    }

    @Test func `times on the move go elsewhere from where they are`() throws {
        let first = try standing([20, 30, 40], left: 2).moved(to: times("19:00")[0], atMost: 30)
        let underway = Standpoint(
            first, on: day(21), step: 8, slots: slots("13:30 15:30 17:30", [20, 30, 40]),
            daysLeft: 2)
        #expect(underway.times == times("13:30 15:30 17:30"))
        let second = try underway.moved(to: times("20:00")[0], atMost: 60)
        #expect(second.shift?.to == times("15:00 17:00 19:00"))
        #expect(second.shift?.from == day(22))
        #expect(second.steps[8].slots == slots("13:30 15:30 17:30", [20, 30, 40]))
        // What else goes on from here takes what is left of the way along.
        let slower = try underway.slower(Onward(by: .mg(10), every: 5, to: mg(100)))
        #expect(slower.shift?.from == day(22))
        #expect(slower.steps[0].slots == slots("13:30 15:30 17:30", [20, 30, 40]))
        let saved = try #require(
            try underway.saved(tomorrow: slots("14:00 16:00 18:00", [20, 30, 40])))
        #expect(saved.row(0, on: day(22)).map(\.time) == times("14:00 16:00 18:00"))
        #expect(saved.steps[0].days == 3)
        let stopped = try underway.spread(over: times("13:30 15:30 17:30"), atMost: 30)
        #expect(stopped.shift == nil)
        #expect(throws: PlanningError.timesMove(until: day(22))) {
            try underway.adding(times("11:00")[0], from: times("13:30")[0], mg(10), every: 3)
        }
    }

    @Test func `of a text that does not hold the amounts of now only these are moved`() throws {
        let moved = try standing([5, 30, 40]).spread(
            over: times("11:00 14:00 17:00"), atMost: 60)
        #expect(timed(moved) == ["1: 13:00 5, 15:00 30, 17:00 40"])
        #expect(moved.start == day(21))
        #expect(moved.shift?.to == times("11:00 14:00 17:00"))
    }

    @Test func `an intake more takes a tablet at a time`() throws {
        let added = try standing([20, 30, 40], left: 1).adding(
            times("11:00")[0], from: times("15:00")[0], mg(15), every: 3)
        #expect(
            timed(added) == [
                "1: 11:00 0, 13:00 20, 15:00 30, 17:00 40",
                "3: 11:00 10, 13:00 20, 15:00 20, 17:00 40",
                "4: 11:00 15, 13:00 20, 15:00 15, 17:00 40",
                "3: 11:00 15, 13:00 20, 15:00 15, 17:00 50",
            ])
        #expect(
            throws: PlanningError.noIntake(at: times("12:00")[0], known: times("13:00 15:00 17:00"))
        ) {
            try standing([20, 30, 40]).adding(
                times("11:00")[0], from: times("12:00")[0], mg(10), every: 3)
        }
        #expect(throws: PlanningError.notSoMuch(mg(20), at: times("13:00")[0])) {
            try standing([20, 30, 40]).adding(
                times("11:00")[0], from: times("13:00")[0], mg(30), every: 3)
        }
    }

    @Test func `what is saved goes on where it stands`() throws {
        let saved = try #require(
            try standing([20, 30, 30], left: 1).saved(
                tomorrow: slots("13:00 15:00 17:00", [20, 30, 30])))
        #expect(saved.start == day(21))
        #expect(rows(saved) == ["1: 20 30 30", "3: 20 30 40", "3: 20 30 50"])
        let held = try #require(
            try standing([20, 30, 30], held: true).saved(
                tomorrow: slots("13:00 15:00 17:00", [20, 30, 30])))
        #expect(rows(held) == ["1: 20 30 30"])
        #expect(held.after == .hold)
    }
}

extension Amount {
    fileprivate static let half = mg(5)
}

extension Medication {
    fileprivate static let targeted = Medication(
        key: "baclofen", name: "Baclofen", preparation: Preparation(tablet: mg(10)), start: day(1),
        steps: [
            [0, 0, 10], [0, 0, 20], [0, 0, 30], [0, 10, 30], [0, 20, 30], [0, 30, 30],
            [10, 30, 30], [20, 30, 30], [20, 30, 40], [20, 30, 50],
        ].map { Step(days: 3, slots: slots("13:00 15:00 17:00", $0)) },
        reviewEvery: 14, profile: "baclofen", cravings: times("18:00"))
}
