import ControlProtocol
import DoseCore
import Installation
import Linux
import PlanFile

/// Where the person stands in the plan that the daemon reads; what is printed of a plan is held against it.
struct PlanStanding {
    /// In the zone of the plan.
    let today: CivilDate
    private let file: String?
    private let courses: [Wire.CourseReport]

    /// Nobody stands anywhere as far as is known where no daemon answers.
    init(in session: Session, for plan: Plan) {
        let status = try? session.daemon().ask(ControlCall("Status"), StatusReply.self).status
        file = status?.health.first { $0.part == .plan }?.file
        courses = (try? session.daemon().courses()) ?? []
        let zone = (try? session.environment.plans.zones.zone(plan.zone)) ?? .utc
        today =
            courses.first.flatMap { CivilDate($0.today) }
            ?? zone.date(at: session.environment.now())
    }

    /// Whether a daemon reads a plan, and this file is not it.
    func isElsewhere(_ source: PlanSource) -> Bool { file.map { !source.isSame(as: $0) } ?? false }

    /// Of a medication, where the file is the plan that the daemon reads.
    func course(of key: Medication.Key, in source: PlanSource) -> Wire.CourseReport? {
        guard let file, source.isSame(as: file) else { return nil }
        return courses.first { $0.medication == key }
    }

    func course(of key: Medication.Key) -> Wire.CourseReport? {
        courses.first { $0.medication == key }
    }
}

extension Wire.CourseReport {
    /// Whether it has begun, so that what comes is no matter of the plan's dates alone.
    var isBegun: Bool { standing != .notBegun }

    /// What comes from today on, as far as nobody moves the course.
    ///
    /// - Parameter medication: by the text of which the times have names, and others on some days.
    func ahead(of medication: Medication) -> [DatedStep] {
        guard let today = CivilDate(today) else { return [] }
        var rows: [(first: CivilDate, index: Int, slots: [Slot])] = []
        if let step {
            rows.append((today, step - 1, Present.slots(times, amounts)))
        }
        for next in upcoming {
            guard let first = CivilDate(next.from) else { continue }
            rows.append((first, next.step - 1, Present.slots(next.times, next.amounts)))
        }
        let ends = ends.flatMap(CivilDate.init(_:))
        return rows.indices.map { index in
            var row = rows[index]
            row.slots = medication.placed(row.slots, on: row.first)
            let next = index + 1 < rows.count ? rows[index + 1].first : ends
            let days = next.map { max(1, $0 - row.first) }
            return DatedStep(
                index: row.index, step: Step(days: days ?? 1, slots: row.slots), first: row.first,
                last: next.map { $0 - 1 })
        }
    }
}
