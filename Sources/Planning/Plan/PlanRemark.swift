package import DoseCore

/// What the remark above a medication that a command wrote is to say once it is written anew.
package enum PlanRemark: Hashable, Sendable {
    /// It was made anew, and of this.
    case made([String])
    /// A verb changed what it was made of: `move` of `baclofen`, on a date.
    case changed(verb: String, of: Medication.Key, on: CivilDate)

    private static let made = "Made by \"dosectl "
    private static let changed = " Last changed by \"dosectl "
    /// What is said where times that have a name, or are others on some days, go to times on the clock.
    package static let clockTimes =
        "Its times had names, or were others on some days of the week; "
        + "where they go they are at these clock times every day."
    /// What is said of a plan that is made of another program's file, up to its name.
    package static let takenOver = "Taken over from a file of "
    /// The beginning of what is said of the end of a plan, which a change may move.
    package static let stays = "This plan stays at "

    /// The text with what is true now, in the remark nearest above the medication; one written by hand, or none, is left
    /// as it is.
    func written(into text: String, above key: Medication.Key) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let table = lines.firstIndex { $0.hasPrefix("[medication.\(key)]") }
        guard let table,
            let first = lines[..<table].lastIndex(where: { $0.hasPrefix("# \(Self.made)") })
        else { return text }
        let end = lines[first...].firstIndex { !$0.hasPrefix("#") } ?? table
        var paragraphs = lines[first..<end].split { $0.allSatisfy { "# \r".contains($0) } }.map {
            $0.map { $0.dropFirst(2) }.joined(separator: " ")
        }
        let head = paragraphs.removeFirst()
        paragraphs.removeAll { $0.hasPrefix(Self.stays) }
        paragraphs = heads(after: head) + paragraphs
        let remark = paragraphs.map { PlanWriter.wrapped($0.harmless) }.joined(separator: ["#"])
        lines.replaceSubrange(first..<end, with: Array(remark))
        return lines.joined(separator: "\n")
    }

    private func heads(after head: String) -> [String] {
        switch self {
        case .made(let remarks): return remarks
        case .changed(let verb, let key, let date):
            let old = head.indices.first { head[$0...].hasPrefix(Self.changed) }
            let kept = old.map { head[..<$0] } ?? head[...]
            return ["\(kept)\(Self.changed)\(verb) \(key)\" on \(date)."]
        }
    }
}

extension Medication {
    /// Whether its times say more than one on the clock each, which a shift leaves behind.
    package var losesNames: Bool { steps.contains { $0.slots.haveSaidTimes } }
}
