import Glibc
import Linux

/// The variables that a program was started with, read as the XDG Base Directory Specification wants them read.
package struct Variables: Hashable, Sendable {
    private let values: [String: String]

    /// - Parameter values: An empty one counts as absent.
    package init(_ values: [String: String]) {
        self.values = values.filter { !$0.value.isEmpty }
    }

    /// All that either program asks for.
    private static let names = [
        "DBUS_SESSION_BUS_ADDRESS", "DOSED_RESTARTS", "DOSED_SOCKET", "HOME", "LANG", "LANGUAGE",
        "LC_ALL", "LC_CTYPE",
        "LC_MESSAGES", "LC_NUMERIC", "NO_COLOR", "PATH", "TERM", "TZ", "TZDIR", "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_DIRS", "XDG_DATA_HOME", "XDG_RUNTIME_DIR",
        "XDG_STATE_HOME",
    ]

    /// Those of this process.
    package static var process: Variables {
        let pairs = names.compactMap { name in
            getenv(name).map { (name, String(cString: $0)) }
        }
        return Variables(Dictionary(uniqueKeysWithValues: pairs))
    }

    package subscript(name: String) -> String? {
        precondition(Self.names.contains(name), "A variable that is read is one of the list.")
        return values[name]
    }

    /// The path that a variable holds; the specification wants a relative one to be ignored.
    package func path(_ name: String) -> String? { self[name].flatMap(Self.absolute) }

    /// A base folder of the specification: what its variable says, or its usual place below `HOME`.
    package func folder(_ name: String, belowHome usual: String) -> String? {
        path(name) ?? path("HOME").map { "\($0)/\(usual)" }
    }

    /// Whether systemd manages services of this user's own in the session.
    package var hasServiceManager: Bool {
        path("XDG_RUNTIME_DIR").map { (try? FileStatus(of: "\($0)/systemd")) != nil } ?? false
    }

    /// Where the bus of the session is, as every program of the session finds it; nil where there is none.
    package var sessionBus: String? {
        if let address = self["DBUS_SESSION_BUS_ADDRESS"] { return address }
        guard let path = path("XDG_RUNTIME_DIR").map({ "\($0)/bus" }),
            (try? FileStatus(of: path)) != nil
        else { return nil }
        return "unix:path=\(path)"
    }

    /// Several folders with colons between them.
    func folders(_ name: String, usually usual: String) -> [String] {
        (self[name] ?? usual).split(separator: ":").compactMap { Self.absolute(String($0)) }
    }

    /// Without the slash that may stand at its end.
    private static func absolute(_ path: String) -> String? {
        guard path.hasPrefix("/") else { return nil }
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}

extension Variables: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(Dictionary(uniqueKeysWithValues: elements))
    }
}
