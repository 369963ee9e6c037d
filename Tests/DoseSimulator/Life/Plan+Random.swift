import DoseCore

extension Random {
    /// A plan that somebody was prescribed about a date, or one at random.
    mutating func plan(_ prescribed: Plan?, on date: CivilDate) -> Plan {
        guard var plan = prescribed, let first = plan.medications.map(\.start).max() else {
            return once(in: 2) ? titrationPlan(on: date) : self.plan(on: date)
        }
        let days = date - first + (once(in: 4) ? int(-60 ... -4) : int(-3...3))
        for index in plan.medications.indices where plan.medications[index].asNeeded == nil {
            plan.medications[index].start = plan.medications[index].start + days
            plan.medications[index].end = plan.medications[index].end.map { $0 + days }
        }
        return plan
    }

    /// A plan as somebody might have it on a date.
    mutating func plan(on date: CivilDate, zone: PlanZone = .local) -> Plan {
        let keys = ["a", "b", "c"].prefix(pick([1, 1, 1, 1, 1, 2, 2, 3]))
        return Plan(zone: zone, medications: keys.map { medication($0, on: date).withUnit })
    }

    mutating func medication(_ key: String, on date: CivilDate) -> Medication {
        if once(in: 10) {
            return Medication(
                key: key, name: key, start: CivilDate(dayNumber: 0),
                steps: [Step(days: 1, slots: [])],
                asNeeded: AsNeeded(
                    dose: once(in: 2) ? Amount(milligrams: 10) : nil,
                    spacing: once(in: 2) ? .hours(6) : nil,
                    maximum: once(in: 2) ? Amount(milligrams: 80) : nil,
                    within: .hours(pick([24, 24, 48]))))
        }
        if once(in: 16) { return series(key, on: date) }
        let start = date + (once(in: 4) ? int(-300 ... -20) : int(-10...3))
        return Medication(
            key: key, name: key, start: start,
            steps: steps(places(times()), longest: once(in: 3) ? 4 : 40),
            after: once(in: 8) ? .stop : .hold,
            end: once(in: 8) ? max(start, date) + int(0...300) : nil,
            recurrence: recurrence(), advance: once(in: 5) ? .taken : .calendar,
            early: once(in: 2) ? Limits.early : .minutes(int(0...120)),
            late: once(in: 2) ? Limits.late : .minutes(int(1...180)),
            spacing: once(in: 5) ? .minutes(int(10...480)) : nil,
            pauseAfter: int(1...5), reviewEvery: once(in: 3) ? int(1...60) : nil
        ).withDates()
    }

    /// So many doses at equal stretches.
    private mutating func series(_ key: String, on date: CivilDate) -> Medication {
        let first = CivilDateTime(
            date: date + int(-3...3),
            time: CivilTime(secondOfDay: int(0...95) * 900) ?? .midnight)
        let series = DoseSeries(
            first: first, every: .minutes(pick([360, 480, 480, 600, 720, 2160, int(60...5000)])),
            count: int(1...60))
        return Medication(
            key: key, name: key, start: first.date,
            steps: series.steps(of: Amount(milligrams: 5 * int(1...6))), after: .stop,
            early: once(in: 2) ? Limits.early : .minutes(int(0...120)),
            late: once(in: 2) ? Limits.late : .minutes(int(1...180)),
            spacing: once(in: 5) ? .minutes(int(10...480)) : nil, series: series)
    }

    /// Another number of doses, or another first one.
    mutating func edited(_ drug: Medication, _ series: DoseSeries) -> Medication {
        var (drug, series) = (drug, series)
        let amount = drug.steps.lazy.flatMap(\.slots).first?.amount ?? Amount(milligrams: 5)
        if once(in: 3) {
            let time = CivilTime(secondOfDay: int(0...95) * 900) ?? .midnight
            series.first = CivilDateTime(date: series.first.date + int(-1...1), time: time)
        } else {
            series.count = max(1, series.count + int(-9...9))
        }
        drug.series = series
        drug.start = series.first.date
        drug.steps = series.steps(of: amount)
        return drug
    }

