import DoseCore
import JSONText

/// A backup of medTimer (Futsch1).
///
/// Source: `JSONBackup`, `BackupManager`, `FullMedicineBackup`, `ReminderBackup`, `Reminder` and the scheduling of its version
/// of August 2026, whose database has version 25.
struct MedTimerFile {
    private(set) var plan = ForeignPlan(program: .medTimer)
    private let around: ForeignFile

    static let version = 25

    init(_ file: JSONValue, _ around: ForeignFile) throws(ForeignError) {
        self.around = around
        // Older ones are the medicines, or the events, alone.
        let alone = file["list"].map { _ in file }
        let events = file["events"] ?? (alone?.isOfEvents == true ? alone : nil)
        let medicines = file["medicines"] ?? (alone?.isOfEvents == false ? alone : nil)
        for part in [medicines, events].compactMap(\.self) {
            if let version = part["version"]?.integer, version > Self.version {
                throw .newer(.medTimer, version: version, known: Self.version)
            }
        }
        plan.answers = events?["list"]?.elements?.count ?? 0
        guard let medicines else { return }
        guard let items = medicines["list"]?.elements else {
            throw .malformed(.medTimer, at: "medicines.list")
        }
        guard items.count <= ForeignFile.medicines else {
            throw .tooMany(items.count, most: Limits.medications)
        }
        for (index, item) in items.enumerated() {
            guard let name = item["medicine"]?["name"]?.string?.trimmed, !name.isEmpty,
                let reminders = item["reminders"]?.elements
            else { throw .malformed(.medTimer, at: "medicines.list[\(index)]") }
            plan.add(medicine(item["medicine"] ?? .null, name, reminders))
        }
        let told = ["color", "iconId", "amount", "notificationImportance", "expirationDate"]
        for name in told where items.contains(where: { $0["medicine"]?[name] != nil }) {
            plan.leaveOut(name)
        }
        if items.contains(where: { $0["tags"]?.elements?.isEmpty == false }) {
            plan.leaveOut("tags")
        }
        if file["settings"] != nil { plan.leaveOut("settings") }
    }

    private func medicine(
        _ item: JSONValue, _ name: String, _ reminders: [JSONValue]
    ) -> ForeignMedicine {
        var medicine = ForeignMedicine(name: name)
        let note = medicine.note(from: [item["notes"]?.string])
        let unit = item["unit"]?.string ?? ""
        guard reminders.count <= ForeignFile.rules else {
            medicine.note(.impossible("\(reminders.count)"))
            return medicine
        }
        var rules: [ForeignRule] = []
        for reminder in reminders {
            rules += rule(reminder, unit: unit, note, &medicine)
        }
        if reminders.isEmpty { medicine.note(.noDosage) }
        // It is taken over as a whole or not at all: half of it would be another dose.
        let isWhole = medicine.remarks.allSatisfy { !$0.isPartOfDoses }
        if !rules.isEmpty, isWhole { medicine.add(rules, from: around.start) }
        return medicine
    }

    private func rule(
        _ reminder: JSONValue, unit: String, _ note: String?, _ medicine: inout ForeignMedicine
    ) -> [ForeignRule] {
        func said(_ name: String, else usual: Int) -> Int? {
            reminder[name].map(\.integer) ?? usual
        }
        if reminder["active"]?.bool == false {
            medicine.note(.notInForce("active"))
            return []
        }
        if said("linkedReminderId", else: 0) != 0
            || reminder["intervalStartsFromProcessed"]?.bool == true
        {
            medicine.note(.afterIntake)
            return []
        }
        for kind in ["outOfStockReminderType", "expirationReminderType"]
        where reminder[kind].map({ $0.string != "OFF" }) ?? false {
            medicine.note(.stock)
            return []
        }
        guard let start = said("periodStart", else: 0), let end = said("periodEnd", else: 0),
            let first = date(start), let last = date(end)
        else {
            medicine.note(.impossible("periodStart"))
            return []
        }
        if end > 0, last < around.start {
            medicine.note(.over(last))
            return []
        }
        guard let (recurrence, anchor, times) = rhythm(reminder, said) else {
            medicine.note(.dates(words(reminder)))
            return []
        }
        let amount: ForeignAmount
        if reminder["variableAmount"]?.bool == true {
            amount = .unsaid
            medicine.note(.noAmount)
        } else {
            let text = reminder["amount"]?.string ?? "?"
            guard
                let read = text.trimmed == "?" || text.trimmed.isEmpty
                    ? .unsaid : ForeignAmount(text, unit: unit)
            else {
                medicine.note(.impossible(text))
                return []
            }
            amount = read
            if let words = read.words {
                medicine.note(.amountInNote(words))
            } else if read == .unsaid {
                medicine.note(.noAmount)
            }
        }
        if reminder["automaticallyTaken"]?.bool == true { medicine.note(.takenByItself) }
        let own = reminder["instructions"]?.string
        var begin = start > 0 ? first : around.start
        // Before its first day a cycle has no dose.
        if case .cycle = recurrence { begin = max(begin, anchor) }
        return [
            ForeignRule(
                recurrence: recurrence, anchor: anchor,
                first: begin, last: end > 0 ? last : nil,
                slots: times.map { Slot(time: $0, amount: amount.amount) },
                note: medicine.note(from: [amount.words, own, note]))
        ]
    }

