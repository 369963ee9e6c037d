import Glibc
import Linux

extension Store {
    /// Takes from others the right to write to the ledger's folder, and refuses what is another user's.
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
        for file in [path, path + "-wal"] {
            guard let owner = (try? FileStatus(ofLink: file))??.owner, owner != geteuid() else {
                continue
            }
            throw StoreTrouble(.owned(by: owner), at: file)
        }
    }
}
