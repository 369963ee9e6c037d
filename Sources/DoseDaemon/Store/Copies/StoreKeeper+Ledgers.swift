import ControlProtocol
import DoseCore
import Linux
import SQLite

/// The ledger as a whole: copied, told, and another one in its place.
extension StoreKeeper {
    /// Nil where the disk does not answer, or there is nothing to copy.
    func beginCopy(to draft: String) -> Result<Void, SQLiteError>? {
        guard let store = state.store else { return nil }
        return ask(store) { store throws(SQLiteError) in try store.beginCopy(to: draft) }
    }

    func copyNext() -> Result<Store.CopyStep?, SQLiteError>? {
        guard let store = state.store else { return nil }
        return ask(store) { store throws(SQLiteError) in try store.copyNext() }
    }

    /// The text of records; nil where nothing can be read.
    func text(after number: Int64?, offset: Int, before end: Int64, limit: Int) -> Store.TextPage? {
        read { store throws(SQLiteError) in
            try store.text(after: number, offset: offset, before: end, limit: limit)
        }
    }

    /// What is there, with the first record, and whether anything was taken by it; nil where nothing can be read.
    var outline: Store.Outline? {
        read { store throws(SQLiteError) in try store.outline() }
    }

    /// Takes another file for the ledger: what was taken since it was written is not known from then on.
    ///
    /// The ledger is to be opened again afterwards, whatever came of it.
    func replace(by file: String) throws(SQLiteError) {
        guard !isHeldUp else {
            throw SQLiteError(code: .io, message: "the disk does not answer")
        }
        if case .open(let store) = state { try store.emptyLog() }
        state = .closed
        // From here on whatever is opened is taken for one that has lost records, also by the next start.
        mark.distrust()
        do throws(Errno) {
            replaced = try Store.replace(path, by: file)
        } catch {
            throw SQLiteError(error)
        }
    }
}
