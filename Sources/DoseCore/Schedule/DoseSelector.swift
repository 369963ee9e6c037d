/// As little of a dose's identity as leaves no doubt: `17:00`, `baclofen`, `baclofen/17:00`, `2026-12-01/17:00`.
package struct DoseSelector: Hashable, Sendable {
    package var medication: Medication.Key?
    package var date: CivilDate?
    package var time: CivilTime?

    package init(
        medication: Medication.Key? = nil, date: CivilDate? = nil, time: CivilTime? = nil
    ) {
        self.medication = medication
        self.date = date
        self.time = time
    }

    /// Whichever may be taken now, where nothing names one.
    package static let all = DoseSelector()

    /// How that is said.
    package static let allWord = "all"

    package func matches(_ dose: DoseID) -> Bool {
        (medication ?? dose.medication) == dose.medication && (date ?? dose.date) == dose.date
            && (time ?? dose.time) == dose.time
    }
}

extension DoseSelector: LosslessStringConvertible {
    /// Nil when a part stands twice or the text is empty.
    package init?(_ text: String) {
        if text.lowercased() == Self.allWord {
            self = .all
            return
        }
        for part in text.split(separator: "/", omittingEmptySubsequences: false).map(String.init) {
            if let date = CivilDate(part), self.date == nil {
                self.date = date
            } else if let time = CivilTime(part), self.time == nil {
                self.time = time
            } else if medication == nil, part.contains(where: \.isLetter) {
                medication = part
            } else {
                return nil
            }
        }
    }

    package var description: String {
        self == .all
            ? Self.allWord
            : [medication, date?.description, time?.description].compactMap(\.self).joined(
                separator: "/")
    }
}
