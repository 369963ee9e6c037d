import DoseCore
import Words

// What is said of wrong words after `diary`.

extension Screen {
    /// - Parameter said: The number, or else all words.
    func words(
        _ problem: Observation.Problem, of kind: Observation.Kind, said: String
    ) -> String {
        let usage = UsageWords(language)
        let said = text(said)
        return switch problem {
        case .missing(.value) where kind == .other && said == UndoVerb.manual.name:
            usage.toUndo("dosectl undo")
        case .missing(.value), .missing(.unit): usage.missingNumber(kind.example)
        case .missing(.name): usage.missingName(kind.example)
        case .missing(.note): usage.missingText(kind.example)
        case .needless, .reserved: usage.notedAs(kind.example)
        case .tooLong(.note, let limit): usage.longNote(most: limit)
        case .tooLong(_, let limit): usage.longName(said, most: limit)
        case .outOfRange(let range):
            switch kind {
            case .drink: usage.drinks(said, most: "\(range.upperBound)")
            case .craving: usage.craving(said)
            case .effect, .burden: usage.effect(said)
            case .weight:
                usage.weight(said, least: "\(range.lowerBound)", most: "\(range.upperBound)")
            case .note, .other: usage.observed(said, most: "\(range.upperBound)")
            }
        }
    }
}

extension Observation.Kind {
    /// How one is noted.
    fileprivate var example: String {
        switch self {
        case .drink: "dosectl diary drink 2"
        case .craving: "dosectl diary craving 7"
        case .effect: "dosectl diary effect drowsiness 3"
        case .burden: "dosectl diary burden 2"
        case .note: "dosectl diary note \"slept badly\""
        case .weight: "dosectl diary weight 71.5"
        case .other: "dosectl diary cigarettes 12"
        }
    }
}
