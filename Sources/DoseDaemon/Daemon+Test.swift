import ControlProtocol
import DoseCore

/// An alarm that is rung to be tried: on the way of a real one, to the screen and the loudspeaker, and into no record.
extension Daemon {
    /// Begins a test, or joins the one that is there.
    func answerTest(_ call: VarlinkCall) -> ControlConnection.Response {
        let state = beginTest()
        return ControlConnection.Response(
            TestReply(test: state), isOver: state.isOver, of: .test, to: call)
    }

    private func beginTest() -> AlarmTest {
        guard let desktop else { return .unshown }
        if desktop.isAlarmShown || !agenda.ledger.ringingDoses.isEmpty { return .doseRings }
        if let now = desktop.test.now { return now }
        desktop.test.told = { [weak self] in self?.tellTest($0) }
        desktop.test.begin()
        loudspeaker?.beginTest()
        testEnd = Countdown(Self.serverWait) { [weak self] in self?.giveUpServer() }
        return desktop.test.now ?? .unshown
    }

    private func tellTest(_ state: AlarmTest) {
        if state.isOver {
            testEnd = nil
            loudspeaker?.endTest()
        }
        server?.publish(to: .test, isLast: state.isOver) {
            TestReply(test: state).message(continues: !state.isOver)
        }
    }

    /// Some desktops start their server only when it is asked for.
    private func giveUpServer() {
        if desktop?.test.now == .waiting { return desktop?.test.end(.unshown) ?? () }
        testEnd = Countdown(Self.testLength - Self.serverWait) { [weak self] in
            self?.desktop?.test.end(.unanswered)
        }
    }

    private static let serverWait: Duration = .seconds(3)
    private static let testLength: Duration = .seconds(60)
}
