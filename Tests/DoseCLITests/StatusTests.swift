import ControlProtocol
import DoseCore
import Glibc
import Testing
import Words

@testable import DoseCLI

@Suite struct `The status on one screen` {
    /// With what is plain, what is taken as needed, and what was missed with nobody there.
    static var morning: Wire.Overview {
        var status = Sample.status
        var off = Sample.missed
        off.cause = .unattended
        var evening = Sample.missed
        (evening.date, evening.id) = ("2026-11-30", "baclofen/2026-11-30/15:00")
        evening.due = "2026-11-30T15:00:00+01:00"
        status.missed = [evening, off]
        var later = Sample.other
        (later.state, later.due) = (.awaited, "2026-12-01T21:30:00+01:00")
        (later.time, later.note) = ("21:30", "with food")
        status.today.doses[1] = off
        status.today.doses.append(later)
        let plain = Wire.CourseReport(
            medication: "pregabalin", name: "Pregabalin", today: "2026-12-01", standing: .running,
            step: 1, steps: 1, day: 40, starts: "2026-10-20", sum: 75, times: ["21:30"],
            amounts: [75])
        status.courses.append(plain)
        status.today.needs = [
            Wire.Need(
                medication: "ibuprofen", name: "Ibuprofen", dose: 400, taken: 400, max: 1200,
                left: 800, withinMinutes: 1440, lastAt: "2026-12-01T14:00:00+01:00",
                nextAt: "2026-12-01T20:00:00+01:00")
        ]
        return status
    }

    static func screen(_ width: Int, isUTF8: Bool = true) -> Screen {
        var style = Style(hasColour: false, isUTF8: isUTF8)
        style.width = width
        return Screen(style: style, clock: Screen.plain.clock)
    }

