import ControlProtocol
import DoseCore
import Glibc
import Installation
import TemporaryFolder
import Testing
import Words

@testable import DoseCLI

/// What is right and wrong with an installation.
@Suite struct `The doctor`: ~Copyable {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// In a session that systemd manages, which says of the service that it is enabled where it returns 0.
    private func run(_ peer: Peer?, enabled: CInt = 0, _ options: String...) -> Program.Result {
        mkdir("\(folder.path)/systemd", 0o700)
        var program = Program()
        program.environment["XDG_RUNTIME_DIR"] = folder.path
        program.execute = { words in
            words == ["systemctl", "--user", "--quiet", "is-enabled", "dosed.service"] ? enabled : 9
        }
        return program.run(["doctor"] + (peer.map { ["--socket", $0.path] } ?? []) + options)
    }

    private func peer(
        raised: String = "2026-12-01T17:00:00+01:00",
        _ change: (inout Wire.Overview) -> Void = { _ in }
    ) throws -> Peer {
        var status = Sample.status
        change(&status)
        let alarm = Wire.Entry(
            number: 7, at: raised, by: .daemon, event: .raised, medication: "baclofen",
            dose: Sample.ringing.id)
        return try Peer(
            .reply(StatusReply(status: status).message()),
            .reply(HistoryReply(entries: [alarm]).message()),
            .reply(DayReply(day: Sample.day).message()))
    }

    /// What is said of a thing, with the mark before it, and the blanks between them as one.
    private func line(_ label: String, _ result: Program.Result) -> String? {
        let lines = result.output.split(separator: "\n").map { $0.split(separator: " ") }
        return lines.first { $0.dropFirst().first.map(String.init) == label }?
            .joined(separator: " ")
    }

    @Test func `says of each thing that it is right`() throws {
        let result = run(try peer())
        #expect(line("service", result) == "good service starts with each session")
        #expect(line("daemon", result) == "good daemon dosed 0.1.0 answers")
        #expect(line("screen", result) == "good screen alarms are shown, with buttons")
        #expect(
            line("alarms", result)
                == "good alarms the last one rang at its time, 2026-12-01 17:00")
        #expect(result.code == .done)
        #expect(result.errors == "")
    }

    @Test func `says which notification server shows alarms, and its version`() throws {
        let named = try peer { status in
            status.health.removeAll { $0.part == .display }
            status.health.append(
                Wire.Health(.display, .withButtons, server: "gnome-shell", serverVersion: "48.7"))
        }
        #expect(
            line("screen", run(named)) == "good screen gnome-shell 48.7 shows alarms, with buttons")
    }

    @Test func `says what is wrong, and what to do`() throws {
        let peer = try peer(raised: "2026-12-01T17:04:30+01:00") { status in
            status.version = "0.0.9"
            status.health.removeAll { $0.part == .display }
            status.health.append(Wire.Health(.display, .noServer))
        }
        let result = run(peer, enabled: 1)
        #expect(
            line("service", result)?.hasSuffix("systemctl --user enable --now dosed.socket dosed")
                == true)
        #expect(line("daemon", result)?.hasSuffix("systemctl --user restart dosed") == true)
        #expect(
            line("screen", result)?.hasPrefix("bad screen no notification server") == true)
        #expect(line("alarms", result)?.contains("17:04, 4 minutes after its time") == true)
        #expect(result.code == .failed)
        #expect(result.errors == "")
    }

    @Test(
        arguments: [
            (.off, "good wake-up a dose that is due while the computer sleeps rings when"),
            (.untried, "good wake-up whether the computer can be woken is known with"),
            (.able, "good wake-up the computer is woken for a dose"),
            (.forbidden, "bad wake-up the computer cannot be woken for a dose: neither dosed nor"),
        ] as [(Wire.Health.Code, String)])
    func `says whether the computer is woken`(code: Wire.Health.Code, words: String) throws {
        let peer = try peer { $0.health.append(Wire.Health(.waking, code)) }
        let result = run(peer)
        #expect(line("wake-up", result)?.hasPrefix(words) == true)
        #expect(result.code == (code == .forbidden ? .failed : .done))
    }

    @Test func `without systemd it looks for what a desktop starts`() throws {
        var program = Program()
        program.environment["XDG_CONFIG_HOME"] = folder.path
        let before = program.run("doctor")
        #expect(line("service", before)?.hasSuffix("desktop do it: dosectl setup") == true)
        let autostart = try #require(Autostart(Variables(program.environment)))
        try autostart.turnOn(starting: "dosed")
        let after = program.run("doctor")
        #expect(line("service", after)?.hasPrefix("good service starts with each session") == true)
    }

    @Test func `without the daemon it says what can be seen, and that it is not there`() {
        let result = run(nil)
        #expect(line("service", result) == "good service starts with each session")
        #expect(line("daemon", result) == nil)
        #expect(result.code == .noDaemon)
        #expect(result.errors.contains("dosectl: "))
    }

    @Test func `tells programs codes, and no sentences`() throws {
        let result = run(try peer(), "--json")
        #expect(
            result.output.contains(#"{"check":"daemon","code":"same_version","state":"good"}"#))
        #expect(result.output.contains(#"{"check":"alarms","code":"punctual","state":"good"}"#))
    }

    @Test func `looks at each part of the daemon, by the name that it has there`() {
        for part in Wire.Health.Part.allCases {
            #expect(Finding.Check(rawValue: part.rawValue) != nil, "\(part)")
        }
    }
}
