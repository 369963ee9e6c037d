import ControlProtocol
import DoseCore
import Glibc
import Linux
import Words

/// Takes a copy of the ledger, or what an export told, for the ledger.
struct RestoreVerb: Verb, Equatable {
    static let manual = Manual(
        "restore", summary: Sentence("go back to a copy of what was recorded"), words: "FILE",
        options: [LedgerOptions.yes, LedgerOptions.another],
        text: [
            [
                Sentence(
                    "FILE is a copy that dosectl backup or the daemon made, or what dosectl export --format json wrote."
                ),
                Sentence(
                    "It is checked first, and it is asked before anything is changed; the ledger of now is set aside and stays."
                ),
            ],
            [
                Sentence("What was recorded since the copy was made is not known any more."),
                Sentence(
                    "A dose that can be taken at this moment may have been taken: it does not ring, and dosectl status lists it."
                ),
            ],
        ],
        examples: [
            .init(
                command: "dosectl restore ledger-of-today.sqlite",
                meaning: Sentence("after it was asked"))
        ])

    var file: String
    var isConfirmed = false
    var mayBeAnother = false

    init(file: String, isConfirmed: Bool = false, mayBeAnother: Bool = false) {
        self.file = file
        self.isConfirmed = isConfirmed
        self.mayBeAnother = mayBeAnother
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        guard let file = arguments.next() else { throw .missingWord("FILE") }
        self.file = file
        isConfirmed = arguments.isGiven("yes")
        mayBeAnother = arguments.isGiven("another")
    }

    func run(in session: Session) throws(Failure) {
        let daemon = try session.daemon()
        let status = try daemon.ask(ControlCall("Status"), StatusReply.self).status
        guard let ledger = status.health.first(where: { $0.part == .store })?.file else {
            throw .daemon(.garbled(path: daemon.path))
        }
        let incoming = ledger + Wire.Restoring.suffix
        do throws(Errno) {
            try File.copy(file, to: incoming, mayReplace: true)
        } catch let error where error.code == ENOENT && error.path == file {
            throw .absent(file: file)
        } catch {
            throw .unreadable(file: error.path == file ? file : incoming, error)
        }
        // What is not taken is not left for anybody to take.
        defer { unlink(incoming) }
        let checked = try restore(ControlCall("Restore"), daemon)
        if checked.restoring.isAnother == true, !mayBeAnother {
            throw .anotherLedger(checked.restoring, file: file)
        }
        if !isConfirmed {
            if !session.isJSON {
                try session.print(session.screen().checked(checked.restoring, file))
            }
            try session.confirm(LedgerWords(session.environment.spoken).restoreIt)
        }
        let restored = try restore(ControlCall("Restore", isNow: true), daemon)
        try session.show(restored) { $0.restored(restored.restoring) }
    }

    private func restore(_ call: ControlCall, _ daemon: DaemonSocket) throws(Failure)
        -> RestoreReply
    {
        let reply = try daemon.follow(call, RestoreReply.self) { _ in }
        if reply.restoring.state == .refused {
            throw .notRestored(reply.restoring, file: file)
        }
        return reply
    }
}
