package import DoseCore

/// How doses are told that were missed, and why a button could not be obeyed.
extension NotificationWords {
    /// A button that could not be obeyed; silence would look like success.
    package func refusal(_ refusal: Refusal, store trouble: String?) -> Notification {
        let today = "\(client) today"
        let body =
            switch refusal {
            case .notSaved:
                trouble.map {
                    tr(
                        "The records cannot be written: %1$s. Write down what you took and when, and press again later.",
                        $0.harmless)
                }
                    ?? tr(
                        "The records cannot be written. Write down what you took and when, and press again later."
                    )
            case .missed(let id, _):
                tr(
                    "It was too late for the %1$s dose. If you did take it: %2$s",
                    language.time(id.time), "\(client) take \(selector(id)) --at now")
            case .settled(let id):
                tr("The %1$s dose was answered before. See: %2$s", language.time(id.time), today)
            default: tr("This alarm is over; nothing was recorded. See: %1$s", today)
            }
        return Notification(summary: tr("Not recorded"), body: body, urgency: .normal)
    }

    // MARK: Missed

    func missed(
        _ missed: [MissedDose], next: PlannedDose?, nonce: String?
    ) -> Notification {
        var body = listed(missed) + advice(missed, next)
        var actions: [Notification.Action] = []
        if let nonce, isOffered(missed) {
            let took =
                missed.count == 1
                ? trc("button", "I took it")
                : trc("button", "I took all %1$s", "\(missed.count)")
            actions = [
                Notification.Action(key: "\(ActionKey(.took, of: nonce))", label: took),
                Notification.Action(
                    key: "\(ActionKey(.missed, of: nonce))", label: trc("button", "Missed")),
            ]
        } else if let told = missed.first(where: { $0.cause == .unattended }) {
            let time = clock(told.dose.due)
            body.append(
                missed.count == 1
                    ? tr(
                        "If you took it all the same: %1$s",
                        "\(client) take \(selector(told.dose.id)) --at \(time)")
                    : tr(
                        "If you took one of them all the same: %1$s",
                        "\(client) take NAME/TIME --at TIME"))
        }
        return Notification(
            summary: title(missed), body: body.joined(separator: "\n"), actions: actions,
            urgency: .normal)
    }

    /// What was missed first, for some desktops cut the end off.
    private func title(_ missed: [MissedDose]) -> String {
        guard let only = missed.first, missed.count == 1 else {
            return tr("Missed: %1$s doses", "\(missed.count)")
        }
        let time = point(only.dose.due)
        return settings.isPrivate
            ? tr("Missed: the %1$s dose", time)
            : tr("Missed: %1$s (%2$s)", named(only.medication.name, only.dose.amount), time)
    }

    /// Whether all of them were missed with nobody there, and are to be seen: one press settles them.
    private func isOffered(_ missed: [MissedDose]) -> Bool {
        missed.allSatisfy { $0.cause == .unattended }
            && missed.count <= (settings.isPrivate ? 1 : Self.missedListed)
    }

    /// The first of several, each on its line; none where others see the screen.
    private func listed(_ missed: [MissedDose]) -> [String] {
        guard missed.count > 1, !settings.isPrivate else { return [] }
        let lines = missed.prefix(Self.missedListed).map {
            tr("• %1$s at %2$s.", named($0.medication.name, $0.dose.amount), point($0.dose.due))
        }
        // Those of other days are in no other list.
        let isOfToday = missed.allSatisfy { $0.dose.id.date == today }
        return lines + more(missed.count - lines.count, isOfToday ? "today" : "history")
    }

    /// What a notification can show without being cut off.
    private static let missedListed = 3

    /// The leaflet knows its medicine better than the rule, which is said of the others.
    private func advice(_ missed: [MissedDose], _ next: PlannedDose?) -> [String] {
        var leaflets: [(medication: Medication, words: String)] = []
        for medication in missed.map(\.medication) {
            guard let words = medication.ifMissed?.shown.asSentence,
                !leaflets.contains(where: { $0.medication.key == medication.key })
            else { continue }
            leaflets.append((medication, words))
        }
        if settings.isPrivate, !leaflets.isEmpty {
            return [tr("What to do now: %1$s", "\(client) status"), upcoming(next)]
        }
        if missed.count == 1 {
            let rule =
                leaflets.first?.words ?? tr("Don't take it now, and don't take more next time.")
            return ["\(rule) \(upcoming(next))"]
        }
        let own = leaflets.map {
            trc(
                "a medicine, and what its leaflet says", "%1$s: %2$s", $0.medication.name.shown,
                $0.words)
        }
        if missed.allSatisfy({ $0.medication.ifMissed != nil }) { return own + [upcoming(next)] }
        let rule =
            own.isEmpty
            ? tr("Don't take them now, and don't take more next time.")
            : tr("Don't take the others now, and don't take more next time.")
        return own + ["\(rule) \(upcoming(next))"]
    }

    private func upcoming(_ next: PlannedDose?) -> String {
        guard let next else { return tr("Nothing more is planned.") }
        let time = point(next.due)
        return settings.isPrivate
            ? tr("Next: %1$s.", time)
            : tr("Next: %1$s at %2$s.", named(name(next.id.medication), next.amount), time)
    }

    /// What names a dose on the command line, without its medication where others see the screen.
    private func selector(_ id: DoseID) -> String {
        let name = settings.isPrivate ? "" : "\(id.medication)/"
        return id.date == today ? "\(name)\(id.time)" : "\(name)\(id.date)/\(id.time)"
    }
}
