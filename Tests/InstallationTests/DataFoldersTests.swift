import Installation
import Linux
import TemporaryFolder
import Testing

/// Where profiles and protocols are looked for.
@Suite struct DataFoldersTests {
    private let folders = DataFolders(
        ["HOME": "/home/anna", "XDG_DATA_DIRS": "/usr/share/:relative:/opt/s"],
        beside: Executable(path: "/opt/dosed/bin/dosed"))

    @Test func `what a person has goes before what is installed`() {
        #expect(
            folders.paths(of: .profiles, named: "baclofen") == [
                "/home/anna/.config/dosed/profiles/baclofen.toml",
                "/home/anna/.local/share/dosed/profiles/baclofen.toml",
                "/usr/share/dosed/profiles/baclofen.toml",
                "/opt/s/dosed/profiles/baclofen.toml",
                "/opt/dosed/share/dosed/profiles/baclofen.toml",
            ])
        #expect(
            DataFolders(["XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "d", "HOME": "h"]).folders
                == ["/c/dosed", "/usr/local/share/dosed", "/usr/share/dosed"])
    }

    @Test func `a name does not lead out of the folder`() {
        for name in ["", ".", "..", "../plan", "/etc/passwd", "a/b", ".hidden", "a\0b"] {
            #expect(folders.paths(of: .profiles, named: name) == [], "for \(name)")
        }
    }

    @Test func `all that there is of a kind, each name once`() throws {
        let home = try TemporaryFolder()
        let folders = DataFolders(
            ["XDG_CONFIG_HOME": home.path("own"), "XDG_DATA_DIRS": home.path("shared")])
        #expect(folders.names(of: .profiles) == [])
        for name in ["own/dosed/profiles", "shared/dosed/profiles"] {
            try Folder.create(home.path(name))
            for file in ["baclofen.toml", ".toml", ".hidden.toml", "notes.txt"] {
                try File.create("\(home.path(name))/\(file)", [])
            }
        }
        try File.create(home.path("shared/dosed/profiles/a.toml"), [])
        #expect(folders.names(of: .profiles) == ["a", "baclofen"])
        #expect(folders.names(of: .protocols) == [])
    }

    @Test func `the first file of a name counts, also where it cannot be read`() throws {
        let home = try TemporaryFolder()
        let folders = DataFolders(
            ["XDG_CONFIG_HOME": home.path("own"), "XDG_DATA_DIRS": home.path("shared")])
        let (own, shared) = (
            home.path("own/dosed/protocols"), home.path("shared/dosed/protocols")
        )
        try Folder.create(shared)
        try File.create("\(shared)/slow.toml", [1])
        #expect(
            folders.file(.protocols, named: "slow") == .bytes([1], path: "\(shared)/slow.toml"))
        try Folder.create("\(own)/slow.toml")
        #expect(
            folders.file(.protocols, named: "slow")
                == .unreadable(
                    Errno(21, "read", "\(own)/slow.toml"), path: "\(own)/slow.toml"))
        #expect(
            folders.file(.protocols, named: "fast")
                == .absent(lookedFor: ["\(own)/fast.toml", "\(shared)/fast.toml"]))
    }
}
