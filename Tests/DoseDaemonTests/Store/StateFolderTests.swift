import Glibc
import Testing

@testable import DoseDaemon

/// That one which has come and cannot be written leads to another start is seen in the session, in a real sandbox.
struct StateFolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a folder that has come and can be written is no reason to start again`() throws {
        let state = StateFolder(of: folder.file("late/dosed/ledger.sqlite"), isStartedAgain: true)
        #expect(!state.isLocked)
        mkdir(folder.file("late"), 0o700)
        mkdir(folder.file("late/dosed"), 0o700)
        #expect(!state.isLocked)
    }
}
