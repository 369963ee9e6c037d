import ControlProtocol
import DoseCore
import Planning
import Words

/// The amount at which it became indifferent, held with a mark.
struct ThresholdVerb: Verb, Equatable {
    let words: OnwardWords
    /// As it was said, in months or days.
    let keep: Keep

    init(_ arguments: inout Arguments) throws(UsageError) {
        keep = try arguments.keep("keep") ?? .months(3)
        words = OnwardWords(&arguments)
    }

    func run(in session: Session) throws(Failure) {
        let present = try Present(words.medication, in: session)
        guard present.course.standing != .ended else { throw .planning(.nothingDue) }
        guard !present.isHeld else { throw .heldAlready(present.course.name) }
        let until = keep.end(from: present.today + 1)
        var medication = present.medication
        medication.reviewOn = until
        let change = try PlanChange(
            medication, ahead: medication, of: present, by: Self.manual.name,
            in: session.environment)
        session.environment.tell(change.warnings)
        if !session.isJSON {
            try session.print(session.screen().thresholdProposal(present, until: until))
        }
        if !words.isConfirmed {
            try session.confirm(ProposalWords(session.screen().language).holdSo)
        }
        try write(change, in: session)
        let reply = try session.daemon().ask(
            ControlCall(
                "Hold", medication: present.course.medication,
                reason: CourseMark.threshold(until: until.description).reason,
                request: session.environment.requestID()), MoveReply.self)
        try session.show(reply) {
            $0.moved(reply, by: .held) + $0.reminder(on: until, in: change)
        }
    }

    /// The date goes into the plan before anything is held; where it stands there already nothing is written.
    private func write(_ change: PlanChange, in session: Session) throws(Failure) {
        guard change.medication != change.present.medication else { return }
        let adoption = try Adoption(in: session) { () throws(Failure) in try change.write() }
        let key = change.medication.key
        guard adoption.isSeen else { throw .notTakenUp(file: change.present.file, key: nil) }
        guard !adoption.isQuestion(of: key) else { throw .asked(change.present.course.name) }
    }

    enum Keep: Equatable, Sendable {
        case months(Int)
        case days(Int)

        func end(from start: CivilDate) -> CivilDate {
            switch self {
            case .days(let days): return start + days
            case .months(let months):
                let (year, month, day) = start.yearMonthDay
                let count = month - 1 + months
                // The 31st of a month that has none is its last day.
                for day in (28...max(28, day)).reversed() where day <= start.day {
                    if let date = CivilDate(
                        year: year + count / 12, month: count % 12 + 1, day: day)
                    {
                        return date
                    }
                }
                return CivilDate(year: year + count / 12, month: count % 12 + 1, day: day)
                    ?? start + months * 30
            }
        }
    }
}

/// A step back, and a hold there, with a mark.
struct ComfortVerb: Verb, Equatable {
    let words: OnwardWords

    init(_ arguments: inout Arguments) throws(UsageError) {
        words = OnwardWords(&arguments)
    }

    func run(in session: Session) throws(Failure) {
        let present = try Present(words.medication, in: session)
        let standpoint = try present.standpoint()
        guard let earlier = standpoint.rowBefore else { throw .noRowBefore(present.course.name) }
        if !session.isJSON {
            try session.print(session.screen().comfortProposal(present, earlier))
        }
        if !words.isConfirmed {
            try session.confirm(ProposalWords(session.screen().language).goBack)
        }
        let daemon = try session.daemon()
        let key = present.course.medication
        let back = try daemon.ask(
            ControlCall(
                "Back", medication: key, reason: CourseMark.comfort.reason,
                request: session.environment.requestID()), MoveReply.self)
        let held = try daemon.ask(
            ControlCall(
                "Hold", medication: key, reason: CourseMark.comfort.reason,
                request: session.environment.requestID()), MoveReply.self)
        // A step back while it is held stays held.
        var reply = held
        reply.isRecorded = true
        reply.before = back.before
        try session.show(reply) { screen in
            screen.ahead(reply, by: .steppedBack).prefix(1)
                + [
                    ProposalWords(screen.language).heldThere(
                        down: "dosectl taper", up: "dosectl resume")
                ]
        }
    }
}

extension Screen {
    private var words: ProposalWords { ProposalWords(language) }

    fileprivate func thresholdProposal(_ present: Present, until: CivilDate) -> [String] {
        let course = present.course
        return [
            words.threshold(text(course.name), amount(course.sum), amounts(course.amounts)),
            words.thresholdKept(until: date(until.description, today: course.today)),
        ]
    }

    fileprivate func reminder(on date: CivilDate, in change: PlanChange) -> [String] {
        let today = change.present.course.today
        return [
            words.reminds(
                on: self.date(date.description, today: today), "review_on = \(date)",
                in: text(change.present.file)),
            words.toUndo(hold: "dosectl undo", plan: "dosectl plan back"),
        ]
    }

    fileprivate func comfortProposal(_ present: Present, _ step: Step) -> [String] {
        let course = present.course
        return [
            words.comfort(
                text(course.name), amount(course.sum), amounts(course.amounts),
                to: amount(step.dailyAmount), amounts(step.slots.map(\.amount)))
        ]
    }
}
