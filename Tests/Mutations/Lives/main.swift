// `lives FIRST LAST`: so many lives in which much goes wrong, by their seeds; ends at the first law that is broken.

import DoseSimulator
import Glibc

let seeds = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
guard let first = seeds.first, let last = seeds.last else { exit(2) }
let atlas = Atlas()
for seed in first...last {
    var life = Life(seed: seed, atlas: atlas, temper: seed.isMultiple(of: 2) ? .wild : .troubled)
    if let violation = life.run(days: 40) {
        print("seed \(seed): \(violation.law)")
        exit(1)
    }
}
