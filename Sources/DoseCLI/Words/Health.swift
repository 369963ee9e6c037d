import ControlProtocol
import DoseCore

// All that is said of a part of the daemon that does not do its work.

extension Screen {
    /// What is the matter, and below it a line for each problem of a file.
    func words(_ health: Wire.Health) -> [String] {
        switch health.part {
        case .plan: plan(health)
        case .settings:
            [
                health.isInForce == true
                    ? "the settings stay as they were:" : "the defaults are in force:"
            ] + problems(of: health)
        case .files:
            [
                "changes of \(file(health)) are not noticed: \(text(health.error ?? "")); "
                    + "they count from the next alarm or status on"
            ]
        case .store: store(health)
        case .clock where health.code == .unnoticed:
            ["that it is set is not noticed at once: \(text(health.error ?? ""))"]
        case .clock: ["\(clock(health)) Until then take your doses by another clock."]
        case .zone: [zone(health)]
        case .command:
            [
                "it does not end by itself, and the oldest is ended when the next one runs; "
                    + "see command in dosed.toml(5)"
            ]
        case .display where health.code == .paused:
            [
                "\(text(health.server ?? "the notification server")) is paused: alarms are not "
                    + "shown until it goes on, and come as sound and command only"
            ]
        case .display: ["no notification server: alarms are not shown on the desktop"]
        case .sound: [sound(health)]
        case .journal: [journal(health)]
        }
    }

    private func plan(_ health: Wire.Health) -> [String] {
        if health.code == .absent, health.isInForce == true {
            return ["\(file(health)) is gone; the plan adopted last stays in force"]
        }
        guard health.code == .refused else {
            return [
                "there is no plan: run dosectl setup, or write \(file(health)) yourself, see dosed-plan(5)"
            ]
        }
        let consequence =
            health.isInForce == true
            ? "the plan as it was stays in force:" : "no plan is in force:"
        return [consequence] + problems(of: health)
    }

    /// As `dosectl check` tells them, or where they are when the file is no longer what the daemon has read.
    private func problems(of health: Wire.Health) -> [String] {
        if let lines = reread(health) { return lines.map(text) }
        let places = (health.problems ?? []).map { "\(text($0.file)):\($0.line):\($0.column)" }
        return places + ["the file has changed since, or cannot be read here; see dosectl check"]
    }

    private func store(_ health: Wire.Health) -> [String] {
        if health.code == .recordsDamaged { return ["\(file(health)): \(damage(health))"] }
        let doses = (health.doses ?? []).map {
            "\(text($0.name)) \(amount($0.amount)) of \(text($0.time))"
        }
        let doubt =
            "these doses may have been taken and do not ring: \(doses.joined(separator: ", ")); "
            + "look into the pill box first"
        if health.code == .recordsLost { return ["records were lost, and \(doubt)"] }
        let trouble = "answers cannot be saved: \(storeTrouble(health))"
        return doses.isEmpty ? [trouble] : [trouble, doubt]
    }

    private func damage(_ health: Wire.Health) -> String {
        func are(_ count: Int) -> String { count == 1 ? "1 record is" : "\(count) records are" }
        let (damaged, missing) = (health.damaged ?? 0, health.missing ?? 0)
        let findings = [
            damaged > 0 ? "\(are(damaged)) damaged" : nil,
            missing > 0 ? "\(are(missing)) missing" : nil,
            health.first.map { "the first is number \($0)" },
            health.isIndexDamaged == true ? "days of the past may be told incompletely" : nil,
        ]
        return "\(findings.compactMap(\.self).joined(separator: ", ")); doses ring all the same"
    }

    /// Why the ledger cannot be written.
    func storeTrouble(_ health: Wire.Health) -> String {
        let (file, error) = (file(health), text(health.error ?? "it does not say why"))
        return switch health.code {
        case .inUse: "\(file): another dosed uses it"
        case .held: "another program has \(file) open; close it there"
        case .owned:
            "\(file) is user \(number(health.user))'s, who could change what was taken; make it yours"
        case .newer:
            "\(file) is of version \(number(health.version)), and this dosed knows versions up to "
                + "\(number(health.known)); install a newer dosed"
        case .foreign:
            "\(file) is another program's file (id \(number(health.application))); move it away"
        case .unsafe:
            "the file system of \(file) cannot keep it safe; put it on a local disk "
                + "(\(text(health.pragma ?? "")) is \(text(health.found ?? "")))"
        case .replaced: "\(file): it was removed or replaced while it was in use"
        case .removed: "\(file): it was removed, and cannot be written again: \(error)"
        case .failed: "\(file): \(error)"
        default: file
        }
    }

    private func clock(_ health: Wire.Health) -> String {
        switch health.code {
        case .beforeRelease:
            "It shows a time before this program was made. Set it, or connect to the network."
        case .beforeNewestRecord:
            "It shows a time before the last record, of \(health.at.map(clock.dateAndTime).map(text) ?? "later"). "
                + "Set it, or connect to the network."
        default: "It shows a time long after the last record. Set it, or connect to the network."
        }
    }

    private func journal(_ health: Wire.Health) -> String {
        let count = health.lost ?? 0
        let since = health.at.map(clock.dateAndTime).map { " since \(text($0))" } ?? ""
        return "nobody takes its entries, \(count) \(count == 1 ? "was" : "were") lost\(since); "
            + "doses ring all the same"
    }

    private func zone(_ health: Wire.Health) -> String {
        let consequence =
            health.isInForce == true
            ? "the doses follow \(text(health.zone ?? "their zone")) as it was" : "no dose rings"
        let (file, error) = (file(health), text(health.error ?? ""))
        let reason =
            health.code == .damaged
            ? "\(file) is damaged (\(error)); reinstall tzdata"
            : "\(file): \(error); is its name right, and tzdata installed?"
        return "\(consequence): the time zone cannot be read: \(reason)"
    }

    private func sound(_ health: Wire.Health) -> String {
        let players = (health.players ?? []).map(text).joined(separator: " and ")
        return switch health.code {
        case .noPlayer:
            "alarms cannot be heard: neither paplay nor pw-play is there; "
                + "install pulseaudio-utils or pipewire-bin"
        case .noSound:
            "alarms cannot be heard: the desktop has no sound of an alarm; "
                + "install sound-theme-freedesktop"
        case .substituted:
            "the sound that the settings name cannot be played; \(file(health)) is heard instead"
        default:
            "the last alarm was not heard: \(players) failed; "
                + "does this session have PipeWire or PulseAudio, and a loudspeaker?"
        }
    }

    private func file(_ health: Wire.Health) -> String { text(health.file ?? "its file") }

    private func number(_ number: Int?) -> String { number.map(String.init) ?? "?" }
}