    /// The times of a day, once in a while some that are close together or around midnight.
    mutating func times() -> [CivilTime] {
        let seconds: [Int] =
            switch int(1...10) {
            case 1...7:
                pick([
                    [28_800], [28_800], [72_000], [28_800, 72_000], [28_800, 72_000],
                    [28_800, 50_400, 72_000], [46_800, 54_000, 61_200],
                ])
            default: (0..<int(1...4)).map { _ in once(in: 4) ? int(0...86_399) : int(0...95) * 900 }
            }
        let shift = once(in: 2) ? int(-20...20) * 60 : 0
        var times = Set(seconds.map { ($0 + shift + 86_400) % 86_400 }).sorted()
        // Before bed, after midnight.
        if once(in: 12) { times.append(86_400 + int(0...13) * 900) }
        let civil = times.compactMap(CivilTime.init(secondOfDay:))
        return civil.areOfOneDay ? civil : Array(civil.dropLast())
    }

    /// As a plan says them: once in a while by names, with other times at the weekend or on any day.
    mutating func places(_ times: [CivilTime]) -> [Slot] {
        let plain = times.map { Slot(time: $0, amount: .zero) }
        guard once(in: 6) else { return plain }
        let shifts = (0..<7).map { day in once(in: 4) || day > 4 ? int(-12...12) * 900 : 0 }
        let said = times.enumerated().map { index, time in
            let week = WeekTime { CivilTime(secondOfDay: time.secondOfDay + shifts[$0.number]) }
            return week.map {
                Slot(said: SaidTime("time\(index)", $0), amount: .zero)
            }
        }.compactMap(\.self)
        return said.count == times.count && said.areOfOneDay ? said : plain
    }

    mutating func steps(_ places: [Slot], longest: Int) -> [Step] {
        (0..<int(1...6)).map { _ in
            Step(
                days: int(1...longest),
                slots: places.map {
                    $0.with(Amount(milligrams: once(in: 6) ? 0 : int(1...6) * 5))
                })
        }
    }

    private mutating func recurrence() -> Recurrence {
        switch int(1...10) {
        case 1: .weekdays([pick(Weekday.allCases), pick(Weekday.allCases), pick(Weekday.allCases)])
        case 2: .every(days: int(2...4))
        case 3: .cycle(on: int(1...21), off: int(1...7))
        case 4: .daysOfMonth([int(1...31), int(1...31)])
        case 5:
            once(in: 2)
                ? .months(int(1...3)) : .daysOfCycle([int(1...9), int(1...9), int(1...9)], of: 9)
        default: .daily
        }
    }

    /// The plan with something changed, as a person edits it; what was done to its courses stays.
    mutating func edited(_ plan: Plan, on date: CivilDate) -> Plan {
        var plan = plan
        guard !plan.medications.isEmpty else { return self.plan(on: date, zone: plan.zone) }
        let index = int(0...plan.medications.count - 1)
        let drug = plan.medications[index]
        let change = int(1...7)
        if let series = drug.series, change <= 3 {
            plan.medications[index] = edited(drug, series)
            return plan
        }
        switch change {
        case 1, 2:
            guard drug.asNeeded == nil else { break }
            plan.medications[index].steps = steps(drug.steps[0].slots.places, longest: 20)
            plan.medications[index] = plan.medications[index].withDates().counted(in: drug.unit)
        case 3:
            guard drug.asNeeded == nil else { break }
            plan.medications[index].steps = steps(places(times()), longest: 20)
            plan.medications[index] = plan.medications[index].withDates().counted(in: drug.unit)
        case 4:
            plan.medications[index].late = .minutes(int(1...180))
            plan.medications[index].early = .minutes(int(0...120))
        case 5 where plan.medications.count > 1:
            plan.medications.remove(at: index)
        case 6 where plan.medications.count < 3:
            let keys = ["a", "b", "c"].filter { plan.medication($0) == nil }
            plan.medications.append(medication(keys[0], on: date).withUnit)
        default:
            plan.medications[index].spacing = once(in: 2) ? .minutes(int(10...480)) : nil
        }
        return plan
    }
}
