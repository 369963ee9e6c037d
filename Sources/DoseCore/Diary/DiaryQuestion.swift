/// What the person is asked of themselves in the evening, where the plan says so.
package struct DiaryQuestion: Hashable, Sendable {
    package let subject: Subject
    /// What can be answered at a press: the least first.
    package let choices: [Observation]

    package enum Subject: Hashable, Sendable {
        case craving, drinks
        /// How the side effects of a medication are, on the third day of a step: by then they can be judged.
        case burden(Medication)
    }

    /// The day of a step on which it is asked how it is borne.
    static let dayOfStep = 3
    /// As many buttons as every desktop shows.
    private static let choiceCount = 3

    init(_ subject: Subject, usualDrinks: [ExactNumber] = []) {
        self.subject = subject
        choices =
            switch subject {
            case .craving: Self.scores.compactMap { try? Observation(.craving, value: $0) }
            case .drinks:
                Self.drinks(usual: usualDrinks).compactMap { try? Observation(.drink, value: $0) }
            case .burden(let medication):
                Self.scores.compactMap {
                    try? Observation(.burden, name: medication.nameInDiary, value: $0)
                }
            }
    }

    /// None, some, strong.
    private static let scores = [ExactNumber(0), ExactNumber(4), ExactNumber(8)]

    /// None, and the two numbers that were told most often; without them one and two.
    private static func drinks(usual: [ExactNumber]) -> [ExactNumber] {
        let others = usual + [ExactNumber(1), ExactNumber(2)]
        var chosen: [ExactNumber] = []
        for number in others where number > .zero && !chosen.contains(number) {
            chosen.append(number)
        }
        return [.zero] + chosen.prefix(choiceCount - 1).sorted()
    }
}

extension Medication {
    /// Its name, as far as the diary has room for it.
    package var nameInDiary: String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: name.unicodeScalars.prefix(Limits.observationNameLength))
        return String(scalars)
    }
}
