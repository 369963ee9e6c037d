import Glibc
import Linux

/// A program that a test runs, ended with it.
final class Child {
    let pid: pid_t
    private var isOver = false

    init(_ arguments: [String], output: CInt = STDOUT_FILENO) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if output != STDOUT_FILENO {
            posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
            // Some complain there about limits that they may not raise.
            posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        }
        let argv = arguments.map { strdup($0) } + [nil]
        defer { argv.forEach { free($0) } }
        var pid: pid_t = 0
        let result = posix_spawnp(&pid, arguments[0], &actions, nil, argv, environ)
        guard result == 0 else { throw Errno(result, "posix_spawnp", arguments[0]) }
        self.pid = pid
    }

    isolated deinit { end() }

    /// Ends it as a crash would.
    func end() {
        guard !isOver else { return }
        isOver = true
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
    }

    /// The status with which it exits, or 128 and the signal that ended it; nil when it does not end in time.
    func status(within limit: Duration = .seconds(10)) async -> CInt? {
        var status: CInt = 0
        guard await eventually(within: limit, { waitpid(pid, &status, WNOHANG) == pid }) else {
            return nil
        }
        isOver = true
        return status & 0x7f == 0 ? status >> 8 : 128 + (status & 0x7f)
    }
}
