import DoseCore
import JSONText
import PlanFile
import Planning

/// The file of another program: what is made of it is a plan, or it is said why not.
enum ForeignTarget {
    private static let reader = ForeignFile(start: paris.date(at: afternoon) + 1, in: paris)

    static func check(_ bytes: [UInt8]) {
        if let value = try? JSONValue(bytes) {
            expect((try? JSONValue(value.bytes)) == value, "What is written is read back the same.")
        }
        guard let foreign = try? reader.plan(of: bytes) else { return }
        let plan = foreign.plan
        expect(!foreign.medicines.isEmpty, "A file without a medicine is refused.")
        expect(
            Set(plan.medications.map(\.key)).count == plan.medications.count,
            "No two medications have one key.")
        for medicine in foreign.medicines where medicine.medications.isEmpty {
            expect(!medicine.remarks.isEmpty, "What is left out is told.")
        }
        for medication in plan.medications where medication.asNeeded == nil {
            expect(
                medication.start >= reader.start, "Nothing is due while the other program rings.")
        }
        guard plan.isWithinDay else { return }
        expect(
            PlanFile.read(PlanWriter.text(plan)).plan == plan,
            "What is written is read back as it was meant.")
    }
}

extension Plan {
    /// Whether no more is due on a date than a whole plan may have.
    fileprivate var isWithinDay: Bool {
        medications.flatMap(\.steps).map { $0.fullest.count }.reduce(0, +) <= Limits.dosesPerDay
    }
}
