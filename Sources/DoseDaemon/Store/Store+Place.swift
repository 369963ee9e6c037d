import Glibc
import Linux
import SQLite

nonisolated extension Store {
    /// Takes from others the right to write to the ledger's folder, and refuses what is another user's, and what would
    /// be waited for: SQLite opens a FIFO as if it were its file.
    ///
    /// Whatever else is wrong with it SQLite will say.
    static func checkPlace(of path: String) throws(StoreTrouble) {
        let folder = File.folder(of: path)
        do throws(Folder.Problem) {
            try Folder.checkOwned(folder)
        } catch {
            switch error {
            case .owned(_, let owner): throw StoreTrouble(.owned(by: owner), at: folder)
            case .writableByOthers(_, let permissions): chmod(folder, permissions & ~0o022)
            case .noFolder, .refused: break
            }
        }
        for file in ["", "-wal", "-journal", "-shm"].map({ path + $0 }) {
            guard let status = (try? FileStatus(ofLink: file)) ?? nil else { continue }
            if status.owner != geteuid() { throw StoreTrouble(.owned(by: status.owner), at: file) }
            switch status.kind {
            case .regular, .folder, .link: break
            case .socket, .other:
                throw StoreTrouble(.failed(SQLiteError(Errno(EINVAL, "open", file))), at: path)
            }
        }
    }
}
