import ControlProtocol
import DoseCore
import Linux
import Planning

/// Writes a plan that begins where the courses stand, for another computer.
struct PlanSaveVerb: Verb, Equatable {
    /// Nil for the standard output.
    let output: String?

    init(_ arguments: inout Arguments) throws(UsageError) {
        output = arguments["output"]
    }

    func run(in session: Session) throws(Failure) {
        let file = try PlanPlace(in: session).path
        var plan = try Present.read(file, in: session.environment).plan
        let courses = try session.daemon().courses()
        var held: [String] = []
        var left: [Medication] = []
        for medication in plan.medications {
            guard medication.asNeeded == nil,
                let course = courses.first(where: { $0.medication == medication.key })
            else {
                left.append(medication)
                continue
            }
            // One that has not begun begins as its text says; one that is over is left out.
            switch course.standing {
            case .notBegun: left.append(medication)
            case .asked where course.step == nil: left.append(medication)
            case .ended: break
            case .running, .held, .asked:
                let present = try Present(medication.key, in: session)
                if present.isHeld { held.append(present.course.name) }
                do throws(PlanningError) {
                    let standpoint = try? present.standpoint()
                    if let saved = try standpoint?.saved(tomorrow: present.tomorrow) {
                        left.append(saved)
                    }
                } catch {
                    throw .planning(error)
                }
            }
        }
        plan.medications = left
        let date = courses.first?.today
        let remarks =
            [
                "Made by \"dosectl plan save\"\(date.map { " on \($0)" } ?? ""): it begins where the "
                    + "courses stood, on the day after. The doses of the day itself are those of the "
                    + "computer on which it was made."
            ]
            + held.map {
                "\($0) was held: the rows that would have followed are left out."
            }
        guard let output else {
            return try session.write(PlanWriter.lines(plan, remarks: remarks))
        }
        do throws(Errno) {
            try File.write(
                Array(PlanWriter.text(plan, remarks: remarks).utf8), to: output, mayReplace: false)
        } catch {
            throw Failure(writing: output, error)
        }
        try session.print(session.screen().written(plan, to: output))
    }
}
