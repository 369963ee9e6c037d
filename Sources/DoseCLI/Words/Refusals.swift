import ControlProtocol
import DoseCore
import PlanFile
import TOMLText

// All that is said when the daemon says no: what was found, and what to do.

extension Refusal.Name {
    var exitCode: ExitCode {
        switch self {
        case .nothingTakeable, .missed, .notYetOpen, .settled, .nothingRinging, .nothingToUndo,
            .courseCannot, .noRaiseOnReturn, .nothingAsked, .nothingToKeep, .tooSoon, .courseOver:
            .refused
        case .ambiguous, .unknownDose, .intakeNotNamed, .medicationNotNamed, .unknownMedication,
            .ambiguousName:
            .unknownDose
        case .amountNotGiven, .otherUnit, .inTheFuture, .tooLongAgo, .unknownStep: .usage
        case .noPlan, .notSaved: .failed
        }
    }
}

extension Screen {
    /// - Parameter verb: What was asked for.
    func words(_ error: ControlError, of verb: String) -> String {
        let about = error.members
        let medication = text(about.medication ?? "the medication")
        let at = about.at.map(point) ?? "that time"
        switch error.name {
        case .nothingTakeable:
            return sentences(
                "nothing is open", about.missed.map(wasMissed),
                next(about.next, after: about.missed),
                verb == TakeVerb.manual.name
                    ? about.missed.map(ifTaken) ?? about.next.flatMap(ifTakenEarly) : nil)
        case .missed:
            return sentences(
                about.dose.map(wasMissed) ?? "the dose was missed; it is not to be made up",
                next(about.next, after: about.dose), about.dose.map(ifTaken))
        case .notYetOpen: return about.dose.map(notYetOpen) ?? "the dose cannot be taken yet"
        case .settled: return about.dose.map(settled) ?? "the dose was answered before"
        case .ambiguous: return ambiguous(about.doses ?? [], verb)
        case .unknownDose: return unknown(about.asked ?? "", about.doses ?? [])
        case .intakeNotNamed:
            return "no dose was due then, so the medication has to be said: "
                + "dosectl take MEDICATION --at TIME --amount AMOUNT. "
                + "The plan's: \((about.medications ?? []).map(text).joined(separator: ", "))"
        case .amountNotGiven:
            return "no dose of \(medication) was due then, so the amount has to be said: "
                + "dosectl take \(medication) --at TIME --amount AMOUNT"
        case .otherUnit:
            let (told, counted) = (about.told ?? "", about.counted ?? "")
            return
                "\(medication) is counted in \(text(counted)), and its strength does not tell how much "
                + "of that \(text(told)) is; say the amount in \(text(counted))"
        case .tooSoon: return tooSoon(medication, about)
        case .inTheFuture:
            return "\(at) is still to come; only what was already taken can be recorded"
                + (about.at.map(dayBefore).map { ". Yesterday's: --at \"\($0)\"" } ?? "")
        case .tooLongAgo:
            return
                "\(at) is too long ago to be recorded: the daemon remembers \(Self.rememberedDays) days"
        case .nothingRinging: return "nothing is ringing that could be snoozed"
        case .nothingToUndo:
            return "there is no answer of the last 24 hours to take back. See: dosectl history"
        case .medicationNotNamed: return notNamed(about.medications ?? [], verb)
        case .unknownMedication:
            return unknownMedication(about.asked ?? "", about.medications ?? [], verb)
        case .ambiguousName:
            return "'\(text(about.asked ?? ""))' can be "
                + "\((about.medications ?? []).map(text).joined(separator: " or ")): say more of it"
        case .courseCannot:
            guard let kind = about.kind, let course = about.course else {
                return "the course of \(medication) cannot be moved so"
            }
            if let question = about.question { return asked(question, kind, course) }
            return cannot(kind, course)
        case .noRaiseOnReturn:
            return "\(medication) was not taken on the last day, and today is no day for more. "
                + "Take today's, and from tomorrow on: dosectl \(verb) \(medication)"
        case .nothingAsked:
            return "nothing is asked\(about.medication.map { " about \(text($0))" } ?? ""): "
                + "the plan that was saved is followed. See: dosectl course"
        case .nothingToKeep:
            return "nothing of \(medication) was taken yet that it could go on with. "
                + "To begin with the first step: dosectl goto 1 \(medication)"
        case .unknownStep:
            let steps = about.steps ?? 0
            return "the course of \(medication) has \(steps == 1 ? "one step" : "\(steps) steps"); "
                + "they are counted from 1. See: dosectl plan show"
        case .courseOver:
            return "the plan of \(medication) has an end that is past, and nothing would ring. "
                + "Take the end out of the plan, or make it later, and say it again"
        case .noPlan:
            return about.health.map(words)?.joined(separator: "\n  ") ?? "there is no plan"
        case .notSaved:
            let reason = about.health.map { " (\(storeTrouble($0)))" } ?? ""
            return "this was NOT recorded: the ledger cannot be written\(reason). "
                + "Make it writable and answer again; alarms go on ringing"
        }
    }

