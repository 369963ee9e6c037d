import DoseCore

/// How what happened is told, and what could not be obeyed.
extension NotificationWords {
    /// - Parameter nonce: of the keys of its buttons; nil where it has none, and says how to answer by the command.
    func notice(_ notice: Notice, nonce: String? = nil) -> Notification {
        let (summary, body) = text(notice)
        // It stays until it is seen: somebody may take a dose twice.
        let urgency: Notification.Urgency =
            switch notice {
            case .ledgerLost, .ledgerUnreadable: .critical
            default: .normal
            }
        var notification = Notification(summary: summary, body: body, urgency: urgency)
        guard case .missed(let missed, _) = notice else { return notification }
        if let nonce, isOffered(missed) {
            let took = missed.count == 1 ? "I took it" : "I took all \(missed.count)"
            notification.actions = [(ActionKey.Button.took, took), (.missed, "Missed")].map {
                Notification.Action(key: "\(ActionKey($0, of: nonce))", label: $1)
            }
        } else if let told = missed.first(where: { $0.cause == .unattended }) {
            let command =
                missed.count == 1
                ? "\(selector(told.dose.id)) --at \(clock(told.dose.due))" : "NAME/TIME --at TIME"
            let them = missed.count == 1 ? "it" : "one of them"
            notification.body += "\nIf you took \(them) all the same: \(client) take \(command)"
        }
        return notification
    }

    /// Whether all of them were missed with nobody there, and are to be seen: one press settles them.
    private func isOffered(_ missed: [MissedDose]) -> Bool {
        missed.allSatisfy { $0.cause == .unattended }
            && missed.count <= (settings.isPrivate ? 1 : Self.listLimit)
    }

    /// A button that could not be obeyed; silence would look like success.
    func refusal(_ refusal: Refusal, store trouble: String?) -> Notification {
        let body =
            switch refusal {
            case .notSaved:
                "The ledger cannot be written: \(trouble?.harmless ?? "unknown"). Write down what you took and when; press again later."
            case .missed(let id, _):
                "It was too late for the dose of \(id.time). If you did take it: \(client) take \(selector(id)) --at now"
            case .settled(let id):
                "The dose of \(id.time) was answered before. See: \(client) today"
            default: "This alarm is over; nothing was recorded. See: \(client) today"
            }
        return Notification(summary: "Not recorded", body: body, urgency: .normal)
    }

    /// What names a dose on the command line, without its medication where others see the screen.
    private func selector(_ id: DoseID) -> String {
        let name = settings.isPrivate ? "" : "\(id.medication)/"
        return id.date == today ? "\(name)\(id.time)" : "\(name)\(id.date)/\(id.time)"
    }

    private func text(_ notice: Notice) -> (summary: String, body: String) {
        switch notice {
        case .missed(let missed, let next):
            (
                missedSummary(missed),
                (listed(missed) + [advice(missed, next)]).joined(separator: "\n")
            )
        case .planChanged(let before, let after, let sums):
            ("The plan has changed", changes(from: before, to: after, sums))
        case .medicationsReplaced(let gone, let new):
            (
                "Is it the same medication?",
                (settings.isPrivate
                    ? "The plan has lost a medication and has a new one."
                    : "The plan has lost \(keys(gone)) and has \(keys(new)).")
                    + " What was taken or held is not known under another key: take no dose twice."
                    + " If it is the same, write the old key again."
            )
        case .review(let medication):
            (
                settings.isPrivate
                    ? "Time to see your prescriber"
                    : "\(medication.name.shown): time to see your prescriber",
                "Your plan asks for it \(dates(ofReview: medication)). Nothing changes by itself."
            )
        case .ended(let medication, let date, let amount):
            ended(medication, on: date, amount: amount)
        case .clock(.trusted):
            ("The clock can be right again", "Doses ring as planned.")
        case .clock(let doubt):
            (
                "No new dose rings: the clock cannot be right",
                "\(reason(doubt)) Until then take your doses by another clock."
            )
        case .ledgerLost(let doses):
            ("Records of doses were lost", loss(of: doses))
        case .ledgerUnreadable(let doses):
            ("What was taken cannot be read", unread(doses))
        case .storeFailed:
            (
                "Answers cannot be saved",
                "The ledger cannot be written. Doses still ring; answers are refused until it can be. See \(client) status."
            )
        case .storeHealed:
            (
                "Answers are saved again",
                "What you took meanwhile can be recorded now: \(client) take --at TIME"
            )
        }
    }

    /// `every 14 days and on 2027-03-02`.
    private func dates(ofReview medication: Medication) -> String {
        [
            medication.reviewEvery.map { $0 == 1 ? "every day" : "every \($0) days" },
            medication.reviewOn.map { "on \($0)" },
        ].compactMap(\.self).joined(separator: " and ")
    }

    /// What to do about the doses that may have been taken, and about the courses.
    private func loss(of doses: [PlannedDose]) -> String {
        let course = "Holds and steps back may be lost as well: see \(client) course."
        guard !doses.isEmpty else { return "\(Self.allRing)\n\(course)" }
        let advice = " To record one: \(client) take NAME --at TIME --amount AMOUNT."
        return "\(doubt(doses))\(advice)\n\(course)"
    }

    /// The same where nothing is lost, and nothing can be recorded either.
    private func unread(_ doses: [PlannedDose]) -> String {
        let trouble =
            "Nothing is lost: it counts again when the ledger can be read. See: \(client) status"
        return "\(doses.isEmpty ? Self.allRing : doubt(doses))\n\(trouble)"
    }

