import DoseCore
import Glibc
import Testing

@testable import DoseDaemon

/// The person's own command.
struct HookTests {
    private let folder: TemporaryFolder
    private let log = Log()
    private let hook: Hook

    private final class Log {
        var lines: [String] = []
    }

    init() throws {
        folder = try TemporaryFolder()
        hook = Hook(Children()) { [log] in log.lines.append($0) }
    }

    private func shell(
        _ script: String, _ variables: [String: String] = [:], at occasion: Occasion = .alarm
    ) {
        hook.run(
            ["/bin/sh", "-c", script, "sh", folder.path], for: HookCall(occasion, variables))
    }

    /// What the command wrote to a file, once it has renamed it to this name.
    private func text(_ name: String) async throws -> String {
        try #require(await eventually { folder.names.contains(name) })
        return try folder.text(of: name)
    }

    @Test func `it is told of the alarm, and nothing that the manager told the daemon`()
        async throws
    {
        for name in ["NOTIFY_SOCKET", "LISTEN_FDS", "WATCHDOG_USEC", "JOURNAL_STREAM", "DOSED_OLD"]
        {
            setenv(name, "none", 1)
        }
        shell(
            "env >$1/new; mv $1/new $1/env", ["DOSED_SUMMARY": "a b 'c'\nd", "DOSED_CALL": "first"])
        for name in ["NOTIFY_SOCKET", "LISTEN_FDS", "WATCHDOG_USEC", "JOURNAL_STREAM", "DOSED_OLD"]
        {
            unsetenv(name)
        }
        let text = try await text("env")
        #expect(text.contains("DOSED_SUMMARY=a b 'c'\nd\n"))
        #expect(text.contains("DOSED_CALL=first\n"))
        #expect(text.contains("PATH="))
        for name in ["NOTIFY_SOCKET", "LISTEN_", "WATCHDOG_", "JOURNAL_STREAM", "DOSED_OLD"] {
            #expect(!text.contains(name))
        }
    }

    @Test func `no signal is blocked or ignored in it`() async throws {
        let before = signal(SIGUSR2, SIG_IGN)
        shell("grep Sig /proc/self/status >$1/new; mv $1/new $1/signals")
        signal(SIGUSR2, before)
        let text = try await text("signals")
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t")
            guard ["SigBlk:", "SigIgn:"].contains(parts[0]) else { continue }
            let signals = try #require(UInt64(parts[1], radix: 16))
            // The 32nd and 33rd are the C library's own, which it keeps to itself.
            #expect(signals & 0x7fff_ffff == 0, "\(line)")
        }
    }

    @Test(arguments: [
        ("exit 3", "the command of on_alarm ended with status 3"),
        ("kill -KILL $$", "the command of on_alarm was ended by signal 9"),
    ])
    func `a command that fails is told of`(_ script: String, _ line: String) async {
        shell(script)
        #expect(await eventually { log.lines == [line] })
    }

    @Test func `a command that is missing is told of`() {
        hook.run(["/none/such", "x"], for: HookCall(.missed, [:]))
        #expect(
            log.lines == [
                "the command '/none/such' of on_missed was not run: No such file or directory"
            ])
        hook.run([], for: HookCall(.missed, [:]))
        #expect(log.lines.count == 1)
    }

    @Test func `a command that waits for ever keeps none from running, and is ended by its own id`()
        async throws
    {
        for number in 1...12 {
            shell("echo $$ >$1/new; mv $1/new $1/\(number).pid; while :; do sleep 0.02; done")
            #expect(await eventually { folder.names.contains("\(number).pid") })
            #expect(hook.hangs == (number > 8))
        }
        #expect(
            log.lines == [
                "8 commands of on_alarm are still running; the oldest is ended each time now"
            ])
        let pids = try (1...12).map { number in
            try #require(pid_t(try folder.text(of: "\(number).pid").dropLast()))
        }
        // A process that ended and was not waited for can still be sent a signal.
        #expect(await eventually { pids.prefix(4).allSatisfy { kill($0, 0) != 0 } })
        #expect(pids.suffix(8).allSatisfy { kill($0, 0) == 0 })
        for pid in pids.suffix(8) { kill(pid, SIGKILL) }
        #expect(await eventually { pids.allSatisfy { kill($0, 0) != 0 } })
        shell("touch $1/again")
        #expect(await eventually { folder.names.contains("again") })
        #expect(!hook.hangs)
    }

    @Test func `a command that does not listen is ended all the same, so that few are left`()
        async throws
    {
        for number in 1...14 {
            shell(
                "trap '' TERM; echo $$ >$1/new; mv $1/new $1/\(number).pid; "
                    + "while :; do sleep 0.02; done")
            #expect(await eventually { folder.names.contains("\(number).pid") })
        }
        let pids = try (1...14).map { number in
            try #require(pid_t(try folder.text(of: "\(number).pid").dropLast()))
        }
        #expect(await eventually { pids.count { kill($0, 0) == 0 } <= 9 })
        #expect(kill(pids[13], 0) == 0)
        for pid in pids { kill(pid, SIGKILL) }
        #expect(await eventually { pids.allSatisfy { kill($0, 0) != 0 } })
    }

    @Test func `what hangs at one occasion ends nothing of another, and is ended by fewer`()
        async throws
    {
        let wait = "; echo $$ >$1/new; mv $1/new $1/$name; while :; do sleep 0.02; done"
        shell("name=alarm\(wait)")
        #expect(await eventually { folder.names.contains("alarm") })
        for number in 1...5 {
            shell("name=\(number)\(wait)", at: .missed)
            #expect(await eventually { folder.names.contains("\(number)") })
            #expect(hook.hangs == (number > 4))
        }
        let pids = try ["1", "2", "3", "4", "5", "alarm"].map { name in
            try #require(pid_t(try folder.text(of: name).dropLast()))
        }
        #expect(await eventually { kill(pids[0], 0) != 0 })
        #expect(pids.dropFirst().allSatisfy { kill($0, 0) == 0 })
        shell("name=again; touch $1/again")
        #expect(await eventually { folder.names.contains("again") })
        #expect(hook.hangs, "Those of the missed doses still do.")
        for pid in pids { kill(pid, SIGKILL) }
        #expect(await eventually { pids.allSatisfy { kill($0, 0) != 0 } })
    }
}
