import ControlProtocol
import DoseCore
import PlanFile
import Planning
import Words

extension Screen {
    /// `dosectl plan show`: of the plan that the daemon reads what comes, and of another one the dates to come.
    func calendar(_ plan: Plan, _ standing: PlanStanding, of source: PlanSource) -> [String] {
        guard !plan.medications.isEmpty else { return [PlanWords(language).isEmpty] }
        let parts = plan.medications.map { medication in
            let course = standing.course(of: medication.key, in: source)
            guard let course, course.isBegun else { return calendar(medication, standing.today) }
            return calendar(medication, course)
        }
        return Array(parts.joined(separator: [""]))
    }

    /// `dosectl plan new -o`.
    ///
    /// - Parameter goesOn: What is to be known of its end.
    func written(_ plan: Plan, to file: String, _ goesOn: NewMedication.GoesOn? = nil)
        -> [String]
    {
        let words = ProposalWords(language)
        let steps = plan.medications.map { $0.steps.count }.reduce(0, +)
        let show = "dosectl plan show \(text(file))"
        return [words.written(text(file), steps: steps, toSee: show)]
            + [goesOn.map(self.goesOn)].compactMap(\.self) + [words.noAdviceBeforeUse]
    }

    func goesOn(_ goesOn: NewMedication.GoesOn) -> String {
        ProposalWords(language).goesOn(after: amount(goesOn.last), text(goesOn.source))
    }

    /// The same where it may have been added to a plan.
    func written(
        _ plan: Plan, into whole: Plan, _ target: PlanTarget,
        _ goesOn: NewMedication.GoesOn?
    ) -> [String] {
        let others = whole.medications.filter { plan.medication($0.key) == nil }.map {
            text($0.name)
        }
        let words = ProposalWords(language)
        let kept = others.isEmpty ? [] : [words.besides(others)]
        let before = target.before.map { [words.kept(text($0))] } ?? []
        let lines = written(plan, to: target.path, goesOn)
        return lines.prefix(1) + kept + before + lines.dropFirst()
    }

    private func heading(_ medication: Medication) -> [String] {
        let heading = PlanWords(language).heading(
            text(medication.name), text(medication.key), medication.preparation.map(words))
        return [style.paint(heading, .bold)]
            + [recurrence(medication), medication.series.map(series)].compactMap(\.self)
            + saidTimes(medication)
    }

    private func series(_ series: DoseSeries) -> String {
        PlanWords(language).series(
            series.count, every: duration(series.every), from: "\(series.first)")
    }

    /// What the names stand for, and which times are others on some days: the columns have those of Mondays.
    private func saidTimes(_ medication: Medication) -> [String] {
        var told: [SaidTime] = []
        for said in medication.steps.flatMap(\.slots).compactMap(\.said) where !told.contains(said)
        {
            told.append(said)
        }
        return told.map { said in
            PlanWords(language).saidTime(
                said.words.map(text), "\(said.time[.monday])",
                said.others.map { ("\($0.time)", $0.days) })
        }
    }

    /// By the dates of the file, without those that are past: nobody takes them any more.
    func calendar(_ medication: Medication, _ today: CivilDate) -> [String] {
        if let asNeeded = medication.asNeeded { return heading(medication) + [words(asNeeded)] }
        let medication = medication.round(of: today)
        let calendar = medication.stretches
        let ahead = calendar.filter { $0.last ?? today >= today }
        let past = calendar.count - ahead.count
        let left = past == 0 ? [] : [PlanWords(language).past(past)]
        return heading(medication) + left + [""]
            + (ahead.isEmpty ? [] : rows(ahead, medication) + [""])
            + [ending(medication.calendar, medication)]
    }

    /// As the person stands in it.
    private func calendar(_ medication: Medication, _ course: Wire.CourseReport) -> [String] {
        let ahead = course.ahead(of: medication).map { $0.ofAllWeekdays(in: medication) }
        let lines = heading(medication) + [PlanWords(language).today(place(course))]
        guard let last = ahead.last else { return lines }
        let isHeld =
            last.last == nil
            && (medication.after == .repeat
                ? course.standing == .held : !course.isOnLast(of: medication))
        return lines + [""] + rows(ahead, medication) + later(isHeld ? last.index : nil, medication)
            + [""]
            + [
                isHeld
                    ? PlanWords(language).staysUntil("dosectl resume \(text(medication.key))")
                    : ending(ahead, medication)
            ]
    }

    /// `70 mg a day, step 3 of 10, day 2 of 3; held`: where the person stands.
    func place(_ course: Wire.CourseReport) -> String {
        guard course.sum.isSomething else { return standing(course) }
        // That it is on the first of one step tells nothing.
        let isPlain = course.steps == 1 && course.standing == .running && course.series == nil
        return language.together(
            [rate(course)] + (isPlain ? pending(course) : [standing(course)]))
    }

    /// The rows that follow a hold, which have no dates.
    private func later(_ index: Int?, _ medication: Medication) -> [String] {
        guard let index, medication.steps.indices.contains(index + 1) else { return [] }
        let rest = medication.steps[(index + 1)...]
        let words = PlanWords(language)
        var table = Table()
        for step in rest.prefix(Self.laterShown) {
            table.add([
                Table.Cell(text(language.days(step.days)), isRight: true),
                Table.Cell(intakes(step.slots)),
                Table.Cell(
                    ([amount(step.dailyAmount)]
                        + step.variants.map {
                            words.amount(amount($0.slots.sum), on: Array($0.weekdays))
                        }).joined(separator: StatusWords(language).parted), isRight: true),
            ])
        }
        let more = rest.count - Self.laterShown
        return ["", words.rowsToFollow] + table.lines(style)
            + (more > 0 ? ["  \(words.more(more))"] : [])
    }

