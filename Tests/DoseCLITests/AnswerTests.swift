import ControlProtocol
import DoseCore
import Testing

@testable import DoseCLI

@Suite struct `An answer is confirmed in words` {
    @Test(arguments: [
        (
            Wire.Answer(isRecorded: true, doses: [Sample.taken], next: Sample.awaited),
            """
            Taken: Baclofène 10 mg (1 tablet), the 13:00 dose, at 13:04.
            Next: Baclofène 30 mg (3 tablets) at 17:00.
            """
        ),
        (
            Wire.Answer(isRecorded: true, doses: [Sample.skipped]),
            "Skipped: Baclofène 20 mg (2 tablets), the 15:00 dose."
        ),
        (
            Wire.Answer(isRecorded: true, doses: [Sample.snoozed]),
            "Snoozed: Baclofène 30 mg (3 tablets), the 17:00 dose, until 17:20. "
                + "It can be taken until 18:00."
        ),
        (
            Wire.Answer(isRecorded: false, doses: [Sample.taken]),
            "baclofen 13:00 (10 mg) is already recorded as taken at 13:04. "
                + "A button recorded it at 13:05; nothing was changed."
        ),
        (
            Wire.Answer(
                isRecorded: true, extraIntakes: [Sample.extra],
                warnings: [
                    Wire.Warning(kind: .extraIntake, medication: "baclofen", name: "Baclofène"),
                    Wire.Warning(
                        kind: .closeToIntake, medication: "baclofen", name: "Baclofène",
                        at: "2026-12-01T16:10:30+01:00", minutes: 0, taken: 20),
                    Wire.Warning(
                        kind: .closeToNext, medication: "baclofen", name: "Baclofène",
                        dose: "baclofen/2026-12-01/17:00", at: "2026-12-01T17:00:00+01:00",
                        minutes: 50, planned: 30),
                    Wire.Warning(
                        kind: .aboveDayTotal, medication: "baclofen", name: "Baclofène",
                        taken: 70, planned: 60),
                    Wire.Warning(
                        kind: .otherAmount, medication: "baclofen", name: "Baclofène",
                        taken: 2.5, planned: 30),
                ]),
            """
            Recorded: Baclofène 2.5 mg at 16:10, as an extra intake: no dose could be taken then, so it counts for none.
            Warning: another intake of Baclofène, 20 mg at 16:10, is less than a minute away.
            Warning: the next dose of Baclofène, 30 mg, is due at 17:00, 50 min after this intake, and rings. If this was that dose: dosectl skip baclofen/17:00
            Warning: that makes 70 mg of Baclofène for the day, and 60 mg is planned.
            Warning: 2.5 mg of Baclofène was taken; 30 mg was planned.
            """
        ),
    ])
    func `to what was said`(answer: Wire.Answer, words: String) {
        #expect(joined(Screen.plain.answer(answer, to: "take")) == words)
    }

    @Test func `to one more intake while a dose that was taken could be`() {
        let answer = Wire.Answer(
            isRecorded: true, extraIntakes: [Sample.extra],
            warnings: [
                Wire.Warning(
                    kind: .besideDose, medication: "baclofen", name: "Baclofène",
                    dose: "baclofen/2026-12-01/17:00", taken: 30, planned: 30)
            ])
        #expect(
            Screen.plain.answer(answer, to: "take") == [
                "Recorded: Baclofène 2.5 mg at 16:10, as one more intake beside the 17:00 dose.",
                "With that, 30 mg of 30 mg is taken for this dose of Baclofène.",
            ])
    }

    @Test func `to an intake of a medication that is taken when needed`() {
        let answer = Wire.Answer(isRecorded: true, extraIntakes: [Sample.extra])
        #expect(
            Screen.plain.answer(answer, to: "take") == ["Recorded: Baclofène 2.5 mg at 16:10."])
    }

    @Test func `to an intake of a day before that moves the course, while a dose rings`() {
        func words(step: Int?, day: Int?) -> [String] {
            let moved = Wire.Warning(
                kind: .courseMoved, medication: "baclofen", name: "Baclofène", step: step, day: day)
            return Screen.plain.answer(
                Wire.Answer(
                    isRecorded: true, extraIntakes: [Sample.extra], warnings: [moved],
                    takeable: [Sample.ringing, Sample.snoozed]),
                to: "take")
        }
        #expect(
            words(step: 2, day: 1).dropFirst() == [
                "The course of Baclofène is now on step 2, day 1. See: dosectl course",
                "Ringing: Baclofène 30 mg (3 tablets), the 17:00 dose, until 18:00.",
            ])
        #expect(words(step: nil, day: nil)[1].hasPrefix("The course of Baclofène has now ended."))
    }

    @Test func `to an undo of a move`() {
        let answer = Wire.Answer(isRecorded: true, undone: [Sample.moves[2]])
        #expect(
            Screen.plain.answer(answer, to: "undo") == [
                "Undone: baclofen on hold from 2026-12-02: nausea. See: dosectl course"
            ])
        let moved = Wire.Warning(
            kind: .courseMoved, medication: "baclofen", name: "Baclofène", step: 2, day: 1)
        let told = Wire.Answer(isRecorded: true, undone: [Sample.moves[2]], warnings: [moved])
        #expect(
            Screen.plain.answer(told, to: "undo") == [
                "Undone: baclofen on hold from 2026-12-02: nausea.",
                "The course of Baclofène is now on step 2, day 1. See: dosectl course",
            ])
    }

    @Test func `to an undo`() {
        var entry = Sample.entry(7, .taken, at: "17:04")
        entry.intakeAt = "2026-12-01T17:03:00+01:00"
        let ringing = Wire.Answer(isRecorded: true, doses: [Sample.ringing], undone: [entry])
        #expect(
            joined(Screen.plain.answer(ringing, to: "undo")) == """
                Undone: baclofen 17:00 taken: 30 mg at 17:03.
                Baclofène 30 mg (3 tablets), the 17:00 dose, rings again until 18:00.
                """)
        let awaited = Wire.Answer(isRecorded: true, doses: [Sample.tomorrow], undone: [entry])
        #expect(
            Screen.plain.answer(awaited, to: "undo").last
                == "Baclofène 5 mg (½ tablet), the 13:00 dose, is to come again, at 13:00 tomorrow."
        )
    }
}