    private static let allRing = "No dose is open now; all that come ring."

    private func doubt(_ doses: [PlannedDose]) -> String {
        let (what, listed) =
            settings.isPrivate
            ? ("Doses of now", [])
            : ("These", doses.prefix(Self.changesShown).map { "• \(label($0))." })
        let rest = settings.isPrivate ? 0 : doses.count - listed.count
        let advice = "\(what) may have been taken and do not ring. Look into the pill box first."
        return (listed + (rest > 0 ? ["And \(rest) more."] : []) + [advice])
            .joined(separator: "\n")
    }

    private func keys(_ keys: [Medication.Key]) -> String {
        let rest = keys.count - Self.changesShown
        return keys.prefix(Self.changesShown).joined(separator: ", ")
            + (rest > 0 ? " and \(rest) more" : "")
    }

    /// As many lines as a notification has room for.
    private static let changesShown = 4

    /// What a changed plan means for the rest of today.
    private func changes(
        from before: [PlannedDose], to after: [PlannedDose], _ sums: [DailySums]
    ) -> String {
        let old = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
        let new = Dictionary(after.map { ($0.id, $0) }) { first, _ in first }
        let kept = after.compactMap { dose -> String? in
            guard let earlier = old[dose.id] else { return "New today: \(label(dose))." }
            return earlier.amount == dose.amount
                ? nil : "Today \(label(dose)), not \(earlier.amount)."
        }
        let gone = before.filter { new[$0.id] == nil }.map { "Not today: \(label($0))." }
        let lines = kept + gone
        let days = settings.isPrivate ? [] : sums.prefix(Self.changesShown).map(words)
        if lines.isEmpty {
            return (["The rest of today stays as it was."] + days + ["Later: \(client) course"])
                .joined(separator: days.isEmpty ? " " : "\n")
        }
        if settings.isPrivate { return "The rest of today changes. See: \(client) today" }
        let shown = lines.prefix(Self.changesShown)
        let rest = lines.count - shown.count
        return (shown + (rest > 0 ? ["And \(rest) more: \(client) today."] : []) + days)
            .joined(separator: "\n")
    }

    /// `Baclofen: 70 mg yesterday, 70 mg today, 80 mg tomorrow.`
    private func words(_ sums: DailySums) -> String {
        let days = [
            (sums.yesterday, "yesterday"), (sums.today, "today"), (sums.tomorrow, "tomorrow"),
        ]
        let words = days.map { "\($0 == .zero ? "nothing" : $0.description) \($1)" }
        return "\(name(sums.medication).shown): \(words.joined(separator: ", "))."
    }

    private func label(_ dose: PlannedDose) -> String {
        "\(name(dose.id.medication).shown) \(dose.amount) at \(clock(dose.due))"
    }

    private func missedSummary(_ missed: [MissedDose]) -> String {
        guard let only = missed.first, missed.count == 1 else {
            return "\(missed.count) doses were missed"
        }
        if settings.isPrivate { return "The dose of \(clock(only.dose.due)) was missed" }
        return
            "\(only.medication.name.shown) \(only.dose.amount) of \(clock(only.dose.due)) was missed"
    }

    /// The first of several, each on its line; none where others see the screen.
    private func listed(_ missed: [MissedDose]) -> [String] {
        guard missed.count > 1, !settings.isPrivate else { return [] }
        let lines = missed.prefix(Self.listLimit).map {
            "• \($0.medication.name.shown) \($0.dose.amount) at \(point($0.dose.due))."
        }
        let rest = missed.count - lines.count
        return lines + (rest > 0 ? ["And \(rest) more: see \(client) today."] : [])
    }

    private func advice(_ missed: [MissedDose], _ next: PlannedDose?) -> String {
        // The leaflet knows its medicine better than the rule.
        let own = settings.isPrivate ? nil : missed.first.flatMap(\.medication.ifMissed)
        if missed.count == 1, let own { return "\(own.shown.asSentence) \(upcoming(next))" }
        let them = missed.count == 1 ? "it" : "them"
        return "Do not take \(them) now, and do not take more next time. \(upcoming(next))"
    }

    private func upcoming(_ next: PlannedDose?) -> String {
        guard let next else { return "Nothing more is planned." }
        let what =
            settings.isPrivate ? "" : " \(name(next.id.medication).shown) \(next.amount)"
        return "Next:\(what) at \(point(next.due))."
    }

    /// `17:00 today`, `17:00 tomorrow`, `17:00 on 2026-12-05`.
    private func point(_ instant: Instant) -> String {
        let local = zone.civil(at: instant)
        return switch today.map({ local.date - $0 }) {
        case -1: "\(local.time) yesterday"
        case 0: "\(local.time) today"
        case 1: "\(local.time) tomorrow"
        default: "\(local.time) on \(local.date)"
        }
    }

    /// What a notification can show without being cut off.
    private static let listLimit = 3

    private func reason(_ doubt: ClockTrust) -> String {
        switch doubt {
        case .trusted: ""
        case .beforeRelease:
            "It shows a time before this program was made. Set it, or connect to the network."
        case .beforeNewestRecord(let newest):
            "It shows a time before the last record, of \(zone.civil(at: newest)). Set it, or connect to the network."
        case .farAhead:
            "It shows a time long after the last record. Set it, or connect to the network."
        }
    }
}
