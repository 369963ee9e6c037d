import Glibc

/// Where the daemon's files are, by the XDG Base Directory Specification.
struct Paths: Equatable {
    var plan: String
    var settings: String
    var ledger: String
    /// Nil when the session has no runtime folder: then there is no control socket.
    var socket: String?
    /// The socket of the session's bus where the session has a runtime folder.
    var bus: String?

    /// - Parameter variable: the value of an environment variable; an empty one counts as absent.
    init?(variable: (String) -> String?) {
        // The specification: a relative path is to be ignored.
        func path(_ name: String) -> String? {
            variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        func folder(_ name: String, _ fallback: String) -> String? {
            path(name) ?? path("HOME").map { "\($0)/\(fallback)" }
        }
        guard let config = folder("XDG_CONFIG_HOME", ".config"),
            let state = folder("XDG_STATE_HOME", ".local/state")
        else { return nil }
        plan = "\(config)/dosed/plan.toml"
        settings = "\(config)/dosed/dosed.toml"
        ledger = "\(state)/dosed/ledger.sqlite"
        let runtime = path("XDG_RUNTIME_DIR")
        socket = runtime.map { "\($0)/dosed/control" }
        bus = runtime.map { "\($0)/bus" }
    }

    /// Everything in one folder, as for a demonstration.
    init(below folder: String) {
        plan = "\(folder)/plan.toml"
        settings = "\(folder)/dosed.toml"
        ledger = "\(folder)/ledger.sqlite"
        socket = "\(folder)/control"
    }

    static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }
}
