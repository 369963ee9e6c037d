import ControlProtocol
import DoseCore
import Linux
import TemporaryFolder
import Testing

@testable import DoseCLI

@Suite struct `What is the matter with the daemon is told in words` {
    static let rows: [(Wire.Health, String)] = [
        (
            Wire.Health(.plan, .absent, file: "/plan.toml"),
            "there is no plan: run dosectl setup, or write /plan.toml yourself, see dosed-plan(5)"
        ),
        (
            Wire.Health(.plan, .absent, isInForce: true, file: "/plan.toml"),
            "/plan.toml is gone; the plan adopted last stays in force"
        ),
        (
            Wire.Health(.files, .unnoticed, file: "/plan.toml", error: "inotify_init1: EMFILE"),
            "changes of /plan.toml are not noticed: inotify_init1: EMFILE; "
                + "they count from the next alarm or status"
        ),
        (
            Wire.Health(.clock, .unnoticed, error: "timerfd_create: EMFILE"),
            "that it is set is not noticed at once: timerfd_create: EMFILE"
        ),
        (
            Wire.Health(.store, .inUse, file: "/ledger"),
            "answers cannot be saved: /ledger: another dosed uses it"
        ),
        (
            Wire.Health(.store, .held, file: "/ledger"),
            "answers cannot be saved: another program has /ledger open; close it there"
        ),
        (
            Wire.Health(.store, .owned, file: "/state", user: 1000),
            "answers cannot be saved: /state is user 1000's, who could change what was taken; make it yours"
        ),
        (
            Wire.Health(.store, .newer, file: "/ledger", version: 99, known: 4),
            "answers cannot be saved: /ledger is of version 99, and this dosed knows versions up to 4; "
                + "install a newer dosed"
        ),
        (
            Wire.Health(.store, .foreign, file: "/ledger", application: 7),
            "answers cannot be saved: /ledger is another program's file (id 7); move it away"
        ),
        (
            Wire.Health(.store, .unsafe, file: "/ledger", pragma: "journal_mode", found: "delete"),
            "answers cannot be saved: the file system of /ledger cannot keep it safe; "
                + "put it on a local disk (journal_mode is delete)"
        ),
        (
            Wire.Health(.store, .failed, file: "/ledger", error: "database or disk is full"),
            "answers cannot be saved: /ledger: database or disk is full"
        ),
        (
            Wire.Health(.store, .replaced, file: "/ledger"),
            "answers cannot be saved: /ledger: it was removed or replaced while it was in use"
        ),
        (
            Wire.Health(.store, .removed, file: "/ledger", error: "disk I/O error"),
            "answers cannot be saved: /ledger: it was removed, and cannot be written again: disk I/O error"
        ),
        (
            Wire.Health(.store, .recordsLost, doses: [Sample.awaited, Sample.other]),
            "records were lost, and these doses may have been taken and do not ring: "
                + "Baclofène 30 mg of 17:00, Pregabalin 75 mg of 17:00; look into the pill box first"
        ),
        (
            Wire.Health(
                .store, .recordsDamaged, file: "/ledger", damaged: 1, missing: 2, first: 512,
                isIndexDamaged: true),
            "/ledger: 1 record is damaged, 2 records are missing, the first is number 512, "
                + "days of the past may be told incompletely; doses ring all the same"
        ),
        (
            Wire.Health(.clock, .beforeRelease),
            "It shows a time before this program was made. Set it, or connect to the network. "
                + "Until then take your doses by another clock."
        ),
        (
            Wire.Health(.clock, .beforeNewestRecord, at: "2026-12-01T17:05:00+01:00"),
            "It shows a time before the last record, of 2026-12-01 17:05. "
                + "Set it, or connect to the network. Until then take your doses by another clock."
        ),
        (
            Wire.Health(.clock, .farAhead),
            "It shows a time long after the last record. Set it, or connect to the network. "
                + "Until then take your doses by another clock."
        ),
        (
            Wire.Health(
                .zone, .unreadable, isInForce: true, file: "/zoneinfo/Europe/Paris",
                zone: "Europe/Paris", error: "No such file or directory"),
            "the doses follow Europe/Paris as it was: the time zone cannot be read: "
                + "/zoneinfo/Europe/Paris: No such file or directory; is its name right, and tzdata installed?"
        ),
        (
            Wire.Health(.zone, .damaged, isInForce: false, file: "/zone", error: "truncated"),
            "no dose rings: the time zone cannot be read: /zone is damaged (truncated); reinstall tzdata"
        ),
        (
            Wire.Health(.command, .hangs),
            "it does not end by itself, and the oldest is ended when the next one runs; "
                + "see dosed-desktop(7)"
        ),
        (
            Wire.Health(.waking, .forbidden),
            "the computer cannot be woken for a dose: neither dosed nor your service manager has the right to, "
                + "which systemd 254 and later gives; see wake in dosed.toml(5)"
        ),
        (
            Wire.Health(.waking, .noClock),
            "the computer cannot be woken for a dose: it has no clock that wakes it"
        ),
        (
            Wire.Health(.waking, .failed, error: "timerfd_create: EMFILE"),
            "the computer cannot be woken for a dose: timerfd_create: EMFILE"
        ),
        (
            Wire.Health(.display, .noServer),
            "no notification server: alarms are not shown on the desktop"
        ),
        (
            Wire.Health(.display, .paused, server: "dunst"),
            "dunst is paused: alarms are not shown until it goes on, and come as sound and command only"
        ),
        (
            Wire.Health(.sound, .noPlayer),
            "alarms cannot be heard: neither paplay nor pw-play is there; "
                + "install pulseaudio-utils or pipewire-bin"
        ),
        (
            Wire.Health(.sound, .noSound, players: ["paplay"]),
            "alarms cannot be heard: the desktop has no sound of an alarm; "
                + "install sound-theme-freedesktop"
        ),
        (
            Wire.Health(.sound, .substituted, file: "/bell.oga", players: ["paplay"]),
            "the sound that the settings name cannot be played; /bell.oga is heard instead"
        ),
        (
            Wire.Health(.sound, .unheard, players: ["paplay", "pw-play"]),
            "the last alarm was not heard: paplay and pw-play failed; "
                + "does this session have PipeWire or PulseAudio, and a loudspeaker?"
        ),
        (
            Wire.Health(.journal, .entriesLost, at: "2026-12-01T17:05:00+01:00", lost: 3),
            "nobody takes its entries, 3 were lost since 2026-12-01 17:05; doses ring all the same"
        ),
    ]

