import ControlProtocol
import DoseCore
import PlanFile
import TOMLText
import Words

// All that is said when the daemon says no: what was found, and what to do.

extension Refusal.Name {
    var exitCode: ExitCode {
        switch self {
        case .nothingTakeable, .missed, .notYetOpen, .settled, .nothingRinging, .nothingToUndo,
            .courseCannot, .noRaiseOnReturn, .nothingAsked, .nothingToKeep, .tooSoon, .courseOver,
            .notSoMany:
            .refused
        case .ambiguous, .unknownDose, .intakeNotNamed, .medicationNotNamed, .unknownMedication,
            .ambiguousName, .whichStrength:
            .unknownDose
        case .amountNotGiven, .otherUnit, .inTheFuture, .tooLongAgo, .unknownStep, .expiry: .usage
        case .noPlan, .notSaved: .failed
        }
    }
}

extension Screen {
    private var words: RefusalWords { RefusalWords(language) }

    /// - Parameter verb: What was asked for.
    func words(_ error: ControlError, of verb: String) -> String {
        let about = error.members
        let medication = text(about.medication ?? "?")
        let at = about.at.map(point) ?? "?"
        switch error.name {
        case .nothingTakeable:
            return sentences(
                words.nothingIsDue, about.missed.map(wasMissed), about.next.map(comes),
                verb == TakeVerb.manual.name
                    ? about.missed.map(ifTaken) ?? about.next.flatMap(ifTakenEarly) : nil)
        case .missed:
            return sentences(
                about.dose.map(wasMissed) ?? words.missed, about.next.map(comes),
                about.dose.map(ifTaken))
        case .notYetOpen: return about.dose.map(notYetOpen) ?? words.notYet
        case .settled: return about.dose.map(settled) ?? words.answered
        case .ambiguous: return ambiguous(about.doses ?? [], verb)
        case .unknownDose: return unknown(about.asked ?? "", about.doses ?? [])
        case .intakeNotNamed:
            return sentences(
                words.inThePlan((about.medications ?? []).map(text)),
                words.medicationNeeded(take(words.medication)))
        case .amountNotGiven: return words.amountNeeded(medication, take(medication))
        case .otherUnit:
            return words.otherUnit(
                medication, counted: text(about.counted ?? ""), told: text(about.told ?? ""))
        case .tooSoon:
            return sentences(
                words.tooSoon(
                    medication, from: about.at.map(point), left: about.left.map(amount)),
                words.ifTaken("dosectl take \(medication) --at now"))
        case .inTheFuture:
            return words.toCome(
                at, dayBefore: about.at.map { "--at \"\(dayBefore($0))\"" },
                isOfDiary: verb == DiaryVerb.manual.name)
        case .tooLongAgo where verb == DiaryVerb.manual.name:
            return words.tooLongAgoToNote(at, days: Limits.diaryDays)
        case .tooLongAgo: return words.tooLongAgo(at, days: Limits.rememberedDays)
        case .nothingRinging: return words.nothingRings
        case .nothingToUndo: return words.nothingToUndo("dosectl history")
        case .medicationNotNamed: return notNamed(about.medications ?? [], verb)
        case .unknownMedication:
            return unknownMedication(about.asked ?? "", about.medications ?? [], verb)
        case .ambiguousName:
            return words.ambiguous(text(about.asked ?? ""), (about.medications ?? []).map(text))
        case .courseCannot:
            guard let kind = about.kind, let course = about.course else {
                return words.cannotMove(medication)
            }
            if let question = about.question { return asked(question, kind, course) }
            return cannot(kind, course)
        case .noRaiseOnReturn: return words.noRaise(medication, "dosectl \(verb) \(medication)")
        case .nothingAsked:
            return words.nothingAsked(about: about.medication.map(text), "dosectl course")
        case .nothingToKeep: return words.nothingToKeep(medication, "dosectl goto 1 \(medication)")
        case .unknownStep:
            return words.unknownStep(medication, of: about.steps ?? 0, "dosectl plan show")
        case .whichStrength:
            let known = (about.strengths ?? []).map(amount)
            return sentences(
                about.strength.map { words.noStrength(medication, amount($0)) }
                    ?? words.whichStrength(medication),
                known.isEmpty ? words.noStrengths : words.strengths(known))
        case .notSoMany:
            return words.notSoMany(
                medication, left: about.left.map(amount) ?? "?",
                "dosectl stock count NUMBER \(medication)")
        case .expiry: return words.expiry(about.date.map { date($0, today: nil) } ?? "?")
        case .courseOver: return words.over(medication)
        case .noPlan:
            return about.health.map(words)?.joined(separator: "\n  ") ?? words.noPlan
        case .notSaved: return words.notSaved(about.health.map(storeTrouble))
        }
    }

    // MARK: Sentences

    private func take(_ medication: String) -> String {
        "dosectl take \(medication) --at \(words.time) --amount \(words.amount)"
    }

    private func wasMissed(_ dose: Wire.Dose) -> String {
        words.missed(portion(dose), at: point(dose.due), dose.ifMissed.map(text))
    }

    private func comes(_ next: Wire.Dose) -> String {
        words.next(portion(next), at: point(next.due), from: point(next.opens))
    }

