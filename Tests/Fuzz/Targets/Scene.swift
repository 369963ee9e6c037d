import ControlProtocol
import DoseCore
import PlanFile

@testable import DoseCLI

/// An agenda with three medications in Paris, and a client that prints what it is told.
///
/// It does what `Daemon.answer` does with a call, without a store and a socket.
struct Scene {
    private var agenda: Agenda
    private var records: [Record] = []
    private var now: Moment

    /// At half past two in the afternoon of the first of December; the plan has been there since the day before.
    init() { self = Self.begun }

    private static let begun: Scene = {
        var scene = Scene(at: afternoon - .hours(28))
        scene.handle(.plan(plan, "plan"))
        scene.pass(.hours(25) + .minutes(25))
        return scene
    }()

    private init(at instant: Instant) {
        agenda = Agenda(zone: paris, plan: nil)
        now = Moment(instant)
    }

    mutating func pass(_ span: Duration) {
        now.wall = now.wall + span
        now.boot.milliseconds += span.milliseconds
        handle(.clock)
    }

    /// What a call asks of the agenda, without a word of what it is told.
    mutating func decide(_ call: ControlCall) {
        if let request = try? call.request(at: now.wall, in: agenda.zone) {
            expect(handle(.request(request)) != nil, "The agenda answers every request.")
        }
    }

    /// Asks as `dosectl` does, and may print the reply.
    mutating func ask(_ call: ControlCall, isPrinted: Bool) {
        let message = call.varlink.message
        guard let received = try? VarlinkCall(message: message.dropLast()) else {
            fatalError("A call that is written can be read.")
        }
        do {
            let decoded = try ControlCall(received)
            expect(decoded == call, "A call arrives as it was sent.")
            let message = try reply(to: decoded)
            if isPrinted { print(message) }
        } catch {
            let reply = try? VarlinkReply(message: error.message.dropLast())
            expect(
                reply.flatMap(VarlinkError.init) == error, "An error is read back the same.")
        }
    }

    /// What is on the disk leads to the same doses as what happened.
    func checkReplay() {
        var ledger = Ledger()
        for record in records { ledger.apply(record) }
        expect(ledger == agenda.ledger, "Replayed and live are equal.")
    }

    // MARK: The daemon

    /// The reply and its NUL, as `Daemon.answer` words it.
    private mutating func reply(to call: ControlCall) throws(VarlinkError) -> [UInt8] {
        switch call.name {
        case "Status":
            return StatusReply(status: status).message()
        case "Watch":
            return WatchReply(status: status, entries: []).message()
        case "Test":
            return TestReply(test: .waiting).message()
        case "Today":
            let date = try call.checkedDate() ?? today
            return DayReply(day: Wire.Day(agenda.situation(at: now).day(date), zone: agenda.zone))
                .message()
        case "History":
            let limit = try call.checkedLimit()
            let entries = records.reversed().filter { $0.number < call.before ?? .max }
                .prefix(limit).map { Wire.Entry($0, zone: agenda.zone) }
            return HistoryReply(entries: entries).message()
        case "Course":
            let courses = agenda.situation(at: now).courses(of: call.medication)
            return CourseReply(courses: courses.map { Wire.CourseReport($0, today: today) })
                .message()
        case "Foresee":
            guard let kind = call.kind else { throw .invalidParameter("kind") }
            do {
                let report = try agenda.situation(at: now).foresee(
                    kind, call.medication, isNow: call.isNow ?? false)
                return report.map(message) ?? refusal(.noPlan)
            } catch {
                return refusal(error)
            }
        default:
            guard let request = try call.request(at: now.wall, in: agenda.zone) else {
                throw .methodNotImplemented(call.method)
            }
            return try message(handle(.request(request)))
        }
    }

    private func message(_ reply: Reply?) throws(VarlinkError) -> [UInt8] {
        let (takeable, next) = (
            agenda.situation(at: now).takeableDoses, agenda.situation(at: now).nextDoses.first
        )
        switch reply {
        case .recorded(let records, let warnings):
            for record in records {
                if let key = record.event.movedCourse { return moved(key, by: record) }
            }
            return AnswerReply(
                answer: Wire.Answer(
                    recorded: records, warnings: warnings, takeable: takeable, next: next,
                    in: context)
            ).message()
        case .unchanged(let doses):
            return AnswerReply(
                answer: Wire.Answer(unchanged: doses, takeable: takeable, next: next, in: context)
            ).message()
        case .alreadyTold(let extra):
            return AnswerReply(
                answer: Wire.Answer(
                    unchanged: [], told: extra, takeable: takeable, next: next, in: context)
            ).message()
        case .requestUsed: throw .invalidParameter("request")
        case .courseUnchanged(let key): return moved(key, by: nil)
        case .refused(let refusal): return self.refusal(refusal)
        case nil: fatalError("The agenda answers every request.")
        }
    }

    private func refusal(_ refusal: Refusal) -> [UInt8] {
        ControlError(
            refusal, in: context, plan: Wire.Health(.plan, .absent),
            store: Wire.Health(.store, .failed)
        ).message
    }

    private func moved(_ key: Medication.Key, by record: Record?) -> [UInt8] {
        guard let report = agenda.situation(at: now).moveReport(of: key, by: record) else {
            return refusal(.unknownMedication(key, known: []))
        }
        return message(report)
    }

