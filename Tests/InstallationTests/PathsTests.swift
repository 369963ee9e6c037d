import Installation
import Testing

/// Where both programs look for a person's files.
@Suite struct PathsTests {
    private func found(_ environment: [String: String]) -> Paths? {
        Paths(Variables(environment))
    }

    @Test func `without any variable but HOME they are where everybody has them`() throws {
        let paths = try #require(found(["HOME": "/home/anna"]))
        #expect(paths.plan == "/home/anna/.config/dosed/plan.toml")
        #expect(paths.settings == "/home/anna/.config/dosed/dosed.toml")
        #expect(paths.ledger == "/home/anna/.local/state/dosed/ledger.sqlite")
        #expect(paths.socket == nil)
    }

    @Test func `the variables of the session are honoured`() throws {
        let paths = try #require(
            found([
                "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s", "XDG_RUNTIME_DIR": "/run/user/7",
            ]))
        #expect(paths.plan == "/c/dosed/plan.toml")
        #expect(paths.ledger == "/s/dosed/ledger.sqlite")
        #expect(paths.socket == "/run/user/7/dosed/control")
    }

    @Test func `a relative path is ignored`() throws {
        let paths = try #require(
            found([
                "HOME": "/h", "XDG_CONFIG_HOME": "c", "XDG_STATE_HOME": "./s",
                "XDG_RUNTIME_DIR": "run",
            ]))
        #expect(paths.plan == "/h/.config/dosed/plan.toml")
        #expect(paths.ledger == "/h/.local/state/dosed/ledger.sqlite")
        #expect(paths.socket == nil)
    }

    @Test(arguments: [[:], ["HOME": "home"], ["XDG_CONFIG_HOME": "/c"], ["XDG_STATE_HOME": "/s"]])
    func `without a home there is no place for them`(_ environment: [String: String]) {
        #expect(found(environment) == nil)
    }

    @Test func `plan and socket are found without a place for the ledger`() {
        let variables: Variables = ["XDG_CONFIG_HOME": "/c", "XDG_RUNTIME_DIR": "/run/user/7/"]
        #expect(Paths.plan(variables) == "/c/dosed/plan.toml")
        #expect(Paths.socket(variables) == "/run/user/7/dosed/control")
        #expect(Paths.plan([:]) == nil)
        #expect(Paths.socket(["XDG_RUNTIME_DIR": ""]) == nil)
    }
}
