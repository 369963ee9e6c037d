import DoseCore
import Glibc
import Installation
import Linux

/// A demonstration: a plan of two doses, the first due in seconds, in a folder that is gone afterwards.
enum Demo {
    static func run() -> Never {
        var template = Array("/tmp/dosed-demo-XXXXXX".utf8CString)
        guard let created = mkdtemp(&template) else {
            DosedCommand.fail("dosed: no folder can be made in /tmp", status: 1)
        }
        let folder = String(cString: created)
        let plans = PlanReader(.process, beside: .running)
        let zone = (try? plans.zones.zone(.local)) ?? .utc
        let now = Instant(milliseconds: SystemClock.realtimeMilliseconds)
        let paths = Paths(below: folder)
        do throws(StartFailure) {
            do throws(Errno) {
                try File.create(paths.plan, Array(plan(at: now, in: zone).utf8))
                try File.create(paths.settings, Array("repeat = \"20 s\"\n".utf8))
            } catch {
                throw .kernel(error)
            }
            let daemon = try Daemon(
                paths: paths, plans: plans, sounds: SoundSource(.process),
                catalogs: Catalogs(.process, beside: .running),
                ledgerQueue: StoreKeeper.ownQueue())
            let client = Executable.running?.sibling("dosectl") ?? "dosectl"
            daemon.client = "\(client) --socket \(folder)/control"
            greet(daemon.client, folder)
            try daemon.start(on: DosedCommand.listen(at: "\(folder)/control"))
            DosedCommand.loop(daemon) { remove(folder) }
        } catch {
            remove(folder)
            DosedCommand.fail("dosed: \(DosedCommand.words(error))", status: 1)
        }
    }

    /// Due in five seconds and in five minutes, which leaves each its window, whatever the time of day.
    private static func plan(at now: Instant, in zone: Zone) -> String {
        let dues = [Duration.seconds(5), .minutes(5)].map { zone.civil(at: now + $0) }
        let today = dues.filter { $0.date == dues[0].date }
        let times = today.map { "\"\($0.time)\"" }.joined(separator: ", ")
        let amounts = today.indices.map { $0 == 0 ? "10" : "5" }.joined(separator: ", ")
        return """
            version = 1

            [medication.demo]
            name   = "Demonstration"
            tablet = "10 mg"
            halves = true
            start  = \(dues[0].date)
            end    = \(dues[0].date)
            times  = [\(times)]
            steps  = [{ mg = [\(amounts)] }]
            late   = "2 min"

            """
    }

    private static func greet(_ client: String, _ folder: String) {
        try? Output(STDOUT_FILENO).write(
            """
            A demonstration in \(folder): a dose rings in five seconds, another in five minutes.
            Answer with the button, or in another terminal:

                \(client) take

            See also: \(client) status
            Ctrl-C ends it and leaves nothing behind.


            """)
    }

    /// The folder holds files only, all of them ours.
    private static func remove(_ folder: String) {
        for name in ["plan.toml", "dosed.toml", "control"]
            + ["", "-wal", "-shm", "-last", "-shown"].map({ "ledger.sqlite\($0)" })
        {
            unlink("\(folder)/\(name)")
        }
        rmdir(folder)
    }
}
