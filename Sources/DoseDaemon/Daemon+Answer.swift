import ControlProtocol
import DoseCore

extension Daemon {
    /// Answers one call of the control protocol.
    func answer(_ call: VarlinkCall) -> ControlConnection.Response {
        let bytes: [UInt8]
        var stream: ControlConnection.Stream?
        look()
        do {
            let decoded = try ControlCall(call)
            switch decoded.name {
            case "Test": return answerTest(call)
            case "Backup": return answerBackup(call)
            case "Restore": return answerRestore(call, isNow: decoded.isNow ?? false)
            default: break
            }
            if decoded.isStream, call.more { stream = .news }
            bytes = try carryOut(decoded, continues: stream != nil)
        } catch {
            bytes = error.message
        }
        if call.oneway { return .none }
        return stream.map { .stream(bytes, of: $0) } ?? .reply(bytes)
    }

    private func carryOut(_ call: ControlCall, continues: Bool) throws(VarlinkError) -> [UInt8] {
        switch call.name {
        case "Status":
            tellStatus()
            return StatusReply(status: status).message()
        case "Today":
            let date = try call.checkedDate() ?? today
            return DayReply(
                day: Wire.Day(day(date), zone: agenda.zone),
                questions: questions.map { Wire.Question($0) }
            ).message()
        case "Diary":
            let date = try call.checkedDate() ?? today
            return DiaryReply(diary: diary(of: date)).message()
        case "Stock":
            return stocks(of: call.medication)
        case "History":
            return try history(call).message()
        case "Adherence":
            let (dates, days) = try call.checkedPeriods()
            return adherence(dates, every: days).message()
        case "Export":
            return try export(call).plainMessage
        case "Watch":
            return WatchReply(status: status, entries: []).message(continues: continues)
        case "Course":
            return courses(of: call.medication)
        case "Foresee":
            return try foresee(call)
        case "GetInfo":
            return VarlinkService.Info(
                vendor: "dosed", product: "dosed", version: Release.version,
                url: "man:dosed(1)", interfaces: VarlinkService.interfaces
            ).message()
        case "GetInterfaceDescription":
            guard let text = call.interface.flatMap(VarlinkService.description) else {
                throw .interfaceNotFound(call.interface ?? "")
            }
            return VarlinkService.Description(description: text).message()
        default:
            guard let request = try call.request(at: now.wall, in: agenda.zone) else {
                throw .methodNotImplemented(call.method)
            }
            return try message(handle(.request(request)), to: call)
        }
    }

    private func history(_ call: ControlCall) throws(VarlinkError) -> HistoryReply {
        let page = store.page(
            before: call.before.map { Int64($0) } ?? .max, limit: try call.checkedLimit())
        return HistoryReply(
            entries: page.records.map { Wire.Entry($0, zone: agenda.zone) },
            unreadable: page.unreadable.map { Int($0) },
            ledger: page.unreadable.isEmpty ? nil : store.path)
    }

    private func message(_ reply: Reply?, to call: ControlCall) throws(VarlinkError) -> [UInt8] {
        let situation = agenda.situation(at: now)
        let takeable = situation.takeableDoses
        let next = situation.nextDose.flatMap { situation.report(of: $0.id) }
        switch reply {
        case .recorded(let records, let warnings):
            if let moved = records.first(where: { $0.event.movedCourse != nil }) {
                return moveMessage(moved.event.movedCourse ?? "", by: moved)
            }
            let choices = situation.choices(of: records)
            if !choices.isEmpty {
                return ChoiceReply(
                    choices: choices.map { Wire.Choice($0, course: course($0.medication)) }
                ).message()
            }
            return AnswerReply(
                answer: Wire.Answer(
                    recorded: records, warnings: warnings, takeable: takeable, next: next,
                    in: context)
            ).message()
        case .unchanged(let doses):
            return AnswerReply(
                answer: Wire.Answer(
                    unchanged: doses, takeable: takeable, next: next, in: context)
            ).message()
        case .alreadyTold(let extra):
            return AnswerReply(
                answer: Wire.Answer(
                    unchanged: [], told: extra, takeable: takeable, next: next, in: context)
            ).message()
        case .requestUsed:
            throw .invalidParameter("request")
        case .courseUnchanged(let key):
            return moveMessage(key, by: nil)
        case .refused(let refusal):
            return self.refusal(refusal)
        case nil:
            preconditionFailure("The agenda answers every request.")
        }
    }

    private func refusal(_ refusal: Refusal) -> [UInt8] {
        ControlError(refusal, in: context, plan: planHealth, store: storeHealth).message
    }

