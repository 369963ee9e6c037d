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

        init(
            _ verb: String, _ name: Refusal.Name,
            _ members: ControlError.Members, _ code: ExitCode,
            _ message: String
        ) {
            self.verb = verb
            error = ControlError(name, members)
            self.code = code
            self.message = message
        }

        var testDescription: String { message }
    }

    static let rows: [Row] = [
        Row(
            "take", .nothingTakeable, .init(missed: Sample.missed, next: Sample.awaited), .refused,
            "nothing is open. baclofen 15:00 (20 mg) was missed at 16:00; it is not to be made up. "
                + "Next: 30 mg at 17:00; it can be taken from 16:30. If you did take it later: dosectl take baclofen/15:00 --at TIME"
        ),
        Row(
            "take", .nothingTakeable, .init(next: Sample.tomorrow), .refused,
            "nothing is open. Next: baclofen 5 mg at 13:00 tomorrow; it can be taken from 12:30 tomorrow"
        ),
        Row(
            "take", .nothingTakeable, .init(next: Sample.awaited), .refused,
            "nothing is open. Next: baclofen 30 mg at 17:00; it can be taken from 16:30. "
                + "If you took it early: dosectl take baclofen/17:00 --at now"
        ),
        Row("take", .nothingTakeable, .init(), .refused, "nothing is open"),
        Row(
            "snooze", .nothingTakeable, .init(missed: Sample.missed, next: Sample.other), .refused,
            "nothing is open. baclofen 15:00 (20 mg) was missed at 16:00; it is not to be made up. "
                + "Next: pregabalin 75 mg at 17:00; it can be taken from 16:30"),
        Row(
            "take", .missed, .init(dose: Sample.missed, next: Sample.awaited), .refused,
            "baclofen 15:00 (20 mg) was missed at 16:00; it is not to be made up. "
                + "Next: 30 mg at 17:00; it can be taken from 16:30. If you did take it later: dosectl take baclofen/15:00 --at TIME"
        ),
        Row(
            "take", .notYetOpen, .init(dose: Sample.tomorrow), .refused,
            "baclofen 13:00 (5 mg) can be taken from 12:30 tomorrow until 14:00 tomorrow, not before. "
                + "If you did take it: dosectl take baclofen/2026-12-02/13:00 --at TIME"),
        Row(
            "take", .settled, .init(dose: Sample.skipped), .refused,
            "baclofen 15:00 (20 mg) was skipped before (nausea), recorded at 15:10 by a command; nothing was changed. "
                + "To take that back: dosectl undo baclofen/15:00"),
        Row(
            "skip", .settled, .init(dose: Sample.taken), .refused,
            "baclofen 13:00 (10 mg) was taken before (at 13:04), recorded at 13:05 by a button; nothing was changed. "
                + "To take that back: dosectl undo baclofen/13:00. "
                + "To correct the amount: take it back, then dosectl take baclofen/13:00 --at 13:04 --amount AMOUNT. "
                + "One more intake: dosectl take baclofen/13:00 --at now --amount AMOUNT"),
        Row(
            "skip", .settled, .init(dose: Sample.missed), .refused,
            "baclofen 15:00 (20 mg) was missed, recorded at 16:00 by the daemon; nothing was changed"
        ),
        Row(
            "snooze", .ambiguous, .init(doses: [Sample.ringing, Sample.other]), .unknownDose,
            """
            more than one dose can be meant. Name one:
              dosectl snooze baclofen    baclofen 17:00 (30 mg)
              dosectl snooze pregabalin  pregabalin 17:00 (75 mg)
            """),
        Row(
            "take", .ambiguous, .init(doses: [Sample.taken, Sample.missed, Sample.tomorrow]),
            .unknownDose,
            """
            more than one dose can be meant. Name one:
              dosectl take 2026-12-01/13:00  baclofen 13:00 (10 mg)
              dosectl take 15:00             baclofen 15:00 (20 mg)
              dosectl take 2026-12-02/13:00  baclofen 13:00 (5 mg)
            """),
        Row(
            "take", .unknownDose, .init(doses: [Sample.missed, Sample.awaited], asked: "18:00"),
            .unknownDose,
            """
            no dose is called '18:00'; did you mean '15:00'? Those of the day:
              baclofen 15:00 (20 mg)
              baclofen 17:00 (30 mg)
            """),
        Row(
            "take", .unknownDose, .init(doses: [Sample.awaited], asked: "aspirin"), .unknownDose,
            """
            no dose is called 'aspirin'. Those of the day:
              baclofen 17:00 (30 mg)
            """),
        Row(
            "take", .unknownDose, .init(doses: [], asked: "Baclofene"), .unknownDose,
            "no dose is called 'Baclofene'"),
        Row(
            "take", .intakeNotNamed, .init(medications: ["baclofen", "pregabalin"]), .unknownDose,
            "no dose was due then, so the medication has to be said: dosectl take MEDICATION "
                + "--at TIME --amount AMOUNT. The plan's: baclofen, pregabalin"),
        Row(
            "take", .amountNotGiven, .init(medication: "baclofen"), .usage,
            "no dose of baclofen was due then, so the amount has to be said: "
                + "dosectl take baclofen --at TIME --amount AMOUNT"),
        Row(
            "take", .inTheFuture, .init(at: "2026-12-01T18:00:00+01:00"), .usage,
            "18:00 is still to come; only what was already taken can be recorded. "
                + "Yesterday's: --at \"2026-11-30 18:00\""),
        Row(
            "take", .tooLongAgo, .init(at: "2025-06-01T18:00:00+02:00"), .usage,
            "18:00 on Sunday 1 June 2025 is too long ago to be recorded: the daemon remembers 60 days"
        ),
        Row(
            "snooze", .nothingRinging, .init(), .refused, "nothing is ringing that could be snoozed"
        ),
        Row(
            "undo", .nothingToUndo, .init(), .refused,
            "there is no answer of the last 24 hours to take back. See: dosectl history"),
        Row(
            "hold", .medicationNotNamed, .init(medications: ["baclofen", "pregabalin"]),
            .unknownDose,
            """
            the plan has more than one course. Name one:
              dosectl hold baclofen
              dosectl hold pregabalin
            """),
        Row(
            "hold", .medicationNotNamed, .init(medications: []), .unknownDose,
            "the plan has no course"),
        Row(
            "hold", .ambiguousName, .init(asked: "bac", medications: ["baclofen", "bactrim"]),
            .unknownDose, "'bac' can be baclofen or bactrim: say more of it"),
        Row(
            "back", .unknownMedication, .init(asked: "baclofene", medications: ["baclofen"]),
            .unknownDose,
            "no course is called 'baclofene'; did you mean 'baclofen'? Those of the plan: baclofen"
        ),
        Row(
            "back", .courseCannot, .init(kind: .steppedBack, course: Sample.course), .refused,
            "Baclofène has no other amount before the one of now. "
                + "To stay on it: dosectl hold baclofen. To take less, change the plan as prescribed"
        ),
        Row(
            "hold", .courseCannot, .init(kind: .held, course: Sample.endedCourse), .refused,
            "the course of Baclofène has ended. To return to its last step: dosectl back baclofen"
        ),
        Row(
            "hold", .courseCannot, .init(kind: .held, course: Sample.courseToCome), .refused,
            "the course of Baclofène has not begun: it starts on Tuesday 1 December. "
                + "To start on another date, change 'start' in the plan"),
        Row(
            "hold", .courseCannot,
            .init(
                kind: .held, course: Sample.course, question: `What is asked about the plan`.change),
            .refused,
            """
            Baclofène is not held while it is asked how it goes on. The plan you saved would change Baclofène from 70 mg to 30 mg a day. Until you answer, it stays at 70 mg.
              dosectl plan keep baclofen    stay at 70 mg
              dosectl plan accept baclofen  change to 30 mg
              dosectl goto STEP baclofen    another step of the plan
            """),
        Row(
            "plan accept", .nothingAsked, .init(), .refused,
            "nothing is asked: the plan that was saved is followed. See: dosectl course"),
        Row(
            "plan keep", .nothingAsked, .init(medication: "baclofen"), .refused,
            "nothing is asked about baclofen: the plan that was saved is followed. See: dosectl course"
        ),
        Row(
            "plan keep", .nothingToKeep, .init(medication: "baclofen"), .refused,
            "nothing of baclofen was taken yet that it could go on with. "
                + "To begin with the first step: dosectl goto 1 baclofen"),
        Row(
            "resume", .noRaiseOnReturn, .init(medication: "baclofen", kind: .resumed), .refused,
            "baclofen was not taken on the last day, and today is no day for more. "
                + "Take today's, and from tomorrow on: dosectl resume baclofen"),
        Row(
            "goto", .unknownStep, .init(medication: "baclofen", steps: 10), .usage,
            "the course of baclofen has 10 steps; they are counted from 1. See: dosectl plan show"),
        Row(
            "goto", .courseOver, .init(medication: "baclofen"), .refused,
            "the plan of baclofen has an end that is past, and nothing would ring. "
                + "Take the end out of the plan, or make it later, and say it again"),
        Row(
            "take", .noPlan,
            .init(
                health: Wire.Health(.plan, .absent, file: "/home/ada/.config/dosed/plan.toml")),
            .failed,
            "there is no plan: run dosectl setup, or write /home/ada/.config/dosed/plan.toml yourself, "
                + "see dosed-plan(5)"),
        Row(
            "take", .noPlan,
            .init(
                health: Wire.Health(
                    .plan, .refused, isInForce: false, file: "/nowhere/plan.toml",
                    problems: [Wire.Place(file: "/nowhere/plan.toml", line: 1, column: 1)])),
            .failed,
            """
            no plan is in force:
              /nowhere/plan.toml:1:1
              the file has changed since, or cannot be read here; see dosectl check
            """),
        Row(
            "take", .otherUnit, .init(medication: "baclofen", told: "ml", counted: "mg"), .usage,
            "baclofen is counted in mg, and its strength does not tell how much of that ml is; "
                + "say the amount in mg"),
        Row(
            "take", .tooSoon,
            .init(medication: "ibuprofen", at: "2026-12-01T18:00:00+01:00", left: 600), .refused,
            "ibuprofen may be taken from 18:00 on, and 600 mg until then. "
                + "If you took it all the same: dosectl take ibuprofen --at now"),
        Row(
            "take", .notSaved,
            .init(
                health: Wire.Health(
                    .store, .failed, file: "/ledger.sqlite", error: "database or disk is full")),
            .failed,
            "this was NOT recorded: the ledger cannot be written "
                + "(/ledger.sqlite: database or disk is full). "
                + "Make it writable and answer again; alarms go on ringing"),
    ]

    @Test(arguments: rows)
    func `in these words, with this exit code`(row: Row) {
        #expect(Screen.plain.message(.refused(row.error), of: row.verb) == row.message)
        #expect(row.error.name.exitCode == row.code)
    }

    @Test func `every error of the interface has its words`() {
        #expect(Set(Self.rows.map(\.error.name)) == Set(Refusal.Name.allCases))
    }

    @Test func `what the daemon says cannot steer the terminal`() {
        var dose = Sample.missed
        dose.medication = "bac\u{1B}]0;lofen"
        dose.time = "15:\u{202E}00"
        let error = ControlError(.nothingTakeable, .init(missed: dose))
        #expect(
            Screen.plain.message(.refused(error), of: "skip")
                == "nothing is open. bac\\u{1b}]0;lofen 15:\\u{202e}00 (20 mg) was missed at 16:00; "
                + "it is not to be made up")
    }
}
