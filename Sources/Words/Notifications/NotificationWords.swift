package import DoseCore

/// How alarms and notices are worded: for somebody tired, in few words, the amount first.
///
/// Each line is a sentence, for some desktops drop the line breaks; what must be seen stands first, for most cut the end
/// off.
package struct NotificationWords: Speaking {
    package var language: Language
    let settings: Settings
    let zone: Zone
    /// The name of a medication for people.
    var name: (Medication.Key) -> String
    /// The date in the zone, where one is to be called today; nil where dates are to be written out.
    var today: CivilDate?
    /// What reaches the daemon from a terminal.
    let client = "dosectl"
    /// The most a day that may be followed by none, of each medication whose profile says so.
    var mostAtStop: [Medication.Key: Amount]
    /// Whether dosed plays the sound itself, so that no server plays it a second time.
    var isSoundPlayed: Bool

    package init(
        _ language: Language = .english, settings: Settings, zone: Zone,
        name: @escaping (Medication.Key) -> String = { $0 }, today: CivilDate? = nil,
        mostAtStop: [Medication.Key: Amount] = [:],
        isSoundPlayed: Bool = false
    ) {
        self.language = language
        self.settings = settings
        self.zone = zone
        self.name = name
        self.today = today
        self.mostAtStop = mostAtStop
        self.isSoundPlayed = isSoundPlayed
    }

    /// Where there is no daemon any more to be asked.
    package static var plain: NotificationWords {
        NotificationWords(settings: Settings(), zone: .utc)
    }

    /// An alarm; `nonce` goes into the keys of its buttons.
    package func alarm(_ alarm: Alarm, nonce: String, hasButtons: Bool) -> Notification {
        let warnings = settings.isPrivate ? [] : warnings(alarm.doses)
        // The last line is to be typed as it stands, and has no full stop for that.
        let help =
            hasButtons
            ? []
            : [
                alarm.doses.count > 1
                    ? tr("Answer with: %1$s take NAME", client)
                    : tr("Answer with: %1$s take", client)
            ]
        return Notification(
            summary: summary(alarm),
            body: (warnings + body(alarm) + help).joined(separator: "\n"),
            actions: ActionKey.Button.ofAlarm.map {
                Notification.Action(
                    key: "\(ActionKey($0, of: nonce))", label: label($0, of: alarm))
            },
            urgency: .critical, sound: alarm.call == .silent ? nil : sound)
    }

    /// What stands in the place of an alarm when it is taken off; it names nothing, and nothing of it is to be done.
    package var over: Notification {
        Notification(
            summary: tr("This alarm is over"),
            body: tr("To see what became of it: %1$s today", client), urgency: .low)
    }

    /// Nobody is to settle with one press what he cannot see.
    private func label(_ button: ActionKey.Button, of alarm: Alarm) -> String {
        let count = alarm.doses.count
        let isAllSeen =
            settings.isPrivate
            ? count == 1 : count <= Self.dosesListed && lastDoses(of: alarm).count == count
        return switch (button, isAllSeen) {
        case (.taken, true): trc("button", "Taken")
        case (.snooze, true): trc("button", "Snooze")
        case (.skip, true): trc("button", "Skip")
        case (.taken, false): trc("button", "Taken: all %1$s", "\(count)")
        case (.snooze, false): trc("button", "Snooze: all %1$s", "\(count)")
        case (.skip, false): trc("button", "Skip: all %1$s", "\(count)")
        case (.took, _), (.missed, _), (.keep, _), (.accept, _), (.begin, _), (.first, _),
            (.second, _), (.third, _):
            preconditionFailure("No alarm has this button.")
        }
    }

    var sound: String? {
        if isSoundPlayed { return nil }
        return switch settings.sound {
        // What no player of ours could play, a server hardly knows.
        case .standard, .file: AlarmSound.standardName
        case .named(let name): name
        case .silent: nil
        }
    }

    private func summary(_ alarm: Alarm) -> String {
        let isLast = alarm.call == .last
        let count = alarm.doses.count
        if settings.isPrivate {
            return isLast
                ? trn(
                    "Last call: a dose is due", "Last call: %1$s doses are due", count, "\(count)")
                : trn("A dose is due", "%1$s doses are due", count, "\(count)")
        }
        let meant = lastDoses(of: alarm)
        if let only = meant.first, meant.count == 1 {
            return isLast ? tr("Last call: %1$s", named(only)) : named(only)
        }
        guard meant.count == count else {
            return tr("Last call: %1$s of %2$s medicines to take", "\(meant.count)", "\(count)")
        }
        return isLast
            ? tr("Last call: %1$s medicines to take", "\(count)")
            : tr("%1$s medicines to take", "\(count)")
    }

    /// The doses whose end is near at a last call; all of them otherwise.
    private func lastDoses(of alarm: Alarm) -> [Alarm.RingingDose] {
        guard alarm.call == .last, let end = alarm.doses.map(\.closes).min() else {
            return alarm.doses
        }
        return alarm.doses.filter { $0.closes == end }
    }

    private func body(_ alarm: Alarm) -> [String] {
        let doses = alarm.doses
        guard let first = doses.first else { return [] }
        let end = self.end(doses.map(\.closes).min() ?? first.closes, of: first.dose.due)
        let hasOneEnd = doses.allSatisfy { self.end($0.closes, of: $0.dose.due) == end }
        let due = clock(first.dose.due)
        let whole = tr("Due %1$s, until %2$s.", due, end)
        if settings.isPrivate {
            return [hasOneEnd ? whole : tr("Due %1$s, the first until %2$s.", due, end)]
        }
        if doses.count == 1 {
            let note = first.note.map { $0.shown.asSentence }
            return [portion(first), note, whole].compactMap(\.self)
        }
        let listed = doses.prefix(Self.dosesListed).map {
            line($0, until: hasOneEnd ? nil : self.end($0.closes, of: $0.dose.due))
        }
        return listed + more(doses.count - listed.count, "today")
            + [hasOneEnd ? whole : tr("Due %1$s.", due)]
    }

    /// What a small screen shows beside a warning and the times.
    private static let dosesListed = 4

    /// `• Baclofène 15 mg, 1 ½ tablets of 10 mg, with food, until 18:00.`
    private func line(_ open: Alarm.RingingDose, until end: String?) -> String {
        let until = end.map { trc("in a list, after the name of a medicine", "until %1$s", $0) }
        let parts = [named(open), pieces(open), open.note?.shown, until].compactMap(\.self)
        return "• \(parts.joined(separator: ", "))."
    }

    /// The name and the amount; of what has none, as a cream, what to do with it: a note says that better.
    func named(_ open: Alarm.RingingDose) -> String {
        if open.dose.amount.isUncounted, open.note == nil {
            return tr("Use %1$s", open.medication.name.shown)
        }
        return named(open.medication.name, open.dose.amount)
    }

    /// `Baclofène 15 mg`.
    func named(_ name: String, _ amount: Amount) -> String {
        amount.isUncounted ? name.shown : "\(name.shown) \(language.amount(amount))"
    }

    /// What the title does not say; of a long one some desktops cut the amount off, which is said again then.
    private func portion(_ open: Alarm.RingingDose) -> String? {
        let isCut = open.medication.name.shown.count > Self.titleLength
        let amount =
            isCut && !open.dose.amount.isUncounted ? language.amount(open.dose.amount) : nil
        let parts = [amount, pieces(open)].compactMap(\.self)
        return parts.isEmpty
            ? nil : parts.joined(separator: trc("an amount: its tablets", ": ")) + "."
    }

    /// A name of which every desktop shows the amount behind it.
    private static let titleLength = 20

    /// The amount in what is in the box, as `1 ½ tablets of 10 mg`.
    func pieces(_ open: Alarm.RingingDose) -> String? {
        open.medication.preparation.flatMap { language.pieces(of: open.dose.amount, in: $0) }
    }

    /// The last line of a list that is longer; no line where it is not.
    ///
    /// - Parameter verb: of `dosectl`, which shows all of it.
    func more(_ rest: Int, _ verb: String) -> [String] {
        rest > 0
            ? [
                trn(
                    "And %1$s more: %2$s.", "And %1$s more: %2$s.", rest, "\(rest)",
                    "\(client) \(verb)")
            ]
            : []
    }

    /// Of a window that is open for long with its day: 19:00 may be tomorrow's.
    private func end(_ closes: Instant, of due: Instant) -> String {
        closes - due > .hours(6) ? pointIfNotToday(closes) : clock(closes)
    }

    /// The time of day; with the seconds only where they are not zero.
    func clock(_ instant: Instant) -> String { language.time(zone.civil(at: instant).time) }

    /// `17:00 yesterday`; the time alone where it is today's, or nobody knows what day it is.
    func pointIfNotToday(_ instant: Instant) -> String {
        today == nil ? clock(instant) : point(instant)
    }

    /// `17:00`, `17:00 tomorrow`, `17:00 on Thu 3 December`.
    func point(_ instant: Instant) -> String {
        let local = zone.civil(at: instant)
        return language.point(local.date, local.time, today: today)
    }
}

extension String {
    /// With a large first letter and a full stop.
    var asSentence: String {
        let text = prefix(1).uppercased() + dropFirst()
        return text.last.map { ".!?…".contains($0) } ?? true ? text : text + "."
    }

    /// A name, harmless, and no longer than the plan allows: what is made visible of a hostile one would push the amount
    /// off the notification.
    var shown: String {
        let text = harmless
        return text.count > Limits.nameLength ? text.prefix(Limits.nameLength - 1) + "…" : text
    }
}
