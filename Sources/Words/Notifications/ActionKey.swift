/// What a notification server tells of a pressed button: which one, and of which notification, as `taken.1f`.
package struct ActionKey: Equatable {
    package enum Button: String, CaseIterable, Sendable {
        case taken, snooze, skip
        /// Of a notice about what was missed with nobody there.
        case took, missed
        /// Of a question about the plan: as it was, as the plan saved says, with its first step.
        case keep, accept, begin
        /// Of a question of the diary: which of its choices.
        case first, second, third

        /// Those of an alarm, in the order in which they are shown.
        package static let ofAlarm: [Button] = [.taken, .snooze, .skip]
        package static let ofDiary: [Button] = [.first, .second, .third]
    }

    package let button: Button
    /// Differs for every notification; servers use their ids anew.
    package let nonce: String

    package static func newNonce() -> String {
        String(UInt64.random(in: .min ... .max), radix: 16)
    }

    package init(_ button: Button, of nonce: String) {
        self.button = button
        self.nonce = nonce
    }
}

extension ActionKey: LosslessStringConvertible {
    package init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let button = Button(rawValue: String(parts[0])) else {
            return nil
        }
        self.init(button, of: String(parts[1]))
    }

    package var description: String { "\(button.rawValue).\(nonce)" }
}
