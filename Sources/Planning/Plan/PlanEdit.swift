package import DoseCore
import PlanFile
import TOMLText

/// Writes one medication into the text of a plan; the others stay as they are, and so do the remarks of whoever wrote it.
package enum PlanEdit {
    /// The text with the medication as it is now, in the place of the one with its key.
    ///
    /// - Parameter remark: What the remark above it says from now on, if it is one of a command.
    package static func text(
        _ text: String, changing medication: Medication, remark: PlanRemark? = nil
    ) throws(PlanningError) -> String {
        let key = medication.key
        guard let before = PlanFile.read(text).plan, let old = before.medication(key),
            let entries = entries(of: key, in: text)
        else { throw .notEditable(key) }
        var source = TOMLSource(Array(text.utf8))
        let (earlier, later) = (WrittenField.all(of: old), WrittenField.all(of: medication))
        // A medication with rows has a start, so that there is a place to add others at.
        guard let start = entries.first(where: { $0.key == "start" }) else {
            throw .notEditable(key)
        }
        for field in later {
            let entry = entries.first { $0.key == field.key }
            // What is said of the rows' dates changes with the rows, and with the start.
            let isRow = field.key == "times" || field.key == "steps"
            guard isRow ? !old.hasRows(of: medication) : !earlier.contains(field) else {
                continue
            }
            let value = PlanWriter.value(of: field, medication).joined(separator: "\n")
            if let entry {
                source.replace(entry, with: value)
            } else {
                source.add(field.key, value, beside: start)
            }
        }
        for entry in entries
        where earlier.contains(where: { $0.key == entry.key })
            && !later.contains(where: { $0.key == entry.key })
        {
            source.remove(entry)
        }
        var wanted = before
        wanted.medications = before.medications.map { $0.key == key ? medication : $0 }
        return try checked(
            remark?.written(into: source.text, above: key) ?? source.text, as: wanted, key)
    }

    /// The text with one medication more, at its end, below what is to be said of it.
    package static func text(
        _ text: String, adding medication: Medication, remarks: [String] = []
    ) throws(PlanningError) -> String {
        guard var wanted = PlanFile.read(text).plan else { throw .notEditable(medication.key) }
        wanted.medications.append(medication)
        let lines =
            [""] + remarks.flatMap { PlanWriter.wrapped($0.harmless) }
            + PlanWriter.lines(medication)
        let added =
            text + (text.hasSuffix("\n") ? "" : "\n") + lines.map { $0 + "\n" }.joined()
        return try checked(added, as: wanted, medication.key)
    }

    private static func entries(of key: Medication.Key, in text: String) -> [TOMLEntry]? {
        guard let root = try? TOMLNode.root(of: Array(text.utf8)),
            let medications = root["medication"], let medication = medications[key],
            case .table(let entries) = medication.value
        else { return nil }
        return entries
    }

    /// Nothing is written that is not read back as it was meant, in whatever form the file is.
    private static func checked(
        _ text: String, as wanted: Plan, _ key: Medication.Key
    ) throws(PlanningError) -> String {
        guard let plan = PlanFile.read(text).plan, plan.zone == wanted.zone,
            plan.medications.sorted(by: { $0.key < $1.key })
                == wanted.medications.sorted(by: { $0.key < $1.key })
        else { throw .notEditable(key) }
        return text
    }
}

extension Medication {
    fileprivate func hasRows(of other: Medication) -> Bool {
        (start, end, after, steps) == (other.start, other.end, other.after, other.steps)
            && recurrence == other.recurrence
    }
}

extension TOMLNode {
    fileprivate subscript(key: String) -> TOMLNode? {
        guard case .table(let entries) = value else { return nil }
        return entries.first { $0.key == key }?.node
    }
}