    @Test func `at 80 columns`() {
        #expect(
            joined(Self.screen(80).status(Self.morning)) == """
                Tue 1 December 2026, 17:05 (Europe/Paris)

                Now   Baclofène 30 mg (3 tablets), due 17:00: ringing until 18:00.
                      When you have taken it: dosectl take
                Next  Pregabalin 75 mg at 21:30, in 4 h 25 min.

                You missed Baclofène 20 mg (2 tablets) at 15:00 yesterday. If you took it:
                  dosectl take baclofen/2026-11-30/15:00 --at 15:00
                You missed Baclofène 20 mg (2 tablets) at 15:00 while the computer was off. If
                  you took it: dosectl take baclofen/15:00 --at 15:00

                  0        3        6        9        12       15       18       21       24
                  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ✓  ·  ✗  +  ●  ·  ·  ·  ·○ ·  ·  ·
                                                                     ▲ now

                Baclofène today: 12.5 mg of 60 mg taken.
                Baclofène 20 mg a day, step 2 of 3, day 1 of 2; Thu 3 December: 30 mg
                Pregabalin 75 mg a day
                Ibuprofen, as needed: 400 mg at a time, again from 20:00; 400 mg of 1200 mg
                  taken in 24 h, 800 mg left; last at 14:00.

                dosed works.
                """)
    }

    @Test func `at 60 columns`() {
        #expect(
            joined(Self.screen(60).status(Self.morning)) == """
                Tue 1 December 2026, 17:05 (Europe/Paris)

                Now   Baclofène 30 mg (3 tablets), due 17:00: ringing until
                      18:00.
                      When you have taken it: dosectl take
                Next  Pregabalin 75 mg at 21:30, in 4 h 25 min.

                You missed Baclofène 20 mg (2 tablets) at 15:00 yesterday.
                  If you took it:
                  dosectl take baclofen/2026-11-30/15:00 --at 15:00
                You missed Baclofène 20 mg (2 tablets) at 15:00 while the
                  computer was off. If you took it:
                  dosectl take baclofen/15:00 --at 15:00

                  0     3     6     9     12    15    18    21    24
                  · · · · · · · · · · · · · ✓ · ✗ + ● · · · ·○· · ·
                                                    ▲ now

                Baclofène today: 12.5 mg of 60 mg taken.
                Baclofène 20 mg a day, step 2 of 3, day 1 of 2;
                  Thu 3 December: 30 mg
                Pregabalin 75 mg a day
                Ibuprofen, as needed: 400 mg at a time, again from 20:00;
                  400 mg of 1200 mg taken in 24 h, 800 mg left; last at
                  14:00.

                dosed works.
                """)
    }

    @Test func `in ASCII, and where there is no room for the hours`() {
        #expect(
            joined(Self.screen(26, isUTF8: false).status(Sample.status)) == """
                Tue 1 December 2026, 17:05 (Europe/Paris)

                Now   Baclof?ne 30 mg
                      (3 tablets), due
                      17:00: ringing until
                      18:00.
                      When you have taken
                      it: dosectl take
                Next  Baclof?ne 5 mg (1/2
                      tablet) at 13:00
                      tomorrow, in 19 h
                      55 min.

                You missed Baclof?ne 20 mg
                  (2 tablets) at 15:00. If
                  you took it:
                  dosectl take baclofen/15:00 --at 15:00

                Baclof?ne today: 12.5 mg
                  of 60 mg taken.
                Baclof?ne 20 mg a day,
                  step 2 of 3, day 1 of 2;
                  Thu 3 December: 30 mg

                dosed works.
                """)
        #expect(
            joined(Self.screen(30, isUTF8: false).status(Sample.status)) == """
                Tue 1 December 2026, 17:05 (Europe/Paris)

                Now   Baclof?ne 30 mg
                      (3 tablets), due 17:00:
                      ringing until 18:00.
                      When you have taken it:
                      dosectl take
                Next  Baclof?ne 5 mg (1/2
                      tablet) at 13:00
                      tomorrow, in 19 h
                      55 min.

                You missed Baclof?ne 20 mg
                  (2 tablets) at 15:00. If you
                  took it:
                  dosectl take baclofen/15:00 --at 15:00

                  0     6     12    18    24
                  .............v.x+*.......
                                   ^ now

                Baclof?ne today: 12.5 mg of
                  60 mg taken.
                Baclof?ne 20 mg a day, step
                  2 of 3, day 1 of 2;
                  Thu 3 December: 30 mg

                dosed works.
                """)
    }

    @Test(arguments: [40, 60, 80, 100], [true, false])
    func `no line is wider than the terminal`(width: Int, isUTF8: Bool) {
        var status = Self.morning
        status.questions = [`What is asked about the plan`.change]
        status.health.append(Wire.Health(.clock, .farAhead))
        let style = Self.screen(width, isUTF8: isUTF8).style
        let lines = Self.screen(width, isUTF8: isUTF8).status(status, warnings: 2)
            .flatMap { style.wrapped($0) }
        #expect(lines.filter { $0.displayWidth > width } == [])
        #expect(lines.allSatisfy { $0.last != " " })
    }

    @Test func `troubles are told whole, and what is well is not`() {
        var status = Sample.status
        (status.takeable, status.next, status.missed, status.courses) = ([], [], [], [])
        status.today = Wire.Day(date: "2026-12-01")
        status.health = [
            Wire.Health(.plan, .inForce),
            Wire.Health(
                .plan, .refused, isInForce: true, file: "plan.toml",
                problems: [Wire.Place(file: "plan.toml", line: 1, column: 1)]),
            Wire.Health(.store, .failed, file: "ledger", error: "disk full\u{1B}[2J"),
        ]
        var screen = Screen.plain
        screen.reread = { _ in ["plan.toml:1:1: error: empty"] }
        #expect(
            joined(screen.status(status)) == """
                Tue 1 December 2026, 17:05 (Europe/Paris)

                Now   Nothing is due now.
                Next  Nothing more is planned.

                Trouble with the plan: the plan as it was stays in force:
                  plan.toml:1:1: error: empty
                Trouble with the records: answers cannot be saved: ledger: disk full\\u{1b}[2J
                """)
    }

    @Test func `several open doses stand under one another`() {
        var status = Sample.status
        var soon = Sample.other
        (soon.state, soon.note) = (.takeable, "with food")
        status.takeable = [Sample.snoozed, soon]
        #expect(
            joined(Array(Screen.plain.status(status)[2...5])) == """
                Now   Baclofène 30 mg (3 tablets), due 17:00: snoozed until 17:20, can be taken until 18:00.
                      Pregabalin 75 mg, with food, due 17:00: can be taken until 18:00.
                      When you have taken them all: dosectl take all
                Next  Baclofène 5 mg (½ tablet) at 13:00 tomorrow, in 19 h 55 min.
                """)
    }

    @Test func `a missed dose is told with the leaflet's own words`() {
        var status = Sample.status
        var dose = Sample.missed
        dose.ifMissed = "take it within 5 days"
        status.missed = [dose]
        let told = Screen.plain.status(status).joined(separator: " ")
        #expect(told.contains(" at 15:00. Take it within 5 days. If you took it:"), "\(told)")
    }

    @Test func `of more than four missed doses the newest are told`() {
        var status = Sample.status
        status.missed = (1...6).map { hour in
            var dose = Sample.missed
            (dose.time, dose.due) = ("0\(hour):00", "2026-12-01T0\(hour):00:00+01:00")
            return dose
        }
        let lines = Screen.plain.status(status).filter { $0.hasPrefix("You missed") }
        #expect(lines.count == 4)
        #expect(
            lines.last
                == "You missed Baclofène 20 mg (2 tablets) at 06:00. If you took it: dosectl take baclofen/06:00 --at 06:00"
        )
        #expect(Screen.plain.status(status).contains("And 2 more: dosectl history missed."))
    }

    @Test(arguments: [
        (MissedCause.unattended, "You missed X at 15:00 while the computer was off."),
        (.clockStep, "You missed X at 15:00 when the clock was set past it."),
        (.spacing, "X at 15:00 did not ring: the intake before was too close."),
    ])
    func `why a dose was missed`(cause: MissedCause, sentence: String) {
        var status = Sample.status
        status.missed[0].cause = cause
        let words = sentence.replacing("X", with: "Baclofène 20 mg (2 tablets)")
        #expect(Screen.plain.status(status).contains { $0.hasPrefix(words) })
    }

    @Test func `a dose of the night is told with its date`() {
        var status = Sample.status
        status.missed[0].date = "2026-11-30"
        (status.missed[0].id, status.missed[0].time) = ("baclofen/2026-11-30/24:30", "24:30")
        status.missed[0].due = "2026-12-01T00:30:00+01:00"
        #expect(
            Screen.plain.status(status).contains {
                $0.hasSuffix("dosectl take baclofen/2026-11-30/24:30 --at \"2026-12-01 00:30\"")
            })
    }

    @Test func `where a course stands, in a line`() {
        func line(_ change: (inout Wire.CourseReport) -> Void) -> String? {
            var status = Sample.status
            change(&status.courses[0])
            return Screen.plain.status(status).last { $0.hasPrefix("Baclofène") }
        }
        #expect(
            line { _ in }
                == "Baclofène 20 mg a day, step 2 of 3, day 1 of 2; Thu 3 December: 30 mg")
        #expect(
            line { course in
                (course.standing, course.upcoming) = (.held, [])
            }
                == "Baclofène 20 mg a day, step 2 of 3, day 1 of 2; on hold; to go on: dosectl resume baclofen"
        )
        #expect(
            line { course in
                course.upcoming = []
                course.ends = "2026-12-03"
            } == "Baclofène 20 mg a day, step 2 of 3, day 1 of 2; Thu 3 December: nothing any more")
        #expect(
            line { course in
                (course.standing, course.sum, course.step) = (.notBegun, .none, nil)
                (course.starts, course.upcoming) = ("2026-12-09", [])
            } == "Baclofène: begins on Wed 9 December")
        #expect(
            line { course in
                (course.standing, course.sum, course.step) = (.ended, .none, nil)
                course.upcoming = []
            } == "Baclofène: ended")
        #expect(
            line { course in
                (course.standing, course.sum, course.step) = (.asked, .none, nil)
                course.upcoming = []
            } == "Baclofène: nothing rings until you answer")
        #expect(
            line { $0.standing = .asked }
                == "Baclofène 20 mg a day, step 2 of 3, day 1 of 2; stays so until you answer")
        #expect(
            line { course in
                course.recurrence = Wire.Recurrence(
                    .weekdays, weekdays: ["monday"], from: "2026-11-30")
                course.moves = [Sample.move(.held, from: "2026-12-02 00:00")]
            }
                == "Baclofène 20 mg once a week, on Mondays, step 2 of 3, day 1 of 2; on hold from tomorrow; Thu 3 December: 30 mg a day"
        )
    }

    @Test func `in French, all of it`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen(Self.screen(80))
            #expect(
                French.joined(screen.status(Self.morning)) == """
                    Mar. 1 décembre 2026, 17:05 (Europe/Paris)

                    Maintenant  Baclofène 30 mg (3 comprimés), prévu à 17:00 : sonne jusqu’à 18:00.
                                Une fois pris : dosectl take
                    Ensuite     Pregabalin 75 mg à 21:30, dans 4 h 25 min.

                    Prise manquée : Baclofène 20 mg (2 comprimés) à 15:00 hier. Si vous l’avez
                      prise : dosectl take baclofen/2026-11-30/15:00 --at 15:00
                    Prise manquée, ordinateur éteint : Baclofène 20 mg (2 comprimés) à 15:00. Si
                      vous l’avez prise : dosectl take baclofen/15:00 --at 15:00

                      0        3        6        9        12       15       18       21       24
                      ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ✓  ·  ✗  +  ●  ·  ·  ·  ·○ ·  ·  ·
                                                                         ▲ maintenant

                    Baclofène aujourd’hui : 12,5 mg pris sur 60 mg.
                    Baclofène 20 mg par jour, palier 2 sur 3, jour 1 sur 2 ; jeu. 3 décembre : 30 mg
                    Pregabalin 75 mg par jour
                    Ibuprofen, si besoin : 400 mg à la fois, de nouveau possible à 20:00 ; 400 mg
                      sur 1200 mg en 24 h, reste 800 mg ; dernière prise à 14:00.

                    dosed fonctionne.
                    """)
        }
    }
}
