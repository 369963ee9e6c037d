extension Situation {
    /// The course of each medication, or of one; those taken when needed have none.
    package func courses(of key: Medication.Key?) -> [CourseReport] {
        (plan?.medications ?? []).filter { $0.asNeeded == nil && (key ?? $0.key) == $0.key }
            .map { report(of: $0) }
    }

    /// The same as far as a line has room for: without the days, and of what is to come only the next change.
    package var coursesInShort: [CourseReport] {
        (plan?.medications ?? []).filter { $0.asNeeded == nil }
            .map { report(of: $0, isInShort: true) }
    }

    private func report(of medication: Medication, isInShort: Bool = false) -> CourseReport {
        let course = course(of: medication)
        let placement = course.placement
        let row = course.row(on: today)
        let isToBegin = row == nil && today < course.begin && placement?.reason != .asked
        let standing: CourseReport.Standing =
            placement?.reason == .asked
            ? .asked(row) : row.map { .on($0) } ?? (isToBegin ? .notBegun : .ended)
        var changes: [CourseReport.Change] = []
        var ends: CivilDate?
        var last = row
        let eve = isToBegin ? course.begin - 1 : today
        for day in course.days(from: eve + 1, through: eve + Self.horizon(of: medication)) {
            let next = day.position.map {
                CourseRow(course.text(on: day.date), at: $0, on: day.date)
            }
            guard let next else {
                // One that is over may have been stepped back, and ends again.
                if row != nil || isToBegin || !changes.isEmpty { ends = day.date }
                break
            }
            if next.position.step != last?.position.step || next.medication != last?.medication
                || day.date == course.begin
            {
                changes.append(CourseReport.Change(date: day.date, row: next))
            }
            last = next
            if day.date >= course.begin, next.isLasting || isInShort && !changes.isEmpty { break }
        }
        let saved = plans.saved?.medication(medication.key)
        let begin = min(course.start, plans.firstStart(of: medication, ledger))
        return CourseReport(
            medication: medication, standing: standing,
            starts: isToBegin ? course.begin : medication.start,
            waitsUntil: ledger.course(of: medication.key).isWaiting
                ? saved.flatMap { $0.start > today ? $0.start : nil } : nil,
            follows: row.map { $0.medication != medication } ?? false ? course.begin : nil,
            way: CourseReport.Way(row?.medication ?? medication, after: today), changes: changes,
            ends: ends, numbers: (row?.medication ?? medication).series?.numbers(on: today),
            history: ledger.course(of: medication.key).entries.filter {
                $0.move.from.date > today
                    ? isToAct($0, on: course) : !isInShort && $0.move.from.date >= begin
            },
            begin: begin,
            days: isInShort
                ? []
                : days(
                    of: course, from: begin, through: (ends ?? changes.last?.date ?? today) + 2))
    }

    /// Whether a move of a date to come is overtaken neither by a yes to another plan nor, until it is answered, by a question.
    private func isToAct(_ entry: CourseHistory.Entry, on course: Course) -> Bool {
        entry.record > ledger.course(of: course.medication.key).lastYes()
            && !(entry.move.kind == .resumed && course.placement?.reason == .asked)
    }

    /// Those before the dates that the agenda remembers are in the store.
    private func days(of course: Course, from begin: CivilDate, through last: CivilDate)
        -> [CourseReport.Day]
    {
        let first = max(begin, today - Limits.lookBackDays)
        guard first <= last else { return [] }
        let key = course.medication.key
        return course.days(from: first, through: min(last, first + Limits.lookAheadDays)).map {
            let recorded = $0.date < today ? ledger.amountPlanned(of: key, on: $0.date) : nil
            let walked = $0.slots.sum
            // Of a date before it began the course tells what it begins with.
            let planned =
                recorded ?? ($0.date < max(course.start, course.firstWalked) ? .zero : walked)
            return CourseReport.Day(
                date: $0.date, planned: planned,
                taken: $0.date <= today
                    ? ledger.amountTaken(of: key, on: $0.date).like(planned) : nil)
        }
    }

    /// As many days as all steps have, which is a round where they begin anew, the step that is gone through once more after stepping back, and the days that
    /// wait for times on the move.
    private static func horizon(of medication: Medication) -> Int {
        let waits = medication.datesOfShift.map { $0.upperBound - $0.lowerBound } ?? 0
        return medication.steps.reduce(2 + waits) { $0 + $1.days }
    }
}

extension CourseRow {
    /// Whether it is stayed on: held, or the last one of a course that does not end.
    fileprivate var isLasting: Bool {
        position.isHeld || (isLast && medication.after == .hold)
    }
}