    @Test(arguments: rows)
    func `each code with its values`(health: Wire.Health, words: String) {
        #expect(!health.isWell)
        #expect(Screen.plain.words(health) == [words])
    }

    @Test func `doses that may have been taken are told also while answers cannot be saved`() {
        let health = Wire.Health(
            .store, .failed, file: "/ledger", error: "disk I/O error", doses: [Sample.awaited])
        #expect(
            Screen.plain.words(health) == [
                "answers cannot be saved: /ledger: disk I/O error",
                "these doses may have been taken and do not ring: Baclofène 30 mg of 17:00; "
                    + "look into the pill box first",
            ])
    }

    /// A file that the daemon refused, and where it said that its problem is.
    private func told(
        _ part: Wire.Health.Part, _ text: String, line: Int, column: Int, isInForce: Bool
    ) throws -> [String] {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "file.toml")
        let file = "\(folder.path)/file.toml"
        let place = Wire.Place(file: file, line: line, column: column)
        let health = Wire.Health(
            part, .refused, isInForce: isInForce, file: file, problems: [place])
        var status = Sample.status
        status.health = [health]
        let peer = try Peer(.reply(StatusReply(status: status).message()))
        var program = Program()
        program.environment["DOSED_SOCKET"] = peer.path
        let output = program.run("status").output
        return output.split(separator: "\n").suffix(3)
            .map { line in String(line.replacing(folder.path, with: "").drop { $0 == " " }) }
    }

    @Test func `the problems of a file, as the check words them`() throws {
        #expect(
            try told(.plan, "version = 1\nwendsday = 1", line: 2, column: 1, isInForce: true)
                .suffix(2) == [
                    "Trouble with the plan: the plan as it was stays in force:",
                    "/file.toml:2:1: error: unknown key 'wendsday'; the keys here are version, "
                        + "timezone, times, diary, medication",
                ])
        let settings = try told(
            .settings, "snooze = \"8 moons\"", line: 1, column: 10, isInForce: false)
        #expect(
            settings.suffix(2).first == "Trouble with the settings: the defaults are in force:")
        #expect(settings.last?.hasPrefix("/file.toml:1:10: error: 'snooze': found") == true)
    }

    @Test func `only their places, when the file has changed since`() throws {
        #expect(
            try told(.plan, "version = 1", line: 7, column: 3, isInForce: false) == [
                "Trouble with the plan: no plan is in force:",
                "/file.toml:7:3",
                "the file has changed since, or cannot be read here; see dosectl check",
            ])
    }
}
