import ControlProtocol
import DoseCore
import Words

/// Records that a dose is left out on purpose.
struct SkipVerb: AnsweringVerb, Equatable {
    static let manual = Manual(
        "skip", summary: Sentence("record that a dose is left out"), words: "[DOSE]",
        options: [Option("reason", value: "TEXT", help: Sentence("why, for the record"))],
        text: [Manual.dose],
        examples: [
            .init(command: "dosectl skip --reason nausea", meaning: Sentence("the open dose"))
        ])

    var dose: String?
    var reason: String?

    init(dose: String? = nil, reason: String? = nil) {
        self.dose = dose
        self.reason = reason
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        reason = arguments["reason"]
        if let reason, reason.unicodeScalars.count > Limits.reasonLength {
            throw .badValue(reason, of: .reason)
        }
        dose = try arguments.dose()
    }

    func call(request: String) -> ControlCall {
        ControlCall("Skip", dose: dose, reason: reason, request: request)
    }
}
