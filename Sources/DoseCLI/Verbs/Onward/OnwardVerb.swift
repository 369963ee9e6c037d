import ControlProtocol
import DoseCore
import PlanFile
import Planning
import Words

/// A verb that writes the rest of a course anew, from where the person stands.
protocol OnwardVerb: Verb {
    var words: OnwardWords { get }
    /// What is said of it: a heading, which begins with the name of the medication, and what is to be known besides.
    func title(
        of changed: Medication, named name: String, from standpoint: Standpoint, on screen: Screen
    ) -> [String]
    func changed(_ standpoint: Standpoint) throws(PlanningError) -> Medication
    /// Whether only times move, so that the course goes on as it was, and a hold stays.
    var keepsRows: Bool { get }
}

extension OnwardVerb {
    var keepsRows: Bool { false }
}

/// What every one of them takes.
struct OnwardWords: Equatable, Sendable {
    /// Nil for the only course.
    var medication: String?
    var isConfirmed = false
    /// Whether the tablet may be halved, whatever the plan says.
    var halves = false
    /// For one that stops a drug.
    var questions = 1

    init(medication: String? = nil, isConfirmed: Bool = false, halves: Bool = false) {
        self.medication = medication
        self.isConfirmed = isConfirmed
        self.halves = halves
    }

    init(_ arguments: inout Arguments, halves: Bool = false) {
        self.init(
            medication: arguments.next(), isConfirmed: arguments.isGiven("yes"),
            halves: halves && arguments.isGiven("halves"))
    }
}

extension OnwardVerb {
    func run(in session: Session) throws(Failure) {
        let present = try Present(words.medication, in: session)
        let standpoint = try present.standpoint(halves: words.halves)
        let (changed, ahead): (Medication, Medication)
        do throws(PlanningError) {
            changed = try self.changed(standpoint)
            ahead = keepsRows ? try standpoint.ahead(in: changed) : changed
        } catch {
            throw .planning(error)
        }
        let change = try PlanChange(
            changed, ahead: ahead, of: present, by: Self.manual.name, in: session.environment)
        let name = session.screen().text(present.course.name)
        let title = title(of: changed, named: name, from: standpoint, on: session.screen())
        let endsHold = present.isHeld && !keepsRows
        try session.propose(change, title: title, words, endsHold: endsHold)
        let adoption = try Adoption(in: session) { () throws(Failure) in try change.write() }
        try session.goOn(change, adoption, by: Self.manual.name, endsHold: endsHold)
    }
}

extension Session {
    /// Shows what changes and asks; it throws unless the answer is yes.
    fileprivate func propose(
        _ change: PlanChange, title: [String], _ words: OnwardWords, endsHold: Bool
    ) throws(Failure) {
        environment.tell(change.warnings)
        if !isJSON {
            try print(screen().proposal(change, title: title, endsHold: endsHold))
        }
        for question in 0..<words.questions where !words.isConfirmed {
            let words = ProposalWords(screen().language)
            try confirm(question == 0 ? words.writeIt : words.meantSo)
        }
    }

    /// Nobody is asked twice by two programs: without a terminal a yes is an option.
    func confirm(_ question: String) throws(Failure) {
        switch isJSON ? nil : environment.confirm("\(question) ") {
        case nil: throw .unconfirmed
        case false?: throw .declined
        case true?: return
        }
    }

    /// After the daemon has read the plan: a hold of before does not keep what was asked for from beginning.
    fileprivate func goOn(
        _ change: PlanChange, _ adoption: Adoption, by verb: String, endsHold: Bool
    ) throws(Failure) {
        let key = change.medication.key
        guard adoption.isSeen else {
            throw .notTakenUp(file: change.present.file, key: endsHold ? key : nil)
        }
        guard !adoption.isQuestion(of: key) else { throw .asked(change.present.course.name) }
        let call = ControlCall(
            "Resume", medication: key, reason: PlanBackVerb.reason(of: verb),
            request: environment.requestID())
        let daemon = try daemon()
        let course: Wire.CourseReport
        var isResumed = false
        if endsHold {
            let reply = try daemon.ask(call, MoveReply.self)
            (course, isResumed) = (reply.course, reply.isRecorded)
        } else {
            let courses = try daemon.courses(of: key)
            guard let only = courses.first else { throw .daemon(.garbled(path: daemon.path)) }
            course = only
        }
        guard Self.isFollowed(change.ahead, by: course) else {
            throw .otherwise(change.present.course.name)
        }
        try show(
            PlanChange.Report(
                medication: key, file: change.present.file, before: change.before,
                isResumed: isResumed, course: course)
        ) { $0.written(change, isResumed: isResumed) }
    }

    /// Whether the daemon has tomorrow what the new rows have.
    private static func isFollowed(_ medication: Medication, by course: Wire.CourseReport) -> Bool {
        guard let today = CivilDate(course.today) else { return false }
        let planned = course.days.first { $0.date == (today + 1).description }
        let row = medication.calendar.last { $0.first <= today + 1 }
        guard let planned else { return row == nil }
        return planned.planned.amount == row?.step.dailyAmount
    }
}

extension PlanChange {
    /// What `--json` prints.
    struct Report: Encodable {
        var medication: String
        var file: String
        var before: String
        var isResumed: Bool
        var course: Wire.CourseReport

        enum CodingKeys: String, CodingKey {
            case medication, file, before
            case isResumed = "resumed"
            case course
        }
    }
}
