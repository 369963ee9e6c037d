import Glibc
import Systemd
import Testing

@Suite struct JournalTests {
    @Test func `an entry is its priority, message, kind and fields`() {
        let entry = JournalEntry(
            priority: .warning, message: "two\nlines",
            messageID: "0123456789abcdef0123456789abcdef",
            fields: [.init("DOSED_EVENT", "missed"), .init("EMPTY", "")])
        let told =
            "PRIORITY=4\nMESSAGE\n\u{9}\0\0\0\0\0\0\0two\nlines\n"
            + "MESSAGE_ID=0123456789abcdef0123456789abcdef\nSYSLOG_IDENTIFIER=tests\n"
            + "DOSED_EVENT=missed\nEMPTY=\n"
        #expect(String(decoding: entry.bytes(identifier: "tests"), as: UTF8.self) == told)
    }

    @Test func `an entry is handed over whole`() throws {
        let reader = try DatagramReader()
        let entry = JournalEntry(
            priority: .warning, message: String(repeating: "ä", count: 100_000))
        try Journal(identifier: "tests", path: reader.path).send(entry)
        let received = try #require(reader.receive())
        #expect(received == entry.bytes(identifier: "tests"))
        #expect(received.count < 10_000, "what nobody reads to its end is cut off")
    }

    @Test func `a journal that does not read is not waited for`() throws {
        let reader = try DatagramReader()
        let journal = Journal(identifier: "tests", path: reader.path)
        let entry = JournalEntry(priority: .notice, message: "a dose is due")
        #expect(throws: Service.Failure(code: EAGAIN, call: "sendto")) {
            for _ in 0..<100_000 { try journal.send(entry) }
        }
        _ = reader.receive()
        try journal.send(entry)
    }

    @Test func `an entry without a journal is an error`() throws {
        let journal = Journal(identifier: "tests", path: "/none/socket")
        #expect(throws: Service.Failure(code: ENOENT, call: "sendto")) {
            try journal.send(JournalEntry(priority: .debug, message: "from the tests"))
        }
    }

    @Test(arguments: [
        ("8:77", true), ("8:78", false), ("9:77", false), ("8", false), ("8:77:1", false),
        ("", false), ("x:y", false), (":", false),
    ])
    func `the stream of the journal is known by device and inode`(value: String, isStream: Bool) {
        #expect(Journal.isStream(value, device: 8, inode: 77) == isStream)
    }

    @Test func `standard error is the journal only when the variable names it`() async {
        await #expect(processExitsWith: .success) {
            var status = stat()
            #expect(fstat(STDERR_FILENO, &status) == 0)
            unsetenv("JOURNAL_STREAM")
            #expect(!Journal.isStandardError)
            setenv("JOURNAL_STREAM", "\(status.st_dev):\(status.st_ino)", 1)
            #expect(Journal.isStandardError)
            setenv("JOURNAL_STREAM", "\(status.st_dev):\(status.st_ino + 1)", 1)
            #expect(!Journal.isStandardError)
        }
    }

    @Test(arguments: [
        "", "lower", "_TRUSTED", "1ST", "WITH-DASH", "É", String(repeating: "A", count: 65),
    ])
    func `a name that the journal would drop is a mistake of the program`(name: String) async {
        await #expect(processExitsWith: .failure) { [name] in
            _ = JournalEntry.Field(name, "")
        }
    }
}