    private func message(_ report: MoveReport) -> [UInt8] {
        MoveReply(report, course: Wire.CourseReport(report.course, today: today)).message()
    }

    private var today: CivilDate { agenda.zone.date(at: now.wall) }

    private var status: Wire.Overview {
        Wire.Overview(
            now: now.wall, zone: agenda.zone, takeable: agenda.situation(at: now).takeableDoses,
            next: agenda.situation(at: now).nextDoses, today: agenda.situation(at: now).day(today),
            health: [])
    }

    private func course(_ key: Medication.Key) -> Wire.CourseReport? {
        agenda.situation(at: now).courses(of: key).first.map { Wire.CourseReport($0, today: today) }
    }

    private var context: WireContext {
        let scene = self
        return WireContext(
            zone: agenda.zone, name: { scene.agenda.plan?.medication($0)?.name ?? $0 },
            report: { scene.agenda.situation(at: scene.now).report(of: $0) },
            course: { scene.course($0) },
            question: { key in
                scene.agenda.situation(at: scene.now).questions
                    .first { $0.medication.key == key }.map { Wire.Question($0) }
            },
            record: { number in scene.records.first { $0.number == number } },
            drinks: { scene.agenda.ledger.diary.drinks(inWeekTo: $0) })
    }

    /// Commits what the agenda decides, and looks at the laws.
    @discardableResult
    private mutating func handle(_ input: Input) -> Reply? {
        let turn = agenda.decide(input, at: now)
        records += turn.recordsToKeep
        let outcome = agenda.conclude(turn, isSaved: true)
        var open: Set<Medication.Key> = []
        for id in agenda.ledger.ringingDoses {
            expect(open.insert(id.medication).inserted, "One dose of a medication is open.")
        }
        for effect in outcome.effects {
            switch effect {
            case .show(let alarm): checkAmounts(alarm)
            case .wake(let at): expect(at > now.wall, "A wake-up is never in the past.")
            case .recorded, .withdraw, .notify, .ask, .askDiary, .foretell, .planFile: break
            }
        }
        return outcome.reply
    }

    private func checkAmounts(_ alarm: Alarm) {
        for open in alarm.doses {
            let slots = agenda.situation(at: now).course(of: open.medication).slots(
                on: open.dose.id.date)
            expect(
                slots.contains(Slot(time: open.dose.id.time, amount: open.dose.amount)),
                "The amount shown is the plan's.")
        }
    }
}

extension Scene {
    /// Two doses a day, a course that climbs, and one taken when needed; the names are hostile.
    private static let plan: Plan = {
        let text = """
            version = 1
            timezone = "Europe/Paris"
            [medication.baclofen]
            name = "Bac\\u001b[31mlo\\u202efen"
            tablet = "10 mg"
            halves = true
            start = 2026-11-01
            times = ["15:00", "17:00"]
            steps = [{ days = 3, mg = [20, 5] }, { days = 40, mg = [20, 10] }]
            [medication.ramp]
            name = "R\\u0085amp\\u2066"
            start = 2026-11-29
            times = ["09:30", "17:00"]
            steps = [{ days = 2, mg = [1, 0] }, { days = 2, mg = [1, 1] }, { days = 9, mg = [2, 2] }]
            after = "stop"
            advance = "taken"
            spacing = "3 h"
            [medication.pain]
            start = 2026-11-01
            as_needed = { spacing = "4 h", daily_max = "20 mg" }
            """
        guard let plan = PlanFile.read(text).plan else {
            fatalError("The plan of the scene is valid.")
        }
        return plan
    }()

    // MARK: The client

    /// Reads a reply as `dosectl` does and prints it.
    private func print(_ message: [UInt8]) {
        expect(message.count <= ControlLimits.replyBytes, "A reply fits the client.")
        do {
            let reply = try VarlinkReply(message: message.dropLast())
            if let error = try ControlError(reply) {
                expect(error.message == message, "A refusal is read back the same.")
                return expectHarmless([Self.screen.words(error, of: "take")])
            }
            try printResult(of: reply, written: message)
        } catch {
            fatalError("The client reads what the daemon wrote: \(error)")
        }
    }

    private func printResult(of reply: VarlinkReply, written message: [UInt8]) throws {
        let screen = Self.screen
        let again: any ControlReply
        if let told = try? reply.parameters(StatusReply.self) {
            again = told
            expectHarmless(screen.status(told.status))
        } else if let told = try? reply.parameters(DayReply.self) {
            again = told
            expectHarmless(screen.day(told.day))
        } else if let told = try? reply.parameters(AnswerReply.self) {
            again = told
            expectHarmless(screen.answer(told.answer, to: "take"))
            expectHarmless(screen.answer(told.answer, to: "undo"))
        } else if let told = try? reply.parameters(CourseReply.self) {
            again = told
            expectHarmless(screen.courses(told.courses))
        } else if let told = try? reply.parameters(HistoryReply.self) {
            again = told
            expectHarmless(screen.wholeHistory(told))
        } else {
            let told = try reply.parameters(MoveReply.self)
            again = told
            expectHarmless(screen.moved(told, by: .held))
        }
        expect(again.message() == message, "A reply is read back the same.")
    }

    private static let screen = Screen(
        style: Style(hasColour: false, isUTF8: true), clock: ReadingClock(now: afternoon))
}
