import DoseCore

extension Random {
    /// Its times are let go elsewhere, from where they have come to or from where the text has them, or stay again.
    mutating func shift(_ drug: inout Medication, at row: Int, on today: CivilDate) {
        if drug.shift != nil {
            if once(in: 3) {
                drug.shift = nil
                return
            }
            if once(in: 2) { drug = drug.settingTimes(of: today) }
        }
        let now = drug.steps[row].slots.map(\.time.secondOfDay)
        let change = pick([-7200, -3600, -1800, 1800, 3600, 7200])
        var seconds = now.map { $0 + change + (once(in: 3) ? 900 * int(-4...4) : 0) }
        if once(in: 6) { seconds.append(86_340) }
        let times = Set(seconds.filter { (0..<100_800).contains($0) }).sorted()
        let end = times.compactMap(CivilTime.init(secondOfDay:))
        guard end.areOfOneDay else { return }
        drug.shift = TimeShift(
            from: today + pick([-3, 0, 1, 1, 1, 1, 2, 6]), to: end,
            perDay: .minutes(pick([15, 30, 30, 60, 240])))
    }
}
