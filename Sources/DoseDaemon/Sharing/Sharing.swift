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
    private let failed: () -> Void
    private var files: SharedFolder
    /// What was read and is not taken over yet.
    private var pending: [Arrival] = []
    private var isFirstReading = true
    private var isReading = false

    /// What tells the others.
    let writer: OwnFileWriter
    /// Whether the folder was there when this process began, which the sandbox of the service lets it write to then.
    let wasThere: Bool
    private var told = Told()

    private struct Told: Equatable {
        var findings = SharedFolder.Findings()
        var trouble: Errno?
    }

    /// - Parameters:
    ///   - namePath: where the name of this computer is kept.
    ///   - arrived: told when something is there that was waited for too long.
    ///   - failed: told when the folder cannot be written.
    init(
        _ folder: String, store: StoreKeeper, namePath: String, log: @escaping (String) -> Void,
        arrived: @escaping () -> Void, failed: @escaping () -> Void
    ) {
        self.folder = folder
        self.store = store
        self.log = log
        self.arrived = arrived
        self.failed = failed
        files = SharedFolder(folder)
        wasThere = aside.run({ access(folder, F_OK) == 0 }, later: { _ in }) ?? false
        writer = OwnFileWriter(folder, store: store, namePath: namePath, aside: aside)
        writer.told = { [weak self] in self?.writerTold() }
        writer.renamed = { [weak self] in self?.rename($0) }
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
        files = SharedFolder(folder)
        files.computer = writer.computer
        pending = []
        writer.forget()
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
        self.files.computer = writer.computer
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

    private static let atOnce = 500
    private static let rest: DispatchTimeInterval = .milliseconds(100)

    // MARK: Telling

    private func writerTold() {
        files.computer = writer.computer
        tellTrouble()
        if writer.trouble != nil { failed() }
    }

    /// The ledger was put back, or another one has its place: what the file tells that it does not have is taken over.
    private func rename(_ computer: Computer) {
        log(
            "the ledger is another one than \(folder) knows: this computer is called \(computer) there from now on"
        )
        forget()
        arrived()
    }

    /// Each trouble once.
    private func tellTrouble() {
        let now = Told(findings: findings, trouble: writer.trouble)
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
        if let error = now.trouble, error != before.trouble, !found.isAbsent {
            log("other computers are not told what is answered here: \(error)")
        }
    }

    private static let consequence = "what is answered on other computers is not known here"
}
