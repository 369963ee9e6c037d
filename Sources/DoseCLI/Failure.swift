import ControlProtocol
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
    case unwritable(file: String, Errno)
    case noMedication(String?, known: [String])
    /// Two plans are not the same, which was told.
    case different

    var exitCode: ExitCode {
        switch self {
        case .usage: .usage
        case .refused(let error): error.name.exitCode
        case .notUnderstood(.invalidParameter): .usage
        case .notUnderstood: .failed
        case .daemon(let failure, _): failure.exitCode
        case .output, .absent, .noPlanFolder, .invalid, .exists, .unwritable: .failed
        case .planning, .noProtocol, .noMedication: .usage
        case .different: .different
        }
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
