import DoseCore
import PlanFile

extension Medication {
    /// Times that the clocks going forward skip, and those that they bring to one instant.
    ///
    /// - Parameter changes: the dates on which the clocks of the zone are changed.
    func clockFindings(_ changes: [CivilDate], in zone: Zone) -> [PlanFinding] {
        // A series goes by the time that passes, and not by the clocks.
        guard series == nil else { return [] }
        var findings: [PlanFinding] = []
        var seen: Set<CivilTime> = []
        let course = Course(self)
        // What is due after midnight is of the evening's date.
        for date in Set(changes.flatMap { [$0 - 1, $0] }).sorted() {
            guard let step = course.position(on: date)?.step else { continue }
            let intakes = course.slots(on: date).intakes
            for slot in intakes {
                guard case .gap(let due, _) = zone.resolve(date, slot.time),
                    seen.insert(slot.time).inserted
                else { continue }
                let twin = intakes.first {
                    $0.time > slot.time && zone.instant(date, $0.time) == due
                }
                findings.append(
                    finding(
                        path(of: slot.time, in: step, on: date.weekday),
                        twin.map { .oneMoment(slot.time, $0.time, on: date) }
                            ?? .timeSkipped(slot.time, on: date, due: zone.civil(at: due).time)))
            }
        }
        return findings
    }

    /// Windows of which the neighbouring dose leaves next to nothing; each pair of times once.
    var windowFindings: [PlanFinding] {
        var findings: [PlanFinding] = []
        var seen: Set<[CivilTime]> = []
        // Where times move, those of each date; of rows after the end nobody asks then.
        let rows =
            shift == nil
            ? steps.enumerated().map { ($0, $1) } : stretches.map { ($0.index, $0.step) }
        for (step, content) in rows {
            let isSaid = content.slots.haveSaidTimes
            func times(on weekday: Weekday) -> [CivilTime] {
                content.fullest.on(weekday).filter { $0.amount > .zero }.map(\.time)
            }
            for weekday in isSaid ? Weekday.allCases : [.monday] {
                let due = times(on: weekday)
                var pairs = Array(zip(due, due.dropFirst()))
                // The last of a day and the first of the next are neighbours too.
                if recurrence(of: content) == .daily,
                    content.days > 1 || after == .hold || after == .repeat && steps.count == 1,
                    let first = times(on: weekday.next).first, let last = due.last
                {
                    pairs.append((last, first))
                }
                for (time, next) in pairs where seen.insert([time, next]).inserted {
                    let distance = (next.secondOfDay - time.secondOfDay + 86_400) % 86_400
                    let side = Duration.milliseconds(distance * 500)
                    guard distance > 0, side < Limits.shortWindow, max(early, late) > side else {
                        continue
                    }
                    findings.append(
                        finding(
                            path(of: time, in: step, on: weekday),
                            .shortWindow(time, next, side: side)))
                }
            }
        }
        return findings
    }

    func path(of time: CivilTime, in step: Int, on weekday: Weekday = .monday) -> PlanPath {
        let slots = steps[step].slots.on(weekday)
        guard let slot = slots.firstIndex(where: { $0.time == time }) else {
            return path(ofStep: step)
        }
        return .slot(key, step: step, slot: slot)
    }
}

extension Zone {
    /// The dates on which clocks are changed.
    func changes(from first: CivilDate, days: Int) -> [CivilDate] {
        (0..<days).map { first + $0 }.filter { date in
            offset(at: instant(date, .midnight) - .milliseconds(1))
                != offset(at: instant(date + 1, .midnight))
        }
    }
}
