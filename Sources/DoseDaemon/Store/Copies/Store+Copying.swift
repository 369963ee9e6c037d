import Glibc
import Linux
import SQLite

/// A copy that is made while records are written.
nonisolated extension Store {
    enum CopyStep: Sendable {
        /// So many pages of the file are copied, of so many.
        case going(Int, of: Int)
        /// The copy is closed; it is not on the disk before somebody brings it there.
        case whole
    }

    /// Begins a copy in a new file, for its owner alone.
    func beginCopy(to draft: String) throws(SQLiteError) {
        copying = nil
        do throws(Errno) {
            try Folder.create(File.folder(of: draft))
            for file in [draft, draft + "-wal"] { unlink(file) }
            // SQLite would make the file readable by others; an empty one it takes.
            try File.create(draft)
        } catch {
            throw SQLiteError(error)
        }
        copying = try DatabaseBackup(of: database, to: draft)
    }

    /// Copies the next pages; nil where no copy is being made.
    func copyNext() throws(SQLiteError) -> CopyStep? {
        guard let copying else { return nil }
        do throws(SQLiteError) {
            guard try copying.copyNext(pages: Self.pagesPerStep) else {
                return .going(copying.copiedCount, of: copying.pageCount)
            }
        } catch {
            self.copying = nil
            throw error
        }
        self.copying = nil
        return .whole
    }

    /// A megabyte, in some milliseconds.
    private static let pagesPerStep: Int32 = 256

    /// Opens a copy that was made, checks all of it, and brings it to the disk as one file.
    static func finish(copy draft: String) throws(OpenError) {
        _ = try Store(at: draft, Demands(isSuspect: true))
        do throws(Errno) {
            try File.synchronise(draft)
        } catch {
            throw .failed(SQLiteError(error))
        }
    }
}
