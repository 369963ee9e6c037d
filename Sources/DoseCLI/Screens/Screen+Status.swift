import ControlProtocol
import DoseCore
import Words

extension Screen {
    /// `dosectl status`.
    ///
    /// - Parameter warnings: How many there are about the plan.
    func status(_ status: Wire.Overview, warnings: Int = 0) -> [String] {
        let heading =
            "\(dayTitle(status.today.date)), \(time(status.now)) (\(text(status.zone)))"
        let strip = DayStrip(status.today, now: status.now, mark: mark)
        let hours = strip.lines(style, here: words.here)
        let lines =
            [style.paint(heading, .bold), ""]
            + questions(status.questions, today: status.today.date)
            + open(status) + next(status) + section(missed(status))
            + (hours.isEmpty ? [] : [""] + hours)
            + section(totals(in: status.today) + courses(status))
            + section(
                stockLines(status.stocks, today: status.today.date)
                    .flatMap { style.wrapped(style.paint($0, .yellow)) })
            + section(waiting(status) + health(status, warnings))
        return lines.map(\.unglued)
    }

    private var words: StatusWords { StatusWords(language) }

    private func section(_ lines: [String]) -> [String] { lines.isEmpty ? [] : [""] + lines }

    // MARK: Doses

    private func open(_ status: Wire.Overview) -> [String] {
        let doses = status.takeable
        guard !doses.isEmpty else { return labelled(words.now, [words.nothingIsDue]) }
        let command = "dosectl take\(doses.count > 1 ? " \(DoseSelector.allWord)" : "")"
        return labelled(
            words.now,
            doses.map { style.paint(open($0, status), .yellow) }
                + [words.whenTaken(command.unbroken, doses.count)])
    }

    private func open(_ dose: Wire.Dose, _ status: Wire.Overview) -> String {
        let note = dose.note.map { ", \(text($0))" } ?? ""
        let (portion, due) = (portion(dose) + note, point(dose.due, in: status))
        let end = end(dose, in: status)
        if dose.state == .snoozed {
            let until = dose.snoozedUntil.map(time) ?? "?"
            return words.snoozed(portion, due: due, until: until, atLatest: end)
        }
        return dose.state == .ringing
            ? words.ringing(portion, due: due, until: end)
            : words.takeable(portion, due: due, until: end)
    }

    /// Of a window that is open for long with its day: 19:00 may be tomorrow's.
    private func end(_ dose: Wire.Dose, in status: Wire.Overview) -> String {
        guard let due = ReadingClock.instant(dose.due),
            let closes = ReadingClock.instant(dose.closes), closes - due > .hours(6)
        else { return time(dose.closes) }
        return point(dose.closes, in: status)
    }

    private static let missedShown = 4

    /// The newest of them, each with what tells that it was taken.
    func missed(_ status: Wire.Overview) -> [String] {
        let rest = status.missed.count - Self.missedShown
        let lines = status.missed.suffix(Self.missedShown).map { dose in
            words.missed(
                portion(dose), at: point(dose.due, in: status), cause(dose.cause),
                dose.ifMissed.map(text), ifTaken: told(dose).unbroken)
        }
        let more = rest > 0 ? [words.more(rest, "dosectl history missed".unbroken)] : []
        return (lines + more).flatMap { style.wrapped(style.paint($0, .red)) }
    }

    /// `dosectl take baclofen/15:00 --at 15:00`: that it was taken when it was due.
    func told(_ dose: Wire.Dose) -> String {
        "dosectl take \(fullName(dose)) --at \(typed(dose.due, of: dose))"
    }

    private static let nextShown = 6

    /// What is left of today; where nothing is, what the next day with doses begins with.
    private func next(_ status: Wire.Overview) -> [String] {
        let left = status.today.doses.filter { $0.state == .awaited }
        let doses = left.isEmpty ? status.next.filter { $0.date == status.next[0].date } : left
        guard !doses.isEmpty else { return labelled(words.next, [words.nothingIsPlanned]) }
        let lines = doses.prefix(Self.nextShown).enumerated().map { index, dose in
            words.next(
                portion(dose), at: point(dose.due, in: status),
                in: index == 0 ? distance(to: dose.due) : nil)
        }
        let rest = doses.count - Self.nextShown
        return labelled(
            words.next, lines + (rest > 0 ? [words.more(rest, "dosectl today".unbroken)] : []))
    }

    /// `2 h 5 min`; nil when it is past or cannot be told.
    func distance(to stamp: String) -> String? {
        guard let instant = ReadingClock.instant(stamp), instant > clock.now else { return nil }
        let minutes = Int((instant - clock.now).milliseconds / 60_000)
        return text(language.duration(minutes: minutes))
    }

    /// `17:00 tomorrow`, in the language.
    private func point(_ stamp: String, in status: Wire.Overview) -> String {
        guard let read = ReadingClock.Stamp(stamp) else { return text(stamp) }
        return text(
            language.point(read.date, read.time, today: CivilDate(status.today.date)))
    }

    private func labelled(_ label: String, _ lines: [String]) -> [String] {
        let width = max(words.now.displayWidth, words.next.displayWidth) + 2
        return lines.enumerated().flatMap { index, line in
            let head = index == 0 ? label : ""
            let gap = String(repeating: " ", count: width - head.displayWidth)
            return style.wrapped(head + gap + line, indent: width)
        }
    }

    // MARK: The day

    /// Of what was not just taken as it was planned.
    private func totals(in day: Wire.Day) -> [String] {
        day.totals.compactMap { total in
            let planned = day.doses.filter {
                $0.medication == total.medication && $0.state == .taken
            }.compactMap(\.amount.amount).reduce(Amount.zero, +)
            guard let quantity = total.planned, total.taken.amount != planned,
                !(quantity.isUncounted && !total.taken.isMore(than: quantity))
            else { return nil }
            let (name, taken) = (text(total.name), amount(total.taken))
            if total.taken.isMore(than: quantity) {
                let words = words.taken(name, taken, moreThan: amount(quantity))
                return style.paint(words, .yellow)
            }
            return words.taken(name, taken, of: amount(quantity))
        }.flatMap { style.wrapped($0) }
    }

    // MARK: The end

    private func waiting(_ status: Wire.Overview) -> [String] {
        status.waiting.flatMap { waiting in
            style.wrapped(
                words.waiting(
                    text(waiting.name), until: date(waiting.starts, today: status.today.date)))
        }
    }

    /// A date in the language; with its year where that is another one than today's.
    func date(_ date: String, today: String?) -> String {
        CivilDate(date).map { text(language.date($0, today: today.flatMap { CivilDate($0) })) }
            ?? text(date)
    }

    /// That the program works is said beside what is to be done, and not where something does not.
    private func health(_ status: Wire.Overview, _ warnings: Int) -> [String] {
        let troubles = status.health.filter { !$0.isWell }
        let check = warnings == 0 ? [] : [words.warnings(warnings, "dosectl check".unbroken)]
        guard !troubles.isEmpty else {
            return check + [status.questions.isEmpty ? words.works : words.worksAndWaits]
        }
        return check
            + troubles.flatMap { trouble in
                let lines = self.words(trouble)
                let first = words.trouble(with: trouble.part.told, lines[0])
                return style.wrapped(style.paint(first, .red))
                    + lines.dropFirst().flatMap { style.wrapped("  \($0)") }
            }
    }
}
