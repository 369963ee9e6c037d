import DoseCore
import Installation

/// What could sound, and by which program: the choices of one ring, the best first.
struct SoundSource {
    /// One file by one program.
    struct Choice: Equatable {
        let player: Player
        let program: String
        let file: String
        /// Whether the desktop's alarm stands in for what the settings name.
        let isSubstitute: Bool
    }

    private let variables: Variables
    private let theme: SoundTheme

    /// - Parameter variables: those without a PATH make no sound.
    init(_ variables: Variables) {
        self.variables = variables
        theme = SoundTheme(variables)
    }

    var players: [Player] { Player.allCases.filter { $0.path(in: variables) != nil } }

    /// Every file by every player before the next file: a player may fail for a reason of its own.
    func choices(_ sound: AlarmSound) -> [Choice] {
        let standard = sound == .silent ? nil : theme.file(named: AlarmSound.standardName)
        let wanted: String? =
            switch sound {
            case .silent, .standard: nil
            case .named(let name): theme.file(named: name)
            // Not looked at here: a file system that hangs would hold up the loop.
            case .file(let path): expanded(path)
            }
        var files: [(path: String, isSubstitute: Bool)] = []
        if let wanted { files.append((wanted, false)) }
        if let standard { files.append((standard, sound != .standard)) }
        return files.flatMap { file in
            Player.allCases.compactMap { player in
                player.path(in: variables).map {
                    Choice(
                        player: player, program: $0, file: file.path,
                        isSubstitute: file.isSubstitute)
                }
            }
        }
    }

    private func expanded(_ path: String) -> String? {
        guard path.hasPrefix("~/") else { return path }
        return variables.path("HOME").map { "\($0)\(path.dropFirst())" }
    }
}
