import ControlProtocol
import DoseCore
import Glibc
import Linux
import Planning

/// Why a verb did not do what was asked: the evidence; the words are in `Words/`.
enum Failure: Error, Equatable, Sendable {
    case usage(UsageError)
    /// The daemon was there and said no.
    case refused(ControlError)
    /// The daemon does not know the call in this form.
    case notUnderstood(VarlinkError)
    case daemon(DaemonFailure, mayBeRecorded: Bool = false)
    /// What was to be printed could not be.
    case output(Errno)
    /// There is no such file.
    case absent(file: String)
    case noPlanFolder
    /// The file has errors, which were told one by one.
    case invalid
    /// No plan can be made of what was asked for.
    case planning(PlanningError)
    /// A protocol of this name is in none of the folders.
    case noProtocol(String, folders: [String])
    /// A file is not replaced unasked.
    case exists(file: String)
    /// The plan there has the medication, and it was not said that it may be replaced.
    case holdsAlready(String, file: String)
    case unwritable(file: String, Errno)
    case noMedication(String?, known: [String])
    /// Nobody was there to say yes.
    case unconfirmed
    /// Nobody was there to say that what is unusual is right; the question.
    case doubtful(String)
    case declined
    /// No profile says how fast a drug comes and goes.
    case noKinetics(NoKinetics)
    /// What was said of an amount, whose it is, and what that medicine is counted in.
    case otherUnit(String, String, AmountUnit)
    /// A plan that is compared with has no such medicine.
    case notInThatPlan(String, file: String)
    /// No copy of the ledger was made, in the words of the daemon's system.
    case notBackedUp(error: String)
    case unreadable(file: String, Errno)
    /// What is to be restored is refused.
    case notRestored(Wire.Restoring, file: String)
    case anotherLedger(Wire.Restoring, file: String)
    /// A file of another program from which nothing is taken.
    case foreign(ForeignError, file: String)
    case tooLarge(file: String, bytes: Int)
    /// What is made of it goes into a new file alone.
    case notNew(file: String)
    /// The plan has no course at all.
    case noCourse
    case courseNotNamed([String])
    /// The course goes on by an older plan; the file does not hold it any more.
    case notInThePlan(String, file: String)
    case notBegun(String, String)
    case notDaily(String)
    case noTablet(String)
    case heldAlready(String)
    case noRowBefore(String)
    /// Somebody saved the plan since it was read.
    case changedMeanwhile(file: String)
    /// The file is written, and the daemon has not read it; the key where a hold is still to be let go.
    case notTakenUp(file: String, key: String?)
    /// The daemon asks whether the plan is meant.
    case asked(String)
    /// The daemon has other amounts for tomorrow than were written.
    case otherwise(String)
    /// No file of before is there.
    case nothingKept(file: String)
    /// The person ended what asks.
    case left
    /// Nobody is there to be asked.
    case nobodyToAsk
    /// It was said already, in the words of whatever found it.
    case told(ExitCode)
    /// Two plans are not the same, which was told.
    case different

    var exitCode: ExitCode {
        switch self {
        case .usage: .usage
        case .refused(let error): error.name.exitCode
        case .notUnderstood(.invalidParameter): .usage
        case .notUnderstood: .failed
        case .daemon(let failure, _): failure.exitCode
        case .output, .absent, .noPlanFolder, .invalid, .exists, .holdsAlready,
            .unwritable, .notBackedUp, .unreadable, .notRestored, .anotherLedger,
            .foreign, .tooLarge, .notNew:
            .failed
        case .planning, .noProtocol, .noMedication, .unconfirmed, .doubtful, .noTablet: .usage
        case .otherUnit, .notInThatPlan: .usage
        case .noKinetics: .failed
        case .courseNotNamed: .unknownDose
        case .noCourse, .notBegun, .notDaily, .heldAlready, .noRowBefore: .refused
        case .declined, .notInThePlan, .changedMeanwhile, .notTakenUp, .asked, .otherwise,
            .nothingKept:
            .failed
        case .left: .failed
        case .nobodyToAsk: .usage
        case .told(let code): code
        case .different: .different
        }
    }
}

extension Failure {
    /// A file could not be written, be it that there is one that must not be replaced.
    init(writing file: String, _ error: Errno) {
        self = error.code == EEXIST ? .exists(file: file) : .unwritable(file: file, error)
    }
}

/// Why there is no conversation with the daemon.
enum DaemonFailure: Error, Equatable, Sendable {
    case noRuntimeFolder
    case pathTooLong(path: String)
    case noSocket(path: String)
    case nobodyListens(path: String)
    case notPermitted(path: String)
    case connection(path: String, Errno)
    /// Nothing came within the time limit.
    case silent(path: String)
    /// It ended the connection before it answered.
    case brokenOff(path: String)
    /// It ended a watch.
    case wentAway(path: String)
    /// What came is no reply that this program understands.
    case garbled(path: String)

    var exitCode: ExitCode {
        switch self {
        case .garbled: .failed
        case .noRuntimeFolder, .pathTooLong, .noSocket, .nobodyListens, .notPermitted,
            .connection, .silent, .brokenOff, .wentAway:
            .noDaemon
        }
    }
}
