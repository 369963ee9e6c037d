import DoseCore
import Glibc
import Installation

@testable import DoseDaemon

/// A folder with programs under the names of the players, a sound, and a list of what was played.
final class Orchestra {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What the daemon takes for the players and sounds of this machine.
    var source: SoundSource {
        SoundSource([
            "PATH": folder.path, "HOME": folder.path, "XDG_DATA_HOME": folder.path,
            "XDG_DATA_DIRS": folder.path,
        ])
    }

    /// Puts a player there, which writes down what it was told and then does what the script says.
    func seat(_ player: Player, _ script: String) throws {
        let name = player.rawValue
        let text = "#!/bin/sh\necho \"\(name) $*\" >>\(folder.file("played"))\n\(script)\n"
        try folder.write(text, to: name)
        chmod(folder.file(name), 0o700)
    }

    /// Puts a sound into the theme; the programs here do not read it.
    func tune(_ name: String = AlarmSound.standardName) throws {
        var path = folder.path
        for part in ["sounds", "freedesktop", "stereo"] {
            path += "/\(part)"
            mkdir(path, 0o700)
        }
        try folder.write("", to: file(of: name))
    }

    func path(of name: String = AlarmSound.standardName) -> String { folder.file(file(of: name)) }

    private func file(of name: String) -> String { "sounds/freedesktop/stereo/\(name).oga" }

    /// One line for each program that was started.
    var played: [String] {
        ((try? folder.text(of: "played")) ?? "").split(separator: "\n").map(String.init)
    }

    /// The programs, in the order in which they were started.
    var players: [String] { played.map { String($0.prefix { $0 != " " }) } }

    /// Waits as somebody does who plays nothing, after it has written down who it is.
    var waiting: String {
        "echo $$ >\(folder.file("pid.new")); mv \(folder.file("pid.new")) \(folder.file("pid")); exec sleep 60"
    }

    /// Whether the process that waits is still there.
    var isWaiting: Bool {
        guard let text = try? folder.text(of: "pid"), let pid = pid_t(text.dropLast()) else {
            return false
        }
        return kill(pid, 0) == 0
    }
}
