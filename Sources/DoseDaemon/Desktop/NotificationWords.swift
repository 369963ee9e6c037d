import DoseCore

/// How alarms and notices are worded: for somebody tired, in few words, the amount first.
struct NotificationWords {
    let settings: Settings
    let zone: Zone
    /// The name of a medication for people.
    var name: (Medication.Key) -> String = { $0 }
    /// The date in the zone, where one is to be called today; nil where dates are to be written out.
    var today: CivilDate?
    /// How `dosectl` reaches this daemon.
    var client = "dosectl"

    /// Where there is no daemon any more to be asked.
    static let plain = NotificationWords(settings: Settings(), zone: .utc)

    /// An alarm; `nonce` goes into the keys of its buttons.
    func alarm(_ alarm: Alarm, nonce: String, hasButtons: Bool) -> Notification {
        let lines = settings.isPrivate ? [] : warnings(alarm.doses)
        let help = hasButtons ? [] : ["Answer with: \(client) take"]
        return Notification(
            summary: summary(alarm), body: (body(alarm) + lines + help).joined(separator: "\n"),
            actions: ActionKey.Button.allCases.map {
                Notification.Action(key: "\(ActionKey($0, of: nonce))", label: label($0))
            },
            urgency: .critical, sound: alarm.call == .silent ? nil : sound)
    }

    private func label(_ button: ActionKey.Button) -> String {
        switch button {
        case .taken: "Taken"
        case .snooze: "Snooze"
        case .skip: "Skip"
        }
    }

    private var sound: String? {
        switch settings.sound {
        case .standard: "alarm-clock-elapsed"
        case .named(let name): name
        case .silent: nil
        }
    }

    private func summary(_ alarm: Alarm) -> String {
        let lead = alarm.call == .last ? "Last call: " : ""
        if settings.isPrivate {
            return lead
                + (alarm.doses.count == 1 ? "a dose is due" : "\(alarm.doses.count) doses are due")
        }
        guard let only = alarm.doses.first, alarm.doses.count == 1 else {
            return "\(lead)\(alarm.doses.count) medicines to take"
        }
        return "\(lead)\(only.medication.name.shown) \(only.dose.amount)"
    }

    private func body(_ alarm: Alarm) -> [String] {
        guard let first = alarm.doses.first else { return [] }
        if settings.isPrivate || alarm.doses.count == 1 {
            return (settings.isPrivate ? [] : [portion(first, ": ")]) + [times(first)]
        }
        let listed = alarm.doses.prefix(Self.dosesListed)
        let rest = alarm.doses.count - listed.count
        return listed.map { open in
            "• \(open.medication.name.shown) \(portion(open, ", "))"
        } + (rest > 0 ? ["and \(rest) more: \(client) today"] : []) + [times(first)]
    }

    /// A longer list pushes the buttons off a small screen.
    private static let dosesListed = 10

    /// The amount and its tablets; some desktops cut the amount off a long summary.
    private func portion(_ open: Alarm.RingingDose, _ separator: String) -> String {
        [open.dose.amount.description, tablets(open)].compactMap(\.self)
            .joined(separator: separator)
    }

    private func times(_ open: Alarm.RingingDose) -> String {
        "due \(clock(open.dose.due)), until \(clock(open.closes))"
    }

    private func tablets(_ open: Alarm.RingingDose) -> String? {
        let amount = open.dose.amount
        guard let tablets = open.medication.tablets, let count = tablets.count(for: amount) else {
            return nil
        }
        let noun = amount > tablets.strength ? "tablets" : "tablet"
        return "\(count) \(noun) of \(tablets.strength)"
    }

    private func warnings(_ doses: [Alarm.RingingDose]) -> [String] {
        doses.compactMap(intakeWarning) + pauseWarning(doses.filter { $0.daysWithoutIntake != nil })
    }

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
            return [
                "No \(first) was recorded for \(days) days. Ask your prescriber before you take this amount."
            ]
        }
        return [
            "For \(days) days or more nothing was recorded of \(names.joined(separator: ", ")). Ask your prescriber before you take these amounts."
        ]
    }

    /// The time of day; with the seconds only where they are not zero.
    func clock(_ instant: Instant) -> String { zone.civil(at: instant).time.description }
}

extension String {
    /// A name, harmless, and no longer than the plan allows: what is made visible of a hostile one would push the amount
    /// off the notification.
    var shown: String {
        let text = harmless
        return text.count > Limits.nameLength ? text.prefix(Limits.nameLength - 1) + "…" : text
    }
}
