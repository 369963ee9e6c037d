import DoseCore
import Installation
import Linux
import PlanFile
import Planning

/// The file that a new medication is written to: a new one, or a plan that it is added to.
struct PlanTarget {
    let path: String
    /// What is there, where that is a plan.
    let text: String?
    /// Whether there is anything, a plan or not.
    let isThere: Bool

    init(_ path: String, in environment: Environment) throws(Failure) {
        self.path = path
        let found = try? File.readIfThere(path, limit: Limits.planBytes)
        let text = found.flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) }
        self.text = text.flatMap { PlanFile.read($0).plan == nil ? nil : $0 }
        isThere = (try? FileStatus(of: path)) != nil
    }

    /// A plan of one medication.
    static func text(of new: NewMedication) -> String {
        PlanWriter.text(new.plan, remarks: new.remarks)
    }

    /// The plan that is there with the medication, of which others and their remarks stay; nil where there is none.
    func text(with new: NewMedication, mayReplace: Bool) throws(Failure) -> String? {
        guard let text else { return nil }
        return try self.text(text, with: new, mayReplace: mayReplace)
    }

    /// The same with several, one after the other; where there is no plan they make one.
    func text(adding all: [NewMedication]) throws(Failure) -> String? {
        var text = text
        for new in all {
            text =
                if let before = text {
                    try self.text(before, with: new, mayReplace: false)
                } else {
                    Self.text(of: new)
                }
        }
        return text
    }

    private func text(
        _ text: String, with new: NewMedication, mayReplace: Bool
    ) throws(Failure) -> String {
        let medication = new.medication
        let isThere = PlanFile.read(text).plan?.medication(medication.key) != nil
        if isThere, !mayReplace { throw .holdsAlready(medication.key, file: path) }
        do {
            return isThere
                ? try PlanEdit.text(text, changing: medication, remark: .made(new.remarks))
                : try PlanEdit.text(text, adding: medication, remarks: new.remarks)
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
            throw Failure(writing: path, error)
        }
    }

    /// Where the plan of before is kept, if there was one.
    var before: String? { text.map { _ in PlanChange.nameOfBefore(File.resolved(path)) } }
}