    private func date(_ epochDay: Int) -> CivilDate? {
        guard (0...Int(Limits.ledgerNumber / 86_400_000)).contains(epochDay) else { return nil }
        let date = CivilDate(dayNumber: epochDay)
        return Limits.years.contains(date.year) ? date : nil
    }

    private func words(_ reminder: JSONValue) -> String {
        let names = [
            "timeInMinutes", "consecutiveDays", "pauseDays", "days", "activeDaysOfMonth",
            "intervalStart", "windowedInterval",
        ]
        return names.compactMap { name in reminder[name].map { "\(name) \($0.text)" } }
            .joined(separator: ", ")
    }

    /// On which dates and at which times; nil for what two rules of dates at once say, or no plan.
    private func rhythm(
        _ reminder: JSONValue, _ said: (String, Int) -> Int?
    ) -> (Recurrence, anchor: CivilDate, times: [CivilTime])? {
        guard let minutes = said("timeInMinutes", 480), let interval = said("intervalStart", 0)
        else { return nil }
        if reminder["windowedInterval"]?.bool == true {
            guard let first = said("intervalStartTimeOfDay", 480),
                let last = said("intervalEndTimeOfDay", 1320), minutes >= 30,
                (0..<1440).contains(first), (first..<1440).contains(last)
            else { return nil }
            let times = stride(from: first, through: last, by: minutes).compactMap {
                CivilTime(secondOfDay: $0 * 60)
            }
            return (.daily, around.start, times)
        }
        if interval != 0 {
            guard let begin = around.civil(atSeconds: interval) else { return nil }
            let time = CivilTime(hour: begin.time.hour, minute: begin.time.minute) ?? begin.time
            if minutes > 1440, minutes % 1440 == 0, Limits.everyRange.contains(minutes / 1440) {
                return (.every(days: minutes / 1440), begin.date, [time])
            }
            return ForeignTimes.every(minutes: minutes, from: time).map {
                (.daily, around.start, $0)
            }
        }
        guard (0..<1440).contains(minutes), let time = CivilTime(secondOfDay: minutes * 60),
            let recurrence = recurrence(reminder, said)
        else { return nil }
        let anchor = said("cycleStartDay", 0).flatMap(date)
        guard let anchor else { return nil }
        return (recurrence, anchor, [time])
    }

    private func recurrence(
        _ reminder: JSONValue, _ said: (String, Int) -> Int?
    ) -> Recurrence? {
        guard let on = said("consecutiveDays", 1), let off = said("pauseDays", 0),
            let bits = said("activeDaysOfMonth", -1)
        else { return nil }
        // Monday is the first; none is all.
        let flags = (reminder["days"]?.elements ?? []).map(\.bool)
        guard flags.isEmpty || flags.count == 7 && flags.allSatisfy({ $0 != nil }) else {
            return nil
        }
        let days = Set(zip(Weekday.allCases, flags).filter { $1 == true }.map(\.0))
        let ofMonth = Set(Limits.daysOfMonth.filter { bits >> ($0 - 1) & 1 == 1 })
        var found: [Recurrence] = []
        if off != 0 {
            guard [on, off].allSatisfy(Limits.cycleRange.contains),
                Limits.cycleRange.contains(on + off)
            else { return nil }
            found.append(.cycle(on: on, off: off))
        }
        if !days.isEmpty, days.count < 7 { found.append(.weekdays(days)) }
        if !ofMonth.isEmpty, ofMonth.count < 31 { found.append(.daysOfMonth(ofMonth)) }
        return found.count > 1 ? nil : found.first ?? .daily
    }
}

extension ForeignRemark {
    /// Whether doses are left out by it that the other program reminds of.
    fileprivate var isPartOfDoses: Bool {
        switch self {
        case .notInForce, .over, .stock: false
        default: isLoss
        }
    }
}

extension JSONValue {
    /// Whether a list is one of reminders that were answered.
    fileprivate var isOfEvents: Bool {
        self["list"]?.elements?.first.map { $0["medicine"] == nil } ?? false
    }
}

extension ForeignFile {
    func civil(atSeconds seconds: Int) -> CivilDateTime? {
        guard abs(seconds) < Int(Limits.ledgerNumber / 1000) else { return nil }
        return zone.civil(at: Instant(seconds: Int64(seconds)))
    }
}