    // MARK: Sentences

    /// Of what is taken when needed.
    private func tooSoon(_ medication: String, _ about: ControlError.Members) -> String {
        let next =
            about.at.map { "\(medication) may be taken from \(point($0)) on" }
            ?? "\(medication) is not to be taken in such an amount"
        let left = about.left.map { ", and \(amount($0)) until then" } ?? ""
        return sentences(
            "\(next)\(left)", "If you took it all the same: dosectl take \(medication) --at now")
    }

    private func wasMissed(_ dose: Wire.Dose) -> String {
        "\(label(dose)) was missed at \(point(dose.closes)); it is not to be made up"
    }

    private func notYetOpen(_ dose: Wire.Dose) -> String {
        sentences(
            "\(label(dose)) can be taken from \(point(dose.opens)) until \(point(dose.closes)), not before",
            ifTaken(dose))
    }

    private func ambiguous(_ choices: [Wire.Dose], _ verb: String) -> String {
        lines(
            "more than one dose can be meant. Name one:",
            Help.columns(
                choices.map { ("dosectl \(verb) \(name($0, among: choices))", label($0)) }))
    }

    /// With its medication where it is another one.
    private func next(_ next: Wire.Dose?, after missed: Wire.Dose?) -> String? {
        guard let next else { return nil }
        let name = next.medication == missed?.medication ? "" : "\(text(next.medication)) "
        return "Next: \(name)\(amount(next.amount)) at \(point(next.due)); "
            + "it can be taken from \(point(next.opens))"
    }

    /// The civil date and time of a day before, as they are typed.
    private func dayBefore(_ stamp: String) -> String {
        guard let read = ReadingClock.Stamp(stamp) else { return text(stamp) }
        return "\(read.date - 1) \(read.time)"
    }

    private func settled(_ dose: Wire.Dose) -> String {
        let settled = already(dose)
        switch dose.state {
        case .taken:
            return sentences(
                settled, "To take that back: dosectl undo \(fullName(dose))",
                dose.takenAt.map {
                    "To correct the amount: take it back, then dosectl take \(fullName(dose)) "
                        + "--at \(typed($0, of: dose)) --amount AMOUNT"
                },
                "One more intake: dosectl take \(fullName(dose)) --at now --amount AMOUNT")
        case .skipped:
            return sentences(settled, "To take that back: dosectl undo \(fullName(dose))")
        case .awaited, .takeable, .ringing, .snoozed, .missed, .superseded: return settled
        }
    }

    /// A time as it is typed: with its date where that is not the dose's.
    func typed(_ stamp: String, of dose: Wire.Dose) -> String {
        stamp.prefix(10) == dose.date
            ? time(stamp) : "\"\(text(clock.dateAndTime(stamp)))\""
    }

    private func ifTaken(_ dose: Wire.Dose) -> String {
        switch dose.state {
        case .missed: "If you did take it later: dosectl take \(fullName(dose)) --at TIME"
        case .awaited, .takeable, .ringing, .snoozed, .taken, .skipped, .superseded:
            "If you did take it: dosectl take \(fullName(dose)) --at TIME"
        }
    }

    /// Of a dose that is still to come today.
    private func ifTakenEarly(_ dose: Wire.Dose) -> String? {
        guard ReadingClock.Stamp(dose.due)?.date(at: clock.now).description == dose.date else {
            return nil
        }
        return "If you took it early: dosectl take \(fullName(dose)) --at now"
    }

