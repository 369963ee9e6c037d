import Glibc
import Linux

/// The daemon of a person with a folder, run as this program's child.
final class Dosed {
    let folder: String
    private var pid: pid_t?

    init(in folder: String) throws {
        self.folder = folder
        for path in [plan, ledger, socket] { try Folder.create(Self.folder(of: path)) }
    }

    var plan: String { "\(folder)/config/dosed/plan.toml" }
    var settings: String { "\(folder)/config/dosed/dosed.toml" }
    var ledger: String { "\(folder)/state/dosed/ledger.sqlite" }
    var socket: String { "\(folder)/run/dosed/control" }
    /// What the daemon says where a journal would be.
    static let log = "/tmp/dosed.log"

    static func folder(of path: String) -> String {
        String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }

    /// Starts it; the connection is made as soon as it listens.
    func start() throws -> Connection {
        let variables = [
            "HOME=\(folder)", "XDG_CONFIG_HOME=\(folder)/config", "XDG_STATE_HOME=\(folder)/state",
            "XDG_RUNTIME_DIR=\(folder)/run",
        ]
        let inherited = getenv("LD_PRELOAD").map { ["LD_PRELOAD=" + String(cString: $0)] } ?? []
        pid = try spawn("/bin/dosed", variables + inherited)
        for _ in 0..<20_000 {
            if let connection = try? Connection(socket) { return connection }
            if hasEnded(waiting: false) { break }
            usleep(2_000)
        }
        throw Trouble("the daemon does not listen: \(Self.lastWords)")
    }

    /// Ends it as the service manager does.
    func stop() throws {
        guard let pid else { return }
        kill(pid, SIGTERM)
        guard hasEnded(waiting: true) else { throw Trouble("the daemon does not end") }
        self.pid = nil
    }

    private func hasEnded(waiting: Bool) -> Bool {
        guard let pid else { return true }
        return waitpid(pid, nil, waiting ? 0 : WNOHANG) == pid
    }

    static var lastWords: String {
        let bytes = (try? File.read(log, limit: 1 << 20)) ?? []
        return String(decoding: bytes.suffix(500), as: UTF8.self)
    }

    private func spawn(_ program: String, _ variables: [String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            let flags = O_WRONLY | O_CREAT | O_APPEND
            posix_spawn_file_actions_addopen(&actions, descriptor, Self.log, flags, 0o600)
        }
        let argv = [strdup(program), nil]
        let environment = variables.map { strdup($0) } + [nil]
        defer { (argv + environment).forEach { free($0) } }
        var pid: pid_t = 0
        let result = posix_spawn(&pid, program, &actions, nil, argv, environment)
        guard result == 0 else { throw Errno(result, "posix_spawn", program) }
        return pid
    }
}

/// Writes a file whole, under its own name from the first byte on.
func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

func write(_ bytes: [UInt8], to path: String) throws {
    let file = FileDescriptor(
        owning: try Errno.check("open", path) {
            open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        })
    let count = try Errno.check("write", path) { Glibc.write(file.rawValue, bytes, bytes.count) }
    guard count == bytes.count else { throw Trouble("\(path) was written in part") }
}
