import DoseCore
import Glibc
import Installation
import Linux
import PlanFile
import Planning
import Words

/// Takes what an export of dosed told for the ledger, or makes a plan of the file of another program.
struct ImportVerb: Verb, Equatable {
    static let manual = Manual(
        "import", summary: Sentence("take what an export, or another program, wrote"),
        words: "FILE",
        options: [
            LedgerOptions.yes, LedgerOptions.another, PlanOptions.output,
            Option(
                "start", value: "DATE",
                help: Sentence("the first day of the plan that is made; tomorrow without it")),
        ],
        text: [
            [
                Sentence(
                    "FILE is what dosectl export --format json wrote, on this computer or on another one."
                ),
                Sentence(
                    "The ledger becomes what it was, record by record; what dosectl restore says of a copy holds here, too."
                ),
            ],
            [
                Sentence(
                    "Or FILE is of another program: dosage-treatments.json of Dosage, a backup of medTimer, or a medication plan as FHIR (a Bundle, MedicationRequest, MedicationStatement; also of the German dgMP)."
                ),
                Sentence(
                    "A plan is made of it and printed, or written to the new file of -o, and it is told medicine by medicine what could not be taken over; no amount and no unit is guessed."
                ),
                Sentence(
                    "Nothing that rings changes: put the plan in its place when you have compared it with the prescription."
                ),
            ],
        ],
        examples: [
            .init(command: "dosectl import ledger.jsonl", meaning: Sentence("after it was asked")),
            .init(
                command: "dosectl import medtimer.json -o new-plan.toml",
                meaning: Sentence("a plan of a phone's reminders")),
        ])

    var restore: RestoreVerb
    /// Nil for the standard output.
    var output: String?
    /// Nil for tomorrow: today's doses are the other program's.
    var start: CivilDate?

    init(_ restore: RestoreVerb) { self.restore = restore }

    init(_ arguments: inout Arguments) throws(UsageError) {
        restore = try RestoreVerb(&arguments)
        output = arguments["output"]
        start = try arguments.date("start")
    }

    func run(in session: Session) throws(Failure) {
        guard try isOfDosed() else { return try takeOver(in: session) }
        for (option, isGiven) in [("--output", output != nil), ("--start", start != nil)]
        where isGiven {
            throw .usage(.together(restore.file, option))
        }
        try restore.run(in: session)
    }

    /// Whether it is a ledger, whole or not: by its beginning.
    private func isOfDosed() throws(Failure) -> Bool {
        do throws(Errno) {
            let head = try LineReader(File.resolved(restore.file), limit: 100).head()
            return head.starts(with: "SQLite format 3".utf8)
                || String(decoding: head, as: UTF8.self).contains("\"dosed-ledger\"")
        } catch let error where error.code == ENOENT {
            throw .absent(file: restore.file)
        } catch {
            throw .unreadable(file: restore.file, error)
        }
    }

    // MARK: Another program's

    private func takeOver(in session: Session) throws(Failure) {
        let environment = session.environment
        let zone = (try? environment.plans.zones.zone(.local)) ?? .utc
        let start = start ?? zone.date(at: environment.now()) + 1
        let foreign = try foreign(from: start, zone)
        let screen = session.screen()
        let account = screen.account(foreign, from: start)
        let words = ForeignWords(environment.spoken)
        guard !foreign.plan.medications.isEmpty else {
            try session.print(account + [words.nothingWritten])
            throw .told(.failed)
        }
        let text = PlanWriter.text(
            foreign.plan, remarks: ["\(PlanRemark.takenOver)\(foreign.program.rawValue)."])
        let judgement = environment.plans.judge(
            Array(text.utf8), from: output ?? "plan.toml", at: environment.now(), isDraft: true)
        environment.tell(judgement.problems)
        // Nothing is written that is not read back as it was meant.
        guard PlanFile.read(text).plan == foreign.plan else { throw .invalid }
        guard let output else {
            environment.printError(account.map { "\($0)\n" }.joined())
            return try session.write(
                text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
                    String.init))
        }
        do throws(Errno) {
            try File.write(Array(text.utf8), to: output, mayReplace: false)
        } catch {
            throw error.code == EEXIST
                ? .notNew(file: output) : .unwritable(file: output, error)
        }
        let written = words.written(
            screen.text(output), check: "dosectl check \(screen.text(output))")
        try session.print(account + [written])
    }

    private func foreign(from start: CivilDate, _ zone: Zone) throws(Failure) -> ForeignPlan {
        let bytes: [UInt8]
        do throws(Errno) {
            bytes = try File.read(restore.file, limit: ForeignFile.limit)
        } catch let error where error.code == EFBIG {
            throw .tooLarge(file: restore.file, bytes: ForeignFile.limit)
        } catch {
            throw .unreadable(file: restore.file, error)
        }
        do throws(ForeignError) {
            return try ForeignFile(start: start, in: zone).plan(of: bytes)
        } catch {
            throw .foreign(error, file: restore.file)
        }
    }
}
