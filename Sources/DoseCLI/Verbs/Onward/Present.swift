import ControlProtocol
import DoseCore
import Installation
import Linux
import Planning

/// Where the person stands, as the daemon says it, and the plan's file that the daemon reads.
struct Present {
    let course: Wire.CourseReport
    let file: String
    /// As it is on the disk.
    let text: String
    let plan: Plan
    let medication: Medication
    let today: CivilDate

    /// - Parameter key: nil for the only course.
    init(_ key: Medication.Key?, in session: Session) throws(Failure) {
        let daemon = try session.daemon()
        let courses = try daemon.courses(of: key)
        guard let course = courses.first, courses.count == 1 else {
            throw courses.isEmpty
                ? .noCourse : .courseNotNamed(courses.map(\.medication))
        }
        let path = try PlanPlace(in: session).path
        let (text, plan) = try Self.read(path, in: session.environment)
        guard let medication = plan.medication(course.medication) else {
            throw .notInThePlan(course.medication, file: path)
        }
        guard let today = CivilDate(course.today) else {
            throw .daemon(.garbled(path: daemon.path))
        }
        if course.standing == .notBegun { throw .notBegun(course.name, course.starts) }
        guard medication.isDaily, !medication.hasWeekdays, medication.after != .repeat,
            medication.series == nil
        else {
            throw .notDaily(course.name)
        }
        (self.course, file, self.text, self.plan) = (course, path, text, plan)
        (self.medication, self.today) = (medication, today)
    }

    /// The text of a plan that must be valid; what is wrong with one that is not is told.
    static func read(_ path: String, in environment: Environment) throws(Failure) -> (
        text: String, plan: Plan
    ) {
        let valid = try environment.validPlan(at: path)
        return (valid.text, valid.plan)
    }

    // MARK: The amounts of now

    /// The moves that were said today and act from tomorrow on.
    private var pending: [Wire.CourseMove] {
        course.moves.filter { $0.from.prefix(10) > course.today }
    }

    var isHeld: Bool {
        pending.reduce(course.standing == .held || course.standing == .asked) { isHeld, move in
            switch move.kind {
            case .held: true
            case .resumed: false
            case .steppedBack: isHeld
            }
        }
    }

    private var stepsBackTomorrow: Bool { pending.contains { $0.kind == .steppedBack } }

    /// Those of today, or where the person stepped back those of tomorrow.
    private var slots: [Slot] {
        if stepsBackTomorrow, let next = course.upcoming.first, next.from == (today + 1).description
        {
            return Self.slots(next.times, next.amounts)
        }
        return Self.slots(course.times, course.amounts)
    }

    static func slots(_ times: [String], _ amounts: [Wire.Quantity]) -> [Slot] {
        zip(times, amounts).compactMap { time, quantity in
            guard let time = CivilTime(time), let amount = quantity.amount else {
                return nil
            }
            return Slot(time: time, amount: amount)
        }
    }

    /// - Parameter halves: whether the tablet may be halved from now on, whatever the plan says.
    func standpoint(halves: Bool = false) throws(Failure) -> Standpoint {
        var medication = medication
        if halves {
            guard var preparation = medication.preparation else { throw .noTablet(course.name) }
            preparation.parts = max(2, preparation.parts)
            medication.preparation = preparation
        }
        let daily = slots.sum
        let past = course.days.filter { $0.date <= course.today }.reversed()
        return Standpoint(
            medication, on: today, step: course.step.map { $0 - 1 }, slots: slots,
            daysSoFar: past.prefix { $0.planned.amount == daily }.count,
            // A row that begins tomorrow has all its days.
            daysLeft: stepsBackTomorrow
                ? Limits.daysPerStep
                : course.day.map { day in max(0, (course.stepDays ?? day) - day) },
            isHeld: isHeld)
    }

    /// What the daemon has for tomorrow.
    var tomorrow: [Slot] {
        if let next = course.upcoming.first, next.from == (today + 1).description {
            return Self.slots(next.times, next.amounts)
        }
        if let ends = course.ends, ends <= (today + 1).description { return [] }
        return Self.slots(course.times, course.amounts)
    }
}

/// Where the plan is that the daemon reads.
struct PlanPlace {
    let path: String

    init(in session: Session) throws(Failure) {
        try self.init(
            by: session.daemon().ask(ControlCall("Status"), StatusReply.self).status, in: session)
    }

    /// As the daemon has told it.
    init(by status: Wire.Overview, in session: Session) throws(Failure) {
        let told = status.health.first { $0.part == .plan }?.file
        guard let path = told ?? Paths.plan(session.environment.variables) else {
            throw .noPlanFolder
        }
        // A link stays one: what it leads to is written.
        self.path = File.resolved(path)
    }
}

extension Environment {
    /// The plan of a file that must be valid; what is wrong with one that is not is told.
    func validPlan(at path: String) throws(Failure) -> ValidPlan {
        switch plans.judge(fileAt: path, at: now()) {
        case .absent: throw .absent(file: path)
        case .refused(let problems):
            tell(problems)
            throw .invalid
        case .valid(let plan): return plan
        }
    }
}
