import ControlProtocol
import DoseCore

/// What of a report is drawn: dates on one axis, and of each medicine whose amount changes what was planned and taken.
struct Treatment {
    /// Those of the report, and after them some of what is planned.
    let axis: ClosedRange<CivilDate>
    let series: [TreatmentSeries]

    /// More pictures would not fit on a side.
    static let mostSeries = 2
    /// At least so much of what is to come is drawn.
    private static let daysToCome = 14

    init(_ report: Report) {
        let (first, last) = (report.dates.lowerBound, report.dates.upperBound)
        let planned = report.courses.compactMap { $0.days.last?.date }.compactMap {
            CivilDate($0)
        }.max()
        let ahead = max(Self.daysToCome, (last - first) / 3)
        // What is to come is that of today, and no matter of a report about the past.
        axis =
            last < report.today
            ? first...last : first...max(last, min(planned ?? last, last + ahead))
        let axis = axis
        let all = report.medicines.compactMap { TreatmentSeries(of: $0, in: report, on: axis) }
        let changing = all.filter(\.isChanging)
        series = Array((changing.isEmpty ? all : changing).prefix(Self.mostSeries))
    }

    /// Where on the axis a date begins, from 0 to 1.
    func place(of date: CivilDate) -> Double {
        Double(date - axis.lowerBound) / Double(axis.upperBound - axis.lowerBound + 1)
    }
}

/// What was planned and taken of one medicine a day, stretch by stretch.
struct TreatmentSeries: Equatable {
    let medicine: Report.Medicine
    let unit: AmountUnit
    private(set) var stretches: [Stretch] = []

    /// Amounts are those of a day of it, on average.
    struct Stretch: Equatable {
        let dates: ClosedRange<CivilDate>
        let planned: Double
        /// Nil of what is to come.
        let taken: Double?
    }

    /// Nil where nothing was planned or taken that has an amount.
    init?(of medicine: Report.Medicine, in report: Report, on axis: ClosedRange<CivilDate>) {
        let periods = report.periods.filter { $0.medication == medicine.key }
        let days = report.course(of: medicine.key)?.days ?? []
        let quantities = periods.flatMap { [$0.planned, $0.taken] } + days.map(\.planned)
        guard let unit = quantities.first(where: { $0.isSomething })?.amount?.unit,
            unit != .doses
        else { return nil }
        (self.medicine, self.unit) = (medicine, unit)
        func value(_ quantity: Wire.Quantity) -> Double { quantity.amount?.in(unit)?.value ?? 0 }
        let plannedDays = Dictionary(
            days.map { ($0.date, value($0.planned)) }, uniquingKeysWith: { first, _ in first })
        let told = Dictionary(
            periods.map { ($0.from, $0) }, uniquingKeysWith: { first, _ in first })
        var begin = axis.lowerBound
        while begin <= report.dates.upperBound {
            let end = min(report.dates.upperBound, begin + (report.daysOfPeriod - 1))
            let count = Double(end - begin + 1)
            let known = (0...(end - begin)).compactMap { plannedDays[(begin + $0).description] }
            let period = told[begin.description]
            stretches.append(
                Stretch(
                    dates: begin...end,
                    planned: known.isEmpty
                        ? (period.map { value($0.planned) } ?? 0) / count
                        : known.reduce(0, +) / Double(known.count),
                    taken: (period.map { value($0.taken) } ?? 0) / count))
            begin = end + 1
        }
        while begin <= axis.upperBound {
            if let planned = plannedDays[begin.description] {
                stretches.append(Stretch(dates: begin...begin, planned: planned, taken: nil))
            }
            begin = begin + 1
        }
    }

    /// Whether a day has another amount than another; days without any do not count.
    var isChanging: Bool {
        Set(stretches.map(\.planned).filter { $0 > 0 }.map { ($0 * 1000).rounded() }).count > 1
    }

    var highest: Double { stretches.map { max($0.planned, $0.taken ?? 0) }.max() ?? 0 }

    func planned(on date: CivilDate) -> Amount? {
        stretches.first { $0.dates.contains(date) }.flatMap { amount($0.planned) }
    }

    /// A mean to three digits or so, for tables.
    func amount(_ value: Double) -> Amount? {
        let parts: Double = value < 10 ? 100 : value < 100 ? 10 : 1
        return Amount((value * parts).rounded() / parts, unit) ?? Amount(value.rounded(), unit)
    }
}

extension Report {
    struct Week {
        var dates: ClosedRange<CivilDate>
        var sum = 0.0
    }

    /// The drinks of each seven days from the first date on.
    var drinksOfWeeks: [Week] {
        let drunk = observed(.drink)
        guard !drunk.isEmpty else { return [] }
        let days = DrinkSums.daysOfWeek
        var weeks = stride(from: 0, through: dates.upperBound - dates.lowerBound, by: days).map {
            let first = dates.lowerBound + $0
            return Week(dates: first...min(dates.upperBound, first + (days - 1)))
        }
        for noted in drunk {
            let index = (noted.date - dates.lowerBound) / days
            if weeks.indices.contains(index) { weeks[index].sum += noted.observation.value ?? 0 }
        }
        return weeks
    }
}
