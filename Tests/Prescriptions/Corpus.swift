import DoseCore
import Glibc
import Linux
import PlanFile
import PlanSamples

/// The published regimens: each a plan with its source, and what a second program expects of it.
enum Corpus {
    /// Their names: `leaflets/methotrexate`.
    static let names = {
        let sources = (try? Folder.names(in: "\(root)/plans")) ?? []
        return sources.flatMap { source in
            ((try? Folder.names(in: "\(root)/plans/\(source)")) ?? [])
                .filter { $0.hasSuffix(".toml") }.map { "\(source)/\($0.dropLast(5))" }
        }
    }()
    /// What is expected of each in each zone, by its name.
    static let expected = Dictionary(uniqueKeysWithValues: zones.map { ($0, expectations(in: $0)) })

    /// One whose clocks never change, and one whose clocks do.
    static let zones = ["UTC", "Europe/Paris"]

    static func text(_ name: String) -> String {
        String(decoding: repositoryFile("Tests/Prescriptions/plans/\(name).toml"), as: UTF8.self)
    }

    private static let root =
        "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/")

    /// Asks the second program, which knows nothing of the plans.
    private static func expectations(in zone: String) -> [String: Expectation] {
        guard let pipe = popen("/usr/bin/python3 -B '\(root)/expected' '\(zone)'", "r") else {
            return [:]
        }
        var expectations: [String: Expectation] = [:]
        var line: UnsafeMutablePointer<CChar>?
        var room = 0
        while getline(&line, &room, pipe) > 0, let line {
            let words = String(cString: line).dropLast().split(separator: " ").map(String.init)
            expectations[words[0], default: Expectation()].add(Array(words.dropFirst()))
        }
        free(line)
        return pclose(pipe) == 0 ? expectations : [:]
    }
}

/// What a prescription asks for.
struct Expectation {
    /// The first and the last date that are looked at.
    private(set) var dates = CivilDate(dayNumber: 0)...CivilDate(dayNumber: 0)
    /// In the order in which they are due.
    private(set) var doses: [Prescribed] = []
    /// Somebody who wants one again and again, of what is taken as needed.
    private(set) var wishes: [Wish] = []

    struct Wish {
        let dose: Prescribed
        /// Whether the label lets one be taken then, after those that it let be taken before.
        let isAllowed: Bool
    }

    /// Adds a line of the second program; one that is none of its own is left out, and then something is missing.
    fileprivate mutating func add(_ words: [String]) {
        switch (words.first, words.count) {
        case ("dates", 3):
            guard let first = CivilDate(words[1]), let last = CivilDate(words[2]) else { return }
            dates = first...last
        case ("dose", 5):
            if let dose = Prescribed(words) { doses.append(dose) }
        case ("wish", 6):
            if let dose = Prescribed(words) {
                wishes.append(Wish(dose: dose, isAllowed: words[5] == "allowed"))
            }
        default: break
        }
    }
}

/// So much of a medication at an instant, in the unit that the prescription has.
struct Prescribed: Hashable {
    let due: Instant
    let medication: Medication.Key
    let amount: Amount
    /// Two amounts of a mass are the same in whatever unit; here the unit counts.
    let unit: AmountUnit

    init(_ dose: PlannedDose) {
        due = dose.due
        medication = dose.id.medication
        amount = dose.amount
        unit = dose.amount.unit
    }

    /// `dose 1803888000 baclofen 12.5 mg`, the first word not looked at.
    fileprivate init?(_ words: [String]) {
        guard let seconds = Int64(words[1]), let number = Double(words[3]),
            let unit = AmountUnit(rawValue: words[4]), let amount = Amount(number, unit)
        else { return nil }
        due = Instant(milliseconds: seconds * 1000)
        medication = words[2]
        self.amount = amount
        self.unit = unit
    }

    /// As somebody reads it who looks for the difference.
    func told(in zone: Zone) -> String { "\(zone.civil(at: due)) \(medication) \(amount)" }
}
