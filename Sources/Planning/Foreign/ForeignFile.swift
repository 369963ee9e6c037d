package import DoseCore
import JSONText
import PlanFile
import TOMLText

/// Reads the files of other programs, by what is in them and not by their names.
package struct ForeignFile: Sendable {
    /// The first date of what is made of it: today's doses are still the other program's.
    package let start: CivilDate
    /// In which a file that says instants has its days.
    let zone: Zone

    package init(start: CivilDate, in zone: Zone) {
        self.start = start
        self.zone = zone
    }

    /// In bytes: years of a history, which is no part of what is taken over.
    package static let limit = 32 << 20
    /// That are looked at; a plan has fewer.
    static let medicines = 1000
    /// Of one medicine, as many as anybody reads.
    static let rules = 200

    package func plan(of bytes: [UInt8]) throws(ForeignError) -> ForeignPlan {
        let file: JSONValue
        do {
            file = try JSONValue(bytes)
        } catch {
            throw .json(error)
        }
        var plan: ForeignPlan
        if file["resourceType"] != nil {
            plan = try FHIRFile(file, self).plan
        } else if file["treatments"] != nil || file["history"] != nil || file["meds"] != nil {
            plan = try DosageFile(file, self).plan
        } else if file["medicines"] != nil || file["events"] != nil || file["list"] != nil {
            plan = try MedTimerFile(file, self).plan
        } else {
            throw .unknown
        }
        let count = plan.medicines.reduce(0) { $0 + max(1, $1.medications.count) }
        guard count <= Limits.medications else {
            throw .tooMany(count, most: Limits.medications)
        }
        guard !plan.medicines.isEmpty else {
            throw .noMedicine(plan.program, answers: plan.answers)
        }
        plan.giveKeys()
        plan.leaveOutUnwritten()
        return plan
    }
}

extension ForeignPlan {
    /// Adds a medicine; one of a name that is there already is left out, for twice the doses would ring.
    ///
    /// - Parameter isAnother: whether the file itself tells the two apart.
    mutating func add(_ medicine: ForeignMedicine, isAnother: Bool = false) {
        guard !medicine.medications.isEmpty, !isAnother,
            let index = medicines.firstIndex(where: {
                $0.name.folded == medicine.name.folded && !$0.medications.isEmpty
            })
        else {
            medicines.append(medicine)
            return
        }
        if medicines[index].medications.map(\.unnamed) == medicine.medications.map(\.unnamed) {
            medicines[index].note(.twice)
        } else {
            medicines[index].note(.sameName)
        }
    }

    mutating func leaveOut(_ name: String) {
        if !leftOut.contains(name) { leftOut.append(name) }
    }

    /// Keys that no two have; one that a medication has is kept where it can be.
    fileprivate mutating func giveKeys() {
        var used: Set<Medication.Key> = []
        for medicine in medicines.indices {
            for index in medicines[medicine].medications.indices {
                let said = medicines[medicine].medications[index].key
                let made = Medication.key(of: medicines[medicine].name)
                let wanted = [said, made].first(where: Medication.isKey) ?? "medicine"
                let key = Self.unused(wanted, used)
                used.insert(key)
                medicines[medicine].medications[index].key = key
            }
        }
    }

    /// Nothing is kept that a plan does not give back as it was meant.
    fileprivate mutating func leaveOutUnwritten() {
        let times = times
        for medicine in medicines.indices {
            let all = medicines[medicine].medications
            let isWritten = all.allSatisfy { medication in
                let plan = Plan(zone: .local, times: times, medications: [medication])
                return PlanFile.read(PlanWriter.text(plan)).plan?.medications == [medication]
            }
            guard !isWritten else { continue }
            medicines[medicine].medications = []
            medicines[medicine].note(.impossible(medicines[medicine].name))
        }
    }

    private static func unused(_ key: String, _ used: Set<String>) -> String {
        guard used.contains(key) else { return key }
        for number in 2... {
            let ending = "-\(number)"
            let other = String(key.prefix(Limits.keyLength - ending.utf8.count)) + ending
            if !used.contains(other) { return other }
        }
        preconditionFailure("There is always another number.")
    }
}

extension Medication {
    /// `Vitamin D 20,000` as `vitamin-d-20-000`, where that is a key.
    package static func key(of name: String) -> String {
        let letters = name.lowercased().withoutMarks.map { letter in
            letter.isASCII && (letter.isLetter || letter.isNumber) ? letter : "-"
        }
        let words = String(letters).split(separator: "-").joined(separator: "-")
        return words.isEmpty ? name : String(words.prefix(Limits.keyLength))
    }

    /// By which two entries are the same.
    fileprivate var unnamed: Medication {
        var medication = self
        (medication.key, medication.name) = ("", "")
        return medication
    }
}

extension String {
    /// By which two names are one.
    fileprivate var folded: String {
        lowercased().filter { !$0.isWhitespace }
    }
}
