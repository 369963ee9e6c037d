import ControlProtocol
import DoseCore
import Testing

@Suite struct `The core's values are told in the interface's` {
    static let halfTablet = Wire.Portion(
        things: Wire.Quantity(value: 0.5, unit: "tablets"), strength: 10)

    /// The second dose of the day as it stands before anything happened.
    static let awaited = Wire.Dose(
        id: "baclofen/2026-12-01/17:00", medication: "baclofen", name: "Baclofène",
        date: "2026-12-01", time: "17:00", amount: 5, portions: [halfTablet],
        due: "2026-12-01T17:00:00+01:00", opens: "2026-12-01T16:30:00+01:00",
        closes: "2026-12-01T18:00:00+01:00", state: .awaited)

    @Test func `a dose to come, in its window, and ringing`() throws {
        var expected = Self.awaited
        #expect(try Scene(at: "2026-12-01 16:00").doses.last == expected)
        expected.state = .takeable
        #expect(try Scene(at: "2026-12-01 16:45").doses.last == expected)
        expected.state = .ringing
        expected.recordedAt = "2026-12-01T17:00:00+01:00"
        expected.recordedBy = .daemon
        #expect(try Scene(at: "2026-12-01 17:00").doses.last == expected)
    }

    @Test func `a dose snoozed, then taken`() throws {
        var scene = try Scene(at: "2026-12-01 17:00")
        _ = try scene.answer(
            ControlCall("Snooze", minutes: 5), at: "2026-12-01 17:01")
        var expected = Self.awaited
        expected.state = .snoozed
        expected.snoozedUntil = "2026-12-01T17:06:00+01:00"
        expected.recordedAt = "2026-12-01T17:01:00+01:00"
        expected.recordedBy = .command
        #expect(scene.doses.last == expected)
        _ = try scene.answer(
            ControlCall("Take", at: "17:02", amount: 10),
            at: "2026-12-01 17:05")
        expected.state = .taken
        expected.snoozedUntil = nil
        expected.recordedAt = "2026-12-01T17:05:00+01:00"
        expected.takenAt = "2026-12-01T17:02:00+01:00"
        expected.taken = 10
        #expect(scene.doses.last == expected)
    }

    @Test func `a dose skipped, and one missed`() throws {
        var scene = try Scene(at: "2026-12-01 15:00")
        try scene.handle(.clock, at: "2026-12-01 16:00")
        _ = try scene.answer(
            ControlCall("Skip", dose: "17:00", reason: "nausea"), at: "2026-12-01 17:01")
        let doses = scene.doses
        #expect(doses.map(\.state) == [.missed, .skipped])
        #expect(doses.map(\.cause) == [.unanswered, nil])
        #expect(doses.map(\.reason) == [nil, "nausea"])
        #expect(doses.map { $0.portions?.map(\.things.value) } == [[2], [0.5]])
    }

