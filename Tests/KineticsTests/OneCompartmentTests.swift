import DoseCore
import Testing

@testable import Kinetics

@Suite struct OneCompartmentTests {
    private static let start = Instant(seconds: 1_796_079_600)

    private func model(_ halfLife: Int, _ peak: Int) throws -> OneCompartment {
        try #require(OneCompartment(halfLife: .minutes(halfLife), peak: .minutes(peak)))
    }

    @Test(arguments: [(240, 60), (240, 30), (60, 60), (1440, 120), (40_320, 1), (1, 1)])
    func `a single dose is highest at the time of the peak`(halfLife: Int, peak: Int) throws {
        let model = try model(halfLife, peak)
        let curve = Curve(model, [Administration(at: Self.start, amount: 100)])
        let highest = curve.peak(in: Self.start...Self.start + .minutes(10 * halfLife))
        #expect(abs((highest.at - Self.start - .minutes(peak)).milliseconds) <= 1)
        for minutes in [-0.5, 0.5] {
            let beside = highest.at + .milliseconds(Int64(minutes * 60_000))
            #expect(curve.amount(at: beside) < highest.amount)
        }
    }

    @Test(arguments: [(240, 60), (240, 30), (1440, 120)])
    func `once all is absorbed half of it is left after each half-life`(
        halfLife: Int, peak: Int
    ) throws {
        let curve = Curve(
            try model(halfLife, peak), [Administration(at: Self.start, amount: 100)])
        let late = Self.start + .minutes(12 * halfLife)
        let ratio = curve.amount(at: late + .minutes(halfLife)) / curve.amount(at: late)
        #expect(abs(ratio - 0.5) < 1e-6)
    }

    @Test func `a peak after the half-life has no model, nor has one at the dose`() {
        #expect(OneCompartment(halfLife: .hours(4), peak: .hours(4)) != nil)
        #expect(OneCompartment(halfLife: .hours(4), peak: .minutes(241)) == nil)
        #expect(OneCompartment(halfLife: .hours(4), peak: .zero) == nil)
    }

    @Test func `of what is older than the memory nothing is left that matters`() throws {
        for (halfLife, peak) in [(240, 60), (240, 240), (40_320, 1)] {
            let model = try model(halfLife, peak)
            let curve = Curve(model, [Administration(at: Self.start, amount: 1)])
            #expect(curve.amount(at: Self.start + model.memory) < 1.3e-4)
            #expect(abs((model.memory - .minutes(14 * halfLife)).milliseconds) <= 1)
        }
    }
}
