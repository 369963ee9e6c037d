import Glibc
import Linux
import SQLite
import Testing

@testable import DoseDaemon

/// The ledger is kept where nobody else can change it.
struct LedgerPlaceTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func failure(at path: String) -> StoreTrouble? {
        do throws(StoreTrouble) {
            _ = try Store.open(at: path) { _ in }
            return nil
        } catch {
            return error
        }
    }

    @Test func `a folder that others may write is closed to them`() throws {
        chmod(folder.path, 0o777)
        #expect(failure(at: folder.file("ledger.sqlite")) == nil)
        #expect(try permissions(of: folder.path) == 0o755)
    }

    @Test func `a folder of another user is refused`() throws {
        guard geteuid() == 0 else {
            #expect(failure(at: "/ledger.sqlite") == StoreTrouble(.owned(by: 0), at: "/"))
            return
        }
        chown(folder.path, 65534, 65534)
        #expect(
            failure(at: folder.file("ledger.sqlite"))
                == StoreTrouble(.owned(by: 65534), at: folder.path))
        #expect(folder.names == [])
    }

    @Test(.enabled(if: geteuid() == 0), arguments: ["ledger.sqlite", "ledger.sqlite-wal"])
    func `a file of another user is refused as it is`(name: String) throws {
        #expect(failure(at: folder.file("ledger.sqlite")) == nil)
        if !folder.names.contains(name) { try folder.write("x", to: name) }
        let before = try folder.bytes(of: name)
        chown(folder.file(name), 65534, 65534)
        #expect(
            failure(at: folder.file("ledger.sqlite"))
                == StoreTrouble(.owned(by: 65534), at: folder.file(name)))
        #expect(try folder.bytes(of: name) == before)
    }

    @Test(arguments: ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-journal"])
    func `a FIFO under the ledger's name is refused and waited for by nobody`(name: String) throws {
        mkfifo(folder.file(name), 0o600)
        guard case .failed = failure(at: folder.file("ledger.sqlite"))?.cause else {
            Issue.record("it was opened")
            return
        }
    }

    @Test func `a FIFO in place of the last number holds up no record`() throws {
        mkfifo(folder.file("ledger.sqlite-last"), 0o600)
        var mark = HighWaterMark(of: folder.file("ledger.sqlite"))
        mark.set(7)
        #expect(mark.number == nil)
    }

    @Test func `a link in the ledger's place is not followed`() throws {
        try folder.write("precious", to: "precious")
        symlink(folder.file("precious"), folder.file("ledger.sqlite"))
        guard case .failed = failure(at: folder.file("ledger.sqlite"))?.cause else {
            Issue.record("it was opened")
            return
        }
        #expect(try folder.text(of: "precious") == "precious")
    }
}
