import ControlProtocol
import DoseCore
import Kinetics
import PlanFile
import Publishing

/// The curves of a day as JSON.
struct CurveTable: Encodable, Equatable {
    let medication: String
    let name: String
    let date: String
    /// Always: no number here is a measurement.
    let isEstimate = true
    /// Of each value.
    let unit: String
    let halfLifeMinutes: Int
    let peakMinutes: Int
    let source: String
    /// Until when it is known what was taken; left out where that is not within the date.
    let knownUntil: String?
    let cravings: [String]
    let curves: [One]

    struct One: Encodable, Equatable {
        let curve: DayCurves.Name
        let intakes: [Value]
        /// One for each craving, in their order.
        let atCravings: [Value]
        let highest: Value
        let lowest: Value
        /// Every five minutes.
        let values: [Value]
    }

    struct Value: Encodable, Equatable {
        let at: String
        let value: Double
    }

    init(_ day: DayCurves) {
        let bound = day.kinetics.bound
        (medication, name) = (day.medication.key, day.medication.name)
        (date, unit) = (day.date.description, day.unit.rawValue)
        halfLifeMinutes = Int(bound.halfLife.milliseconds / 60_000)
        peakMinutes = Int(bound.peak.milliseconds / 60_000)
        source = day.kinetics.citation.source
        knownUntil = day.knownUntil.map(day.zone.timestamp)
        cravings = day.cravings.map(day.zone.timestamp)
        func value(_ instant: Instant, _ amount: Double) -> Value {
            Value(at: day.zone.timestamp(instant), value: DayCurves.millionth(amount))
        }
        curves = day.named.map { name, curve in
            let (peak, trough) = (curve.peak(in: day.range), curve.trough(in: day.range))
            return One(
                curve: name, intakes: day.intakes(curve).map { value($0.at, $0.amount) },
                atCravings: day.cravings.map { value($0, curve.amount(at: $0)) },
                highest: value(peak.at, peak.amount), lowest: value(trough.at, trough.amount),
                values: day.instants.map { value($0, curve.amount(at: $0)) })
        }
    }
}

extension DayCurves {
    /// Every five minutes, from the beginning of the date to its end.
    var instants: [Instant] {
        stride(
            from: range.lowerBound.milliseconds, through: range.upperBound.milliseconds, by: 300_000
        )
        .map(Instant.init(milliseconds:))
    }

    /// For programs, which round as they need: to a millionth.
    static func millionth(_ amount: Double) -> Double {
        (amount * 1_000_000).rounded() / 1_000_000
    }

    /// For a spreadsheet: a row for every five minutes, with a column for each curve.
    var table: [[String]] {
        let unit = unit.rawValue
        let head = ["time"] + named.map { "\($0.name.rawValue)_\(unit)" }
        return [head]
            + instants.map { instant in
                [zone.timestamp(instant)]
                    + named.map { "\(Self.millionth($0.curve.amount(at: instant)))" }
            }
    }
}
