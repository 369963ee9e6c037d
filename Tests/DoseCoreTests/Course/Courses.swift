import DoseCore
import DoseSimulator

/// A titration from 2026-12-01 on: 10, 20 and 30 mg at 17:00, three days each, with 10 mg at 13:00 on the last step.
func titration(
    after: AfterLastStep = .hold, end: String? = nil, recurrence: Recurrence = .daily,
    advance: Advance = .calendar, start: String = "2026-12-01", reviewEvery: Int? = nil
) -> Medication {
    let rows = [[0, 10], [0, 20], [10, 30]]
    return Medication(
        key: "baclofen", name: "Baclofen", preparation: Preparation(tablet: Amount(milligrams: 10)),
        start: civil(start),
        steps: rows.map { row in
            Step(
                days: 3,
                slots: zip(["13:00", "17:00"], row).map {
                    Slot(time: clock($0), amount: Amount(milligrams: $1))
                })
        }, after: after, end: end.map(civil), recurrence: recurrence, advance: advance,
        reviewEvery: reviewEvery)
}

/// A person on the evening of the second day of 20 mg, whose dose is taken.
func fifth() -> World {
    var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
    world.live(until: "2026-12-05 19:00")
    return world
}

/// A move as `held 12-04`, from midnight on, or as `held 12-04 14:00`, in the December of the titration.
func move(_ text: String) -> CourseMove {
    let parts = text.split(separator: " ").map(String.init)
    guard (2...3).contains(parts.count), let kind = CourseMove.Kind(rawValue: parts[0]) else {
        preconditionFailure("'\(text)' is no move.")
    }
    return CourseMove(
        kind,
        from: CivilDateTime(
            date: civil("2026-" + parts[1]), time: parts.count == 3 ? clock(parts[2]) : .midnight))
}

extension Course {
    /// The positions of so many dates from the start on: step and day as `2.1`, `h` where it is held, `-` for none.
    func positions(_ count: Int) -> String {
        (0..<count).map { offset in
            position(on: medication.start + offset).map {
                "\($0.step + 1).\($0.day)\($0.isHeld ? "h" : "")"
            } ?? "-"
        }.joined(separator: " ")
    }

    /// What is planned for a date, as `13:00 10, 17:00 30`, without the slots at which nothing is due.
    func day(_ date: String) -> String {
        slots(on: civil(date)).filter { $0.amount > .zero }
            .map { "\($0.time) \(Int($0.amount.value))" }.joined(separator: ", ")
    }
}
