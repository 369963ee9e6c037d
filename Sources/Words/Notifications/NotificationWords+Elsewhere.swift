import DoseCore

/// What other computers of the person told.
extension NotificationWords {
    /// Doses that were answered there, before or otherwise than here.
    func settled(_ answers: [AnswerElsewhere]) -> (summary: String, body: String) {
        let computers = Set(answers.map { Provenance.host(of: $0.computer) })
        let summary =
            computers.count == 1
            ? tr("Answered on %1$s", computers.first?.shown ?? "")
            : tr("Answered on other computers")
        return (summary, answers.map(words).joined(separator: "\n"))
    }

    private func words(_ answer: AnswerElsewhere) -> String {
        let (dose, host) = (label(answer), host(answer.computer))
        switch (answer.intake, answer.before) {
        case (let intake?, .skipped):
            return tr(
                "%1$s: skipped here, and taken on %2$s at %3$s. It counts as taken.", dose, host,
                pointIfNotToday(intake.at))
        case (let intake?, .open), (let intake?, .missed), (let intake?, .taken):
            let isOther = intake.amount != answer.planned && !settings.isPrivate
            return isOther
                ? tr(
                    "%1$s: taken on %2$s at %3$s, %4$s.", dose, host, pointIfNotToday(intake.at),
                    language.amount(intake.amount))
                : tr("%1$s: taken on %2$s at %3$s.", dose, host, pointIfNotToday(intake.at))
        case (nil, .taken(let here)):
            return tr(
                "%1$s: taken here at %2$s, and skipped on %3$s. It counts as taken.", dose,
                pointIfNotToday(here.at), host)
        case (nil, .open), (nil, .missed), (nil, .skipped):
            return tr("%1$s: skipped on %2$s.", dose, host)
        }
    }

    /// Two intakes of one dose: nobody here can know whether it was one.
    func takenTwice(_ answers: [AnswerElsewhere]) -> (summary: String, body: String) {
        let summary =
            settings.isPrivate || answers.count > 1
            ? tr("A dose was taken twice")
            : tr("Taken twice: %1$s", answers.first.map(label) ?? "")
        var lines = answers.compactMap { answer -> String? in
            guard let there = answer.intake, case .taken(let here) = answer.before else {
                return nil
            }
            let (host, first) = (host(answer.computer), pointIfNotToday(here.at))
            let second = pointIfNotToday(there.at)
            return settings.isPrivate
                ? tr("At %1$s here, and at %2$s on %3$s.", first, second, host)
                : tr(
                    "%1$s: %2$s at %3$s here, and %4$s at %5$s on %6$s.", label(answer),
                    language.amount(here.amount), first, language.amount(there.amount), second,
                    host)
        }
        lines.append(takeNoMore)
        if let answer = answers.first {
            lines.append(
                tr(
                    "If it was one and the same, take one back: %1$s",
                    "\(client) undo \(answer.dose)"))
        }
        return (summary, lines.joined(separator: "\n"))
    }

    private var takeNoMore: String {
        settings.emergency.map { tr("Before you take the next dose, ask: %1$s.", $0.shown) }
            ?? tr("Ask a doctor or a pharmacist before you take the next dose.")
    }

    /// What was done to a course holds where it was done.
    func moved(_ moves: [MoveElsewhere]) -> (summary: String, body: String) {
        let lines = moves.map { move in
            let host = host(move.computer)
            let name = settings.isPrivate ? nil : name(move.medication).shown
            switch move.kind {
            case .held:
                return name.map { tr("%1$s was put on hold on %2$s, and not here.", $0, host) }
                    ?? tr("A course was put on hold on %1$s, and not here.", host)
            case .resumed:
                return name.map { tr("%1$s was resumed on %2$s, and not here.", $0, host) }
                    ?? tr("A course was resumed on %1$s, and not here.", host)
            case .steppedBack:
                return name.map {
                    tr("%1$s was taken a step back on %2$s, and not here.", $0, host)
                } ?? tr("A course was taken a step back on %1$s, and not here.", host)
            case nil:
                return name.map {
                    tr("%1$s was put on another step on %2$s, and not here.", $0, host)
                }
                    ?? tr("A course was put on another step on %1$s, and not here.", host)
            }
        }
        let advice = tr(
            "Amounts may differ from now on. Say the same here, and compare: %1$s",
            "\(client) course")
        return (
            tr("A course was changed on another computer"),
            (lines + [advice]).joined(separator: "\n")
        )
    }

    private func host(_ computer: Computer) -> String { Provenance.host(of: computer).shown }

    /// `Baclofen 20 mg of 17:00`, with its date where that is not today's.
    private func label(_ answer: AnswerElsewhere) -> String {
        let time = language.point(answer.dose.date, answer.dose.time, today: today)
        if settings.isPrivate { return tr("The dose of %1$s", time) }
        return trc(
            "a medicine with its amount, and a time", "%1$s of %2$s",
            named(name(answer.dose.medication), answer.planned), time)
    }
}
