package import DoseCore

/// How what happened is told.
extension NotificationWords {
    /// - Parameter nonce: of the keys of its buttons; nil where it has none, and says how to answer by the command.
    package func notice(_ notice: Notice, nonce: String? = nil) -> Notification {
        if case .missed(let missed, let next) = notice {
            return self.missed(missed, next: next, nonce: nonce)
        }
        let (summary, body) = text(notice)
        // It stays until it is seen: somebody may take a dose twice.
        let urgency: Notification.Urgency =
            switch notice {
            case .ledgerLost, .ledgerUnreadable, .takenTwice, .movedElsewhere: .critical
            default: .normal
            }
        return Notification(summary: summary, body: body, urgency: urgency)
    }

    private func text(_ notice: Notice) -> (summary: String, body: String) {
        switch notice {
        case .missed: preconditionFailure("It has buttons.")
        case .planChanged(let before, let after, let sums, let strengths):
            (tr("The plan has changed"), changes(from: before, to: after, sums, strengths))
        case .medicationsReplaced(let gone, let new):
            (
                tr("Is it the same medicine?"),
                settings.isPrivate
                    ? tr(
                        "The plan has lost a medicine and has a new one. What you took of the old one does not count for the new one: take no dose twice. If it is the same, write its old name again in the plan."
                    )
                    : tr(
                        "The plan has lost %1$s and has %2$s. What you took of the old does not count for the new: take no dose twice. If it is the same, write its old name again in the plan.",
                        keys(gone), keys(new))
            )
        case .review(let medication):
            (
                settings.isPrivate
                    ? tr("Time to see your prescriber")
                    : tr("%1$s: time to see your prescriber", medication.name.shown),
                review(medication)
            )
        case .ended(let medication, let date, let amount):
            ended(medication, on: date, amount: amount)
        case .stock(let reports): stock(reports)
        case .clock(.trusted):
            (tr("The clock can be right again"), tr("Doses ring as planned."))
        case .clock(let doubt):
            (tr("No new dose rings: the clock cannot be right"), reason(doubt))
        case .ledgerLost(let doses):
            (tr("Records of doses were lost"), loss(of: doses))
        case .ledgerUnreadable(let doses):
            (tr("What was taken cannot be read"), unread(doses))
        case .settledElsewhere(let answers): settled(answers)
        case .takenTwice(let answers): takenTwice(answers)
        case .movedElsewhere(let moves): moved(moves)
        case .storeFailed:
            (
                tr("Answers cannot be saved"),
                tr(
                    "The records cannot be written. Doses still ring, but no answer is accepted until they can be. See: %1$s",
                    "\(client) status")
            )
        case .storeHealed:
            (
                tr("Answers are saved again"),
                tr(
                    "What you took meanwhile can be recorded now: %1$s",
                    "\(client) take --at TIME")
            )
        }
    }

    private func review(_ medication: Medication) -> String {
        switch (medication.reviewEvery, medication.reviewOn.map { language.date($0, today: today) })
        {
        case (let days?, let date?):
            trn(
                "Your plan asks for it every day and on %2$s. Nothing changes by itself.",
                "Your plan asks for it every %1$s days and on %2$s. Nothing changes by itself.",
                days,
                "\(days)", date)
        case (let days?, nil):
            trn(
                "Your plan asks for it every day. Nothing changes by itself.",
                "Your plan asks for it every %1$s days. Nothing changes by itself.", days,
                "\(days)")
        case (nil, let date?):
            tr("Your plan asks for it on %1$s. Nothing changes by itself.", date)
        case (nil, nil): tr("Your plan asks for it. Nothing changes by itself.")
        }
    }

    // MARK: Records

    /// What to do about the doses that may have been taken, and about the courses.
    private func loss(of doses: [PlannedDose]) -> String {
        let record = tr(
            "To record one: %1$s", "\(client) take NAME --at TIME --amount AMOUNT")
        let course = tr(
            "Holds and steps back may be lost as well. See: %1$s", "\(client) course")
        return (doses.isEmpty ? [allRing, course] : doubt(doses) + [record, course])
            .joined(separator: "\n")
    }

