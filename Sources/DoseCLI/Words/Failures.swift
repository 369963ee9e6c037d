import ControlProtocol
import DoseCore
import Linux

// All that is said when a verb could not do its work; usage and refusals have their own files.

extension Screen {
    /// Nil when everything was said before.
    func message(_ failure: Failure, of verb: String) -> String? {
        switch failure {
        case .usage(let error): words(error)
        case .refused(let error): words(error, of: verb)
        case .notUnderstood(let error): words(error)
        case .daemon(let failure, let mayBeRecorded):
            words(failure)
                + (mayBeRecorded
                    ? "\nWhether the answer was recorded is not known. See: dosectl status" : "")
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
        switch failure {
        case .noRuntimeFolder:
            "the daemon cannot be looked for: XDG_RUNTIME_DIR is not set. A login session sets it; "
                + "after su or sudo: export XDG_RUNTIME_DIR=/run/user/$(id -u)"
        case .pathTooLong(let path):
            "the socket's path has \(path.utf8.count) bytes, and the kernel takes "
                + "\(UnixSocket.pathLimit): \(text(path))"
        case .noSocket(let path):
            "the daemon is not there: no socket at \(text(path)). \(Self.start)"
        case .nobodyListens(let path):
            "the daemon is not there: nobody listens at \(text(path)) any more. \(Self.start)\n"
                + "Why it ended: journalctl --user -u dosed"
        case .notPermitted(let path):
            "the socket \(text(path)) is not yours: permission denied. "
                + "The daemon serves its own user only; run dosectl as that user, without sudo"
        case .connection(let path, let error):
            "the daemon at \(text(path)) cannot be reached: \(error.text)"
        case .silent(let path):
            "the daemon at \(text(path)) does not answer. "
                + "See: systemctl --user status dosed; to start it again: systemctl --user restart dosed"
        case .brokenOff(let path):
            "the daemon at \(text(path)) ended the connection without an answer. "
                + "See: journalctl --user -u dosed"
        case .wentAway: "the daemon went away. See: systemctl --user status dosed"
        case .garbled(let path):
            "what answered at \(text(path)) is not understood: it is no dosed, or one of another "
                + "version. After an update: systemctl --user restart dosed"
        }
    }

    var usualPlaces: String {
        "no daemon says which plan and settings are in force; those in their usual places are checked"
    }

    private static let start = "Start it: systemctl --user enable --now dosed.socket dosed"

    private func words(_ error: VarlinkError) -> String {
        switch error {
        case .invalidParameter(let name):
            "the daemon refused the value of '\(text(name))'. "
                + "When the versions differ (dosectl version), restart it: systemctl --user restart dosed"
        case .interfaceNotFound(let name), .methodNotFound(let name),
            .methodNotImplemented(let name):
            "the daemon does not know \(text(name)): it is of another version. "
                + "After an update: systemctl --user restart dosed"
        }
    }
}
