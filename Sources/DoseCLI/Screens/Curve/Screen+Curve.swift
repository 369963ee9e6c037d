import DoseCore
import Kinetics
import PlanFile
import Words

// What `dosectl curve` prints.

extension Screen {
    func curves(_ curves: DayCurves) -> [String] {
        let words = CurveWords(language)
        let name = text(curves.medication.name)
        let date = text(language.date(curves.date, today: nil))
        guard curves.highest > 0 else { return [words.nothing(name, on: date)] }
        let heading = style.paint(words.heading(name, on: date), .bold)
        let picture = CurvePlot(curves, self).map { $0.lines + [""] } ?? []
        return [heading, ""] + picture + curveNumbers(curves).lines(style) + [""]
            + remarks(on: curves)
    }

    func drawn(_ curves: DayCurves, in file: String) -> String {
        CurveWords(language).drawn(text(curves.medication.name), in: text(file))
    }

    /// What a curve is, on every picture.
    func remarks(on curves: DayCurves) -> [String] {
        let words = CurveWords(language)
        let bound = curves.kinetics.bound
        let citation = curves.kinetics.citation
        return [
            words.estimate(halfLife: duration(bound.halfLife), peak: duration(bound.peak)),
            words.source(text(citation.profile), text(citation.source)),
        ] + (curves.leftOut > 0 ? [words.leftOut(curves.leftOut)] : [])
    }

    private func duration(_ duration: Duration) -> String {
        text(language.duration(minutes: Int(duration.milliseconds / 60_000)))
    }

    /// The amounts of each curve at the cravings, and its highest and lowest.
    func curveNumbers(_ curves: DayCurves) -> Table {
        let words = CurveWords(language)
        var table = Table()
        table.add([Table.Cell("")] + curves.named.map { Table.Cell(title($0.name)) })
        for craving in curves.cravings {
            table.add(
                [Table.Cell(words.craving(at: hour(craving, curves)))]
                    + curves.named.map { Table.Cell(amount($0.curve.amount(at: craving), curves)) })
        }
        table.add(
            [Table.Cell(words.highest)]
                + curves.named.map { Table.Cell(point($0.curve.peak(in: curves.range), curves)) })
        table.add(
            [Table.Cell(words.lowest)]
                + curves.named.map { Table.Cell(point($0.curve.trough(in: curves.range), curves)) })
        return table
    }

    func title(_ name: DayCurves.Name) -> String {
        let words = CurveWords(language)
        return switch name {
        case .planned: words.planned
        case .taken: words.taken
        case .compared: words.compared
        }
    }

    /// `12.5`: what is swallowed is known, and not rounded.
    func intake(_ intake: Administration, _ curves: DayCurves) -> String {
        Amount(intake.amount, curves.unit).map(number) ?? ""
    }

    /// `12.5 mg`, of what is no estimate.
    func exact(_ amount: Double, _ curves: DayCurves) -> String {
        Amount(amount, curves.unit).map(self.amount) ?? ""
    }

    /// `62 mg`, of an estimate.
    func amount(_ amount: Double, _ curves: DayCurves) -> String {
        curves.rounded(amount).map(self.amount) ?? ""
    }

    /// `62 mg at 18:05`.
    func point(_ point: Curve.Point, _ curves: DayCurves) -> String {
        CurveWords(language).amount(
            amount(point.amount, curves), at: hour(point.at, curves))
    }

    /// To the minute, as a clock there shows it.
    func hour(_ instant: Instant, _ curves: DayCurves) -> String {
        let time = curves.zone.civil(at: instant).time
        return language.time(CivilTime(hour: time.hour, minute: time.minute) ?? time)
    }
}
