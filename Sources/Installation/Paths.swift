/// Where a person's own files are, by the XDG Base Directory Specification.
package struct Paths: Hashable, Sendable {
    package var plan: String
    package var settings: String
    package var ledger: String
    /// Nil when the session has no runtime folder: then there is no control socket.
    package var socket: String?
    /// The socket of the session's bus where the session has a runtime folder.
    package var bus: String?
    /// The home of the person; nil where nobody says it.
    package var home: String?

    /// Nil where there is no home.
    package init?(_ variables: Variables) {
        guard let plan = Self.plan(variables),
            let config = variables.folder("XDG_CONFIG_HOME", belowHome: ".config"),
            let state = variables.folder("XDG_STATE_HOME", belowHome: ".local/state")
        else { return nil }
        self.plan = plan
        settings = "\(config)/dosed/dosed.toml"
        ledger = "\(state)/dosed/ledger.sqlite"
        socket = Self.socket(variables)
        bus = variables.path("XDG_RUNTIME_DIR").map { "\($0)/bus" }
        home = variables.path("HOME")
    }

    /// Everything in one folder, as for a demonstration.
    package init(below folder: String) {
        plan = "\(folder)/plan.toml"
        settings = "\(folder)/dosed.toml"
        ledger = "\(folder)/ledger.sqlite"
        socket = "\(folder)/control"
        home = folder
    }

    /// A path that begins with `/`, or with `~/` for the home; nil where that is not known.
    package func expanded(_ path: String) -> String? {
        guard path.hasPrefix("~/") else { return path }
        return home.map { "\($0)\(path.dropFirst())" }
    }

    package static func plan(_ variables: Variables) -> String? {
        variables.folder("XDG_CONFIG_HOME", belowHome: ".config").map { "\($0)/dosed/plan.toml" }
    }

    /// There is no other place to fall back to: in a folder that others may write, another could answer.
    package static func socket(_ variables: Variables) -> String? {
        variables.path("XDG_RUNTIME_DIR").map { "\($0)/dosed/control" }
    }
}
