import Testing

@testable import DoseDaemon
@testable import Words

struct ActionKeyTests {
    @Test(arguments: [
        ("taken.1f", ActionKey.Button.taken, "1f"), ("snooze.a.b", .snooze, "a.b"),
        ("skip.", .skip, ""),
    ])
    func `the key of a button names the button and its notification`(
        text: String, button: ActionKey.Button, nonce: String
    ) {
        let key = ActionKey(button, of: nonce)
        #expect(ActionKey(text) == key)
        #expect(key.description == text)
    }

    @Test(arguments: ["", ".", "taken", "Taken.1f", ".taken.1f", "taken 1f", "default"])
    func `anything else is no key of ours`(text: String) {
        #expect(ActionKey(text) == nil)
    }
}
