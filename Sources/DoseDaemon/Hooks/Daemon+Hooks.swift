import ControlProtocol
import DoseCore

/// When the person's own commands are run.
extension Daemon {
    private var calls: HookCalls {
        HookCalls(words: words, isPrivate: settings.isPrivate, zone: agenda.zone)
    }

    func runHook(_ call: (HookCalls) -> HookCall) {
        // Most have none, and words take a while.
        guard !settings.commands.isEmpty else { return }
        let call = call(calls)
        hook?.run(settings.commands[call.occasion] ?? [], for: call)
    }

    /// At each ring; that a notification server has come, which is shown what rings already, is none.
    func runHooks(for effect: Effect, after event: Event, _ records: [Record]) {
        guard case .show(let alarm) = effect, alarm.call != .silent else { return }
        if case .display = event {
            let raised = records.compactMap { $0.event.word == .raised ? $0.event.dose : nil }
            guard alarm.doses.contains(where: { raised.contains($0.dose.id) }) else { return }
        }
        let questions = questions
        runHook { $0.alarm(alarm, questions) }
    }

    /// At what is on the disk now; what the store refused waits for that, so that nothing is told twice.
    func runHooks(for records: [Record]) {
        for (occasion, records) in records.occasions(at: now.wall) {
            switch occasion {
            case .question:
                let questions = questions
                if !questions.isEmpty { runHook { $0.question(questions) } }
            case .alarm, .answered, .missed, .trouble:
                runHook { $0.recorded(occasion, records) }
            }
        }
    }

    /// At each part that has begun not to do its work, or does not in another way.
    func runHooks(for health: [Wire.Health]) {
        guard isStarted else { return }
        let before = toldTroubles
        let troubles = health.filter { !$0.isWell && isTroubling($0) }
        // Noted first, for a command that cannot be run is looked at again meanwhile.
        toldTroubles = Dictionary(uniqueKeysWithValues: troubles.map { ($0.part, $0.code) })
        for trouble in troubles where before[trouble.part] != trouble.code {
            runHook { $0.trouble(trouble) }
        }
    }

    /// Of the screen only from an alarm on that nobody showed: a session's server comes after this program, and whoever has
    /// it show nothing for now knows that.
    private func isTroubling(_ health: Wire.Health) -> Bool {
        health.part != .display || isAbsenceTold
    }
}
