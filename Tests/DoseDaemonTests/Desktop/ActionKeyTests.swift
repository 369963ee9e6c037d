import Testing

@testable import DoseDaemon

struct ActionKeyTests {
    @Test(arguments: [
        ("taken.1f", ActionKey(.taken, of: "1f")), ("snooze.a.b", ActionKey(.snooze, of: "a.b")),
        ("skip.", ActionKey(.skip, of: "")),
    ])
    func `the key of a button names the button and its notification`(
        text: String, key: ActionKey
    ) {
        #expect(ActionKey(text) == key)
        #expect(key.description == text)
    }

    @Test(arguments: ["", ".", "taken", "Taken.1f", ".taken.1f", "taken 1f", "default"])
    func `anything else is no key of ours`(text: String) {
        #expect(ActionKey(text) == nil)
    }
}
