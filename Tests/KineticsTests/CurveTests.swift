import DoseCore
import Kinetics
import Testing

/// The curve against an independent numerical solution of the same two equations, and against the facts.
@Suite struct CurveTests {
    private static let start = Instant(seconds: 1_796_079_600)
    private static let step: Duration = .milliseconds(
        3_600_000 / Int64(NumericalSolution.stepsPerHour))

    private func model(_ halfLife: Duration = .hours(4), _ peak: Duration = .hours(1)) throws
        -> OneCompartment
    {
        try #require(OneCompartment(halfLife: halfLife, peak: peak))
    }

    /// Doses by the hour of the first day at which they are, on so many days.
    private func doses(_ doses: [Double: Double], days: Int = 1) -> [Int: Double] {
        var steps: [Int: Double] = [:]
        for day in 0..<days {
            for (hour, amount) in doses {
                let hours = Double(day * 24) + hour
                steps[Int((hours * Double(NumericalSolution.stepsPerHour)).rounded())] = amount
            }
        }
        return steps
    }

    private func curve(_ model: OneCompartment, _ doses: [Int: Double]) -> Curve {
        Curve(
            model,
            doses.map { step, amount in
                Administration(at: Self.start + Self.step * step, amount: amount)
            })
    }

    private func hour(_ instant: Instant) -> Double {
        Double((instant - Self.start).milliseconds) / 3_600_000
    }

    struct Row: Sendable {
        let halfLife: Duration
        let peak: Duration
        let doses: [Double: Double]
        let days: Int
    }

    @Test(arguments: [
        Row(halfLife: .hours(4), peak: .hours(1), doses: [13: 40, 15: 40, 17: 40], days: 1),
        Row(halfLife: .hours(4), peak: .hours(1), doses: [11: 20, 14: 30, 17: 45], days: 4),
        Row(halfLife: .hours(3), peak: .minutes(30), doses: [7: 10, 9.25: 15, 11.5: 5], days: 2),
        Row(halfLife: .hours(36), peak: .hours(6), doses: [8: 5], days: 10),
        Row(halfLife: .hours(5), peak: .hours(5), doses: [0: 1, 12: 2], days: 3),
    ])
    func `the curve is that of the numerical solution, to a millionth`(row: Row) throws {
        let model = try model(row.halfLife, row.peak)
        let doses = doses(row.doses, days: row.days)
        let solved = NumericalSolution(
            absorption: model.absorption, elimination: model.elimination
        ).body(doses, hours: row.days * 24)
        let curve = curve(model, doses)
        var worst = 0.0
        for step in stride(from: 0, to: solved.count, by: 100) where solved[step] > 1e-9 {
            let told = curve.amount(at: Self.start + Self.step * step)
            worst = max(worst, abs(told - solved[step]) / solved[step])
        }
        #expect(worst < 0.000_001, "\(worst)")
        #expect((solved.max() ?? 0) > 0.5)
    }

    @Test(arguments: [
        Row(halfLife: .hours(4), peak: .hours(1), doses: [13: 40, 15: 40, 17: 40], days: 2),
        Row(halfLife: .hours(4), peak: .hours(1), doses: [11: 20, 14: 60, 17: 5], days: 2),
        Row(halfLife: .hours(36), peak: .hours(6), doses: [8: 5, 8.5: 1], days: 8),
    ])
    func `the highest and the lowest of a day are those of the numerical solution`(row: Row) throws
    {
        let model = try model(row.halfLife, row.peak)
        let doses = doses(row.doses, days: row.days)
        let solved = NumericalSolution(
            absorption: model.absorption, elimination: model.elimination
        ).body(doses, hours: row.days * 24)
        let from = (row.days - 1) * 24 * NumericalSolution.stepsPerHour
        let day = Array(solved[from...])
        let curve = curve(model, doses)
        let range = Self.start + Self.step * from...Self.start + Self.step * (solved.count - 1)
        let (peak, trough) = (curve.peak(in: range), curve.trough(in: range))
        let highest = try #require(day.indices.max { day[$0] < day[$1] })
        let lowest = try #require(day.indices.min { day[$0] < day[$1] })
        #expect(abs(peak.amount / day[highest] - 1) < 0.0001)
        #expect(abs(trough.amount / day[lowest] - 1) < 0.0001)
        let place = { (index: Int) in self.hour(Self.start + Self.step * (from + index)) }
        #expect(abs(hour(peak.at) - place(highest)) < 0.02)
        #expect(abs(hour(trough.at) - place(lowest)) < 0.002)
    }

    @Test func `40 mg at 13, 15 and 17 h are highest at about the craving of 18:00`() throws {
        // The facts, 000 5.6, and the half-life and the peak of 000 2.3.
        let curve = curve(try model(), doses([13: 40, 15: 40, 17: 40], days: 4))
        let day = Self.start + .hours(72)...Self.start + .hours(96)
        let peak = curve.peak(in: day)
        let craving = curve.amount(at: Self.start + .hours(72 + 18))
        #expect(abs(hour(peak.at) - 72 - 18) < 0.3)
        #expect(craving > 0.98 * peak.amount)
        // No other intake comes near: what is left of those before adds to the last.
        #expect(
            curve.peak(in: Self.start + .hours(72)...Self.start + .hours(89)).amount < 0.8 * craving
        )
    }

    @Test func `of what is not swallowed yet nothing is there`() throws {
        let curve = curve(try model(), doses([13: 40]))
        #expect(curve.amount(at: Self.start) == 0)
        #expect(curve.amount(at: Self.start + .hours(13)) == 0)
        #expect(curve.amount(at: Self.start + .hours(13) + .minutes(1)) > 0)
        let morning = Self.start...Self.start + .hours(12)
        #expect(curve.peak(in: morning) == Curve.Point(at: Self.start, amount: 0))
        #expect(curve.trough(in: morning) == Curve.Point(at: Self.start, amount: 0))
    }

    @Test func `two halves at once are one whole, in whatever order they are told`() throws {
        let model = try model()
        let at = Self.start + .hours(13)
        let later = Administration(at: at + .hours(2), amount: 30)
        let whole = Curve(model, [Administration(at: at, amount: 40), later])
        let half = Administration(at: at, amount: 20)
        let halves = Curve(model, [later, half, half])
        for hours in 13...30 {
            let instant = Self.start + .hours(hours)
            #expect(abs(whole.amount(at: instant) - halves.amount(at: instant)) < 1e-9)
        }
        #expect(halves.administrations.map(\.at) == [at, at, at + .hours(2)])
    }

    @Test func `a day that begins while it falls has its highest at the beginning`() throws {
        let curve = curve(try model(), doses([13: 40]))
        let evening = Self.start + .hours(18)...Self.start + .hours(20)
        #expect(curve.peak(in: evening).at == evening.lowerBound)
        #expect(curve.trough(in: evening).at == evening.upperBound)
    }
}
