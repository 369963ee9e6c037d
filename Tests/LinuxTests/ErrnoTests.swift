import Glibc
import Linux
import Testing

@Suite struct ErrnoTests {
    @Test func `a failed call tells its name, its file and the reason`() {
        let error = #expect(throws: Errno.self) {
            try Errno.check("open", "/nowhere") { open("/nowhere", O_RDONLY) }
        }
        #expect(error == Errno(ENOENT, "open", "/nowhere"))
        #expect(error?.description == "open /nowhere: ENOENT (No such file or directory)")
    }

    @Test func `a code without a name is told by its number`() {
        let error = Errno(9999, "read")
        #expect(error.description == "read: errno 9999 (Unknown error 9999)")
    }

    @Test func `an interrupted call is made again`() throws {
        var attempts = 0
        let value = try Errno.check("read") {
            attempts += 1
            if attempts < 3 {
                errno = EINTR
                return -1
            }
            return 7
        }
        #expect(value == 7)
        #expect(attempts == 3)
    }
}
