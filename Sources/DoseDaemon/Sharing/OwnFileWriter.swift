import ControlProtocol
import Dispatch
import DoseCore
import Linux
import SQLite

/// Keeps the own file in step with the ledger, some records at a time.
final class OwnFileWriter {
    private let folder: String
    private let store: StoreKeeper
    /// Where the name of this computer is kept.
    private let namePath: String
    private let aside: Aside
    /// Nil until it was read.
    private(set) var computer: Computer?
    private var writing = Writing.unknown
    private var isWriting = false
    /// Why the others cannot be told now; nil when they can.
    private(set) var trouble: Errno?
    private var isRetrying = false
    /// Told when the trouble may be another one.
    var told: () -> Void = {}
    /// Told of another name of this computer.
    var renamed: (Computer) -> Void = { _ in }

    /// How far the own file is.
    private enum Writing {
        /// What is in it is not known.
        case unknown
        /// It is made anew, and has the records up to a number.
        case drafting(after: Int64)
        case written(after: Int64, OwnFile.Mark?)
    }

    init(_ folder: String, store: StoreKeeper, namePath: String, aside: Aside) {
        self.folder = folder
        self.store = store
        self.namePath = namePath
        self.aside = aside
    }

    /// The ledger may be another one.
    func forget() { writing = .unknown }

    /// Writes what was recorded here and is not in the own file yet, some of it at a time.
    func write() {
        guard !isWriting, store.isOpen, !aside.isHeldUp else { return }
        guard let computer else {
            work({ [namePath] () throws(Errno) in try ComputerName.kept(at: namePath) }) {
                [weak self] in
                self?.computer = $0
                self?.write()
            }
            return
        }
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
            let number = store.read { store throws(SQLiteError) in try store.ownNumber(of: last) }
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
        work({ [namePath] () throws(Errno) in try ComputerName.renew(at: namePath) }) {
            [weak self] in
            self?.computer = $0
            self?.renamed($0)
            self?.write()
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
        told()
    }

    private func fail(_ error: Errno) {
        trouble = error
        writing = .unknown
        told()
        guard !isRetrying else { return }
        isRetrying = true
        let retry = DispatchTimeInterval.milliseconds(Int(Limits.storeRetry.milliseconds))
        DispatchQueue.main.asyncAfter(deadline: .now() + retry) { [weak self] in
            self?.isRetrying = false
            self?.write()
        }
    }
}
