import DoseCore
import PlanFile
import PlanSamples
import Testing
import Words

@testable import Planning

func mg(_ milligrams: Int) -> Amount { Amount(milligrams: milligrams) }

/// Times as a plan writes them, in one text.
func times(_ text: String) -> [CivilTime] {
    text.split(separator: " ").compactMap { CivilTime(String($0)) }
}

func slots(_ text: String, _ amounts: [Int]) -> [Slot] {
    zip(times(text), amounts).map { Slot(time: $0, amount: mg($1)) }
}

/// 2026-12-01, a Tuesday, and so many days.
func day(_ number: Int) -> CivilDate { CivilDate(dayNumber: 20_788) + (number - 1) }

/// A protocol that comes with the program.
func published(_ name: String) throws -> TitrationProtocol {
    let reading = ProtocolFile.read(repositoryFile("config/protocols/\(name).toml"))
    #expect(reading.problems.map { $0.message(in: name) } == [])
    return try #require(reading.value)
}

extension Medication {
    /// Ten days of 30 mg, ten of 60 mg, then 90 mg, at three times.
    static let climbing = Medication(
        key: "baclofen", name: "Baclofen", preparation: Preparation(tablet: mg(10)), start: day(1),
        steps: [30, 60, 90].map { amount in
            Step(
                days: 10,
                slots: slots("13:00 15:00 17:00", [amount / 3, amount / 3, amount / 3]))
        })
}

extension AmountStep {
    static func mg(_ milligrams: Int) -> AmountStep { .amount(Amount(milligrams: milligrams)) }
}
