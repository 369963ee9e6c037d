import ControlProtocol
import DoseCore
import Words

/// Says what is right and what is wrong with this installation.
struct DoctorVerb: Verb, Equatable {
    static let manual = Manual(
        "doctor", summary: Sentence("what is right and wrong with this installation"),
        text: [
            [
                Sentence(
                    "Looks at all that an alarm needs, from the service to the loudspeaker, and says of each what is right, or what to do."
                ),
                Sentence("It changes nothing, and records nothing."),
            ],
            [
                Sentence(
                    "Whether an alarm is seen and heard only you can say: dosectl setup --test rings one that is recorded nowhere."
                )
            ],
        ],
        examples: [
            .init(command: "dosectl doctor", meaning: Sentence("what an alarm needs, line by line"))
        ])

    init() {}

    init(_ arguments: inout Arguments) throws(UsageError) {}

    func run(in session: Session) throws(Failure) {
        let examination = Examination(session)
        var findings = examination.surroundings
        var unreached: Failure?
        do throws(Failure) {
            findings += try examination.daemon()
        } catch {
            unreached = error
        }
        findings = Finding.Check.allCases.flatMap { check in
            findings.filter { $0.check == check }
        }
        try session.show(Findings(findings: findings)) { $0.findings(findings) }
        if let unreached { throw unreached }
        if findings.contains(where: { $0.state == .bad }) { throw .told(.failed) }
    }

    private struct Findings: Encodable {
        let findings: [Finding]
    }
}

extension Screen {
    /// A line for each, and below it what does not fit into one.
    func findings(_ findings: [Finding]) -> [String] {
        let words = DoctorWords(language)
        var table = Table()
        for finding in findings {
            let (mark, colour): (String, Style.Colour?) =
                switch finding.state {
                case .good: (words.good, nil)
                case .notable: (words.notable, .yellow)
                case .bad: (words.bad, .red)
                }
            for (index, line) in finding.lines.enumerated() {
                table.add([
                    .init(index == 0 ? mark : "", colour),
                    .init(index == 0 ? words.label(finding.check) : ""), .init(line),
                ])
            }
        }
        return table.lines(style)
    }
}
