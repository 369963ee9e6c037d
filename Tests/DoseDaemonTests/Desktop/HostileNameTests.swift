import DoseSimulator
import Systemd
import Testing

@testable import DoseCore
@testable import DoseDaemon
@testable import Words

/// Whatever a medication is called, the desktop and the journal are told nothing but words.
struct HostileNameTests {
    private func named(_ name: String) -> Medication {
        var medication = aMedication
        medication.name = name
        return medication
    }

    /// Every notification in which a name can be.
    private func notifications(_ name: String) -> [Notification] {
        let medication = named(name)
        let words = NotificationWords(
            settings: Settings(), zone: .utc, name: { _ in name }, today: date("2026-12-01"))
        let one = open(
            medication, recentIntake: Intake(amount: mg(1), at: utc("2026-12-01 16:30")),
            daysWithoutIntake: 4)
        let missed = MissedDose(dose: one.dose, medication: medication, cause: .unanswered)
        return [
            words.alarm(alarm(one), nonce: "1f", hasButtons: true),
            words.alarm(alarm(one, one, call: .last), nonce: "1f", hasButtons: false),
            words.notice(.missed([missed], next: one.dose)),
            words.notice(.missed([missed, missed], next: one.dose)),
            words.notice(.planChanged(before: [], after: [one.dose])),
            words.notice(.planChanged(before: [one.dose], after: [])),
            words.notice(.review(medication)),
            words.refusal(.notSaved, store: name),
        ]
    }

    @Test func `of 100,000 names none is markup, steers, turns or hides in a notification`() {
        var random = Random(seed: 7)
        for _ in 1...12_500 {
            for notification in notifications(HostileText.make(&random)) {
                let call = notification.arguments(replacing: 0, for: ["actions", "body-markup"])
                for text in texts(of: call) {
                    if HostileText.isHarmful(text, lines: true) {
                        Issue.record("\(text.debugDescription)")
                    }
                }
                guard case .string(let summary) = call[3], case .string(let body) = call[4] else {
                    Issue.record("no texts")
                    return
                }
                #expect(!summary.contains("\n"))
                // So that an amount behind a name is not cut off.
                #expect(summary.count < Limits.nameLength + 50)
                if body.contains(where: { "<>".contains($0) }) || !isEscaped(body) {
                    Issue.record("\(body.debugDescription)")
                }
            }
        }
    }

    @Test func `no name makes a line of its own`() {
        var random = Random(seed: 8)
        let lines = notifications("x").map { $0.body.split(separator: "\n").count }
        for _ in 1...5000 {
            let name = HostileText.make(&random)
            #expect(notifications(name).map { $0.body.split(separator: "\n").count } == lines)
        }
    }

    /// Whether each ampersand begins an entity that was written on purpose.
    private func isEscaped(_ text: String) -> Bool {
        text.split(separator: "&", omittingEmptySubsequences: false).dropFirst().allSatisfy {
            rest in
            ["amp;", "lt;", "gt;"].contains(where: rest.hasPrefix)
        }
    }

    private func texts(of arguments: [BusArgument]) -> [String] {
        arguments.flatMap { argument in
            switch argument {
            case .string(let text): [text]
            case .strings(let texts): texts
            default: [String]()
            }
        }
    }

    @Test func `of 100,000 names and reasons each is one entry of the journal`() {
        var random = Random(seed: 9)
        for _ in 1...25_000 {
            let (name, reason) = (HostileText.make(&random), HostileText.make(&random))
            let move = CourseMove(.held, from: civil("2026-12-02 00:00"))
            for event in [
                happened(.skipped(reason: reason)),
                Record.Event.course("baclofen", move, reason: reason),
            ] {
                let entry = JournalEntry(record(7, event), zone: .utc, detail: .full) { _ in name }
                    .harmless
                let lines = entry.bytes(identifier: "dosed").split(separator: UInt8(ascii: "\n"))
                    .map { String(decoding: $0, as: UTF8.self) }
                if lines.contains(where: { HostileText.isHarmful($0) }) {
                    Issue.record("\(lines)")
                }
                #expect(lines.filter { $0.hasPrefix("MESSAGE=") }.count == 1)
            }
        }
    }
}
