import ControlProtocol
import DoseCore
import Linux
import Words

// All that is said when a verb could not do its work; usage and refusals have their own files.

extension Screen {
    /// Nil when everything was said before.
    func message(_ failure: Failure, of verb: String) -> String? {
        let words = FailureWords(language)
        return switch failure {
        case .usage(let error): self.words(error, of: verb)
        case .refused(let error): self.words(error, of: verb)
        case .notUnderstood(let error): self.words(error)
        case .daemon(let failure, let mayBeRecorded):
            ([self.words(failure)]
                + (mayBeRecorded ? [words.maybeRecorded(see: "dosectl status")] : []))
                .joined(separator: "\n")
        case .output(let error): words.noOutput(error: error.text)
        case .absent(let file): words.absent(text(file))
        case .noPlanFolder: words.noPlanFolder("dosectl \(verb) FILE")
        case .invalid, .different, .told, .left, .nobodyToAsk: nil
        case .planning(let error): self.words(error)
        case .noProtocol(let name, let folders): noProtocol(name, folders)
        case .exists(let file): words.exists(text(file))
        case .holdsAlready(let key, let file): words.holdsAlready(text(key), text(file))
        case .unwritable(let file, let error): words.unwritable(text(file), error: error.text)
        case .noMedication(let name, let known): noMedication(name, known)
        case .noKinetics(let missing): self.words(missing)
        case .otherUnit(let said, let name, let unit):
            text(CurveWords(language).otherUnit(text(said), text(name), unit))
        case .notInThatPlan(let key, let file):
            CurveWords(language).absent(text(key), from: text(file))
        case .notBackedUp(let error): LedgerWords(language).notBackedUp(text(error))
        case .unreadable(let file, let error):
            LedgerWords(language).unreadable(text(file), error.text)
        case .notRestored(let restoring, let file): notRestored(restoring, file)
        case .anotherLedger(let restoring, let file): another(restoring, file)
        case .foreign(let error, let file): self.words(error, file)
        case .tooLarge(let file, let bytes):
            ForeignWords(language).tooLarge(text(file), megabytes: bytes >> 20)
        case .notNew(let file): ForeignWords(language).notNew(text(file))
        case .unconfirmed, .doubtful, .declined, .noCourse, .courseNotNamed, .notInThePlan,
            .notBegun,
            .notDaily, .noTablet, .heldAlready, .noRowBefore, .changedMeanwhile, .notTakenUp,
            .asked, .otherwise, .nothingKept:
            onwardMessage(failure, of: verb)
        }
    }

    private func words(_ failure: DaemonFailure) -> String {
        let words = FailureWords(language)
        return switch failure {
        case .noRuntimeFolder: words.noRuntimeFolder
        case .pathTooLong(let path):
            words.pathTooLong(text(path), bytes: path.utf8.count, most: UnixSocket.pathLimit)
        case .noSocket(let path): words.noSocket(text(path), start: Commands.enable)
        case .nobodyListens(let path):
            words.nobodyListens(text(path), start: Commands.enable) + "\n"
                + words.whyItEnded(Commands.seeJournal)
        case .notPermitted(let path): words.notPermitted(text(path))
        case .connection(let path, let error): words.connection(text(path), error: error.text)
        case .silent(let path):
            words.silent(text(path), see: Commands.seeService, restart: Commands.restart)
        case .brokenOff(let path): words.brokenOff(text(path), see: Commands.seeJournal)
        case .wentAway: words.wentAway(see: Commands.seeService)
        case .garbled(let path): words.garbled(text(path), restart: Commands.restart)
        }
    }

    var usualPlaces: String { FailureWords(language).usualPlaces }

    private func words(_ error: VarlinkError) -> String {
        let words = FailureWords(language)
        return switch error {
        case .invalidParameter(let name): words.valueRefused(text(name), restart: Commands.restart)
        case .interfaceNotFound(let name), .methodNotFound(let name),
            .methodNotImplemented(let name):
            words.unknown(text(name), restart: Commands.restart)
        }
    }
}
