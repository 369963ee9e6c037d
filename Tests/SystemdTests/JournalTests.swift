import Glibc
import Systemd
import Testing

@Suite struct JournalTests {
    @Test func `an entry is its priority, message, kind and fields`() {
        let entry = JournalEntry(
            priority: .warning, message: "two\nlines",
            messageID: "0123456789abcdef0123456789abcdef",
            fields: [.init("DOSED_EVENT", "missed"), .init("EMPTY", "")])
        #expect(
            entry.lines == [
                "PRIORITY=4", "MESSAGE=two\nlines",
                "MESSAGE_ID=0123456789abcdef0123456789abcdef", "DOSED_EVENT=missed", "EMPTY=",
            ])
    }

    @Test func `sending is no error, with a journal and without`() throws {
        try Journal.send(JournalEntry(priority: .debug, message: "from the tests"))
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
