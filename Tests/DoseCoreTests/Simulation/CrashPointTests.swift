import DoseCore
import DoseSimulator
import Testing

@Suite struct `A crash` {
    @Test(arguments: Happening.all)
    func `at any point of what happens leaves the same ledger as none`(happening: Happening) {
        var stage = Stage()
        for earlier in happening.earlier { stage.perform(earlier) }
        var undisturbed = stage
        undisturbed.perform(happening.act)
        let left = undisturbed.world.store.dropFirst(stage.world.store.count)
        #expect(left.map(\.event.word.rawValue).joined(separator: " ") == happening.story)
        undisturbed.goOn()
        #expect(undisturbed.broken == nil)
        var deaths = 0
        for fault in Self.faults {
            var disturbed = stage
            disturbed.world.fault = fault
            disturbed.perform(happening.act)
            if disturbed.world.isRunning { continue }
            deaths += 1
            disturbed.startAgain()
            if case .request = happening.act {
                // Nobody was told what became of it, so it is sent again.
                disturbed.perform(happening.act)
            }
            disturbed.goOn()
            #expect(disturbed.broken == nil, "\(fault)")
            #expect(disturbed.world.store == undisturbed.world.store, "\(fault)")
        }
        // Those within a commit come only where something is committed.
        #expect(deaths == Self.effects + 1 + (happening.story.isEmpty ? 0 : 2))
    }

    /// More than any turn here has.
    private static let effects = 12

    private static let faults: [Fault] =
        (0...effects).map { .crash(afterEffects: $0) }
        + [true, false].map { .crashInCommit(isKept: $0) }
}
