import ControlProtocol
import Dispatch
import DoseCore
import Glibc
import Linux
import SQLite

/// The ledger as a whole: copied, told, restored.
extension Daemon {
    func makeBackups() -> Backups {
        let backups = Backups(
            store, isIdle: { [weak self] in self?.isIdle ?? false },
            kept: { [weak self] in self?.settings.backups ?? 0 },
            log: { [weak self] in self?.log($0) })
        backups.told = { [weak self] state in
            self?.server?.publish(to: .backup, isLast: state.isOver) {
                BackupReply(backup: state).message(continues: !state.isOver)
            }
        }
        return backups
    }

    /// By a clock in doubt it would have the name of another date.
    func considerBackup() {
        guard agenda.trust == .trusted, agenda.ledger.nextNumber > 1 else { return }
        backups?.considerDaily(of: today)
    }

    func answerBackup(_ call: VarlinkCall) -> ControlConnection.Response {
        let state = backups?.begin(on: today) ?? Wire.Copying(.failed)
        return ControlConnection.Response(
            BackupReply(backup: state), isOver: state.isOver, of: .backup, to: call)
    }

    func export(_ call: ControlCall) throws(VarlinkError) -> ExportReply {
        let numbers = 0...Int(Limits.ledgerNumber)
        for (name, value) in [
            ("after", call.after), ("offset", call.offset), ("before", call.before),
        ] where !numbers.contains(value ?? 0) {
            throw .invalidParameter(name)
        }
        let end = call.before.map { Int64($0) } ?? Limits.ledgerNumber + 1
        let page = store.text(
            after: call.after.map { Int64($0) }, offset: call.offset ?? 0, before: end,
            limit: ControlLimits.exportBytes)
        guard let page else { throw .methodNotImplemented(call.method) }
        return ExportReply(
            lines: page.lines, after: Int(page.after), offset: page.offset, last: Int(page.last))
    }

    // MARK: Restoring

    /// Looks at the file that was laid beside the ledger, and takes it for the ledger if that is wanted.
    func answerRestore(_ call: VarlinkCall, isNow: Bool) -> ControlConnection.Response {
        var state = Wire.Restoring(.checking)
        if isRestoring {
            state = Wire.Restoring(
                .refused, problem: .unreadable, error: "another file is being checked")
        } else {
            check(isNow: isNow)
        }
        return ControlConnection.Response(
            RestoreReply(restoring: state), isOver: state.isOver, of: .restore, to: call)
    }

    private func check(isNow: Bool) {
        isRestoring = true
        let incoming = IncomingLedger(path: store.path + Wire.Restoring.suffix, today: today)
        DispatchQueue(label: "org.dosed.incoming", qos: .utility).async { [weak self] in
            let outcome = incoming.check()
            DispatchQueue.main.async { self?.take(outcome, of: incoming, isNow: isNow) }
        }
    }

    private func take(
        _ outcome: Result<IncomingLedger.Account, IncomingLedger.Problem>,
        of incoming: IncomingLedger,
        isNow: Bool
    ) {
        isRestoring = false
        let state: Wire.Restoring
        switch outcome {
        case .failure(let problem):
            // What is refused is nothing to be taken by mistake later.
            if problem != .absent { unlink(incoming.path) }
            state = Wire.Restoring(problem)
        case .success(let account):
            state = isNow ? restore(incoming.path, account) : told(account, .checked)
        }
        server?.publish(to: .restore, isLast: true) {
            RestoreReply(restoring: state).message()
        }
    }

    private func restore(_ file: String, _ account: IncomingLedger.Account) -> Wire.Restoring {
        var state = told(account, .restored)
        do {
            try store.replace(by: file)
            state.aside = store.replaced.flatMap { $0.isEmpty ? nil : $0 }
        } catch {
            state = Wire.Restoring(.refused, problem: .unsaved, error: error.message)
        }
        reminder.openStoreNext(isAsked: true)
        handle(.clock)
        return state
    }

    private func told(
        _ account: IncomingLedger.Account, _ state: Wire.Restoring.State
    ) -> Wire.Restoring {
        let outline = store.outline
        let present = outline.map {
            Wire.LedgerAccount(
                records: Int($0.count),
                first: $0.beginning.map { stamp(Instant(milliseconds: $0.at)) },
                last: $0.last.map(stamp))
        }
        let isAnother = outline.map { $0.hasIntakes && $0.beginning != account.beginning }
        return Wire.Restoring(
            state,
            incoming: Wire.LedgerAccount(
                records: Int(account.count), first: account.first.map(stamp),
                last: account.last.map(stamp), medications: account.medications.sorted(),
                damaged: Int(account.damaged)),
            present: present, isAnother: isAnother ?? false)
    }

    private func stamp(_ instant: Instant) -> String { agenda.zone.timestamp(instant) }
}

extension Wire.Restoring {
    fileprivate init(_ problem: IncomingLedger.Problem) {
        switch problem {
        case .absent: self.init(.refused, problem: .absent)
        case .unknown: self.init(.refused, problem: .unknown)
        case .foreign: self.init(.refused, problem: .foreign)
        case .newer(let version, let known):
            self.init(.refused, problem: .newer, version: version, known: known)
        case .damaged(let error): self.init(.refused, problem: .damaged, error: error)
        case .cutOff(let line): self.init(.refused, problem: .cutOff, line: line)
        case .outOfOrder(let line): self.init(.refused, problem: .outOfOrder, line: line)
        case .altered(let line): self.init(.refused, problem: .altered, line: line)
        case .unreadable(let error): self.init(.refused, problem: .unreadable, error: error)
        case .unsaved(let error): self.init(.refused, problem: .unsaved, error: error)
        }
    }
}
