import ControlProtocol
import DoseCore
import Linux
import Words

/// Makes a copy of the ledger while the daemon goes on.
struct BackupVerb: Verb, Equatable {
    static let manual = Manual(
        "backup", summary: Sentence("make a copy of all that was recorded"), words: "[FILE]",
        options: [LedgerOptions.force],
        text: [
            [
                Sentence(
                    "Makes a copy of the ledger while the daemon goes on, sees to it that it is sound and on the disk, and puts it into FILE."
                ),
                Sentence(
                    "Without FILE it stays beside the ledger, as the daily copies do: see backups in dosed.toml(5)."
                ),
            ],
            [
                Sentence("The plan and the settings are files of yours, and are not in it."),
                Sentence("dosectl restore FILE takes it back."),
            ],
        ],
        examples: [
            .init(
                command: "dosectl backup ledger-of-today.sqlite",
                meaning: Sentence("a copy in this folder"))
        ])

    var file: String?
    var mayReplace = false

    init(file: String? = nil, mayReplace: Bool = false) {
        self.file = file
        self.mayReplace = mayReplace
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        file = arguments.next()
        mayReplace = arguments.isGiven("force")
        if mayReplace, file == nil { throw .missingWord("FILE") }
    }

    func run(in session: Session) throws(Failure) {
        let daemon = try session.daemon()
        var progress = Progress(session)
        let reply = try daemon.follow(ControlCall("Backup"), BackupReply.self) {
            if let done = $0.backup.done, let all = $0.backup.of { progress.show(done, of: all) }
        }
        progress.end()
        guard let made = reply.backup.file else {
            throw .notBackedUp(error: reply.backup.error ?? "")
        }
        if let file {
            do throws(Errno) {
                try File.copy(made, to: file, mayReplace: mayReplace)
            } catch {
                throw Failure(writing: file, error)
            }
        }
        try session.show(reply) { [$0.text(LedgerWords($0.language).backedUp(file ?? made))] }
    }
}

/// The options of the verbs of the ledger as a whole.
enum LedgerOptions {
    static let force = Option("force", help: Sentence("replace a file that is there"))
    static let yes = Option("yes", help: Sentence("do not ask; needed where nobody can be asked"))
    static let another = Option(
        "another", help: Sentence("although it is not an earlier state of the ledger of now"))
}
