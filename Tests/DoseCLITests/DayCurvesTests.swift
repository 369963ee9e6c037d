import ControlProtocol
import DoseCore
import Kinetics
import PlanFile
import Testing

@testable import DoseCLI

@Suite struct `The curves of a day come from its doses` {
    private func intakes(_ curve: Curve?, on date: CivilDate = CurveSample.date) -> [String] {
        (curve?.administrations ?? []).map {
            "\(CurveSample.paris.timestamp($0.at).dropFirst(5).prefix(11)) \($0.amount)"
        }
    }

    @Test func `planned is what the plan held, taken is what was recorded, the rest as planned`() {
        let curves = CurveSample.curves()
        #expect(
            intakes(curves.planned) == [
                "12-01T13:00 40.0", "12-01T15:00 40.0", "12-01T17:00 40.0",
            ])
        #expect(intakes(curves.taken) == ["12-01T13:20 40.0", "12-01T17:00 40.0"])
        #expect(curves.knownUntil == CurveSample.source().now)
        #expect(curves.compared == nil)
    }

    @Test func `what rings since some time is not taken before now`() {
        let day = Wire.Day(
            date: "2026-12-01",
            doses: [
                CurveSample.dose("15:00", .ringing), CurveSample.dose("16:00", .snoozed),
                CurveSample.dose("17:00", .takeable),
            ])
        #expect(
            intakes(CurveSample.curves([day]).taken) == [
                "12-01T16:05 40.0", "12-01T16:05 40.0", "12-01T17:00 40.0",
            ])
    }

    @Test func `what is skipped, missed or superseded is not taken, and superseded not planned`() {
        let day = Wire.Day(
            date: "2026-12-01",
            doses: [
                CurveSample.dose("13:00", .skipped), CurveSample.dose("15:00", .missed),
                CurveSample.dose("17:00", .superseded),
            ])
        let curves = CurveSample.curves([day])
        #expect(intakes(curves.planned) == ["12-01T13:00 40.0", "12-01T15:00 40.0"])
        #expect(intakes(curves.taken) == [])
    }

    @Test func `extra intakes count, and nothing of other medicines`() {
        var (mine, other) = (Sample.extra, Sample.extra)
        mine.amount = .milligrams(5)
        other.medication = "other"
        var dose = CurveSample.dose("13:00", .awaited)
        dose.medication = "other"
        let day = Wire.Day(date: "2026-12-01", doses: [dose], extraIntakes: [mine, other])
        let curves = CurveSample.curves([day])
        #expect(intakes(curves.taken) == ["12-01T\(mine.at.dropFirst(11).prefix(5)) 5.0"])
        #expect(intakes(curves.planned) == [])
    }

    @Test func `an amount in another unit is converted, or counted as left out`() {
        var (grams, drops) = (
            CurveSample.dose("13:00", .awaited), CurveSample.dose("15:00", .taken)
        )
        grams.amount = Wire.Quantity(value: 0.02, unit: "g")
        drops.amount = Wire.Quantity(value: 3, unit: "drops")
        let day = Wire.Day(date: "2026-12-01", doses: [grams, drops])
        let curves = CurveSample.curves([day])
        #expect(intakes(curves.planned) == ["12-01T13:00 20.0"])
        #expect(curves.leftOut == 1)
    }

    @Test func `of a date to come nothing is taken, and one that is over is known to its end`() {
        let tomorrow = CurveSample.source(on: CurveSample.date + 1).curves([], compared: nil)
        #expect(tomorrow.taken == nil)
        #expect(tomorrow.knownUntil == nil)
        let yesterday = CurveSample.source(on: CurveSample.date - 1).curves([], compared: nil)
        #expect(yesterday.taken != nil)
        #expect(yesterday.knownUntil == nil)
    }

    @Test func `so many dates matter as fourteen half-lives reach, and a window`() {
        var source = CurveSample.source()
        // 56 hours are three dates begun, and a dose may be taken on the date beside its own.
        #expect(source.dates == CurveSample.date - 4...CurveSample.date + 1)
        let slow = CurveSample.kinetics(halfLife: "24 h")
        var weekly = CurveSample.medication
        weekly.late = .hours(48)
        source = given(
            CurveSource(
                weekly, in: CurveSample.paris, slow, on: CurveSample.date, at: source.now))
        #expect(source.dates == CurveSample.date - 18...CurveSample.date + 3)
    }

    @Test func `a date of another length has its own range`() {
        let spring = given(CivilDate("2026-03-29"))
        let range = CurveSample.source(on: spring).curves([], compared: nil).range
        #expect(range.upperBound - range.lowerBound == .hours(23))
    }

    // MARK: What is compared

    @Test func `other intakes stand for those of the date, and the days before stay`() throws {
        let before = Wire.Day(
            date: "2026-11-30",
            doses: [CurveSample.dose("17:00", on: CurveSample.date - 1, .missed)])
        let curves = CurveSample.curves(
            [before, CurveSample.day], compared: try CurveSample.compared("11:00=20,14:00=0.03 g"))
        #expect(
            intakes(curves.compared) == [
                "11-30T17:00 40.0", "12-01T11:00 20.0", "12-01T14:00 30.0",
            ])
    }

    @Test func `another plan stands for this one from its start on`() throws {
        var other = CurveSample.medication
        other.start = CurveSample.date - 1
        other.steps[0].slots = [Slot(time: given(CivilTime("9:00")), amount: Amount(milligrams: 5))]
        let days = (-3...0).map { day in
            let date = CurveSample.date + day
            return Wire.Day(
                date: date.description, doses: [CurveSample.dose("17:00", on: date, .missed)])
        }
        let comparison = try Comparison(
            other, of: CurveSample.medication, on: CurveSample.source().dates, in: CurveSample.paris
        )
        #expect(
            intakes(CurveSample.curves(days, compared: comparison).compared) == [
                "11-28T17:00 40.0", "11-29T17:00 40.0", "11-30T09:00 5.0", "12-01T09:00 5.0",
                "12-02T09:00 5.0",
            ])
    }

    @Test func `amounts of another kind cannot be compared`() {
        #expect(throws: Failure.otherUnit("11:00=5ml", "Baclofène", .mg)) {
            try CurveSample.compared("11:00=5ml")
        }
    }

    @Test func `intakes are read in whatever order, with commas of whatever kind`() throws {
        let said = try SaidIntakes(" 17:00 = 2,5 mg,11:00=20")
        #expect(said.intakes.map(\.time.description) == ["11:00", "17:00"])
        #expect(said.intakes.map(\.amount.value) == [20, 2.5])
        for wrong in ["", "11:00", "11=20", "11:00=20,11:00=30", "=20", "11:00=20=30", ",11:00=20"]
        {
            #expect(throws: UsageError.self, "\(wrong)") { try SaidIntakes(wrong) }
        }
    }

    @Test func `an amount is shown as finely as an estimate may be`() {
        func shown(_ highest: Double, _ amount: Double) -> String? {
            let said = try? CurveSample.compared("13:00=\(highest)")
            return CurveSample.curves([], compared: said).rounded(amount)?.description
        }
        // A dose of 100 is highest at 80 or so.
        #expect(shown(100, 61.54) == "62 mg")
        #expect(shown(10, 6.154) == "6.2 mg")
        #expect(shown(1000, 615.4) == "620 mg")
        #expect(shown(0.1, 0.06154) == "0.062 mg")
    }
}