    private func notYetOpen(_ dose: Wire.Dose) -> String {
        sentences(
            words.notYet(portion(dose), from: point(dose.opens), until: point(dose.closes)),
            ifTaken(dose))
    }

    private func ambiguous(_ choices: [Wire.Dose], _ verb: String) -> String {
        lines(
            words.whichDose,
            Help.columns(
                choices.map { ("dosectl \(verb) \(name($0, among: choices))", label($0)) }))
    }

    /// The civil date and time of a day before, as they are typed.
    private func dayBefore(_ stamp: String) -> String {
        guard let read = ReadingClock.Stamp(stamp) else { return text(stamp) }
        return "\(read.date - 1) \(read.time)"
    }

    private func settled(_ dose: Wire.Dose) -> String {
        let settled = already(dose)
        let undo = words.toUndo("dosectl undo \(fullName(dose))")
        switch dose.state {
        case .taken:
            let take = "dosectl take \(fullName(dose)) --at"
            return sentences(
                settled, undo + ".",
                dose.takenAt.map {
                    words.toCorrect("\(take) \(typed($0, of: dose)) --amount \(words.amount)") + "."
                },
                words.oneMore("\(take) now --amount \(words.amount)"))
        case .skipped: return sentences(settled, undo)
        case .awaited, .takeable, .ringing, .snoozed, .missed, .superseded: return settled
        }
    }

    /// A time as it is typed: with its date where that is not the dose's.
    func typed(_ stamp: String, of dose: Wire.Dose) -> String {
        stamp.prefix(10) == dose.date
            ? time(stamp) : "\"\(text(clock.dateAndTime(stamp)))\""
    }

    private func ifTaken(_ dose: Wire.Dose) -> String {
        words.ifTaken("dosectl take \(fullName(dose)) --at \(words.time)")
    }

    /// Of a dose that is still to come today.
    private func ifTakenEarly(_ dose: Wire.Dose) -> String? {
        guard ReadingClock.Stamp(dose.due)?.date(at: clock.now).description == dose.date else {
            return nil
        }
        return words.ifTakenEarly("dosectl take \(fullName(dose)) --at now")
    }

    /// What names a dose and no other on the command line: with its date where that is not today's.
    func fullName(_ dose: Wire.Dose) -> String {
        let isToday = ReadingClock.Stamp(dose.due)?.date(at: clock.now).description == dose.date
        return text(isToday ? "\(dose.medication)/\(dose.time)" : dose.id)
    }

    private func unknown(_ asked: String, _ today: [Wire.Dose]) -> String {
        let nearest = Spelling.nearest(
            to: asked, among: today.flatMap { [$0.medication, $0.time] })
        let first = sentences(
            words.noDose(text(asked)), nearest.map { words.meant(text($0)) },
            today.isEmpty ? nil : words.ofTheDay)
        return lines(first, today.map { "  \(label($0))" })
    }

    private func notNamed(_ medications: [String], _ verb: String) -> String {
        if verb == StockVerb.manual.name {
            return lines(words.whichMedicine, medications.map { "  \(text($0))" })
        }
        guard !medications.isEmpty else { return words.noCourse }
        return lines(words.whichCourse, medications.map { "  dosectl \(verb) \(text($0))" })
    }

    private func unknownMedication(
        _ asked: String, _ known: [String], _ verb: String
    ) -> String {
        sentences(
            verb == StockVerb.manual.name
                ? words.noMedicine(text(asked)) : words.noCourse(text(asked)),
            Spelling.nearest(to: asked, among: known).map { words.meant(text($0)) },
            known.isEmpty ? words.noCourse : words.inThePlan(known.map(text)))
    }

    /// The question that has to be answered first, and the ways to answer it.
    private func asked(
        _ question: Wire.Question, _ kind: CourseMove.Kind, _ course: Wire.CourseReport
    ) -> String {
        lines(
            sentences(
                words.asked(text(question.name), kind.told),
                self.question(question, today: course.today)),
            Help.columns(answers(to: question)))
    }

    /// Why a course cannot be moved so, and what can be done instead.
    private func cannot(_ kind: CourseMove.Kind, _ course: Wire.CourseReport) -> String {
        let (name, key) = (text(course.name), text(course.medication))
        return switch (course.standing, kind) {
        case (.asked, _): words.asked(name, "dosectl status")
        case _ where course.series != nil: words.fixed(name, "dosectl skip \(key)")
        case (.notBegun, _):
            words.notBegun(name, date(course.starts, today: course.today))
        case (.ended, .held), (.ended, .resumed): words.ended(name, "dosectl back \(key)")
        case (.running, .steppedBack), (.held, .steppedBack):
            words.noneBefore(name, "dosectl hold \(key)")
        case (.ended, .steppedBack): words.endedAlone(name)
        case (.running, .held), (.held, .held), (.running, .resumed), (.held, .resumed):
            words.endsBefore(name, "dosectl back \(key)")
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
        sentences.compactMap(\.self).joined(separator: " ")
    }

    private func lines(_ first: String, _ others: [String]) -> String {
        ([first] + others).joined(separator: "\n")
    }
}

extension CourseMove.Kind {
    /// As it is told.
    var told: RecordWords.Move {
        switch self {
        case .held: .held
        case .resumed: .resumed
        case .steppedBack: .steppedBack
        }
    }
}