    private static let laterShown = 30

    /// A column for each time, or the intakes one after the other where there are too many times.
    private func rows(_ calendar: [DatedStep], _ medication: Medication) -> [String] {
        let times = Set(
            calendar.flatMap { $0.step.rows.joined().filter { $0.amount > .zero }.map(\.time) }
        ).sorted()
        let words = PlanWords(language)
        let hasColumns = times.count <= Self.columns
        var table = Table()
        table.add(
            [Table.Cell(words.from), Table.Cell(words.days, isRight: true)]
                + (hasColumns
                    ? times.map { Table.Cell("\($0)", isRight: true) }
                    : [Table.Cell(words.intakes)])
                + [
                    Table.Cell(
                        medication.isAlikeEveryDay && medication.series == nil
                            ? words.daily : words.inAll, isRight: true)
                ])
        for dated in calendar {
            let days = dated.length.map { "\($0)" } ?? ""
            func amounts(_ slots: [Slot]) -> [Table.Cell] {
                let cells =
                    hasColumns
                    ? times.map { Table.Cell(number(at: $0, slots), isRight: true) }
                    : [Table.Cell(intakes(slots))]
                let sum = Wire.Quantity(slots.sum)
                return cells + [
                    Table.Cell(sum.isUncounted ? self.times(sum) : amount(sum), isRight: true)
                ]
            }
            table.add(
                [
                    Table.Cell(words.day(dated.first)), Table.Cell(days, isRight: true),
                ] + amounts(dated.step.slots) + [Table.Cell(ownDates(dated))])
            for variant in dated.step.variants {
                table.add(
                    [Table.Cell(words.on(Array(variant.weekdays))), Table.Cell("")]
                        + amounts(variant.slots))
            }
        }
        return table.lines(style)
    }

    /// Of a step that has dates of its own.
    private func ownDates(_ dated: DatedStep) -> String {
        dated.step.recurrence.map {
            text(language.often(DatedRecurrence($0, from: dated.first)))
        } ?? ""
    }

    /// As many columns of times as 80 columns of a terminal have room for.
    private static let columns = 5

    private func number(at time: CivilTime, _ slots: [Slot]) -> String {
        slots.first { $0.time == time }.map { number($0.amount) } ?? "0"
    }

    /// `13:00 10, 15:00 30`, in the unit of the plan.
    func intakes(_ slots: [Slot]) -> String {
        let due = slots.intakes
        return due.isEmpty
            ? PlanWords(language).nothing
            : due.map { "\(time($0)) \(number($0.amount))" }.joined(separator: ", ")
    }

    /// `07:00`, `07:00 (Sat, Sun 10:00)`.
    func time(_ slot: Slot) -> String {
        let others = (slot.said?.others ?? []).map { other in
            "\(PlanWords(language).weekdays(other.days)) \(other.time)"
        }
        return others.isEmpty ? "\(slot.time)" : "\(slot.time) (\(others.joined(separator: ", ")))"
    }

    private func ending(_ calendar: [DatedStep], _ medication: Medication) -> String {
        let words = PlanWords(language)
        guard let dated = calendar.last else { return words.endsBeforeItBegins }
        if medication.after == .repeat {
            return words.repeats(until: medication.end.map { date("\($0)", today: nil) })
        }
        guard let until = dated.last else { return words.lastIsKept }
        return words.lastDay(date("\(until)", today: nil))
    }

    private func recurrence(_ medication: Medication) -> String? {
        medication.recurrence == .daily
            ? nil
            : text(
                PlanWords(language).often(
                    DatedRecurrence(medication.recurrence, from: medication.start)))
    }

    private func words(_ asNeeded: AsNeeded) -> String {
        PlanWords(language).needed(
            asNeeded.dose.map(amount), spacing: asNeeded.spacing.map(duration),
            most: asNeeded.maximum.map(amount), within: duration(asNeeded.within))
    }

    private func duration(_ duration: Duration) -> String {
        text(language.duration(minutes: Int(duration.milliseconds / 60_000)))
    }
}

extension Wire.CourseReport {
    /// Whether it stands on the last row, or will, so that nothing is left to come.
    fileprivate func isOnLast(of medication: Medication) -> Bool {
        (upcoming.last?.step ?? step) == steps && standing != .held
    }
}

extension DatedStep {
    /// The daemon tells the amounts of the first date; of a row that has others on some weekdays the text tells all.
    fileprivate func ofAllWeekdays(in medication: Medication) -> DatedStep {
        guard medication.steps.indices.contains(index) else { return self }
        let row = medication.steps[index]
        let amounts = step.slots.map(\.amount)
        guard !row.variants.isEmpty, row.rows.contains(where: { $0.map(\.amount) == amounts })
        else { return self }
        var whole = row.mapRows { slots in
            zip(step.slots, slots).map { Slot(time: $0.time, amount: $1.amount) }
        }
        whole.days = step.days
        return DatedStep(index: index, step: whole, first: first, last: last)
    }
}