    @Test func `an extra intake, with what it brings about`() throws {
        var scene = try Scene(at: "2026-12-01 15:00")
        _ = try scene.answer(
            ControlCall("Take"), at: "2026-12-01 15:55")
        let reply = try scene.answer(
            ControlCall("Take", dose: "baclofen", at: "16:10", amount: 10),
            at: "2026-12-01 16:15")
        guard case .recorded(let records, let warnings) = reply else {
            Issue.record("not recorded: \(String(describing: reply))")
            return
        }
        let answer = Wire.Answer(
            recorded: records, warnings: warnings, takeable: [], next: nil, in: scene.context)
        let extra = Wire.ExtraIntake(
            record: Int(records[0].number), medication: "baclofen", name: "Baclofène",
            date: "2026-12-01", at: "2026-12-01T16:10:00+01:00", amount: 10)
        #expect(answer.extraIntakes == [extra])
        #expect(scene.day.extraIntakes == [extra])
        #expect(
            answer.warnings == [
                Wire.Warning(kind: .extraIntake, medication: "baclofen", name: "Baclofène"),
                Wire.Warning(
                    kind: .closeToIntake, medication: "baclofen", name: "Baclofène",
                    at: "2026-12-01T15:55:00+01:00", minutes: 15, taken: 20),
                Wire.Warning(
                    kind: .closeToNext, medication: "baclofen", name: "Baclofène",
                    dose: "baclofen/2026-12-01/17:00", at: "2026-12-01T17:00:00+01:00",
                    minutes: 50, planned: 5),
                Wire.Warning(
                    kind: .aboveDayTotal, medication: "baclofen", name: "Baclofène",
                    taken: 30, planned: 25),
            ])
        #expect(
            scene.day.totals == [
                Wire.DayTotal(
                    medication: "baclofen", name: "Baclofène", taken: 30,
                    planned: 25)
            ])
    }

    @Test func `an answer taken back names what it was, and the dose rings again`() throws {
        var scene = try Scene(at: "2026-12-01 17:00")
        let taken = try scene.answer(
            ControlCall("Take", request: "one"),
            at: "2026-12-01 17:01")
        let undone = try scene.answer(ControlCall("Undo", request: "two"), at: "2026-12-01 17:02")
        guard case .recorded(let first, _) = taken, case .recorded(let second, _) = undone else {
            Issue.record("not recorded")
            return
        }
        let answer = Wire.Answer(
            recorded: second, warnings: [],
            takeable: scene.agenda.situation(at: scene.now).takeableDoses,
            next: nil,
            in: scene.context)
        // What the answer is about is not told twice.
        #expect(answer.takeable == [])
        #expect(answer.undone == [Wire.Entry(first[0], zone: scene.agenda.zone)])
        #expect(answer.doses.map(\.state) == [.ringing])
        #expect(
            answer.undone == [
                Wire.Entry(
                    number: Int(first[0].number), at: "2026-12-01T17:01:00+01:00", by: .command,
                    event: .taken, medication: "baclofen", dose: "baclofen/2026-12-01/17:00",
                    amount: 5, intakeAt: "2026-12-01T17:01:00+01:00", request: "one")
            ])
        #expect(
            Wire.Entry(second[0], zone: scene.agenda.zone)
                == Wire.Entry(
                    number: Int(second[0].number), at: "2026-12-01T17:02:00+01:00", by: .command,
                    event: .undone, undoes: Int(first[0].number), request: "two"))
    }

    @Test func `a course that has moved is told with its step and day, counted from 1`() throws {
        let scene = try Scene(at: "2026-12-01 12:00")
        let moved = [CoursePosition(step: 1, day: 2), nil].map {
            Wire.Warning(.courseMoved("baclofen", $0), of: [], in: scene.context)
        }
        #expect(moved.map(\.kind) == [.courseMoved, .courseMoved])
        #expect(moved.map(\.step) == [2, nil])
        #expect(moved.map(\.day) == [2, nil])
    }

    @Test func `every event is the word that the ledger has for it`() throws {
        let scene = try Scene(at: "2026-12-01 12:00")
        let dose = try #require(scene.agenda.situation(at: scene.now).nextDoses.first?.dose)
        let intake = Intake(amount: dose.amount, at: dose.due)
        let changes: [DoseEvent] = [
            .raised(closes: dose.window.closes), .snoozed(until: dose.due), .taken(intake),
            .skipped(reason: nil), .missed(.spacing), .superseded,
        ]
        let events: [Record.Event] =
            changes.map { .dose(dose.id, planned: dose.amount, due: dose.due, $0) } + [
                .planAdopted("version = 1", afterLoss: true),
                .extraIntake("baclofen", dose.id.date, intake), .undone(1),
            ]
            + CourseMove.Kind.allCases.map { kind in
                let from = CivilDateTime(date: dose.id.date + 1, time: .midnight)
                return .course("baclofen", CourseMove(kind, from: from), reason: "nausea")
            } + [
                .placed(
                    "baclofen",
                    Placement(
                        from: dose.id.date, plan: 1, place: CoursePosition(step: 1, day: 2),
                        reason: .asked)),
                .told(News(.ended, of: "baclofen", on: dose.id.date)),
                .diary(
                    DiaryEntry(
                        try Observation(
                            .other, name: "coffee", value: ExactNumber(thousandths: 1500),
                            unit: "cups", note: "strong"), at: dose.due, on: dose.id.date)),
                .stock(
                    StockEntry(
                        .added, of: "baclofen", strength: Amount(milligrams: 10),
                        pieces: Amount(grains: 60_500, .tablets), on: dose.id.date)),
            ]
        let entries = events.map {
            Wire.Entry(
                Record(number: 9, at: scene.now, by: .button, event: $0), zone: scene.agenda.zone)
        }
        #expect(entries.map(\.event) == events.map(\.word))
        #expect(Set(entries.map(\.event)) == Set(Record.Event.Word.allCases))
        #expect(
            entries.map(\.until) == [
                "2026-12-01T16:00:00+01:00", "2026-12-01T15:00:00+01:00", nil, nil, nil, nil, nil,
                nil, nil, nil, nil, nil, nil, nil, nil, nil,
            ])
        #expect(
            entries.compactMap(\.observation) == [
                Wire.Observation(
                    .other, name: "coffee", value: 1.5, unit: "cups", note: "strong",
                    at: "2026-12-01T15:00:00+01:00")
            ])
        #expect(entries.compactMap(\.news) == [.ended])
        #expect(
            entries.compactMap(\.from)
                == Array(repeating: "2026-12-02 00:00", count: 3) + ["2026-12-01"])
        #expect(entries.compactMap(\.placed) == [.asked])
        #expect(entries.compactMap(\.step) == [2])
        #expect(entries.compactMap(\.day) == [2])
        #expect(entries.compactMap(\.reason) == Array(repeating: "nausea", count: 3))
        #expect(entries.compactMap(\.afterLoss) == [true])
        #expect(entries.compactMap(\.date) == Array(repeating: "2026-12-01", count: 4))
        #expect(entries.compactMap(\.stock).map(\.pieces.value) == [60.5])
    }

    @Test func `a refusal carries the doses that it is about`() throws {
        var scene = try Scene(at: "2026-12-01 15:00")
        try scene.handle(.clock, at: "2026-12-01 16:10")
        let (missed, next) = (scene.doses[0], scene.doses[1])
        let rows: [(ControlCall, ControlError)] = [
            (
                ControlCall("Take"),
                ControlError(.nothingTakeable, .init(missed: missed, next: next))
            ),
            (
                ControlCall("Take", dose: "15:00"),
                ControlError(.missed, .init(dose: missed, next: next))
            ),
            (
                ControlCall("Take", dose: "17:00"),
                ControlError(.notYetOpen, .init(dose: next))
            ),
            (ControlCall("Skip", dose: "15:00"), ControlError(.settled, .init(dose: missed))),
            (
                ControlCall("Take", dose: "12:34"),
                ControlError(.unknownDose, .init(doses: [missed, next], asked: "12:34"))
            ),
            (
                ControlCall("Take", at: "23:00"),
                ControlError(.amountNotGiven, .init(medication: "baclofen"))
            ),
            (
                ControlCall("Take", at: "2026-12-01 18:00"),
                ControlError(.inTheFuture, .init(at: "2026-12-01T18:00:00+01:00"))
            ),
            (
                ControlCall("Take", at: "2026-06-01 18:00"),
                ControlError(.tooLongAgo, .init(at: "2026-06-01T18:00:00+02:00"))
            ),
            (ControlCall("Undo"), ControlError(.nothingToUndo)),
        ]
        for (call, error) in rows {
            guard case .refused(let refusal) = try scene.answer(call, at: "2026-12-01 16:10")
            else {
                Issue.record("\(call) was not refused")
                continue
            }
            let told = ControlError(
                refusal, in: scene.context, plan: Sample.health, store: Sample.health)
            #expect(told == error)
        }
    }

    @Test func `what is the matter with the plan and the store is told along`() throws {
        let scene = try Scene(at: "2026-12-01 12:00")
        let (plan, store) = (Wire.Health(.plan, .absent), Sample.health)
        func told(_ refusal: Refusal) -> ControlError {
            ControlError(refusal, in: scene.context, plan: plan, store: store)
        }
        #expect(told(.noPlan) == ControlError(.noPlan, .init(health: plan)))
        #expect(told(.notSaved) == ControlError(.notSaved, .init(health: store)))
        #expect(told(.nothingRinging) == ControlError(.nothingRinging))
        #expect(
            told(.intakeNotNamed(medications: ["baclofen"]))
                == ControlError(.intakeNotNamed, .init(medications: ["baclofen"])))
        let ids = scene.agenda.situation(at: scene.now).day(CivilDate(dayNumber: 20_788)).doses.map(
            \.dose.id)
        #expect(told(.ambiguous(ids)) == ControlError(.ambiguous, .init(doses: scene.doses)))
    }

    @Test func `a refusal names a dose or a course that the plan has lost meanwhile`() throws {
        let scene = try Scene(at: "2026-12-01 12:00")
        func told(_ refusal: Refusal) -> ControlError {
            ControlError(refusal, in: scene.context, plan: Sample.health, store: Sample.health)
        }
        let date = CivilDate(dayNumber: 20_788)
        let gone = DoseID(medication: "gone", date: date, time: .midnight)
        #expect(
            told(.settled(gone))
                == ControlError(.unknownDose, .init(doses: [], asked: gone.description)))
        #expect(
            told(.courseCannot(.held, "gone"))
                == ControlError(.unknownMedication, .init(asked: "gone", medications: [])))
    }

    @Test func `a status of the fullest day fits in a reply`() {
        var dose = Sample.bareDose
        dose.medication = String(repeating: "k", count: Limits.keyLength)
        dose.id = "\(dose.medication)/2026-12-01/17:00:00"
        // In JSON a control character takes the most bytes.
        dose.name = String(repeating: "\u{1}", count: Limits.nameLength)
        dose.state = .taken
        (dose.recordedAt, dose.recordedBy) = (dose.due, .command)
        (dose.takenAt, dose.taken) = (dose.due, 99_999.999)
        let ofEachMedication = Array(repeating: dose, count: Limits.medications)
        let status = Wire.Overview(
            version: Release.version, now: dose.due, zone: "Europe/Paris",
            takeable: ofEachMedication,
            next: ofEachMedication,
            missed: Array(repeating: dose, count: Limits.missedTold),
            today: Wire.Day(
                date: dose.date, doses: Array(repeating: dose, count: Limits.dosesPerDay),
                extraIntakes: [], totals: []),
            courses: Array(repeating: Sample.course, count: Limits.medications))
        #expect(StatusReply(status: status).message().count < ControlLimits.replyBytes)
    }

    @Test func `a status has what is open, what is next, and the day`() throws {
        let scene = try Scene(at: "2026-12-01 15:10")
        let (agenda, now) = (scene.agenda, scene.now)
        let health = [Wire.Health(.plan, .inForce)]
        let status = Wire.Overview(
            now: now.wall, zone: agenda.zone, questions: [],
            takeable: agenda.situation(at: now).takeableDoses,
            next: agenda.situation(at: now).nextDoses,
            today: agenda.situation(at: now).day(CivilDate(dayNumber: 20_788)),
            health: health)
        #expect(
            status
                == Wire.Overview(
                    version: Release.version, now: "2026-12-01T15:10:00+01:00",
                    zone: "Europe/Paris", takeable: [scene.doses[0]], next: [scene.doses[1]],
                    today: scene.day, health: health))
    }
}
