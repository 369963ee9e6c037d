import DoseCore
import Glibc
import Installation
import Linux
import PlanFile
import Planning

/// The file that a new medication is written to: a new one, or a plan that it is added to.
struct PlanTarget {
    let path: String
    /// What is there, where that is a plan.
    private let text: String?

    init(_ path: String, in environment: Environment) throws(Failure) {
        self.path = path
        let found = try? File.readIfThere(path, limit: Limits.planBytes)
        let text = found.flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) }
        self.text = text.flatMap { PlanFile.read($0).plan == nil ? nil : $0 }
    }

    /// The plan that is there with the medication, of which others and their remarks stay; nil where there is none.
    func text(with medication: Medication, remarks: [String], mayReplace: Bool) throws(Failure)
        -> String?
    {
        guard let text else { return nil }
        let isThere = PlanFile.read(text).plan?.medication(medication.key) != nil
        if isThere, !mayReplace { throw .holdsAlready(medication.key, file: path) }
        do {
            return isThere
                ? try PlanEdit.text(text, changing: medication, remark: .made(remarks))
                : try PlanEdit.text(text, adding: medication, remarks: remarks)
        } catch {
            throw .planning(error)
        }
    }

    /// A plan that is there is kept beside; what is none is replaced only where that was said.
    func write(_ new: String, mayReplace: Bool) throws(Failure) {
        if let text { return try PlanChange.write(new, inPlaceOf: text, at: File.resolved(path)) }
        do throws(Errno) {
            try Folder.create(File.folder(of: path))
            try File.write(Array(new.utf8), to: path, mayReplace: mayReplace)
        } catch {
            if error.code == EEXIST { throw .exists(file: path) }
            throw .unwritable(file: path, error)
        }
    }

    /// Where the plan of before is kept, if there was one.
    var before: String? { text.map { _ in PlanChange.nameOfBefore(File.resolved(path)) } }
}
