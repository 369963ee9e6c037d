import DoseCore
import Kinetics
import Publishing
import Words

// The picture that `dosectl curve --svg` writes.

extension Screen {
    func picture(_ curves: DayCurves) -> CurvePicture {
        let words = CurveWords(language)
        let name = curves.medication.name
        let title = words.heading(name, on: language.date(curves.date, today: nil))
        let top = Plot.round(above: curves.highest)
        let remarks = remarks(on: curves)
        return CurvePicture(
            language: words.code, title: title,
            description: told(curves) + remarks,
            curves: curves.named.map { drawn($0.name, $0.curve, of: curves, below: top) },
            hours: stride(from: 0, through: 24, by: 3).compactMap { hour in
                CivilTime(hour: hour, minute: 0).map {
                    let instant = curves.zone.instant(curves.date, $0)
                    return CurvePicture.Mark(place: curves.place(of: instant), text: "\(hour)")
                }
            },
            amounts: [0, 0.25, 0.5, 0.75, 1].map {
                CurvePicture.Mark(place: $0, text: exact($0 * top, curves))
            },
            verticals: curves.cravings.map {
                CurvePicture.Mark(
                    place: curves.place(of: $0), text: "\(words.craving) \(hour($0, curves))")
            },
            numbers: curveNumbers(curves).rows.map { $0.map(\.text) }, remarks: remarks)
    }

    private func drawn(
        _ name: DayCurves.Name, _ curve: Curve, of curves: DayCurves, below top: Double
    ) -> CurvePicture.Drawn {
        let words = CurveWords(language)
        let steps = 480
        func points(_ range: ClosedRange<Double>) -> [(place: Double, height: Double)] {
            (0...steps).map { Double($0) / Double(steps) }.filter(range.contains)
                .map { ($0, curve.amount(at: curves.instant(at: $0)) / top) }
        }
        let known = curves.knownUntil.map { curves.place(of: $0) } ?? 1
        let parts: [CurvePicture.Part] =
            name == .taken && known < 1
            ? [
                CurvePicture.Part(points: points(0...known), name: words.taken),
                CurvePicture.Part(
                    points: points(known...1), name: words.ifAllGoesOn, isToCome: true),
            ] : [CurvePicture.Part(points: points(0...1), name: title(name))]
        let line: CurvePicture.Line =
            switch name {
            case .planned: .thin
            case .taken: .thick
            case .compared: .dotted
            }
        let intakes = curves.intakes(curve).map { intake in
            CurvePicture.Mark(
                place: curves.place(of: intake.at),
                text: self.intake(intake, curves))
        }
        return CurvePicture.Drawn(name: title(name), line: line, parts: parts, intakes: intakes)
    }

    /// The intakes and the numbers of each curve, for those who do not see them.
    private func told(_ curves: DayCurves) -> [String] {
        let words = CurveWords(language)
        let table = curveNumbers(curves).rows.map { $0.map(\.text) }
        return curves.named.enumerated().flatMap { index, named in
            let name = title(named.name)
            let intakes = curves.intakes(named.curve).map {
                words.amount(exact($0.amount, curves), at: hour($0.at, curves))
            }
            return [words.told(name, intakes)]
                + table.dropFirst().map { words.told($0[0], of: name, $0[index + 1]) }
        }
    }
}
