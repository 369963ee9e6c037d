import DoseCore

/// What is to be known before a dose is taken.
extension NotificationWords {
    func warnings(_ doses: [Alarm.RingingDose]) -> [String] {
        doses.compactMap(excess) + intakeWarnings(doses.filter { $0.recentIntake != nil })
            + pauseWarning(doses.filter { $0.daysWithoutIntake != nil })
            + doses.compactMap(skippedDay)
            + (doses.count <= Self.warningsApart
                ? doses.flatMap { [news($0), otherStrength($0)].compactMap(\.self) } : [])
    }

    /// First of all, and with whom to ask.
    private func excess(_ open: Alarm.RingingDose) -> String? {
        guard let excess = open.excess else { return nil }
        let name = open.medication.name.shown
        let (taken, planned) = (language.amount(excess.taken), language.amount(excess.planned))
        guard let whom = settings.emergency?.shown else {
            return tr(
                "You recorded %1$s of %2$s on this day; %3$s was planned. Ask a doctor or a pharmacist before you take this.",
                taken, name, planned)
        }
        return tr(
            "You recorded %1$s of %2$s on this day; %3$s was planned. Before you take this, ask: %4$s.",
            taken, name, planned, whom)
    }

    private func news(_ open: Alarm.RingingDose) -> String? {
        let name = open.medication.name.shown
        let amount = language.amount(open.dose.amount)
        let time = language.time(open.dose.id.time)
        return switch open.novelty {
        case nil: nil
        case .amount(let before):
            tr("New: %1$s %2$s instead of %3$s.", name, amount, language.amount(before))
        case .time(let before):
            tr("New time: %1$s at %2$s instead of %3$s.", name, time, language.time(before))
        case .intake: tr("New: %1$s %2$s at %3$s as well.", name, amount, time)
        }
    }

    /// After a day of nothing, of what is not to be stopped at once.
    private func skippedDay(_ open: Alarm.RingingDose) -> String? {
        guard let amount = open.skippedDay, isTooMuchToStop(open.medication, at: amount) else {
            return nil
        }
        return tr("Do not stop %1$s at once.", open.medication.name.shown)
    }

    /// `New: 2 tablets of 25 mg instead of 5 of 10 mg.`
    private func otherStrength(_ open: Alarm.RingingDose) -> String? {
        guard let before = open.preparationBefore, let now = open.medication.preparation else {
            return nil
        }
        let pieces = pieces(of: open.dose.amount, in: now, insteadOf: before)
        return tr("New: %1$s instead of %2$s.", pieces.now, pieces.before)
    }

    /// `2 tablets of 25 mg` and `5 of 10 mg`.
    func pieces(
        of amount: Amount?, in now: Preparation, insteadOf before: Preparation
    ) -> (now: String, before: String) {
        guard let amount, let what = language.pieces(of: amount, in: now),
            let old = language.portions(of: amount, in: before)
        else { return ("\(now)", "\(before)") }
        return (what, old)
    }

    /// Of many in one sentence, so that the medicines are still seen below.
    private func intakeWarnings(_ doses: [Alarm.RingingDose]) -> [String] {
        if doses.count <= Self.warningsApart { return doses.compactMap(intakeWarning) }
        let intakes = doses.compactMap { open in
            open.recentIntake.map {
                trc(
                    "a medicine taken at some time", "%1$s at %2$s", open.medication.name.shown,
                    time(of: $0, open))
            }
        }
        return [tr("Take care: you took %1$s.", listed(intakes))]
    }

    private static let warningsApart = 2

    private func intakeWarning(_ open: Alarm.RingingDose) -> String? {
        guard let intake = open.recentIntake else { return nil }
        let minutes = Int((open.dose.due - intake.at).milliseconds / 60_000)
        let what = (
            language.amount(intake.amount), open.medication.name.shown, time(of: intake, open)
        )
        return minutes > 0
            ? tr(
                "Take care: you took %1$s of %2$s at %3$s, %4$s before this dose was due.", what.0,
                what.1, what.2, language.duration(minutes: minutes))
            : tr("Take care: you took %1$s of %2$s at %3$s.", what.0, what.1, what.2)
    }

    /// `16:30`; of another day than today `22:00 yesterday`.
    private func time(of intake: Intake, _ open: Alarm.RingingDose) -> String {
        let local = zone.civil(at: intake.at.toMinute)
        return language.point(local.date, local.time, today: today ?? open.dose.id.date)
    }

    /// One sentence for all, so that whoever comes back to many medications still finds the buttons.
    private func pauseWarning(_ doses: [Alarm.RingingDose]) -> [String] {
        guard let days = doses.compactMap(\.daysWithoutIntake).min(), let first = doses.first else {
            return []
        }
        let names = doses.map(\.medication.name.shown)
        guard names.count == 1 else {
            return [
                trn(
                    "For a day or more nothing was recorded of %2$s. Ask your prescriber before you take these amounts.",
                    "For %1$s days or more nothing was recorded of %2$s. Ask your prescriber before you take these amounts.",
                    days, "\(days)", listed(names))
            ]
        }
        guard let last = first.lastTaken else {
            return [
                trn(
                    "No %2$s was recorded for a day. Ask your prescriber before you take this amount.",
                    "No %2$s was recorded for %1$s days. Ask your prescriber before you take this amount.",
                    days, "\(days)", names[0])
            ]
        }
        return [
            trn(
                "No %2$s was recorded for a day. The last was %3$s on %4$s. Ask your prescriber before you take this amount.",
                "No %2$s was recorded for %1$s days. The last was %3$s on %4$s. Ask your prescriber before you take this amount.",
                days, "\(days)", names[0], language.amount(last.amount),
                language.date(last.date, today: today))
        ]
    }

    private func listed(_ texts: [String]) -> String {
        let rest = texts.count - Self.namesListed
        let first = texts.prefix(Self.namesListed).joined(separator: ", ")
        return rest > 0 ? trc("a list", "%1$s and %2$s more", first, "\(rest)") : first
    }

    private static let namesListed = 4
}

extension Instant {
    /// Nobody takes a dose by the second.
    fileprivate var toMinute: Instant {
        Instant(milliseconds: milliseconds / 60_000 * 60_000)
    }
}
