import ControlProtocol
import DoseCore
import Testing
import Words

@testable import DoseDaemon

/// What the person's own commands are told.
struct HookCallTests {
    private let openly = calls(isPrivate: false)
    private let privately = calls(isPrivate: true)

    private static func calls(isPrivate: Bool) -> HookCalls {
        HookCalls(
            words: NotificationWords(
                settings: Settings(isPrivate: isPrivate), zone: .utc,
                name: { $0 == "baclofen" ? "Baclofène" : $0 }, today: date("2026-12-01")),
            isPrivate: isPrivate, zone: .utc)
    }

    private let taken = Intake(amount: mg(15), at: utc("2026-12-01 17:01"))
    /// What is told of the one dose of an alarm or an answer.
    private let ofDose = [
        "DOSED_DOSES": "baclofen/2026-12-01/17:00", "DOSED_DOSE": "baclofen/2026-12-01/17:00",
        "DOSED_MEDICATION": "baclofen", "DOSED_AMOUNT": "15", "DOSED_UNIT": "mg",
        "DOSED_AMOUNT_MG": "15", "DOSED_DUE": "2026-12-01T17:00:00+00:00",
    ]

    private func ofDose(and others: [String: String]) -> [String: String] {
        ofDose.merging(others) { $1 }
    }

    @Test func `of an alarm the dose, with the names that the journal has`() {
        let call = openly.alarm(alarm(open(), call: .repeated), [])
        #expect(call.occasion == .alarm)
        #expect(
            call.variables
                == ofDose(and: [
                    "DOSED_EVENT": "alarm", "DOSED_CALL": "repeated",
                    "DOSED_SUMMARY": "Baclofène 15 mg",
                    "DOSED_BODY": "1 ½ tablets of 10 mg.\nDue 17:00, until 18:00.",
                    "DOSED_UNTIL": "2026-12-01T18:00:00+00:00",
                ]))
    }

    @Test func `of several doses none is told alone`() {
        var other = aMedication
        other.key = "vitamin"
        let variables = openly.alarm(alarm(open(), open(other)), []).variables
        #expect(variables["DOSED_DOSES"] == "baclofen/2026-12-01/17:00 vitamin/2026-12-01/17:00")
        #expect(variables["DOSED_DUE"] == "2026-12-01T17:00:00+00:00")
        for name in ["DOSED_DOSE", "DOSED_MEDICATION", "DOSED_AMOUNT", "DOSED_UNIT"] {
            #expect(variables[name] == nil)
        }
    }

    @Test func `of an answer what was taken, and by whose hand`() {
        let records = [record(3, by: .button, happened(.taken(taken)))]
        #expect(
            openly.recorded(.answered, records).variables
                == ofDose(and: [
                    "DOSED_EVENT": "taken", "DOSED_BY": "button",
                    "DOSED_SUMMARY": "Taken: Baclofène 15 mg at 17:00",
                    "DOSED_BODY": "• Baclofène 15 mg at 17:00.",
                ]))
    }

    @Test(
        arguments: [
            (happened(.skipped(reason: "nausea")), "skipped", "Skipped: Baclofène 30 mg at 17:00"),
            (
                happened(.snoozed(until: utc("2026-12-01 17:20"))), "snoozed",
                "Snoozed: Baclofène 30 mg at 17:00"
            ),
            (happened(.missed(.unanswered)), "missed", "Missed: Baclofène 30 mg at 17:00"),
            (
                .extraIntake(
                    "baclofen", date("2026-12-01"),
                    Intake(amount: mg(5), at: utc("2026-12-01 18:30"))),
                "extra_intake", "Taken beside the doses: Baclofène 5 mg at 18:30"
            ),
        ] as [(Record.Event, String, String)])
    func `each kind has its word and its sentence`(
        _ event: Record.Event, _ word: String, _ summary: String
    ) throws {
        let occasion = try #require(event.occasion)
        let variables = openly.recorded(occasion, [record(3, event)]).variables
        #expect(variables["DOSED_EVENT"] == word)
        #expect(variables["DOSED_SUMMARY"] == summary)
        #expect(variables["DOSED_UNTIL"] == (word == "snoozed" ? "2026-12-01T17:20:00+00:00" : nil))
    }

    @Test func `doses that were missed together are told in one text`() {
        let records = (1...2).map { record($0, happened(.missed(.unattended))) }
        let variables = openly.recorded(.missed, records).variables
        #expect(variables["DOSED_SUMMARY"] == "Missed: 2 doses")
        #expect(
            variables["DOSED_BODY"]
                == "• Baclofène 30 mg at 17:00.\n• Baclofène 30 mg at 17:00.")
    }

    @Test func `in private nothing has a name or an amount`() {
        let calls = [
            privately.alarm(alarm(open()), []),
            privately.recorded(.answered, [record(3, happened(.taken(taken)))]),
            privately.recorded(.missed, [record(3, happened(.missed(.unanswered)))]),
            privately.question([aQuestion]),
        ]
        for call in calls {
            for (name, value) in call.variables {
                #expect(
                    !value.lowercased().contains("baclof") && !value.contains("mg"), "\(name)")
            }
        }
        #expect(calls[2].variables["DOSED_SUMMARY"] == "Missed: the dose of 17:00")
        #expect(calls[2].variables["DOSED_DUE"] == "2026-12-01T17:00:00+00:00")
    }

    @Test func `of a question what is asked, and how to answer`() {
        let variables = openly.question([aQuestion]).variables
        #expect(variables["DOSED_EVENT"] == "question")
        #expect(variables["DOSED_SUMMARY"]?.isEmpty == false)
        #expect(variables["DOSED_BODY"]?.contains("dosectl plan keep") == true)
    }

    @Test func `of trouble the part and the code of the control protocol, for every part`() {
        let call = openly.trouble(Wire.Health(.store, .failed, error: "disk full"))
        #expect(
            call
                == HookCall(
                    .trouble,
                    [
                        "DOSED_EVENT": "trouble", "DOSED_PART": "store", "DOSED_CODE": "failed",
                        "DOSED_SUMMARY": "dosed needs a look",
                        "DOSED_BODY": "Trouble with the records: see dosectl status",
                    ]))
        for part in Wire.Health.Part.allCases {
            #expect(openly.trouble(Wire.Health(part, .failed)).variables["DOSED_PART"] != nil)
        }
    }
}
