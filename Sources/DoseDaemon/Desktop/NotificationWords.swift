import DoseCore

/// How alarms and notices are worded: for somebody tired, in few words, the amount first.
///
/// Each line is a sentence, for some desktops drop the line breaks; what must be seen stands first, for most cut the end
/// off.
struct NotificationWords {
    let settings: Settings
    let zone: Zone
    /// The name of a medication for people.
    var name: (Medication.Key) -> String = { $0 }
    /// The date in the zone, where one is to be called today; nil where dates are to be written out.
    var today: CivilDate?
    /// How `dosectl` reaches this daemon.
    var client = "dosectl"
    /// The most a day that may be followed by none, of each medication whose profile says so.
    var mostAtStop: [Medication.Key: Amount] = [:]
    /// Whether dosed plays the sound itself, so that no server plays it a second time.
    var isSoundPlayed = false

    /// Where there is no daemon any more to be asked.
    static let plain = NotificationWords(settings: Settings(), zone: .utc)

    /// An alarm; `nonce` goes into the keys of its buttons.
    func alarm(_ alarm: Alarm, nonce: String, hasButtons: Bool) -> Notification {
        let warnings = settings.isPrivate ? [] : warnings(alarm.doses)
        // The last line is to be typed as it stands, and has no full stop for that.
        let help =
            hasButtons
            ? [] : ["Answer with: \(client) take" + (alarm.doses.count > 1 ? " NAME" : "")]
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
    var over: Notification {
        Notification(
            summary: "This alarm is over", body: "What became of it: \(client) today",
            urgency: .low)
    }

    /// Nobody is to settle with one press what he cannot see.
    private func label(_ button: ActionKey.Button, of alarm: Alarm) -> String {
        let label =
            switch button {
            case .taken: "Taken"
            case .snooze: "Snooze"
            case .skip: "Skip"
            case .took, .missed, .keep, .accept, .begin:
                preconditionFailure("No alarm has this button.")
            }
        let count = alarm.doses.count
        let isAllSeen =
            settings.isPrivate
            ? count == 1 : count <= Self.dosesListed && lastDoses(of: alarm).count == count
        return isAllSeen ? label : "\(label): all \(count)"
    }

    private var sound: String? {
        if isSoundPlayed { return nil }
        return switch settings.sound {
        // What no player of ours could play, a server hardly knows.
        case .standard, .file: SoundSource.standard
        case .named(let name): name
        case .silent: nil
        }
    }

    private func summary(_ alarm: Alarm) -> String {
        let lead = alarm.call == .last ? "Last call: " : ""
        let count = alarm.doses.count
        if settings.isPrivate {
            return lead + (count == 1 ? "a dose is due" : "\(count) doses are due")
        }
        let meant = lastDoses(of: alarm)
        guard let only = meant.first, meant.count == 1 else {
            let part = meant.count == count ? "" : "\(meant.count) of "
            return "\(lead)\(part)\(count) medicines to take"
        }
        return lead + named(only)
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
        let end = clock(doses.map(\.closes).min() ?? first.closes)
        let hasOneEnd = doses.allSatisfy { clock($0.closes) == end }
        let due = "Due \(clock(first.dose.due))"
        if settings.isPrivate {
            return ["\(due), \(hasOneEnd ? "until" : "the first until") \(end)."]
        }
        if doses.count == 1 {
            let note = first.note.map { $0.shown.asSentence }
            return [portion(first), note, "\(due), until \(end)."].compactMap(\.self)
        }
        let listed = doses.prefix(Self.dosesListed).map {
            line($0) + (hasOneEnd ? "." : ", until \(clock($0.closes)).")
        }
        let rest = doses.count - listed.count
        return listed + (rest > 0 ? ["And \(rest) more: \(client) today."] : [])
            + [hasOneEnd ? "\(due), until \(end)." : "\(due)."]
    }

    /// What a small screen shows beside a warning and the times.
    private static let dosesListed = 4

    private func line(_ open: Alarm.RingingDose) -> String {
        ["• " + named(open), pieces(open), open.note?.shown].compactMap(\.self)
            .joined(separator: ", ")
    }

    /// The name and the amount; what has none, as a cream, is named alone.
    private func named(_ open: Alarm.RingingDose) -> String {
        let (name, amount) = (open.medication.name.shown, open.dose.amount)
        return amount == .dose ? name : "\(name) \(amount)"
    }

    /// What the title does not say; of a long one some desktops cut the amount off, which is said again then.
    private func portion(_ open: Alarm.RingingDose) -> String? {
        let isCut = open.medication.name.shown.count > Self.titleLength
        let parts = [isCut ? open.dose.amount.description : nil, pieces(open)]
            .compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ": ") + "."
    }

    /// A name of which every desktop shows the amount behind it.
    private static let titleLength = 20

    /// The amount in what is in the box, as `1 ½ tablets of 10 mg`.
    func pieces(_ open: Alarm.RingingDose) -> String? {
        open.medication.preparation?.words(for: open.dose.amount)
    }

    /// The time of day; with the seconds only where they are not zero.
    func clock(_ instant: Instant) -> String { zone.civil(at: instant).time.description }
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