    /// The same where nothing is lost, and nothing can be recorded either.
    private func unread(_ doses: [PlannedDose]) -> String {
        let trouble = tr(
            "Nothing is lost: it counts again as soon as the records can be read. See: %1$s",
            "\(client) status")
        return ((doses.isEmpty ? [allRing] : doubt(doses)) + [trouble]).joined(separator: "\n")
    }

    private var allRing: String { tr("No dose is due now; all that follow will ring.") }

    private func doubt(_ doses: [PlannedDose]) -> [String] {
        if settings.isPrivate {
            return [
                tr(
                    "Doses that are due now do not ring, because you may have taken them. Check your pill box."
                )
            ]
        }
        let listed = doses.prefix(Self.changesShown)
        return listed.map { "• \(label($0))." } + more(doses.count - listed.count, "today")
            + [tr("These do not ring, because you may have taken them. Check your pill box.")]
    }

    private func keys(_ keys: [Medication.Key]) -> String {
        let rest = keys.count - Self.changesShown
        let first = keys.prefix(Self.changesShown)
        return rest > 0
            ? trc("a list", "%1$s and %2$s more", first.joined(separator: ", "), "\(rest)")
            : language.list(Array(first))
    }

    /// As many lines as a notification has room for.
    private static let changesShown = 4

    // MARK: The plan

    /// What a changed plan means for the rest of today.
    private func changes(
        from before: [PlannedDose], to after: [PlannedDose], _ sums: [DailySums],
        _ strengths: [StrengthChange]
    ) -> String {
        let old = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
        let new = Dictionary(after.map { ($0.id, $0) }) { first, _ in first }
        let kept = after.compactMap { dose -> String? in
            guard let earlier = old[dose.id] else { return tr("New today: %1$s.", label(dose)) }
            return earlier.amount == dose.amount
                ? nil
                : tr(
                    "Today at %1$s: %2$s instead of %3$s.", clock(dose.due),
                    named(name(dose.id.medication), dose.amount), language.amount(earlier.amount))
        }
        let gone = before.filter { new[$0.id] == nil }.map { tr("Not today: %1$s.", label($0)) }
        let lines = strengths.map { words($0, after) } + kept + gone
        let days = settings.isPrivate ? [] : sums.prefix(Self.changesShown).map(words)
        if lines.isEmpty {
            let later = tr("For the coming days: %1$s", "\(client) course")
            return ([tr("Nothing changes today.")] + days + [later])
                .joined(separator: days.isEmpty ? " " : "\n")
        }
        if settings.isPrivate {
            return tr("The rest of today changes. See: %1$s", "\(client) today")
        }
        let shown = lines.prefix(Self.changesShown)
        return (shown + more(lines.count - shown.count, "today") + days).joined(separator: "\n")
    }

    /// `Baclofen: 70 mg yesterday, 70 mg today, 80 mg tomorrow.`
    private func words(_ sums: DailySums) -> String {
        tr(
            "%1$s: %2$s yesterday, %3$s today, %4$s tomorrow.", name(sums.medication).shown,
            amount(sums.yesterday), amount(sums.today), amount(sums.tomorrow))
    }

    /// `Baclofen 50 mg: 2 tablets of 25 mg instead of 5 of 10 mg.`
    private func words(_ change: StrengthChange, _ rest: [PlannedDose]) -> String {
        let name = name(change.medication)
        let dose = rest.first { $0.id.medication == change.medication }
        let what = dose.map { named(name, $0.amount) } ?? name.shown
        let (now, before) = pieces(of: dose?.amount, in: change.now, insteadOf: change.before)
        return tr("%1$s: %2$s instead of %3$s.", what, now, before)
    }

    private func label(_ dose: PlannedDose) -> String {
        trc(
            "a medicine with its amount, and a time", "%1$s at %2$s",
            named(name(dose.id.medication), dose.amount), clock(dose.due))
    }

    // MARK: The clock

    private func reason(_ doubt: ClockTrust) -> String {
        switch doubt {
        case .trusted: ""
        case .beforeRelease:
            tr(
                "It shows a time before this program was made. Set it, or connect to the network. Until then take your doses by another clock."
            )
        case .beforeNewestRecord(let newest):
            tr(
                "It shows a time before the last record, of %1$s. Set it, or connect to the network. Until then take your doses by another clock.",
                point(newest))
        case .farAhead:
            tr(
                "It shows a time long after the last record. Set it, or connect to the network. Until then take your doses by another clock."
            )
        }
    }
}