    // MARK: Courses

    private func moveMessage(_ key: Medication.Key, by record: Record?) -> [UInt8] {
        guard let report = agenda.situation(at: now).moveReport(of: key, by: record) else {
            // The plan has lost the medication since the request of this name.
            return refusal(.unknownMedication(key, known: courseKeys))
        }
        return message(report)
    }

    private func message(_ report: MoveReport) -> [UInt8] {
        MoveReply(report, course: course(report.course)).message()
    }

    /// What a move would lead to.
    private func foresee(_ call: ControlCall) throws(VarlinkError) -> [UInt8] {
        guard let kind = call.kind else { throw .invalidParameter("kind") }
        do {
            let key = try call.medication.map { word throws(Refusal) in
                try agenda.plan.key(of: word)
            }
            let report = try agenda.situation(at: now).foresee(
                kind, key, isNow: call.isNow ?? false)
            return report.map(message) ?? refusal(.noPlan)
        } catch {
            return refusal(error)
        }
    }

    private func courses(of word: String?) -> [UInt8] {
        guard agenda.plan != nil else { return refusal(.noPlan) }
        let key: Medication.Key?
        do {
            key = try word.map { word throws(Refusal) in try agenda.plan.key(of: word) }
        } catch {
            return refusal(error)
        }
        let courses = agenda.situation(at: now).courses(of: key)
        if let key, courses.isEmpty {
            return refusal(.unknownMedication(key, known: courseKeys))
        }
        let questions = questions.filter { (key ?? $0.medication.key) == $0.medication.key }
        return CourseReply(
            courses: courses.map { course($0, among: courses.count) },
            questions: questions.map { Wire.Question($0) }
        ).message()
    }

    private func course(_ key: Medication.Key) -> Wire.CourseReport? {
        agenda.situation(at: now).courses(of: key).first.map { course($0) }
    }

    /// With the days that only the store remembers; courses told together share what a reply has room for.
    private func course(_ report: CourseReport, among count: Int = 1) -> Wire.CourseReport {
        var report = report
        if let known = report.days.first?.date {
            let key = report.medication.key
            let first = max(report.begin, today - ControlLimits.courseDays / count)
            if first < known {
                report.days =
                    store.ledger(of: key, from: first, before: known)
                    .days(of: key, from: first, before: known) + report.days
            }
        }
        return Wire.CourseReport(report, today: today)
    }

    private func stocks(of word: String?) -> [UInt8] {
        do {
            let key = try word.map { word throws(Refusal) in
                try agenda.plan.key(of: word) { agenda.ledger.stocks[$0] != nil }
            }
            let stocks = agenda.situation(at: now).stocks(of: key)
            let known = (agenda.plan?.medications ?? []).map(\.key)
            if let key, stocks.isEmpty, !known.contains(key) {
                return refusal(.unknownMedication(key, known: known))
            }
            return StockReply(today: today.description, stocks: stocks.map { Wire.Stock($0) })
                .message()
        } catch {
            return refusal(error)
        }
    }

    private var courseKeys: [Medication.Key] {
        (agenda.plan?.medications ?? []).filter { $0.asNeeded == nil }.map(\.key)
    }

    private var context: WireContext {
        let now = now
        return WireContext(
            zone: agenda.zone, name: { self.name($0) },
            report: { self.agenda.situation(at: now).report(of: $0) }, course: { self.course($0) },
            question: { key in
                self.questions.first { $0.medication.key == key }.map { Wire.Question($0) }
            },
            need: { self.agenda.situation(at: now).need($0) },
            record: { self.store.record($0) },
            drinks: { self.agenda.ledger.diary.drinks(inWeekTo: $0) },
            stocks: { self.agenda.situation(at: now).stocks(of: $0) })
    }

    /// A day that the agenda remembers, or one that the store still tells of.
    private func day(_ date: CivilDate) -> DayReport {
        let now = now
        guard date <= lastForgotten else { return agenda.situation(at: now).day(date) }
        return Agenda(zone: agenda.zone, plan: agenda.plan, ledger: store.ledger(of: date))
            .situation(at: now).day(date)
    }

    private func diary(of date: CivilDate) -> Wire.DiaryDay {
        let isRemembered = date > lastForgotten
        let diary = isRemembered ? agenda.ledger.diary : store.ledger(of: date).diary
        return Wire.DiaryDay(diary, on: date, isWeekKnown: isRemembered, zone: agenda.zone)
    }

    /// What concerns this date or an older one is asked of the store.
    private var lastForgotten: CivilDate {
        today - Limits.lookBackDays
    }
}
