import DoseCore
import Testing

@testable import DoseDaemon

/// The sound of an alarm, by programs that play, fail, hang, or are not there.
final class LoudspeakerTests {
    private let orchestra: Orchestra
    private var settings = Settings()
    private var log: [String] = []
    private lazy var loudspeaker = Loudspeaker(
        Children(), source: orchestra.source,
        settings: { [weak self] in self?.settings ?? Settings() },
        log: { [weak self] in self?.log.append($0) })

    init() throws {
        orchestra = try Orchestra()
        try orchestra.tune()
    }

    private func ring(_ call: Alarm.Call = .first) { loudspeaker.show(alarm(open(), call: call)) }

    @Test func `it sounds again and again, until the alarm is answered`() async throws {
        try orchestra.seat(.paplay, "exit 0")
        ring()
        #expect(await eventually { orchestra.played.count == 2 })
        loudspeaker.withdraw(alarm(open()).id)
        await pause(.milliseconds(700))
        let line =
            "paplay --client-name=dosed --latency-msec=200 --volume=52428 \(orchestra.path())"
        #expect(orchestra.played == [line, line])
        #expect(log.isEmpty)
    }

    @Test func `an answer ends it at once, in the middle of the sound`() async throws {
        try orchestra.seat(.paplay, orchestra.waiting)
        ring()
        try #require(await eventually { orchestra.isWaiting })
        loudspeaker.withdraw(alarm(open()).id)
        #expect(await eventually(within: .milliseconds(200)) { !orchestra.isWaiting })
        await pause(.milliseconds(700))
        #expect(orchestra.played.count == 1)
    }

    @Test func `two alarms sound as one, until both are answered`() async throws {
        try orchestra.seat(.paplay, orchestra.waiting)
        let other = alarm(open(due: utc("2026-12-01 17:01")))
        ring()
        loudspeaker.show(other)
        try #require(await eventually { orchestra.isWaiting })
        loudspeaker.withdraw(alarm(open()).id)
        await pause(.milliseconds(100))
        #expect(orchestra.isWaiting)
        loudspeaker.withdraw(other.id)
        #expect(await eventually { !orchestra.isWaiting })
        #expect(orchestra.played.count == 1)
    }

    @Test func `the answer for one dose of several ends it, another change does not`()
        async throws
    {
        try orchestra.seat(.paplay, orchestra.waiting)
        loudspeaker.show(alarm(open(), open()))
        try #require(await eventually { orchestra.isWaiting })
        loudspeaker.show(alarm(open(), open(), call: .silent))
        await pause(.milliseconds(100))
        #expect(orchestra.isWaiting)
        loudspeaker.show(alarm(open(), call: .silent))
        #expect(await eventually { !orchestra.isWaiting })
    }

    @Test func `a change without a ring makes no sound`() async throws {
        try orchestra.seat(.paplay, "exit 0")
        ring(.silent)
        await pause(.milliseconds(200))
        #expect(orchestra.played.isEmpty)
    }

    @Test func `a player that fails is followed by the next`() async throws {
        try orchestra.seat(.paplay, "exit 1")
        try orchestra.seat(.pipeWire, "exit 0")
        ring()
        #expect(await eventually { orchestra.players == ["paplay", "pw-play", "pw-play"] })
        #expect(loudspeaker.isAble)
        #expect(log.isEmpty)
        loudspeaker.stop()
    }

    @Test func `a player that hangs is ended, followed by the next, and tried last from then on`()
        async throws
    {
        try orchestra.seat(.paplay, orchestra.waiting)
        try orchestra.seat(.pipeWire, "exit 0")
        ring()
        #expect(await eventually(within: .seconds(8)) { orchestra.players.contains("pw-play") })
        #expect(!orchestra.isWaiting)
        loudspeaker.stop()
        let count = orchestra.players.count
        ring()
        #expect(await eventually { orchestra.players.count > count })
        #expect(orchestra.players[count] == "pw-play")
        loudspeaker.stop()
    }

    @Test func `that nobody hears it is told once, and so is that it is heard again`() async throws
    {
        try orchestra.seat(.paplay, "exit 1")
        try orchestra.seat(.pipeWire, "kill -TERM $$")
        ring()
        let line =
            "the alarm could not be heard: paplay ended with status 1, pw-play was ended by signal 15"
        #expect(await eventually { log == [line] })
        #expect(loudspeaker.outcome == .unheard([.paplay, .pipeWire]))
        #expect(!loudspeaker.isAble)
        ring(.repeated)
        #expect(await eventually { orchestra.played.count == 4 })
        try orchestra.seat(.paplay, "exit 0")
        await pause(.milliseconds(100))
        ring(.repeated)
        #expect(await eventually { log == [line, "the alarm can be heard again"] })
        #expect(loudspeaker.isAble)
        loudspeaker.stop()
    }

    @Test func `a ring amid another forgets none that failed`() async throws {
        try orchestra.seat(.paplay, "exit 1")
        try orchestra.seat(.pipeWire, "sleep 0.3; exit 1")
        ring()
        #expect(await eventually { orchestra.played.count == 2 })
        ring(.repeated)
        #expect(await eventually { loudspeaker.outcome == .unheard([.paplay, .pipeWire]) })
        #expect(orchestra.played.count == 2)
    }

    @Test func `with no player at all nothing is run, and a server may sound`() {
        ring()
        #expect(!loudspeaker.isAble)
        #expect(loudspeaker.players.isEmpty)
        #expect(log.isEmpty)
    }

    @Test func `the last call is louder`() async throws {
        try orchestra.seat(.paplay, "exit 0")
        settings.volume = 60
        ring(.last)
        #expect(await eventually { orchestra.played.count == 1 })
        #expect(orchestra.played[0].contains(" --volume=49152 "))
        loudspeaker.stop()
    }

    @Test func `a file that cannot be played is replaced by the desktop's alarm`() async throws {
        try orchestra.seat(.paplay, "case $4 in */my.ogg) exit 1; esac")
        settings.sound = .file("~/my.ogg")
        ring()
        #expect(await eventually { orchestra.played.count == 2 })
        #expect(orchestra.played[0].hasSuffix(" \(orchestra.folder.file("my.ogg"))"))
        #expect(orchestra.played[1].hasSuffix(" \(orchestra.path())"))
        loudspeaker.stop()
    }

    @Test func `switched off it is silent`() async throws {
        try orchestra.seat(.paplay, "exit 0")
        settings.sound = .silent
        ring()
        await pause(.milliseconds(200))
        #expect(orchestra.played.isEmpty)
    }
}
