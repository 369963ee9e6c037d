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
        let ask = settings.emergency.map { $0.shown } ?? "a doctor or pharmacist"
        return
            "You recorded \(excess.taken) of \(open.medication.name.shown) on this day; \(excess.planned) are planned. Do not take this without asking: \(ask)."
    }

    private func news(_ open: Alarm.RingingDose) -> String? {
        let name = open.medication.name.shown
        return switch open.novelty {
        case nil: nil
        case .amount(let before): "New: \(name) \(open.dose.amount), not \(before)."
        case .time(let before): "New time: \(name) at \(open.dose.id.time), not at \(before)."
        case .intake: "New intake: \(name) \(open.dose.amount) at \(open.dose.id.time)."
        }
    }

    /// After a day of nothing, of what is not to be stopped at once.
    private func skippedDay(_ open: Alarm.RingingDose) -> String? {
        guard let amount = open.skippedDay, isTooMuchToStop(open.medication, at: amount) else {
            return nil
        }
        return "Do not stop \(open.medication.name.shown) at once."
    }

    /// `New: 2 tablets of 25 mg, not 5 of 10 mg.`
    private func otherStrength(_ open: Alarm.RingingDose) -> String? {
        guard let before = open.preparationBefore, let now = open.medication.preparation else {
            return nil
        }
        let amount = open.dose.amount
        guard let what = now.words(for: amount), let portions = before.portions(beside: amount)
        else {
            return "New: \(now), not \(before)."
        }
        let old = portions.map { "\($0.things.fraction) of \($0.strength.amount)" }
        return "New: \(what), not \(old.joined(separator: " and "))."
    }

    /// Of many in one sentence, so that the medicines are still seen below.
    private func intakeWarnings(_ doses: [Alarm.RingingDose]) -> [String] {
        if doses.count <= Self.warningsApart { return doses.compactMap(intakeWarning) }
        let intakes = doses.compactMap { open in
            open.recentIntake.map { "\(open.medication.name.shown) at \(clock($0.at))" }
        }
        return ["Take care: you took \(listed(intakes))."]
    }

    private static let warningsApart = 2

    private func intakeWarning(_ open: Alarm.RingingDose) -> String? {
        guard let intake = open.recentIntake else { return nil }
        let minutes = (open.dose.due - intake.at).milliseconds / 60_000
        let what = "\(intake.amount) of \(open.medication.name.shown) at \(clock(intake.at))"
        let distance = minutes > 0 ? ", \(minutes) min before this dose was due" : ""
        return "Take care: you took \(what)\(distance)."
    }

    /// One sentence for all, so that whoever comes back to many medications still finds the buttons.
    private func pauseWarning(_ doses: [Alarm.RingingDose]) -> [String] {
        let names = doses.map(\.medication.name.shown)
        guard let days = doses.compactMap(\.daysWithoutIntake).min(), let first = names.first else {
            return []
        }
        if names.count == 1 {
            let last = doses[0].lastTaken.map { " The last was \($0.amount) on \($0.date)." } ?? ""
            return [
                "No \(first) was recorded for \(days) days.\(last) Ask your prescriber before you take this amount."
            ]
        }
        return [
            "For \(days) days or more nothing was recorded of \(listed(names)). Ask your prescriber before you take these amounts."
        ]
    }

    private func listed(_ texts: [String]) -> String {
        let rest = texts.count - Self.namesListed
        return texts.prefix(Self.namesListed).joined(separator: ", ")
            + (rest > 0 ? " and \(rest) more" : "")
    }

    private static let namesListed = 4
}
