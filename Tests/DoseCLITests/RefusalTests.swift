import ControlProtocol
import DoseCore
import Testing

@testable import DoseCLI

@Suite struct `A refusal says what was found and what to do` {
    struct Row: CustomTestStringConvertible, Sendable {
        let verb: String
        let error: ControlError
        let code: ExitCode
        let message: String

        init(_ verb: String, _ error: ControlError, _ code: ExitCode, _ message: String) {
            self.verb = verb
            self.error = error
            self.code = code
            self.message = message
        }

        var testDescription: String { message }
    }

    static let rows: [Row] = [
        Row(
            "take", .nothingTakeable(missed: Sample.missed, next: Sample.awaited), .refused,
            "nothing is open. baclofen 15:00 (20 mg) was missed at 16:00; it is not to be made up. "
                + "Next: 30 mg at 17:00. If you did take it later: dosectl take 15:00 --at TIME"),
        Row(
            "take", .nothingTakeable(missed: nil, next: Sample.tomorrow), .refused,
            "nothing is open. Next: baclofen 5 mg at 13:00 tomorrow"),
        Row("take", .nothingTakeable(missed: nil, next: nil), .refused, "nothing is open"),
        Row(
            "snooze", .nothingTakeable(missed: Sample.missed, next: Sample.other), .refused,
            "nothing is open. baclofen 15:00 (20 mg) was missed at 16:00; it is not to be made up. "
                + "Next: pregabalin 75 mg at 17:00"),
        Row(
            "take", .missed(Sample.missed, next: Sample.awaited), .refused,
            "baclofen 15:00 (20 mg) was missed at 16:00; it is not to be made up. "
                + "Next: 30 mg at 17:00. If you did take it later: dosectl take 15:00 --at TIME"),
        Row(
            "take", .notYetOpen(Sample.tomorrow), .refused,
            "baclofen 13:00 (5 mg) can be taken from 12:30 tomorrow until 14:00 tomorrow, not before. "
                + "If you did take it: dosectl take 13:00 --at TIME"),
        Row(
            "take", .settled(Sample.skipped), .refused,
            "baclofen 15:00 (20 mg) was skipped before (nausea), recorded at 15:10 by a command; nothing was changed. "
                + "To take the last answer back: dosectl undo"),
        Row(
            "skip", .settled(Sample.taken), .refused,
            "baclofen 13:00 (10 mg) was taken before (at 13:04), recorded at 13:05 by a button; nothing was changed. "
                + "To take the last answer back: dosectl undo"),
        Row(
            "skip", .settled(Sample.missed), .refused,
            "baclofen 15:00 (20 mg) was missed, recorded at 16:00 by the daemon; nothing was changed"
        ),
        Row(
            "snooze", .ambiguous([Sample.ringing, Sample.other]), .unknownDose,
            """
            more than one dose can be meant. Name one:
              dosectl snooze baclofen    baclofen 17:00 (30 mg)
              dosectl snooze pregabalin  pregabalin 17:00 (75 mg)
            """),
        Row(
            "take", .ambiguous([Sample.taken, Sample.missed, Sample.tomorrow]), .unknownDose,
            """
            more than one dose can be meant. Name one:
              dosectl take 2026-12-01/13:00  baclofen 13:00 (10 mg)
              dosectl take 15:00             baclofen 15:00 (20 mg)
              dosectl take 2026-12-02/13:00  baclofen 13:00 (5 mg)
            """),
        Row(
            "take", .unknownDose(asked: "18:00", today: [Sample.missed, Sample.awaited]),
            .unknownDose,
            """
            no dose is called '18:00'; did you mean '15:00'? Those of the day:
              baclofen 15:00 (20 mg)
              baclofen 17:00 (30 mg)
            """),
        Row(
            "take", .unknownDose(asked: "aspirin", today: [Sample.awaited]), .unknownDose,
            """
            no dose is called 'aspirin'. Those of the day:
              baclofen 17:00 (30 mg)
            """),
        Row(
            "take", .unknownDose(asked: "Baclofene", today: []), .unknownDose,
            "no dose is called 'Baclofene'"),
        Row(
            "take", .intakeNotNamed(medications: ["baclofen", "pregabalin"]), .unknownDose,
            "no dose was due then, so the medication has to be said: dosectl take MEDICATION "
                + "--at TIME --amount MG. The plan's: baclofen, pregabalin"),
        Row(
            "take", .amountNotGiven(medication: "baclofen"), .usage,
            "no dose of baclofen was due then, so the amount has to be said: "
                + "dosectl take baclofen --at TIME --amount MG"),
        Row(
            "take", .inTheFuture(at: "2026-12-01T18:00:00+01:00"), .usage,
            "18:00 is still to come; only what was already taken can be recorded"),
        Row(
            "take", .tooLongAgo(at: "2025-06-01T18:00:00+02:00"), .usage,
            "18:00 on Sunday 1 June 2025 is too long ago to be recorded: the daemon remembers 60 days"
        ),
        Row(
            "snooze", .nothingRinging, .refused, "nothing is ringing that could be snoozed"),
        Row(
            "undo", .nothingToUndo, .refused,
            "there is no answer of the last 24 hours to take back. See: dosectl history"),
        Row(
            "hold", .medicationNotNamed(medications: ["baclofen", "pregabalin"]), .unknownDose,
            """
            the plan has more than one course. Name one:
              dosectl hold baclofen
              dosectl hold pregabalin
            """),
        Row(
            "hold", .medicationNotNamed(medications: []), .unknownDose, "the plan has no course"),
        Row(
            "back", .unknownMedication(asked: "baclofene", known: ["baclofen"]), .unknownDose,
            "no course is called 'baclofene'; did you mean 'baclofen'? Those of the plan: baclofen"
        ),
        Row(
            "back", .courseCannot(.steppedBack, Sample.course), .refused,
            "Baclofène is on its first step; there is none before it. "
                + "To stay on it: dosectl hold baclofen. To take less, change the plan as prescribed"
        ),
        Row(
            "hold", .courseCannot(.held, Sample.endedCourse), .refused,
            "the course of Baclofène has ended. To return to its last step: dosectl back baclofen"
        ),
        Row(
            "hold", .courseCannot(.held, Sample.courseToCome), .refused,
            "the course of Baclofène has not begun: it starts on Tuesday 1 December. "
                + "To start on another date, change 'start' in the plan"),
        Row(
            "take", .noPlan(file: "/home/ada/.config/dosed/plan.toml", problems: []), .failed,
            "there is no plan: write /home/ada/.config/dosed/plan.toml, see dosed-plan(5)"),
        Row(
            "take",
            .noPlan(file: "plan.toml", problems: ["plan.toml:1:1: error: 'version' is missing"]),
            .failed,
            """
            no plan is in force:
              plan.toml:1:1: error: 'version' is missing
            """),
        Row(
            "take", .notSaved(reason: "database or disk is full"), .failed,
            "this was NOT recorded: the ledger cannot be written (database or disk is full). "
                + "Make it writable and answer again; alarms go on ringing"),
    ]

    @Test(arguments: rows)
    func `in these words, with this exit code`(row: Row) {
        #expect(Screen.plain.message(.refused(row.error), of: row.verb) == row.message)
        #expect(row.error.exitCode == row.code)
    }

    @Test func `every error of the interface has its words`() {
        #expect(Set(Self.rows.map(\.error.name)) == Set(ControlError.Name.allCases))
    }

    @Test func `what the daemon says cannot steer the terminal`() {
        var dose = Sample.missed
        dose.medication = "bac\u{1B}]0;lofen"
        dose.time = "15:\u{202E}00"
        let error = ControlError.nothingTakeable(missed: dose, next: nil)
        #expect(
            Screen.plain.message(.refused(error), of: "skip")
                == "nothing is open. bac\\u{1b}]0;lofen 15:\\u{202e}00 (20 mg) was missed at 16:00; "
                + "it is not to be made up")
    }
}
