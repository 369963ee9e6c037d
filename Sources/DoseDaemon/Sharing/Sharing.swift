import ControlProtocol
import Dispatch
import DoseCore
import Glibc
import Linux
import SQLite

/// A folder in which the computers of one person tell each other what was said to them; some other program keeps it in
/// step.
///
/// It has a thread of its own: that a folder does not answer delays no alarm, and keeps no other file from being read.
final class Sharing {
    /// As the settings have it, from the root on.
    let folder: String
    private let store: StoreKeeper
    private let log: (String) -> Void
    private let aside = Aside(on: DispatchQueue(label: "org.dosed.sharing"))
    /// Told that something new may be read.
    private let arrived: () -> Void
    private var files: SharedFolder
    /// What was read and is not taken over yet.
    private var pending: [Arrival] = []
    private var isFirstReading = true
    private var isReading = false

    /// Where the name of this computer is kept.
    private let namePath: String
    private(set) var computer: Computer?
    private var writing = Writing.unknown
    private var isWriting = false
    /// Why the others cannot be told now; nil when they can.
    private(set) var trouble: Errno?
    private var isRetrying = false
    /// Whether the folder was there when this process began, which the sandbox of the service lets it write to then.
    let wasThere: Bool
    private var told = Told()

    /// How far the own file is.
    private enum Writing {
        /// What is in it is not known.
        case unknown
        /// It is made anew, and has the records up to a number.
        case drafting(after: Int64)
        case written(after: Int64, OwnFile.Mark?)
    }

    private struct Told: Equatable {
        var findings = SharedFolder.Findings()
        var trouble: Errno?
    }

    /// - Parameters:
    ///   - namePath: where the name of this computer is kept.
    ///   - arrived: told when something is there that was waited for too long.
    init(
        _ folder: String, store: StoreKeeper, namePath: String, log: @escaping (String) -> Void,
        arrived: @escaping () -> Void
    ) {
        self.folder = folder
        self.store = store
        self.namePath = namePath
        self.log = log
        self.arrived = arrived
        files = SharedFolder(folder)
        wasThere = aside.run({ access(folder, F_OK) == 0 }, later: { _ in }) ?? false
        do {
            computer = try ComputerName.kept(at: namePath)
        } catch {
            trouble = error
        }
        files.computer = computer
    }

    /// What stands for every name in the folder, for whoever watches it.
    var watched: String { "\(folder)/*" }

    var findings: SharedFolder.Findings { files.findings }
    /// Whether it does not answer.
    var isHeldUp: Bool { aside.isHeldUp }

    // MARK: Reading

    /// Whether the files of the others may hold something new; false while the folder does not answer.
    var isChanged: Bool {
        guard !aside.isHeldUp, !isReading else { return false }
        return aside.run({ [files] in files.isChanged }, later: { _ in }) ?? false
    }

    /// The ledger may be another one: all that is there may be new.
    func forget() {
        let computer = computer
        files = SharedFolder(folder)
        files.computer = computer
        pending = []
        writing = .unknown
    }

    /// What is new of the last weeks, and of the time before as much as is taken over at a time.
    func read(at now: Instant) -> [Arrival] {
        guard !isReading else { return [] }
        isReading = true
        let patience = isFirstReading ? StoreKeeper.patience : .milliseconds(200)
        isFirstReading = false
        let reading = aside.run(within: patience) { [files] () -> (SharedFolder, [Arrival]) in
            var files = files
            let arrivals = files.read()
            return (files, arrivals)
        } later: { [weak self] in
            self?.take($0.0, $0.1)
            self?.arrived()
        }
        if let reading { take(reading.0, reading.1) }
        return next(at: now)
    }

    private func take(_ files: SharedFolder, _ arrivals: [Arrival]) {
        isReading = false
        self.files = files
        // Conflicting copies say most of it twice.
        var names: Set<RecordName> = []
        pending += arrivals.filter { names.insert($0.provenance.name).inserted }
        tellTrouble()
    }

    /// What of the last weeks is there rings or not: that is taken over at once; what is older is history.
    private func next(at now: Instant) -> [Arrival] {
        guard !pending.isEmpty else { return [] }
        let first = now - .hours(24 * Limits.rememberedDays)
        let recent = pending.filter { $0.provenance.at >= first }
        if !recent.isEmpty {
            pending.removeAll { $0.provenance.at >= first }
        }
        let older = Array(pending.prefix(recent.isEmpty ? Self.atOnce : 0))
        pending.removeFirst(older.count)
        if !pending.isEmpty {
            DispatchQueue.main.asyncAfter(deadline: .now() + Self.rest) { [weak self] in
                self?.arrived()
            }
        }
        let arrivals = recent + older
        // While nothing of the store can be read, what is known of it is not told twice: the ledger has its names.
        return store.read { store throws(SQLiteError) in try store.unknown(arrivals) } ?? recent
    }

    /// Whether something is read and not taken over yet.
    var hasPending: Bool { !pending.isEmpty }

    private static let atOnce = 500
    private static let rest: DispatchTimeInterval = .milliseconds(100)

    // MARK: Writing

