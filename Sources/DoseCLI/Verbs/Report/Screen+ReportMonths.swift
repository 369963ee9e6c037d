import ControlProtocol
import DoseCore
import Words

// The picture of the treatment in numbers: a row for each month, or for each year of many.

extension Screen {
    private var words: ReportWords { ReportWords(language) }

    private static let mostMonths = 14

    struct MonthRow {
        let name: String
        let cells: [String]
        /// For those who do not see the picture.
        let told: String
    }

    func areYears(_ report: Report) -> Bool {
        let (first, last) = (report.dates.lowerBound, report.dates.upperBound)
        return (last.year - first.year) * 12 + last.month - first.month >= Self.mostMonths
    }

    func monthColumns(_ report: Report, _ treatment: Treatment) -> [(head: String, isNumber: Bool)]
    {
        [(words.stretch(areYears(report)), false)]
            + treatment.series.flatMap {
                let name = text($0.medicine.name)
                return [(words.planned(name), true), (words.taken(name), true)]
            } + (report.observed(.drink).isEmpty ? [] : [(words.drinks, true)])
            + (report.observed(.craving).isEmpty ? [] : [(words.craving, true)])
    }

    func months(_ report: Report, _ treatment: Treatment) -> [MonthRow] {
        let areYears = areYears(report)
        let drinks = report.observed(.drink)
        let cravings = report.observed(.craving)
        return Self.stretches(report.dates, areYears: areYears).map { dates in
            let name =
                areYears
                ? "\(dates.lowerBound.year)"
                : words.month(dates.lowerBound.month, of: dates.lowerBound.year)
            var cells: [String] = []
            var told: [String] = []
            for series in treatment.series {
                let (planned, taken) = series.means(of: dates, before: report.today)
                let amounts = [planned, taken].map { series.amount($0).map(amount) ?? "–" }
                cells += amounts
                told.append(
                    words.told(
                        name, text(series.medicine.name), planned: amounts[0], taken: amounts[1]))
            }
            if !drinks.isEmpty {
                let sum = drinks.filter { dates.contains($0.date) }
                    .compactMap(\.observation.value).reduce(0, +)
                cells.append(drinksOfWeek(sum, dates) ?? "–")
            }
            if !cravings.isEmpty {
                let scores = cravings.filter { dates.contains($0.date) }
                    .compactMap(\.observation.value)
                cells.append(
                    scores.isEmpty
                        ? "–" : tenths(scores.reduce(0, +) / Double(scores.count)))
            }
            return MonthRow(name: name, cells: cells, told: told.joined(separator: " "))
        }
    }

    private static func stretches(
        _ dates: ClosedRange<CivilDate>, areYears: Bool
    ) -> [ClosedRange<CivilDate>] {
        var stretches: [ClosedRange<CivilDate>] = []
        var first = dates.lowerBound
        while first <= dates.upperBound {
            let (year, month) = (first.year, first.month)
            let next =
                areYears || month == 12
                ? CivilDate(year: year + 1, month: 1, day: 1)
                : CivilDate(year: year, month: month + 1, day: 1)
            let end = min(next.map { $0 - 1 } ?? dates.upperBound, dates.upperBound)
            stretches.append(first...end)
            first = end + 1
        }
        return stretches
    }
}

extension TreatmentSeries {
    /// What was planned and taken a day on average; a stretch counts for the dates that it begins in.
    ///
    /// Today is not over, and does not count where it is a stretch of its own and others are there.
    fileprivate func means(
        of dates: ClosedRange<CivilDate>, before today: CivilDate
    ) -> (planned: Double, taken: Double) {
        let known = stretches.filter {
            $0.taken != nil && dates.contains($0.dates.lowerBound)
        }
        let past = known.filter { $0.dates.lowerBound != today }
        var (planned, taken, count) = (0.0, 0.0, 0.0)
        for stretch in past.isEmpty ? known : past {
            guard let amount = stretch.taken else { continue }
            let days = Double(stretch.dates.upperBound - stretch.dates.lowerBound + 1)
            planned += stretch.planned * days
            taken += amount * days
            count += days
        }
        return count > 0 ? (planned / count, taken / count) : (0, 0)
    }
}
