// So many lives in which much goes wrong; ends at the first law that is broken.

import DoseSimulator
import Glibc

let atlas = Atlas()
for seed in 1...(CommandLine.arguments.dropFirst().first.flatMap { UInt64($0) } ?? 100) {
    var life = Life(seed: seed, atlas: atlas, temper: seed.isMultiple(of: 2) ? .wild : .troubled)
    if let violation = life.run(days: 40) {
        print("seed \(seed): \(violation.law)")
        exit(1)
    }
}
