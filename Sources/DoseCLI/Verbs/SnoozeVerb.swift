import ControlProtocol
import Words

/// Silences an alarm for a while.
struct SnoozeVerb: AnsweringVerb, Equatable {
    static let manual = Manual(
        "snooze", summary: Sentence("silence an alarm for a while"), words: "[DOSE] [MINUTES]",
        text: [
            Manual.dose,
            [
                Sentence("A number alone is MINUTES; without it the settings decide."),
                Sentence(
                    "An alarm comes back before its window closes, however long it was snoozed."),
            ],
        ],
        examples: [
            .init(command: "dosectl snooze 5", meaning: Sentence("for 5 minutes")),
            .init(
                command: "dosectl snooze all 20", meaning: Sentence("all that ring, for 20 minutes")
            ),
            .init(
                command: "dosectl snooze 17:00 5",
                meaning: Sentence("the dose of 17:00, for 5 minutes")),
        ])

    var dose: String?
    var minutes: Int?

    init(dose: String? = nil, minutes: Int? = nil) {
        self.dose = dose
        self.minutes = minutes
    }

    /// A number alone is never a dose: a time has a colon, and a medication's key has a letter.
    init(_ arguments: inout Arguments) throws(UsageError) {
        let word = arguments.last { word in
            (word.hasPrefix("-") ? word.dropFirst() : word[...]).utf8
                .allSatisfy { (48...57).contains($0) }
        }
        minutes = try word.map { word throws(UsageError) in
            guard let minutes = Int(word), ControlLimits.snoozeMinutes.contains(minutes) else {
                throw .badValue(word, of: .minutes)
            }
            return minutes
        }
        dose = try arguments.dose()
    }

    func call(request: String) -> ControlCall {
        ControlCall("Snooze", dose: dose, minutes: minutes, request: request)
    }
}
