import DoseCore
import PlanFile
import Planning

/// Moves the times of a plan little by little, as a plan to be looked at.
struct PlanShiftVerb: Verb, Equatable {
    /// Nil for the plan's own place; `-` for the standard input.
    let file: String?
    let times: [CivilTime]
    let start: CivilDate
    /// Nil for the fewest that `atMost` allows.
    let days: Int?
    /// In minutes a day.
    let atMost: Int?
    /// Nil for the only one.
    let medication: Medication.Key?

    init(_ arguments: inout Arguments) throws(UsageError) {
        file = arguments.next()
        guard let times = try arguments.times("to", inOrder: true) else {
            throw .missingOption(PlanOptions.times)
        }
        guard let start = try arguments.date("start") else {
            throw .missingOption(PlanOptions.shiftStart)
        }
        self.times = times
        self.start = start
        days = try arguments.days("days")
        atMost = try arguments.atMost()
        if days == nil, atMost == nil { throw .noneOf(["--days N", "--at-most MIN"]) }
        medication = arguments["medication"]
    }

    func run(in session: Session) throws(Failure) {
        var plan = try PlanSource(file, in: session.environment).plan()
        let index = plan.medications.firstIndex { $0.key == medication ?? $0.key }
        guard let index, medication != nil || plan.medications.count == 1 else {
            throw .noMedication(medication, known: plan.medications.map(\.key))
        }
        let names = plan.medications[index].losesNames ? " " + PlanRemark.clockTimes : ""
        do throws(PlanningError) {
            // Near enough: how far an earlier shift has come is told by the day.
            let today = Zone.utc.date(at: session.environment.now())
            plan.medications[index] = try shifted(plan.medications[index], on: today)
        } catch {
            throw .planning(error)
        }
        let remark =
            "Made by \"dosectl plan shift\": the times of \(plan.medications[index].key) move "
            + "from \(start) on, and the amounts wait meanwhile." + names
        try session.write(PlanWriter.lines(plan, remarks: [remark]))
    }

    private func shifted(
        _ medication: Medication, on today: CivilDate
    ) throws(PlanningError) -> Medication {
        let before = try medication.placesInForce(before: start)
        let way = TimeShift(from: start, to: times, perDay: .minutes(atMost ?? Self.most))
        let fewest = max(1, way.days(from: before))
        var perDay = way.perDay
        if let days {
            guard days >= fewest else { throw .tooFewDays(days: days, needed: fewest) }
            // As little a day as the days allow.
            let minutes = (1...Self.most).first {
                TimeShift(from: start, to: times, perDay: .minutes($0)).days(from: before) <= days
            }
            perDay = .minutes(minutes ?? Self.most)
        }
        return try medication.shifted(to: times, from: start, perDay: perDay, on: today)
    }

    /// In minutes: half a day.
    private static let most = 720
}
