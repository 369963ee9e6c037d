// Every zone of the system's database and every change of its clocks from 1970 to 2100: each quarter of an hour of the
// dates around it is due once, when the C library says; and in every situation that differs, the agenda rings it once.
// Ends with 1 where anything differs. Of the zones that are named alone, or of all.

import DoseCore
import DoseSimulator
import Glibc

let years: Range<Int64> = 0..<4_133_980_800
let hours: Int64 = 3600

func survey() throws -> Tally {
    var tally = Tally()
    var seen: Set<[UInt8]> = []
    let asked = CommandLine.arguments.dropFirst()
    let names = asked.isEmpty ? try SystemZones.names() : Array(asked)
    tally.names = names.count
    for name in names {
        // A link has the same bytes, and with them the same changes.
        let bytes = try SystemZones.bytes(name)
        guard seen.insert(bytes).inserted else { continue }
        tally.add(
            try Zone(name: name, tzif: bytes),
            CLibraryZone(name, within: years, step: 3 * hours))
    }
    tally.live()
    return tally
}

let tally = try survey()
tally.differences.forEach { print($0) }
print(tally)
if !tally.differences.isEmpty { exit(1) }
