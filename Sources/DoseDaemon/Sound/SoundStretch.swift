/// How long and how loud it sounds for what rings now, and by which players.
struct SoundStretch {
    /// The first is playing; the others are tried when it cannot.
    private(set) var choices: [SoundSource.Choice]
    private(set) var percent = 0
    private(set) var length: Duration = .zero
    /// Which players failed, and how.
    private(set) var failures: [(player: Player, how: String)] = []

    init(_ choices: [SoundSource.Choice]) { self.choices = choices }

    /// At the last call a quarter louder, which a tired ear notices.
    mutating func ring(isLast: Bool, volume: Int) {
        percent = max(percent, isLast ? min(volume * 5 / 4, 100) : volume)
        length = max(length, isLast ? Self.lastCall : Self.call)
    }

    /// Goes on to the next choice; of each player the first failure is told.
    mutating func skip(_ choice: SoundSource.Choice, _ how: String) {
        if choices.first == choice { choices.removeFirst() }
        if !failures.contains(where: { $0.player == choice.player }) {
            failures.append((choice.player, how))
        }
    }

    /// Two rounds of the freedesktop theme's sound of an alarm, which lasts 6.4 s.
    private static let call: Duration = .seconds(12)
    private static let lastCall: Duration = .seconds(30)
}
