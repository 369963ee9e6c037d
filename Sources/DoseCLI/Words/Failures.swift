import ControlProtocol
import DoseCore
import Linux
import Words

// All that is said when a verb could not do its work; usage and refusals have their own files.

extension Screen {
    /// Nil when everything was said before.
    func message(_ failure: Failure, of verb: String) -> String? {
        switch failure {
        case .usage(let error): words(error)
        case .refused(let error): words(error, of: verb)
        case .notUnderstood(let error): words(error)
        case .daemon(let failure, let mayBeRecorded):
            ([words(failure)]
                + (mayBeRecorded
                    ? [FailureWords(language).maybeRecorded(see: "dosectl status")] : []))
                .joined(separator: "\n")
        case .output(let error): "the output cannot be written: \(error.text)"
        case .absent(let file): "\(text(file)) does not exist"
        case .noPlanFolder:
            "neither XDG_CONFIG_HOME nor HOME is set, so there is no place for a plan. "
                + "Name the file: dosectl \(verb) FILE"
        case .invalid, .different, .told, .left, .nobodyToAsk: nil
        case .planning(let error): words(error)
        case .noProtocol(let name, let folders): noProtocol(name, folders)
        case .exists(let file):
            "\(text(file)) exists already and is left as it is; to replace it: --force"
        case .holdsAlready(let key, let file):
            "\(text(file)) holds '\(text(key))' already and is left as it is; to replace that "
                + "medication in it: --force"
        case .unwritable(let file, let error): "\(text(file)) cannot be written: \(error.text)"
        case .noMedication(let name, let known): noMedication(name, known)
        case .unconfirmed, .declined, .noCourse, .courseNotNamed, .notInThePlan, .notBegun,
            .notDaily, .noTablet, .heldAlready, .noRowBefore, .changedMeanwhile, .notTakenUp,
            .asked, .otherwise, .nothingKept:
            onwardMessage(failure, of: verb)
        }
    }

    private func words(_ failure: DaemonFailure) -> String {
        let words = FailureWords(language)
        let start = "systemctl --user enable --now dosed.socket dosed"
        let (see, journal) = ("systemctl --user status dosed", "journalctl --user -u dosed")
        return switch failure {
        case .noRuntimeFolder: words.noRuntimeFolder
        case .pathTooLong(let path):
            words.pathTooLong(text(path), bytes: path.utf8.count, most: UnixSocket.pathLimit)
        case .noSocket(let path): words.noSocket(text(path), start: start)
        case .nobodyListens(let path):
            words.nobodyListens(text(path), start: start) + "\n" + words.whyItEnded(journal)
        case .notPermitted(let path): words.notPermitted(text(path))
        case .connection(let path, let error): words.connection(text(path), error: error.text)
        case .silent(let path): words.silent(text(path), see: see, restart: Self.restart)
        case .brokenOff(let path): words.brokenOff(text(path), see: journal)
        case .wentAway: words.wentAway(see: see)
        case .garbled(let path): words.garbled(text(path), restart: Self.restart)
        }
    }

    private static let restart = "systemctl --user restart dosed"

    var usualPlaces: String {
        "no daemon says which plan and settings are in force; those in their usual places are checked"
    }

    private func words(_ error: VarlinkError) -> String {
        let words = FailureWords(language)
        return switch error {
        case .invalidParameter(let name): words.valueRefused(text(name), restart: Self.restart)
        case .interfaceNotFound(let name), .methodNotFound(let name),
            .methodNotImplemented(let name):
            words.unknown(text(name), restart: Self.restart)
        }
    }
}