    /// Writes what was recorded here and is not in the own file yet, some of it at a time.
    func write() {
        guard !isWriting, store.isOpen, !aside.isHeldUp, let computer else { return }
        let file = OwnFile(in: folder, of: computer)
        switch writing {
        case .unknown:
            work({ () throws(Errno) in try file.content() }) { [weak self] in
                self?.goOn(with: $0, file)
            }
        case .drafting(let number): write(to: file, after: number, mark: nil, isDraft: true)
        case .written(let number, let mark):
            write(to: file, after: number, mark: mark, isDraft: false)
        }
    }

    /// The own file may not be as it was left: a folder's program can put an older one in its place.
    func lookAtOwn() {
        guard case .written(_, let mark) = writing, !isWriting, !aside.isHeldUp, let computer
        else { return write() }
        let file = OwnFile(in: folder, of: computer)
        work({ () throws(Errno) in try file.mark() }) { [weak self] in
            if $0 != mark { self?.writing = .unknown }
            self?.write()
        }
    }

    /// What is in the file has to be of this ledger, or it is another computer's.
    private func goOn(with content: OwnFile.Content, _ file: OwnFile) {
        switch content {
        case .absent, .there(nil, _): draft(file)
        case .there(let last?, let isWhole):
            let number = store.read { store throws(SQLiteError) in try store.number(of: last) }
            guard let number else {
                // The store does not answer.
                return
            }
            guard let number else { return rename() }
            guard isWhole else { return draft(file) }
            work({ () throws(Errno) in try file.mark() }) { [weak self] in
                self?.writing = .written(after: number, $0)
                self?.write()
            }
        }
    }

    /// The ledger was put back, or another one has its place: the file tells of records that it does not have, and stays
    /// for them.
    private func rename() {
        do {
            computer = try ComputerName.renew(at: namePath)
            log(
                "the ledger is another one than \(folder) knows: this computer is called \(computer ?? "") there from now on"
            )
            forget()
            arrived()
            write()
        } catch {
            fail(error)
        }
    }

    private func draft(_ file: OwnFile) {
        work({ () throws(Errno) in try file.beginDraft() }) { [weak self] in
            self?.writing = .drafting(after: 0)
            self?.write()
        }
    }

    private func write(
        to file: OwnFile, after number: Int64, mark: OwnFile.Mark?, isDraft: Bool
    ) {
        let page = store.read { store throws(SQLiteError) in
            try store.shared(after: number, limit: Self.linesAtOnce)
        }
        guard let page else { return }
        guard page.last > number else {
            if isDraft { keep(file, after: number) } else { end() }
            return
        }
        let text = page.text
        work({ () throws(Errno) -> OwnFile.Mark? in
            // Somebody else wrote it: what is in it has to be seen first.
            if !isDraft, try file.mark() != mark { return nil }
            try file.append(text, toDraft: isDraft)
            return try isDraft ? OwnFile.Mark(inode: 0, size: 0) : file.mark()
        }) { [weak self] mark in
            guard let self else { return }
            if let mark {
                writing = isDraft ? .drafting(after: page.last) : .written(after: page.last, mark)
            } else {
                writing = .unknown
            }
            write()
        }
    }

    private func keep(_ file: OwnFile, after number: Int64) {
        work({ () throws(Errno) -> OwnFile.Mark? in
            try file.keepDraft()
            return try file.mark()
        }) { [weak self] in
            self?.writing = .written(after: number, $0)
            self?.write()
        }
    }

    private nonisolated static let linesAtOnce = 500

    private func work<Value: Sendable>(
        _ work: @escaping @Sendable () throws(Errno) -> Value,
        then goOn: @escaping (Value) -> Void
    ) {
        isWriting = true
        let finish = { [weak self] (result: Result<Value, Errno>) in
            self?.isWriting = false
            switch result {
            case .success(let value): goOn(value)
            case .failure(let error): self?.fail(error)
            }
        }
        let result = aside.run {
            do throws(Errno) {
                return Result<Value, Errno>.success(try work())
            } catch {
                return .failure(error)
            }
        } later: {
            finish($0)
        }
        if let result { finish(result) }
    }

    private func end() {
        trouble = nil
        tellTrouble()
    }

    private func fail(_ error: Errno) {
        trouble = error
        writing = .unknown
        tellTrouble()
        guard !isRetrying else { return }
        isRetrying = true
        let retry = DispatchTimeInterval.milliseconds(Int(Limits.storeRetry.milliseconds))
        DispatchQueue.main.asyncAfter(deadline: .now() + retry) { [weak self] in
            self?.isRetrying = false
            self?.write()
        }
    }

    // MARK: Telling

    /// Each trouble once.
    private func tellTrouble() {
        let now = Told(findings: findings, trouble: trouble)
        guard now != told else { return }
        let before = told
        told = now
        let found = now.findings
        if found.isAbsent != before.findings.isAbsent {
            log(
                found.isAbsent
                    ? "\(folder) is not there: \(Self.consequence)" : "\(folder) is there")
        }
        if let error = found.trouble, error != before.findings.trouble {
            log("\(error): \(Self.consequence)")
        }
        if let file = found.damaged, file != before.findings.damaged {
            log("\(file) has lost lines, or some are damaged; what was read of it before stays")
        }
        if let file = found.newer, file != before.findings.newer {
            log("\(file) is of a newer dosed, and is not read")
        }
        if let error = trouble, error != before.trouble, !found.isAbsent {
            log("other computers are not told what is answered here: \(error)")
        }
    }

    private static let consequence = "what is answered on other computers is not known here"
}
