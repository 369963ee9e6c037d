import DoseCore
import DoseSimulator
import Testing

@Suite struct `Lives at random` {
    @Test(arguments: 0..<8) func `break no law`(block: UInt64) {
        let atlas = Atlas()
        for seed in block * 4..<(block + 1) * 4 {
            var life = Life(seed: seed, atlas: atlas, temper: .wild)
            if let violation = life.run(days: 10) {
                Issue.record("\(violation)")
                return
            }
        }
    }
}
