import DoseCore
import Glibc
import Installation
import Linux

/// A demonstration: a treatment three weeks old goes on, in a folder of its own that is gone afterwards.
enum Demo {
    static func run() -> Never {
        sigprocmask(SIG_BLOCK, &endings, nil)
        var template = Array("/tmp/dosed-XXXXXX".utf8CString)
        guard let created = mkdtemp(&template) else {
            DosedCommand.fail("dosed: no folder can be made in /tmp", status: 1)
        }
        let folder = String(cString: created)
        let paths = Paths(below: folder)
        let plans = PlanReader(.process, beside: .running)
        // A daemon that speaks to nobody, as that of the past, forgets the language of the session.
        let catalogs = Catalogs(.process, beside: .running)
        let zone = (try? plans.zones.zone(.local)) ?? .utc
        do throws(StartFailure) {
            let treatment = Treatment(
                at: Instant(milliseconds: SystemClock.realtimeMilliseconds), in: zone)
            try write(treatment, to: paths)
            try treatment.live(in: paths, by: plans)
            let daemon = try Daemon(
                paths: paths, plans: plans, sounds: SoundSource(.process),
                catalogs: catalogs, terminal: Terminal(.always),
                journal: .silent(in: zone), ledgerQueue: StoreKeeper.ownQueue())
            let play = Play(of: daemon, in: folder)
            try daemon.start(on: DosedCommand.listen(at: "\(folder)/control"))
            play.begin()
            if isEndAsked {
                daemon.stop()
                remove(folder)
                exit(0)
            }
            sigprocmask(SIG_UNBLOCK, &endings, nil)
            DosedCommand.loop(daemon) { withExtendedLifetime(play) { remove(folder) } }
        } catch {
            remove(folder)
            DosedCommand.fail("dosed: \(DosedCommand.words(error))", status: 1)
        }
    }

    /// What asks for an end is held until the loop hears it, for the folder is to be gone then.
    private static var endings: sigset_t = {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        return signals
    }()

    /// Whether an end was asked for meanwhile: dispatchMain would not hold it any longer.
    private static var isEndAsked: Bool {
        var pending = sigset_t()
        sigpending(&pending)
        return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1
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
