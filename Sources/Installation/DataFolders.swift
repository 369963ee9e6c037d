import DoseCore
package import Linux

/// Where a person's and the system's own data files are looked for, by the XDG Base Directory Specification.
package struct DataFolders: Hashable, Sendable {
    /// In the order in which they are looked at: what a person has written goes before what is installed.
    package let folders: [String]

    /// - Parameter executable: The program itself; what was installed beside it is found wherever that is.
    package init(_ variables: Variables, beside executable: Executable? = nil) {
        let own = [
            variables.folder("XDG_CONFIG_HOME", belowHome: ".config"),
            variables.folder("XDG_DATA_HOME", belowHome: ".local/share"),
        ]
        let shared = variables.folders("XDG_DATA_DIRS", usually: "/usr/local/share:/usr/share")
        var folders: [String] = []
        for folder in own.compactMap(\.self) + shared + [executable?.share].compactMap(\.self) {
            let path = "\(folder)/dosed"
            if !folders.contains(path) { folders.append(path) }
        }
        self.folders = folders
    }

    package enum Kind: String, Sendable {
        case profiles, protocols, marks
    }

    /// What there is under a name.
    package enum Found: Equatable, Sendable {
        case absent(lookedFor: [String])
        case bytes([UInt8], path: String)
        case unreadable(Errno, path: String)
    }

    /// Reads the first file of a name, which is the one that counts.
    package func file(_ kind: Kind, named name: String) -> Found {
        let paths = paths(of: kind, named: name)
        for path in paths {
            let found = Self.file(at: path)
            if case .absent = found { continue }
            return found
        }
        return .absent(lookedFor: paths)
    }

    /// The names of all files of a kind, in order; what cannot be looked into has none.
    package func names(of kind: Kind) -> [String] {
        let suffix = ".toml"
        let files = folders.flatMap { folder in
            (try? Folder.names(in: "\(folder)/\(kind.rawValue)")) ?? []
        }
        return Set(files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) })
            .filter { !paths(of: kind, named: $0).isEmpty }.sorted()
    }

    /// Reads a file of a person's own, wherever it is.
    package static func file(at path: String) -> Found {
        do {
            return try File.readIfThere(path, limit: Limits.planBytes)
                .map { .bytes($0, path: path) } ?? .absent(lookedFor: [path])
        } catch {
            return .unreadable(error, path: path)
        }
    }

    /// The paths that a name may have; none for one that would leave the folder.
    package func paths(of kind: Kind, named name: String) -> [String] {
        guard !name.isEmpty, !name.hasPrefix("."),
            !name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == 0 })
        else { return [] }
        return folders.map { "\($0)/\(kind.rawValue)/\(name).toml" }
    }
}
