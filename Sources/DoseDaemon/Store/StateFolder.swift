import Glibc
import Installation
import Linux

/// The folders that lead to the ledger, as they were when this process began.
///
/// The sandbox of the service opens for writing what is there when it is made. A folder that comes later, as on a disk
/// that is unlocked or mounted, is seen from inside and can never be written there: only another start can.
nonisolated struct StateFolder: Sendable {
    private let folders: [String]
    private let atStart: [Bool]
    /// Whether whoever started this process starts it again when it ends, in a sandbox of its own.
    private let isStartedAgain: Bool

    init(of ledger: String, isStartedAgain: Bool = Variables.process["DOSED_RESTARTS"] != nil) {
        let folder = File.folder(of: ledger)
        folders = [folder, File.folder(of: folder)]
        atStart = folders.map(Self.isThere)
        self.isStartedAgain = isStartedAgain
    }

    /// Whether a folder has come that this process may not write to, and another may.
    var isLocked: Bool {
        guard isStartedAgain else { return false }
        return zip(folders, atStart).contains { folder, wasThere in
            !wasThere && Self.isThere(folder) && access(folder, W_OK) == -1 && errno == EROFS
        }
    }

    private static func isThere(_ folder: String) -> Bool {
        (try? FileStatus(of: folder))?.kind == .folder
    }
}
