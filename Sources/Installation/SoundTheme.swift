import Linux

/// Where a sound of the freedesktop sound theme is (Sound Theme and Sound Naming Specifications).
///
/// It is the theme that every other one falls back to. Which one a person has chosen is known to each desktop in a way
/// of its own.
package struct SoundTheme: Hashable, Sendable {
    /// In the order in which they are looked at: a person's own sounds go before what is installed.
    package let folders: [String]

    package init(_ variables: Variables) {
        let own = variables.folder("XDG_DATA_HOME", belowHome: ".local/share")
        let shared = variables.folders("XDG_DATA_DIRS", usually: "/usr/local/share:/usr/share")
        folders = ([own].compactMap(\.self) + shared).map { "\($0)/sounds/freedesktop/stereo" }
    }

    /// The paths that a sound may have; none for a name that would leave the folder.
    package func paths(of name: String) -> [String] {
        guard !name.isEmpty, !name.hasPrefix("."),
            !name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == 0 })
        else { return [] }
        return folders.flatMap { folder in
            Self.endings.map { "\(folder)/\(name).\($0)" }
        }
    }

    /// The file of a sound; nil where there is none.
    package func file(named name: String) -> String? {
        paths(of: name).first { (try? FileStatus(of: $0))??.kind == .regular }
    }

    /// As the specification has them, in its order.
    private static let endings = ["oga", "ogg", "wav"]
}
