import DoseCore
import Linux
import SQLite

nonisolated extension Store {
    /// A copy in memory of a ledger that can be read and cannot be opened; nil where it cannot be read either, or does
    /// not hold what it should.
    ///
    /// The file is left as it is, damaged or not: of a copy nothing is set aside.
    static func copy(of path: String, _ demands: Demands) -> Store? {
        guard let image = image(of: path) else { return nil }
        do throws(OpenError) {
            let store = try Store(of: image, demands)
            return store.lastNumber >= demands.lastNumber ? store : nil
        } catch {
            return nil
        }
    }

    /// The ledger and its log as they were at one moment: whoever has it open may be writing.
    private static func image(of path: String) -> DatabaseImage? {
        for _ in 0..<3 {
            do throws(Errno) {
                let before = try status(of: path)
                let file = try File.read(path, limit: copyLimit)
                let log = try File.readIfThere(path + "-wal", limit: copyLimit) ?? []
                if try status(of: path) == before { return DatabaseImage(file: file, log: log) }
            } catch {
                return nil
            }
        }
        return nil
    }

    private static func status(of path: String) throws(Errno) -> [FileStatus?] {
        [try FileStatus(of: path), try FileStatus(of: path + "-wal")]
    }

    /// Far more than the doses of a life, and below what the service may use of memory.
    private static let copyLimit = 32 << 20
}

nonisolated extension StoreTrouble {
    /// Whether what the file says may be believed all the same: not if it is not this program's, or if another user, who
    /// is not the machine's own, could have written it.
    var leavesItReadable: Bool {
        switch cause {
        case .inUse, .newer, .foreign: false
        case .owned(let owner): owner == 0
        case .held, .unsafe, .failed, .replaced, .removed: true
        }
    }
}
