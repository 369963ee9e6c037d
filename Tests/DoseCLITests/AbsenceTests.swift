import ControlProtocol
import Glibc
import Linux
import Testing

@testable import DoseCLI

@Suite struct `The daemon is not there` {
    static let start = "Start it: systemctl --user enable --now dosed.socket dosed\n"

    func run(_ environment: [String: String]) -> Program.Result {
        Program(environment: environment).run("status")
    }

    @Test func `nowhere to look`() {
        let message =
            "dosectl: the daemon cannot be looked for: XDG_RUNTIME_DIR is not set. A login session sets it; "
            + "after su or sudo: export XDG_RUNTIME_DIR=/run/user/$(id -u)\n"
        let result = Program.Result(code: .noDaemon, errors: message)
        #expect(run([:]) == result)
        #expect(run(["XDG_RUNTIME_DIR": ""]) == result)
        #expect(run(["XDG_RUNTIME_DIR": "relative"]) == result)
    }

    @Test func `no socket`() {
        #expect(
            run(["XDG_RUNTIME_DIR": "/nowhere"])
                == Program.Result(
                    code: .noDaemon,
                    errors:
                        "dosectl: the daemon is not there: no socket at /nowhere/dosed/control. "
                        + Self.start))
    }

    @Test func `a socket at which nobody listens any more`() throws {
        let path = "/tmp/dosectl-test-\(getpid())-left-behind"
        _ = try UnixSocket.listen(at: path)
        defer { unlink(path) }
        #expect(
            run(["DOSED_SOCKET": path])
                == Program.Result(
                    code: .noDaemon,
                    errors: "dosectl: the daemon is not there: nobody listens at \(path) any more. "
                        + Self.start + "Why it ended: journalctl --user -u dosed\n"))
    }

    @Test func `a path that the kernel does not take`() {
        let path = "/tmp/" + String(repeating: "a", count: 103)
        #expect(
            run(["DOSED_SOCKET": path])
                == Program.Result(
                    code: .noDaemon,
                    errors:
                        "dosectl: the socket's path has 108 bytes, and the kernel takes 107: \(path)\n"
                ))
    }

    @Test(arguments: [
        (ENOENT, DaemonFailure.noSocket(path: "/s")), (ENOTDIR, .noSocket(path: "/s")),
        (ECONNREFUSED, .nobodyListens(path: "/s")), (EACCES, .notPermitted(path: "/s")),
        (EPERM, .notPermitted(path: "/s")), (EAGAIN, .silent(path: "/s")),
        (EPIPE, .brokenOff(path: "/s")), (ECONNRESET, .brokenOff(path: "/s")),
        (ENAMETOOLONG, .pathTooLong(path: "/s")),
        (EMFILE, .connection(path: "/s", Errno(EMFILE, "socket"))),
    ])
    func `each refusal of the kernel is told apart`(code: CInt, failure: DaemonFailure) {
        #expect(DaemonFailure(Errno(code, "socket"), path: "/s") == failure)
    }

    @Test func `somebody else's socket, and one that cannot be had`() {
        #expect(
            Screen.plain.message(.daemon(.notPermitted(path: "/s")), of: "status")
                == "the socket /s is not yours: permission denied. The daemon serves its own user only; "
                + "run dosectl as that user, without sudo")
        #expect(
            Screen.plain.message(
                .daemon(.connection(path: "/s", Errno(EMFILE, "socket"))), of: "status")
                == "the daemon at /s cannot be reached: Too many open files")
        #expect(Failure.daemon(.notPermitted(path: "/s")).exitCode == .noDaemon)
    }

    @Test func `a value that the daemon refuses is a mistake in the words`() {
        let failure = Failure.notUnderstood(.invalidParameter("reason"))
        #expect(failure.exitCode == .usage)
        #expect(
            Screen.plain.message(failure, of: "skip")
                == "the daemon refused the value of 'reason'. When the versions differ (dosectl version), "
                + "restart it: systemctl --user restart dosed")
    }
}
