import DoseCore
import PlanFile

/// `11:00=20,14:00=30,17:00=45mg`: intakes of a day, each at its time.
struct SaidIntakes: Equatable, Sendable {
    let intakes: [Intake]

    struct Intake: Equatable, Sendable {
        let time: CivilTime
        let amount: SaidAmount
        /// As it was written.
        let text: String
    }

    /// With commas between them; one within a number is of that.
    init(_ text: String) throws(UsageError) {
        var pieces: [String] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            if piece.contains("=") || pieces.isEmpty {
                pieces.append(String(piece))
            } else {
                pieces[pieces.count - 1] += ",\(piece)"
            }
        }
        var intakes: [Intake] = []
        for piece in pieces {
            let sides = piece.split(separator: "=", omittingEmptySubsequences: false)
                .map(\.trimmingSpaces)
            guard sides.count == 2, let time = CivilTime(sides[0]) else {
                throw .badValue(piece, of: .intake)
            }
            intakes.append(Intake(time: time, amount: try SaidAmount(sides[1]), text: piece))
        }
        guard Set(intakes.map(\.time)).count == intakes.count,
            intakes.count <= Limits.timesPerDay
        else { throw .badValue(text, of: .intake) }
        self.intakes = intakes.sorted { $0.time < $1.time }
    }
}
