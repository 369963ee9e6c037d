import ControlProtocol
import DoseCore
import PlanFile
import Publishing
import Words

// The picture of the treatment, and the table of the same beside it.

extension Screen {
    private var words: ReportWords { ReportWords(language) }

    /// Nil where there is nothing to draw.
    func picture(_ report: Report, _ treatment: Treatment) -> TreatmentPicture? {
        var panels = treatment.series.enumerated().map { index, series in
            amounts(series, report, treatment, hasFlags: index == treatment.series.count - 1)
        }
        panels += [
            drinks(report, treatment), cravings(report, treatment), effects(report, treatment),
        ].compactMap(\.self)
        guard !panels.isEmpty else { return nil }
        let names = treatment.series.map { text($0.medicine.name) }
        let months = months(report, treatment).map(\.told)
        return TreatmentPicture(
            language: CurveWords(language).code, name: "treatment",
            title: words.picture(
                of: language.list(names), from: day(treatment.axis.lowerBound),
                through: day(treatment.axis.upperBound)),
            description: [words.key] + months, dates: dates(treatment),
            verticals: report.dates.upperBound == report.today
                ? [mark(treatment.place(of: report.today + 1), words.today)] : [],
            panels: panels)
    }

    private func mark(_ place: Double, _ text: String) -> TreatmentPicture.Mark {
        TreatmentPicture.Mark(place: place, text: text)
    }

    // MARK: The amounts

    private func amounts(
        _ series: TreatmentSeries, _ report: Report, _ treatment: Treatment, hasFlags: Bool
    ) -> TreatmentPicture.Panel {
        let top = Plot.round(above: series.highest)
        func height(_ value: Double) -> Double { value / top }
        func stretch(_ dates: ClosedRange<CivilDate>, _ value: Double) -> TreatmentPicture.Stretch {
            TreatmentPicture.Stretch(
                from: treatment.place(of: dates.lowerBound),
                through: treatment.place(of: dates.upperBound + 1), height: height(value))
        }
        var panel = TreatmentPicture.Panel(
            heading: words.panel(text(series.medicine.name), text(language.unit(series.unit))),
            height: treatment.series.count > 1 ? 110 : 170,
            scale: [0, 0.5, 1].map { place in
                mark(place, Amount(place * top, series.unit).map(number) ?? "")
            })
        for part in series.stretches {
            if let taken = part.taken {
                if taken > 0 { panel.bars.append(stretch(part.dates, taken)) }
                panel.outline.append(stretch(part.dates, part.planned))
            } else {
                panel.toCome.append(stretch(part.dates, part.planned))
            }
        }
        panel.levels = levels(series, report).map { mark(height($0.value), $0.text) }
        // Below the lowest of the amounts alone, where they are of several medicines.
        if hasFlags {
            panel.flags = decisions(report).compactMap { decision in
                guard let date = Report.date(of: decision.entry), treatment.axis.contains(date)
                else { return nil }
                return mark(treatment.place(of: date), "\(decision.number)")
            }
        }
        return panel
    }

    /// The threshold and the comfort dose, as the last holds of them were.
    private func levels(
        _ series: TreatmentSeries, _ report: Report
    ) -> [(value: Double, text: String)] {
        let moves = report.course(of: series.medicine.key)?.moves.filter { $0.kind == .held } ?? []
        var threshold: (value: Double, text: String)?
        var comfort: (value: Double, text: String)?
        for move in moves {
            guard let date = CivilDate(String(move.from.prefix(10))),
                let planned = series.planned(on: date)
            else { continue }
            switch move.reason.flatMap(CourseMark.init(reason:)) {
            case .threshold: threshold = (planned.value, words.threshold(amount(planned)))
            case .comfort: comfort = (planned.value, words.comfort(amount(planned)))
            case nil: continue
            }
        }
        return [threshold, comfort].compactMap(\.self)
    }

    // MARK: What was noted

    private func drinks(_ report: Report, _ treatment: Treatment) -> TreatmentPicture.Panel? {
        let weeks = report.drinksOfWeeks
        guard let most = weeks.map(\.sum).max(), most > 0 else { return nil }
        let marks = report.marks.map { Double($0.perWeek) }
        let top = Plot.round(above: max(most, marks ?? 0))
        var panel = TreatmentPicture.Panel(
            heading: words.drinksPanel, height: 56, scale: [mark(0, "0"), mark(1, tenths(top))])
        panel.bars = weeks.map {
            TreatmentPicture.Bar(
                from: treatment.place(of: $0.dates.lowerBound),
                through: treatment.place(of: $0.dates.upperBound + 1), height: $0.sum / top)
        }
        panel.levels = marks.map { [mark($0 / top, words.lowRisk(tenths($0)))] } ?? []
        return panel
    }

    private func cravings(_ report: Report, _ treatment: Treatment) -> TreatmentPicture.Panel? {
        let cravings = report.observed(.craving)
        guard !cravings.isEmpty else { return nil }
        var panel = TreatmentPicture.Panel(
            heading: words.cravingPanel, height: 56, scale: [mark(0, "0"), mark(1, "10")])
        panel.dots = cravings.map {
            TreatmentPicture.Dot(
                place: middle($0.date, treatment), height: ($0.observation.value ?? 0) / 10,
                size: 0.2)
        }
        return panel
    }

    private func effects(_ report: Report, _ treatment: Treatment) -> TreatmentPicture.Panel? {
        let effects = self.effects(report)
        guard !effects.isEmpty else { return nil }
        let count = Double(effects.count)
        func height(_ index: Int) -> Double { 1 - (Double(index) + 0.5) / count }
        var panel = TreatmentPicture.Panel(
            heading: words.effectsPanel, height: 15 * count,
            scale: effects.enumerated().map { index, effect in
                // As much as there is room for beside it; the table has all of it.
                let name = text(effect.name)
                return mark(height(index), name.count > 13 ? "\(name.prefix(12))…" : name)
            })
        let rows = Dictionary(
            uniqueKeysWithValues: effects.enumerated().map { ($1.name.lowercased(), $0) })
        panel.dots = observedEffects(report).compactMap { noted in
            rows[noted.name.lowercased()].map { row in
                TreatmentPicture.Dot(
                    place: middle(noted.date, treatment), height: height(row),
                    size: (noted.score ?? 3) / 10)
            }
        }
        return panel
    }

    private func middle(_ date: CivilDate, _ treatment: Treatment) -> Double {
        (treatment.place(of: date) + treatment.place(of: date + 1)) / 2
    }

    // MARK: The axis

    /// The beginnings of months, of quarters or of years, as many as there is room for.
    private func dates(_ treatment: Treatment) -> [TreatmentPicture.Mark] {
        let (first, last) = (treatment.axis.lowerBound, treatment.axis.upperBound)
        if last - first < 45 {
            return stride(from: 0, through: last - first, by: max(1, (last - first) / 6)).map {
                let date = first + $0
                return mark(treatment.place(of: date), "\(date.day) \(words.short(date.month))")
            }
        }
        let months = (last.year - first.year) * 12 + last.month - first.month + 1
        let step = [1, 3, 12, 60].first { months / $0 <= 14 } ?? 120
        return (0...months).compactMap { offset in
            let index = first.year * 12 + first.month - 1 + offset
            guard index % step == 0,
                let date = CivilDate(year: index / 12, month: index % 12 + 1, day: 1),
                treatment.axis.contains(date)
            else { return nil }
            // A year stands where it begins, and where all are years.
            return mark(
                treatment.place(of: date),
                step >= 12 || date.month == 1 ? "\(date.year)" : words.short(date.month))
        }
    }
}
