import Testing

@testable import DoseDaemon

/// What the players are told.
struct PlayerTests {
    @Test(arguments: [
        (100, "--volume=65536", "--volume=1.000"), (80, "--volume=52428", "--volume=0.512"),
        (50, "--volume=32768", "--volume=0.125"), (1, "--volume=655", "--volume=0.001"),
    ])
    func `both are as loud as the sliders of the desktop say`(
        percent: Int, paplay: String, pipeWire: String
    ) {
        #expect(Player.paplay.arguments(file: "/a", percent: percent).suffix(2) == [paplay, "/a"])
        #expect(
            Player.pipeWire.arguments(file: "/a", percent: percent).suffix(2) == [pipeWire, "/a"])
    }
}
