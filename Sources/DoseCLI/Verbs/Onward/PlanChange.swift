import ControlProtocol
import DoseCore
import Glibc
import Installation
import Linux
import PlanFile
import Planning

/// A medication's rows as they are to be, and the file that they are written into.
struct PlanChange {
    let present: Present
    let medication: Medication
    /// What it leads to from tomorrow on, as a text that begins there.
    let ahead: Medication
    let text: String
    /// What is hardly meant, in the order of the file.
    let warnings: [FileProblem]

    /// Judged as the daemon will, before anything is written.
    ///
    /// - Parameter verb: By which it is changed.
    init(
        _ medication: Medication, ahead: Medication, of present: Present, by verb: String,
        in environment: Environment
    ) throws(Failure) {
        let remark = PlanRemark.changed(verb: verb, of: medication.key, on: present.today)
        do {
            text = try PlanEdit.text(present.text, changing: medication, remark: remark)
        } catch {
            throw .planning(error)
        }
        let judgement = environment.plans.judge(
            Array(text.utf8), from: present.file, at: environment.now())
        guard case .valid(let plan) = judgement else {
            environment.tell(judgement.problems)
            throw .invalid
        }
        (self.present, self.medication, self.ahead) = (present, medication, ahead)
        warnings = plan.warnings + plan.profileProblems
    }

    /// The name under which the file of before is kept.
    static func nameOfBefore(_ file: String) -> String { "\(file).before" }

    var before: String { Self.nameOfBefore(present.file) }

    /// Keeps the file of before beside, and writes the new one.
    func write() throws(Failure) {
        try Self.write(text, inPlaceOf: present.text, at: present.file)
    }

    static func write(_ text: String, inPlaceOf before: String, at file: String) throws(Failure) {
        do throws(Errno) {
            // Somebody may have saved it since it was read.
            guard try File.readIfThere(file, limit: Limits.planBytes) == Array(before.utf8) else {
                throw Errno(ESTALE, "read", file)
            }
            try File.write(Array(before.utf8), to: nameOfBefore(file), mayReplace: true)
            try File.write(Array(text.utf8), to: file, mayReplace: true)
        } catch {
            if error.code == ESTALE { throw .changedMeanwhile(file: file) }
            throw .unwritable(file: file, error)
        }
    }
}
