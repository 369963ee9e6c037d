import DoseCore
import DoseSimulator
import Testing

@Suite struct `Lives at random` {
    static let zones = [
        "UTC", "Europe/Paris", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe",
        "America/Santiago", "Pacific/Apia", "Asia/Kathmandu",
    ].map(Zone.system)

    @Test(arguments: 0..<16) func `break no law`(block: UInt64) {
        for seed in block * 25..<(block + 1) * 25 {
            var life = Life(seed: seed, zones: Self.zones)
            if let violation = life.run(steps: 200) {
                Issue.record("\(violation)")
                return
            }
        }
    }
}
