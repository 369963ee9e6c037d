/// Where a person's and the system's own data files are looked for, by the XDG Base Directory Specification.
package struct DataFolders: Hashable, Sendable {
    /// In the order in which they are looked at: what a person has written goes before what is installed.
    package let folders: [String]

    /// - Parameters:
    ///   - executable: the program's own path; what was installed beside it is found wherever that is.
    ///   - variable: the value of an environment variable; an empty one counts as absent.
    package init(executable: String?, variable: (String) -> String?) {
        // The specification: a relative path is to be ignored.
        func absolute(_ path: String?) -> String? { path.flatMap { $0.hasPrefix("/") ? $0 : nil } }
        func home(_ folder: String) -> String? {
            absolute(variable("HOME")).map { "\($0)/\(folder)" }
        }
        let own = [
            absolute(variable("XDG_CONFIG_HOME")) ?? home(".config"),
            absolute(variable("XDG_DATA_HOME")) ?? home(".local/share"),
        ]
        let shared = (variable("XDG_DATA_DIRS") ?? "/usr/local/share:/usr/share")
            .split(separator: ":").map { absolute(String($0)) }
        var folders: [String] = []
        for folder in own + shared + [absolute(executable).flatMap(Self.share)] {
            guard let folder else { continue }
            let trimmed =
                folder.count > 1 && folder.hasSuffix("/") ? folder.dropLast() : folder[...]
            let path = "\(trimmed)/dosed"
            if !folders.contains(path) { folders.append(path) }
        }
        self.folders = folders
    }

    /// The paths of a kind of file by its name, as `profiles` and `baclofen`; none for a name that
    /// would leave the folder.
    package func paths(of kind: String, named name: String) -> [String] {
        guard !name.isEmpty, !name.hasPrefix("."),
            !name.utf8.contains(where: { $0 == 0x2F || $0 == 0 })
        else { return [] }
        return folders.map { "\($0)/\(kind)/\(name).toml" }
    }

    /// `/opt/share` for `/opt/bin/dosed`.
    private static func share(besideFolderOf executable: String) -> String? {
        let parts = executable.split(separator: "/")
        guard parts.count >= 2 else { return nil }
        return "/" + (parts.dropLast(2) + ["share"]).joined(separator: "/")
    }
}
