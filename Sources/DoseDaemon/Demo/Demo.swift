import DoseCore
import Glibc
import Installation
import Linux

/// A demonstration: a treatment three weeks old goes on, in a folder of its own that is gone afterwards.
enum Demo {
    static func run() -> Never {
        var template = Array("/tmp/dosed-XXXXXX".utf8CString)
        guard let created = mkdtemp(&template) else {
            DosedCommand.fail("dosed: no folder can be made in /tmp", status: 1)
        }
        let folder = String(cString: created)
        holdSignals()
        let paths = Paths(below: folder)
        let plans = PlanReader(.process, beside: .running)
        let zone = (try? plans.zones.zone(.local)) ?? .utc
        do throws(StartFailure) {
            let treatment = Treatment(
                at: Instant(milliseconds: SystemClock.realtimeMilliseconds), in: zone)
            try write(treatment, to: paths)
            try treatment.live(in: paths, by: plans)
            let daemon = try Daemon(
                paths: paths, plans: plans, sounds: SoundSource(.process),
                catalogs: Catalogs(.process, beside: .running), terminal: Terminal(.always),
                journal: .silent(in: zone), ledgerQueue: StoreKeeper.ownQueue())
            let play = Play(of: daemon, in: folder)
            try daemon.start(on: DosedCommand.listen(at: "\(folder)/control"))
            play.begin()
            DosedCommand.loop(daemon) { withExtendedLifetime(play) { remove(folder) } }
        } catch {
            remove(folder)
            DosedCommand.fail("dosed: \(DosedCommand.words(error))", status: 1)
        }
    }

    /// What asks for an end meanwhile is heard by the loop, which leaves nothing behind.
    private static func holdSignals() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        sigprocmask(SIG_BLOCK, &signals, nil)
    }

    private static func write(_ treatment: Treatment, to paths: Paths) throws(StartFailure) {
        do {
            try File.create(paths.plan, Array(treatment.plan.utf8))
            try File.create(paths.settings, Array(Treatment.settings.utf8))
        } catch {
            throw .kernel(error)
        }
    }

    /// The folder holds files only, all of them ours.
    private static func remove(_ folder: String) {
        for name in (try? Folder.names(in: folder)) ?? [] { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }
}

extension JournalWriter {
    /// For a daemon of which a play tells what is to be told.
    static func silent(in zone: Zone) -> JournalWriter {
        JournalWriter(zone: zone, journal: nil, output: Output(open("/dev/null", O_WRONLY)))
    }
}
