import ControlProtocol
import DoseCore
import Installation
import Linux
import Planning
import Words

/// The way back to the plan that a verb kept beside the one that it wrote.
struct PlanReturn {
    let file: String
    private let old: (text: String, plan: Plan)
    private let new: (text: String, plan: Plan)

    /// Where the plan of before is.
    var before: String { PlanChange.nameOfBefore(file) }

    init(in session: Session) throws(Failure) {
        file = try PlanPlace(in: session).path
        let before = PlanChange.nameOfBefore(file)
        do {
            old = try Present.read(before, in: session.environment)
        } catch .absent {
            throw .nothingKept(file: before)
        }
        new = try Present.read(file, in: session.environment)
    }

    private var difference: PlanDifference { PlanDifference(from: new.plan, to: old.plan) }

    /// The medications that are others in it.
    var changed: [Medication.Key] {
        difference.changed.map(\.key) + difference.added.map(\.key) + removed
    }

    /// Those that it does not hold.
    var removed: [Medication.Key] { difference.removed.map(\.key) }

    /// Puts the file of before back, and the present one in its place; throws unless the daemon takes it up.
    func putBack(in session: Session) throws(Failure) {
        let adoption = try Adoption(in: session) { () throws(Failure) in try write() }
        guard adoption.isSeen else { throw .notTakenUp(file: file, key: nil) }
    }

    func write() throws(Failure) {
        try PlanChange.write(old.text, inPlaceOf: new.text, at: file)
    }
}

/// A plan that a verb wrote, where that is newer than every answer.
struct NewestWriting {
    /// Whether the daemon has read it.
    private let isTakenUp: Bool
    /// How many moves it recorded along with it, as that a hold ends.
    private let moves: Int

    /// Nil where the newest that can be undone is an answer, where somebody saved the plan since, and after a day.
    init?(in session: Session) throws(Failure) {
        guard let file = Paths.plan(session.environment.variables),
            let written = Self.written(File.resolved(file)),
            session.environment.now() - written < .hours(24)
        else { return nil }
        let entries = try session.daemon().ask(
            ControlCall("History", limit: Self.entriesLookedAt), HistoryReply.self
        ).entries
        // Stamps are in whole seconds.
        let second = Instant(milliseconds: written.milliseconds / 1000 * 1000)
        func isSince(_ entry: Wire.Entry) -> Bool {
            ReadingClock.instant(entry.at).map { $0 >= second } ?? false
        }
        let adoption = entries.first { $0.event == .planAdopted && isSince($0) }
        let undone = Set(entries.compactMap(\.undoes))
        let answers = entries.prefix(while: isSince).filter { entry in
            entry.by != .daemon && entry.event != .undone && !undone.contains(entry.number)
                // What was said before the plan was written in the same second.
                && (ReadingClock.instant(entry.at) != second
                    || entry.number > adoption?.number ?? 0)
        }
        if answers.contains(where: { !PlanBackVerb.isOfVerb($0.reason) }) { return nil }
        isTakenUp = adoption != nil
        moves = answers.count
    }

    /// Takes it back: its moves, as the end of a hold, and the file; what was written is kept under another name, so that who
    /// undoes once more does not write it again.
    func undo(in session: Session) throws(Failure) {
        let back = try PlanReturn(in: session)
        let daemon = try session.daemon()
        for _ in 0..<moves {
            _ = try daemon.ask(
                ControlCall("Undo", request: session.environment.requestID()), AnswerReply.self)
        }
        try isTakenUp ? back.putBack(in: session) : back.write()
        let kept = "\(back.file).undone"
        do throws(Errno) {
            try File.replace(kept, by: back.before)
        } catch {
            throw .unwritable(file: kept, error)
        }
        var courses = try daemon.courses()
        // Who takes back that a medicine was added has said that it goes.
        let added = courses.filter {
            $0.standing == .asked && back.removed.contains($0.medication)
        }
        for course in added {
            let accept = PlanAcceptVerb(medication: course.medication)
            _ = try daemon.ask(
                accept.call(request: session.environment.requestID()), ChoiceReply.self)
        }
        if !added.isEmpty { courses = try daemon.courses() }
        let changed = courses.filter { back.changed.contains($0.medication) }
        try session.show(CourseReply(courses: changed)) {
            [ProposalWords($0.language).undone($0.text(back.file), kept: $0.text(kept))]
                + (changed.isEmpty ? [] : $0.courses(changed))
        }
    }

    /// When a verb wrote a file that nobody saved since: it kept the one of before in the same moment.
    private static func written(_ file: String) -> Instant? {
        guard let written = try? FileStatus(of: file),
            let kept = try? FileStatus(of: PlanChange.nameOfBefore(file)),
            (0...2_000_000_000).contains(written.modified - kept.modified)
        else { return nil }
        return Instant(milliseconds: written.modified / 1_000_000)
    }

    /// Of a verb that was just run they are a few, and of a day that went on without an answer hardly more.
    private static let entriesLookedAt = 200
}
