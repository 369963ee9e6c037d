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
        atMost = try arguments.count("at-most", in: 1...720, .shiftMinutes)
        if days == nil, atMost == nil { throw .noneOf(["--days N", "--at-most MIN"]) }
        medication = arguments["medication"]
    }

    func run(in session: Session) throws(Failure) {
        var plan = try PlanSource(file, in: session.environment).plan()
        let index = plan.medications.firstIndex { $0.key == medication ?? $0.key }
        guard let index, medication != nil || plan.medications.count == 1 else {
            throw .noMedication(medication, known: plan.medications.map(\.key))
        }
        do throws(PlanningError) {
            plan.medications[index] = try shifted(plan.medications[index])
        } catch {
            throw .planning(error)
        }
        let remark =
            "Made by \"dosectl plan shift\": the times of \(plan.medications[index].key) move "
            + "from \(start) on, and the amounts wait meanwhile."
        try session.print(PlanWriter.lines(plan, remarks: [remark]))
    }

    private func shifted(_ medication: Medication) throws(PlanningError) -> Medication {
        let before = try TimeShift.times(of: medication, before: start)
        let needed = atMost.map { TimeShift.days(from: before, to: times, atMost: $0) } ?? 1
        if let days, days < needed { throw .tooFewDays(days: days, needed: needed) }
        return try TimeShift(times: times, start: start, days: days ?? needed)
            .applied(to: medication)
    }
}
