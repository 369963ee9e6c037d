import Dispatch
import DoseCore
import Glibc
import Installation
import Linux
import Systemd
import Words

/// The program `dosed`: its arguments, its signals, its end.
package enum DosedCommand {
    /// Runs until it is told to stop; never returns.
    package static func run(_ arguments: [String]) -> Never {
        Output.prepare()
        switch arguments.first {
        case nil: serve()
        case "--session" where arguments.count == 1: serveSession()
        case "--session-again" where arguments.count == 1: serveSession(isAgain: true)
        case "--demo" where arguments.count == 1: Demo.run()
        case "--link-sync" where arguments.count == 2: linkSync(arguments[1])
        case "--version" where arguments.count == 1: finish("dosed \(Release.version)")
        case "--help" where arguments.count == 1, "-h" where arguments.count == 1: finish(help)
        case let word?:
            fail("dosed: '\(word)' is not understood; see dosed --help", status: 2)
        }
    }

    private static let help = """
        usage: dosed [--session | --demo | --link-sync LINK | --version | --help]

        Rings the doses of a plan and keeps the ledger of what was answered. Usually it is run by
        systemd: systemctl --user enable --now dosed.socket dosed

          --session  for one session of a desktop that has no systemd of yours: end with
                     it, and make way while you are logged in another time
          --demo     play a treatment in less than a minute, in a folder of its own
          --link-sync LINK
                     make a link to the folder that dosed.toml names for several computers,
                     which the service may write to then, and end
          --version  print the version
          --help     print this

        See dosed(1), dosectl(1), dosed-plan(5), dosed.toml(5).
        """

    /// What the sandbox of the service lets be written is known by a link, for only this program reads the settings.
    private static func linkSync(_ link: String) -> Never {
        guard let paths = Paths(.process) else { exit(1) }
        guard case .valid(let settings) = SettingsReader.judge(fileAt: paths.settings),
            let folder = settings.sync.flatMap({ paths.expanded($0) })
        else {
            unlink(link)
            exit(0)
        }
        unlink(link)
        exit(symlink(folder, link) == 0 ? 0 : 1)
    }

    /// - Parameter session: the one that it ends with; nil where something else ends it.
    private static func serve(for session: DesktopSession? = nil, isAgain: Bool = false) -> Never {
        ignoreSignals()
        do throws(StartFailure) {
            guard let paths = Paths(.process) else { throw .noHome }
            let daemon = try daemon(paths, for: session, isAgain: isAgain)
            daemon.session = session?.address
            if let handed = handedSocket() {
                try daemon.start(on: handed)
            } else if let path = paths.socket {
                try start(daemon, listeningAt: path)
            } else {
                daemon.log("XDG_RUNTIME_DIR is not set: dosectl cannot reach this daemon")
                try daemon.start(on: nil)
            }
            loop(daemon, for: session) {}
        } catch {
            fail("dosed: \(words(error))", status: 1)
        }
    }

    /// - Parameter isAgain: whether it made way for another session, and is to wait until that is over.
    private static func serveSession(isAgain: Bool = false) -> Never {
        if Variables.process.hasServiceManager {
            finish("dosed: systemd keeps your services here: \(Commands.enable)")
        }
        guard let session = DesktopSession() else {
            fail("dosed: \(words(.noSession))", status: 1)
        }
        serve(for: session, isAgain: isAgain)
    }

    private static func daemon(
        _ paths: Paths, for session: DesktopSession?, isAgain: Bool
    ) throws(StartFailure) -> Daemon {
        let make = { () throws(StartFailure) in
            try Daemon(
                paths: paths, plans: PlanReader(.process, beside: .running),
                sounds: SoundSource(.process), catalogs: Catalogs(.process, beside: .running),
                ledgerQueue: StoreKeeper.ownQueue())
        }
        if isAgain { awaitTurn(in: session, at: paths.socket) }
        var hasAsked = false
        var turnsLeft = 100
        while true {
            do throws(StartFailure) {
                return try make()
            } catch {
                guard case .alreadyRunning(let ledger, _) = error, turnsLeft > 0 else {
                    throw error
                }
                turnsLeft -= 1
                if isAgain {
                    awaitTurn(in: session, at: paths.socket)
                } else if !hasAsked {
                    let predecessor = paths.socket.flatMap { Predecessor(at: $0) }
                    if let session, predecessor?.session == session.address {
                        throw .runsInSession(pid: predecessor?.pid)
                    }
                    hasAsked = predecessor?.makesWay(for: session) ?? false
                    guard hasAsked else { throw .alreadyRunning(ledger, pid: predecessor?.pid) }
                }
                usleep(50_000)
            }
        }
    }

    /// Waits until nobody rings for another session any more; ends where this one is over before that.
    ///
    /// Who came last is to ring: it is given time to begin, and where that made way for another one, this, too.
    private static func awaitTurn(in session: DesktopSession?, at path: String?) {
        guard let session, let path else { return }
        var turnsLeft = 60
        while turnsLeft > 0 {
            if let peer = Predecessor.connect(to: path) {
                if !session.outlasts(peer) { exit(0) }
                turnsLeft = 60
            }
            turnsLeft -= 1
            usleep(50_000)
        }
    }

    /// Makes way for another session, and is there again when that is over.
    private static func makeWay(_ daemon: Daemon) {
        daemon.log(
            "another session of yours has begun: dosed goes on there, and here when it is over")
        daemon.stop()
        // Dispatch has blocked what it listens for, and the next process would inherit that.
        var none = sigset_t()
        sigemptyset(&none)
        sigprocmask(SIG_SETMASK, &none, nil)
        let words = [strdup("dosed"), strdup("--session-again"), nil]
        // By its own path, for the name of the process is known by it.
        execv(Executable.running?.path ?? "/proc/self/exe", words)
        exit(1)
    }

    /// What would end it by itself, and is no reason to: a plan saved in its first moments, a limit on the length of
    /// files, which fails the write that went beyond it, and what scripts send to any program.
    private static func ignoreSignals() {
        for number in [SIGHUP, SIGXFSZ, SIGUSR1, SIGUSR2] { signal(number, SIG_IGN) }
    }

    /// Only another dosed that answers there keeps it from starting: without a socket it rings.
    private static func start(
        _ daemon: Daemon, listeningAt path: String
    ) throws(StartFailure) {
        let socket: FileDescriptor
        do throws(StartFailure) {
            socket = try listen(at: path)
        } catch {
            guard case .socket(let reason) = error, reason.code != EADDRINUSE else { throw error }
            try daemon.start(on: nil)
            return daemon.listen(at: path)
        }
        try daemon.start(on: socket)
    }

    /// The socket that systemd opened, if it did.
    private static func handedSocket() -> FileDescriptor? {
        let sockets = (try? Service.takeSockets()) ?? []
        guard let socket = sockets.first(where: \.isUnixListener) else { return nil }
        let descriptor = FileDescriptor(owning: socket.fd)
        try? descriptor.setNonBlocking()
        return descriptor
    }

    static func listen(at path: String) throws(StartFailure) -> FileDescriptor {
        do {
            try Folder.create(File.folder(of: path))
            return try UnixSocket.listen(at: path)
        } catch {
            throw .socket(error)
        }
    }

    /// Serves until SIGINT or SIGTERM, then ends with what is still to do.
    static func loop(
        _ daemon: Daemon, for session: DesktopSession? = nil, atEnd: @escaping () -> Void
    ) -> Never {
        let stop = {
            daemon.stop()
            atEnd()
            exit(0)
        }
        daemon.end = stop
        // Until Dispatch listens, SIGINT and SIGTERM end the process by themselves: ignored, they would be lost, and
        // the service manager would wait for an end that does not come. What SIGHUP asks for was just done.
        ignoreSignals()
        var signals = [
            on(SIGINT, stop), on(SIGTERM, stop), on(SIGHUP) { daemon.reload() },
        ]
        if let session {
            signals.append(on(Predecessor.makeWay) { makeWay(daemon) })
            session.watch {
                daemon.log("the session is over")
                stop()
            }
        }
        withExtendedLifetime(signals) { dispatchMain() }
    }

    private static func on(_ number: CInt, _ handle: @escaping () -> Void)
        -> any DispatchSourceSignal
    {
        let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
        source.setEventHandler(handler: handle)
        source.activate()
        return source
    }

    static func words(_ failure: StartFailure) -> String {
        switch failure {
        case .kernel(let error): "\(error)"
        case .alreadyRunning(let path, let pid?):
            "another dosed is running, process \(pid): it holds \(path)"
        case .alreadyRunning(let path, pid: nil):
            "another dosed is running: it holds \(path). See: systemctl --user status dosed"
        case .runsInSession(let pid):
            "dosed runs in this session already" + (pid.map { ", process \($0)" } ?? "")
        case .noSession: "this session has no bus, with whose end --session would end"
        case .noHome: "HOME is not set, so there is no place for the plan and the ledger"
        case .socket(let error):
            error.code == EADDRINUSE
                ? "another dosed is running: it listens at \(error.path ?? "the control socket")"
                : "the control socket cannot be made: \(error)"
        }
    }

    private static func finish(_ text: String) -> Never {
        print(text)
        exit(0)
    }

    static func fail(_ text: String, status: CInt) -> Never {
        try? File.write(Array("\(text.harmless)\n".utf8), to: STDERR_FILENO)
        exit(status)
    }
}