    /// What names a dose and no other on the command line: with its date where that is not today's.
    func fullName(_ dose: Wire.Dose) -> String {
        let isToday = ReadingClock.Stamp(dose.due)?.date(at: clock.now).description == dose.date
        return text(isToday ? "\(dose.medication)/\(dose.time)" : dose.id)
    }

    private func unknown(_ asked: String, _ today: [Wire.Dose]) -> String {
        let nearest = Spelling.nearest(
            to: asked, among: today.flatMap { [$0.medication, $0.time] })
        let question = nearest.map { "; did you mean '\(text($0))'?" } ?? ""
        guard !today.isEmpty else { return "no dose is called '\(text(asked))'\(question)" }
        return lines(
            "no dose is called '\(text(asked))'\(question.isEmpty ? "." : question) Those of the day:",
            today.map { "  \(label($0))" })
    }

    private func notNamed(_ medications: [String], _ verb: String) -> String {
        guard !medications.isEmpty else { return "the plan has no course" }
        return lines(
            "the plan has more than one course. Name one:",
            medications.map { "  dosectl \(verb) \(text($0))" })
    }

    private func unknownMedication(_ asked: String, _ known: [String], _ verb: String) -> String {
        guard !known.isEmpty else {
            return "no course is called '\(text(asked))': the plan has none"
        }
        let courses = "Those of the plan: \(known.map(text).joined(separator: ", "))"
        guard let nearest = Spelling.nearest(to: asked, among: known) else {
            return "no course is called '\(text(asked))'. \(courses)"
        }
        return "no course is called '\(text(asked))'; did you mean '\(text(nearest))'? \(courses)"
    }

    /// The question that has to be answered first, and the ways to answer it.
    private func asked(
        _ question: Wire.Question, _ kind: CourseMove.Kind, _ course: Wire.CourseReport
    ) -> String {
        let verb =
            switch kind {
            case .held: "held"
            case .resumed: "resumed"
            case .steppedBack: "stepped back"
            }
        return lines(
            "\(text(question.name)) is not \(verb) while it is asked how it goes on. "
                + self.question(question, today: course.today),
            Help.columns(answers(to: question)))
    }

    /// Why a course cannot be moved so, and what can be done instead.
    private func cannot(_ kind: CourseMove.Kind, _ course: Wire.CourseReport) -> String {
        let name = text(course.name)
        let key = text(course.medication)
        switch (course.standing, kind) {
        case (.asked, _):
            return "it is asked how \(name) goes on; answer that first. See: dosectl status"
        case (.notBegun, _):
            return
                "the course of \(name) has not begun: it starts on \(day(course.starts, today: course.today)). "
                + "To start on another date, change 'start' in the plan"
        case (.ended, .held), (.ended, .resumed):
            return
                "the course of \(name) has ended. To return to its last step: dosectl back \(key)"
        case (.running, .steppedBack), (.held, .steppedBack):
            return "\(name) has no other amount before the one of now. "
                + "To stay on it: dosectl hold \(key). To take less, change the plan as prescribed"
        case (.ended, .steppedBack):
            return
                "the course of \(name) has one step, and has ended. To take it up again, change the plan"
        case (.running, .held), (.held, .held), (.running, .resumed), (.held, .resumed):
            return
                "the course of \(name) ends before that, or is so many doses, which nothing moves. "
                + "To return to its last step, once it has ended: dosectl back \(key)"
        }
    }

    /// As little as tells a dose from the others.
    private func name(_ dose: Wire.Dose, among choices: [Wire.Dose]) -> String {
        let names = [
            dose.time, dose.medication, "\(dose.medication)/\(dose.time)",
            "\(dose.date)/\(dose.time)",
        ]
        let alone = names.first { name in
            choices.filter { other in
                name.split(separator: "/").allSatisfy {
                    [other.medication, other.date, other.time].contains(String($0))
                }
            }.count == 1
        }
        return text(alone ?? dose.id)
    }

    private func sentences(_ sentences: String?...) -> String {
        sentences.compactMap(\.self).joined(separator: ". ")
    }

    private func lines(_ first: String, _ others: [String]) -> String {
        ([first] + others).joined(separator: "\n")
    }
}
