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
            "Nothing is due now. You missed Baclofène 20 mg (2 tablets) at 15:00. Don't take it now, and don't take more next time. "
                + "Next: Baclofène 30 mg (3 tablets) at 17:00; it can be taken from 16:30. If you took it all the same: dosectl take baclofen/15:00 --at TIME"
        ),
        Row(
            "take", .nothingTakeable, .init(next: Sample.tomorrow), .refused,
            "Nothing is due now. Next: Baclofène 5 mg (½ tablet) at 13:00 tomorrow; it can be taken from 12:30 tomorrow."
        ),
        Row(
            "take", .nothingTakeable, .init(next: Sample.awaited), .refused,
            "Nothing is due now. Next: Baclofène 30 mg (3 tablets) at 17:00; it can be taken from 16:30. "
                + "If you took it early: dosectl take baclofen/17:00 --at now"
        ),
        Row("take", .nothingTakeable, .init(), .refused, "Nothing is due now."),
        Row(
            "snooze", .nothingTakeable, .init(missed: Sample.missed, next: Sample.other), .refused,
            "Nothing is due now. You missed Baclofène 20 mg (2 tablets) at 15:00. Don't take it now, and don't take more next time. "
                + "Next: Pregabalin 75 mg at 17:00; it can be taken from 16:30."),
        Row(
            "take", .missed, .init(dose: Sample.missed, next: Sample.awaited), .refused,
            "You missed Baclofène 20 mg (2 tablets) at 15:00. Don't take it now, and don't take more next time. "
                + "Next: Baclofène 30 mg (3 tablets) at 17:00; it can be taken from 16:30. If you took it all the same: dosectl take baclofen/15:00 --at TIME"
        ),
        Row(
            "take", .notYetOpen, .init(dose: Sample.tomorrow), .refused,
            "Baclofène 5 mg (½ tablet) can be taken from 12:30 tomorrow until 14:00 tomorrow, not before. "
                + "If you took it all the same: dosectl take baclofen/2026-12-02/13:00 --at TIME"),
        Row(
            "take", .settled, .init(dose: Sample.skipped), .refused,
            "baclofen 15:00 (20 mg) is already recorded as skipped: nausea. A command recorded it at 15:10; nothing was changed. "
                + "To undo it: dosectl undo baclofen/15:00"),
        Row(
            "skip", .settled, .init(dose: Sample.taken), .refused,
            "baclofen 13:00 (10 mg) is already recorded as taken at 13:04. A button recorded it at 13:05; nothing was changed. "
                + "To undo it: dosectl undo baclofen/13:00. "
                + "To correct the amount, undo it, then: dosectl take baclofen/13:00 --at 13:04 --amount AMOUNT. "
                + "To record one more intake: dosectl take baclofen/13:00 --at now --amount AMOUNT"),
        Row(
            "skip", .settled, .init(dose: Sample.missed), .refused,
            "baclofen 15:00 (20 mg) is already recorded as missed. dosed recorded it at 16:00; nothing was changed."
        ),
        Row(
            "snooze", .ambiguous, .init(doses: [Sample.ringing, Sample.other]), .unknownDose,
            """
            More than one dose can be meant. Which one?
              dosectl snooze baclofen    baclofen 17:00 (30 mg)
              dosectl snooze pregabalin  pregabalin 17:00 (75 mg)
            """),
        Row(
            "take", .ambiguous, .init(doses: [Sample.taken, Sample.missed, Sample.tomorrow]),
            .unknownDose,
            """
            More than one dose can be meant. Which one?
              dosectl take 2026-12-01/13:00  baclofen 13:00 (10 mg)
              dosectl take 15:00             baclofen 15:00 (20 mg)
              dosectl take 2026-12-02/13:00  baclofen 13:00 (5 mg)
            """),
        Row(
            "take", .unknownDose, .init(doses: [Sample.missed, Sample.awaited], asked: "18:00"),
            .unknownDose,
            """
            No dose is called "18:00". Did you mean "15:00"? Those of the day:
              baclofen 15:00 (20 mg)
              baclofen 17:00 (30 mg)
            """),
        Row(
            "take", .unknownDose, .init(doses: [Sample.awaited], asked: "aspirin"), .unknownDose,
            """
            No dose is called "aspirin". Those of the day:
              baclofen 17:00 (30 mg)
            """),
        Row(
            "take", .unknownDose, .init(doses: [], asked: "Baclofene"), .unknownDose,
            "No dose is called \"Baclofene\"."),
        Row(
            "take", .intakeNotNamed, .init(medications: ["baclofen", "pregabalin"]), .unknownDose,
            "The plan has: baclofen, pregabalin. No dose was due then, so name the medicine: "
                + "dosectl take MEDICATION --at TIME --amount AMOUNT"),
        Row(
            "take", .amountNotGiven, .init(medication: "baclofen"), .usage,
            "No dose of baclofen was due then, so give the amount: "
                + "dosectl take baclofen --at TIME --amount AMOUNT"),
        Row(
            "take", .inTheFuture, .init(at: "2026-12-01T18:00:00+01:00"), .usage,
            "18:00 is still to come; only what was already taken can be recorded. "
                + "If it was yesterday: --at \"2026-11-30 18:00\""),
        Row(
            "take", .tooLongAgo, .init(at: "2025-06-01T18:00:00+02:00"), .usage,
            "18:00 on Sun 1 June 2025 is too long ago to be recorded: dosed remembers 60 days."
        ),
        Row(
            "snooze", .nothingRinging, .init(), .refused,
            "Nothing is ringing that could be snoozed."
        ),
        Row(
            "undo", .nothingToUndo, .init(), .refused,
            "There is no answer of the last 24 hours to undo. See: dosectl history"),
        Row(
            "hold", .medicationNotNamed, .init(medications: ["baclofen", "pregabalin"]),
            .unknownDose,
            """
            The plan has more than one course. Which one?
              dosectl hold baclofen
              dosectl hold pregabalin
            """),
        Row(
            "hold", .medicationNotNamed, .init(medications: []), .unknownDose,
            "The plan has no course."),
        Row(
            "hold", .ambiguousName, .init(asked: "bac", medications: ["baclofen", "bactrim"]),
            .unknownDose, "\"bac\" can be baclofen or bactrim. Write more of it."),
        Row(
            "back", .unknownMedication, .init(asked: "baclofene", medications: ["baclofen"]),
            .unknownDose,
            "No course is called \"baclofene\". Did you mean \"baclofen\"? The plan has: baclofen."
        ),
        Row(
            "back", .courseCannot, .init(kind: .steppedBack, course: Sample.course), .refused,
            "Baclofène has no other amount before the one of now. "
                + "To take less, change the plan as prescribed. To stay on it: dosectl hold baclofen"
        ),
        Row(
            "back", .courseCannot, .init(kind: .steppedBack, course: Sample.antibiotic), .refused,
            "The doses of Amoxicillin follow each other at fixed stretches, and nothing moves them. "
                + "To leave one out: dosectl skip amox. "
                + "For fewer or more of them, change 'doses' in the plan."),
        Row(
            "hold", .courseCannot, .init(kind: .held, course: Sample.endedCourse), .refused,
            "The course of Baclofène has ended. To return to its last step: dosectl back baclofen"
        ),
        Row(
            "hold", .courseCannot, .init(kind: .held, course: Sample.courseToCome), .refused,
            "The course of Baclofène has not begun: it starts on Tue 1 December. "
                + "To start on another date, change 'start' in the plan."),
        Row(
            "hold", .courseCannot,
            .init(
                kind: .held, course: Sample.course, question: `What is asked about the plan`.change),
            .refused,
            """
            Baclofène cannot be put on hold until you say how it goes on. The plan you saved would change Baclofène from 70 mg to 30 mg a day. Until you answer, it stays at 70 mg.
              dosectl plan keep baclofen    stay at 70 mg
              dosectl plan accept baclofen  change to 30 mg
              dosectl goto STEP baclofen    another step of the plan
            """),
        Row(
            "plan accept", .nothingAsked, .init(), .refused,
            "Nothing is asked: the plan that was saved is followed. See: dosectl course"),
        Row(
            "plan keep", .nothingAsked, .init(medication: "baclofen"), .refused,
            "Nothing is asked about baclofen: the plan that was saved is followed. See: dosectl course"
        ),
        Row(
            "plan keep", .nothingToKeep, .init(medication: "baclofen"), .refused,
            "Nothing of baclofen was taken yet that it could go on with. "
                + "To begin with the first step: dosectl goto 1 baclofen"),
        Row(
            "resume", .noRaiseOnReturn, .init(medication: "baclofen", kind: .resumed), .refused,
            "baclofen was not taken on the last day, so today is not the day for more. "
                + "Take today's dose, and from tomorrow: dosectl resume baclofen"),
        Row(
            "goto", .unknownStep, .init(medication: "baclofen", steps: 10), .usage,
            "The course of baclofen has 10 steps, counted from 1. See: dosectl plan show"),
        Row(
            "goto", .courseOver, .init(medication: "baclofen"), .refused,
            "The plan of baclofen has an end that is past, so nothing would ring. "
                + "Remove the end from the plan, or make it later, then try again."),
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
            "baclofen is counted in mg, and its plan does not say which strength the ml have. "
                + "Give the amount in mg."),
        Row(
            "take", .tooSoon,
            .init(medication: "ibuprofen", at: "2026-12-01T18:00:00+01:00", left: 600), .refused,
            "So much of ibuprofen may be taken from 18:00; left of the most that is allowed: 600 mg. "
                + "If you took it all the same: dosectl take ibuprofen --at now"),
        Row(
            "stock", .whichStrength,
            .init(medication: "baclofen", strengths: [10, 5]), .unknownDose,
            "baclofen is there in several strengths. Which one? It has: 10 mg, 5 mg. "
                + "Give it as --strength."),
        Row(
            "stock", .whichStrength,
            .init(medication: "baclofen", strength: 20, strengths: [10]), .unknownDose,
            "baclofen has no strength of 20 mg. It has: 10 mg. Give it as --strength."),
        Row(
            "stock", .whichStrength, .init(medication: "drops", strength: 10, strengths: []),
            .unknownDose,
            "drops has no strength of 10 mg. The plan tells no strength of it that is counted; "
                + "leave it out."),
        Row(
            "stock", .notSoMany,
            .init(medication: "baclofen", left: Wire.Quantity(value: 2, unit: "tablets")),
            .refused,
            "So much of baclofen is not there; left: 2 tablets. If that is not right, "
                + "count again: dosectl stock count NUMBER baclofen"),
        Row(
            "stock", .expiry, .init(date: "2026-03-31"), .usage,
            "Tue 31 March 2026 is over, or too far ahead. Look at the box again for until when "
                + "it is good."),
        Row(
            "stock", .unknownMedication, .init(asked: "baklofen", medications: ["baclofen"]),
            .unknownDose,
            "No medicine is called \"baklofen\". Did you mean \"baclofen\"? "
                + "The plan has: baclofen."),
        Row(
            "stock", .medicationNotNamed, .init(medications: ["baclofen", "vitamin"]),
            .unknownDose,
            "Which medicine? Write its name after the number:\n  baclofen\n  vitamin"),
        Row(
            "take", .notSaved,
            .init(
                health: Wire.Health(
                    .store, .failed, file: "/ledger.sqlite", error: "database or disk is full")),
            .failed,
            "This was NOT recorded: the records cannot be written "
                + "(/ledger.sqlite: database or disk is full). "
                + "Make them writable and answer again; alarms go on ringing."),
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
        dose.name = "bac\u{1B}]0;lofen"
        dose.due = "15:\u{202E}00"
        let error = ControlError(.nothingTakeable, .init(missed: dose))
        #expect(
            Screen.plain.message(.refused(error), of: "skip")
                == "Nothing is due now. You missed bac\\u{1b}]0;lofen 20 mg (2 tablets) at 15:\\u{202e}00. "
                + "Don't take it now, and don't take more next time.")
    }
}
