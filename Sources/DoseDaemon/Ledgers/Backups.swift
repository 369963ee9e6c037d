import ControlProtocol
import Dispatch
import DoseCore
import Glibc
import Installation
import Linux
import SQLite

/// Copies of the ledger, made while it is written to: one for each date, and as many as the settings say.
///
/// The pages are copied some at a time, by the connection that writes them, while nothing is due; that all of it is sound
/// and on the disk is seen to on a thread of its own. Only then it has its name, and an older one goes.
final class Backups {
    /// Where they are, beside the ledger.
    let folder: String
    private let store: StoreKeeper
    private let isIdle: () -> Bool
    private let kept: () -> Int
    private let log: (String) -> Void
    private let queue = DispatchQueue(label: "org.dosed.backups", qos: .utility)
    /// How far the one has come that is being made; nil while none is.
    private(set) var now: Wire.Copying?
    /// Told how far it comes.
    var told: (Wire.Copying) -> Void = { _ in }
    private var lastDate: CivilDate?

    /// - Parameters:
    ///   - isIdle: whether no alarm comes up in the next moments.
    ///   - kept: how many of them are kept; 0 where none is made unasked.
    init(
        _ store: StoreKeeper, isIdle: @escaping () -> Bool, kept: @escaping () -> Int,
        log: @escaping (String) -> Void
    ) {
        self.store = store
        self.isIdle = isIdle
        self.kept = kept
        self.log = log
        folder = DailyCopies.folder(of: store.path)
    }

    /// Makes that of a date in a while, if there is none yet; asked at each turn, and so by no timer of its own.
    func considerDaily(of date: CivilDate) {
        guard date != lastDate, kept() > 0, store.isOpen else { return }
        lastDate = date
        let file = "\(folder)/\(DailyCopies.name(of: date))"
        queue.asyncAfter(deadline: .now() + Self.delay) { [weak self] in
            guard (try? FileStatus(ofLink: file)) == .some(nil) else { return }
            DispatchQueue.main.async { self?.begin(on: date) }
        }
    }

    /// When a session has just begun there is more urgent work.
    private static let delay: DispatchTimeInterval = .seconds(60)

    /// Makes that of a date, unless one is being made already.
    @discardableResult
    func begin(on date: CivilDate) -> Wire.Copying {
        if let now { return now }
        let file = "\(folder)/\(DailyCopies.name(of: date))"
        let draft = file + Self.draftSuffix
        switch store.beginCopy(to: draft) {
        case .success:
            now = Wire.Copying(.copying)
            goOn(to: file, after: .milliseconds(0))
            return Wire.Copying(.copying)
        case .failure(let error): return end(with: error.message)
        case nil: return end(with: store.trouble?.words ?? "the ledger is not open")
        }
    }

    private func goOn(to file: String, after rest: DispatchTimeInterval) {
        DispatchQueue.main.asyncAfter(deadline: .now() + rest) { [weak self] in
            self?.copyNext(to: file)
        }
    }

    private func copyNext(to file: String) {
        guard isIdle() else { return goOn(to: file, after: Self.pause) }
        switch store.copyNext() {
        case .success(.going(let done, let all)):
            tell(Wire.Copying(.copying, done: done, of: all))
            goOn(to: file, after: Self.rest)
        case .success(.whole): finish(file)
        case .success(nil), nil: end(with: "the ledger was closed meanwhile")
        case .failure(let error): end(with: error.message)
        }
    }

    private static let rest: DispatchTimeInterval = .milliseconds(5)
    private static let pause: DispatchTimeInterval = .milliseconds(200)
    private nonisolated static let draftSuffix = ".new"

    private func finish(_ file: String) {
        let (folder, kept) = (folder, max(kept(), 1))
        queue.async { [weak self] in
            let failure = Self.finish(file, in: folder, keeping: kept)
            DispatchQueue.main.async {
                if let failure {
                    self?.end(with: failure)
                } else {
                    self?.tell(Wire.Copying(.made, file: file))
                }
            }
        }
    }

    /// Why it failed; nil when the file is there.
    private nonisolated static func finish(
        _ file: String, in folder: String, keeping kept: Int
    ) -> String? {
        let draft = file + draftSuffix
        do {
            try Store.finish(copy: draft)
            try File.replace(file, by: draft)
        } catch let error as OpenError {
            if case .failed(let error) = error { return error.message }
            return "\(error)"
        } catch {
            return "\(error)"
        }
        // Only what is called as they are is ever removed.
        let names = ((try? Folder.names(in: folder)) ?? []).filter {
            DailyCopies.date(of: $0) != nil
        }
        for name in names.dropLast(kept) { unlink("\(folder)/\(name)") }
        return nil
    }

    @discardableResult
    private func end(with failure: String) -> Wire.Copying {
        log("no copy of the ledger was made: \(failure)")
        let state = Wire.Copying(.failed, error: failure)
        tell(state)
        return state
    }

    private func tell(_ state: Wire.Copying) {
        now = state.isOver ? nil : state
        told(state)
    }
}
