import Glibc
import Linux
import TemporaryFolder
import Testing

/// What is written to a reader that does not read, and what comes of it.
@Suite struct `A stream is written to without waiting for its reader` {
    @Test func `a pipe that nobody reads takes what it holds, and says what it does not`() throws {
        let pipe = try Pipe()
        let output = Output(pipe.writing)
        #expect(throws: Errno(EAGAIN, "write")) {
            for _ in 0..<10_000 { try output.write(line) }
        }
        #expect(throws: Errno(EAGAIN, "write")) { try output.write(line) }
        #expect(fcntl(pipe.writing, F_GETFL) & O_NONBLOCK == 0, "its flags are the shell's too")
        pipe.drain()
        try output.write("again\n")
        #expect(pipe.drain() == "again\n")
    }

    @Test func `a pipe that another user made is not waited for either`() async {
        await #expect(processExitsWith: .success) {
            let pipe = try Pipe()
            #expect(fchmod(pipe.writing, 0) == 0)
            // Root may open whatever it likes.
            if geteuid() == 0 { #expect(seteuid(65534) == 0) }
            let output = Output(pipe.writing)
            #expect(throws: Errno(EAGAIN, "write")) {
                for _ in 0..<10_000 { try output.write(line) }
            }
            #expect(pipe.drain().hasPrefix(line))
            try output.write("again\n")
            #expect(pipe.drain() == "again\n")
        }
    }

    @Test func `a line that was torn is ended before the next`() throws {
        let pipe = try Pipe()
        let output = Output(pipe.writing)
        let long = String(repeating: "x", count: 100_000) + "\n"
        #expect(throws: Errno(EAGAIN, "write")) { try output.write(long) }
        #expect(!pipe.drain().hasSuffix("\n"))
        try output.write("again\n")
        #expect(pipe.drain() == "\nagain\n")
        try output.write("and again\n")
        #expect(pipe.drain() == "and again\n")
    }

    @Test func `a reader that is gone is an error, and ends nobody`() async {
        await #expect(processExitsWith: .success) {
            Output.prepare()
            let pipe = try Pipe()
            let output = Output(pipe.writing)
            try output.write(line)
            close(pipe.reading)
            #expect(throws: Errno(EPIPE, "write")) { try output.write(line) }
        }
    }

    @Test func `a terminal that was stopped takes nothing, and goes on afterwards`() throws {
        let terminal = try Terminal()
        let output = Output(terminal.slave)
        try output.write("before\n")
        #expect(tcflow(terminal.slave, TCOOFF) == 0)
        #expect(throws: Errno(EAGAIN, "write")) { try output.write("meanwhile\n") }
        #expect(tcflow(terminal.slave, TCOON) == 0)
        try output.write("after\n")
        #expect(terminal.read() == "before\r\nafter\r\n")
        #expect(fcntl(terminal.slave, F_GETFL) & O_NONBLOCK == 0)
    }

    @Test func `a terminal that nobody reads is full one day`() throws {
        let terminal = try Terminal()
        let output = Output(terminal.slave)
        #expect(throws: Errno(EAGAIN, "write")) {
            for _ in 0..<100_000 { try output.write(line) }
        }
    }

    @Test func `a full disk is an error`() throws {
        let fd = open("/dev/full", O_WRONLY | O_CLOEXEC)
        defer { close(fd) }
        #expect(throws: Errno(ENOSPC, "write")) { try Output(fd).write(line) }
    }

    @Test func `a file is written where the shell left off`() throws {
        let folder = try TemporaryFolder()
        try folder.write("before\n", to: "log")
        let fd = open("\(folder.path)/log", O_WRONLY | O_CLOEXEC)
        defer { close(fd) }
        lseek(fd, 0, SEEK_END)
        try Output(fd).write("after\n")
        #expect(try File.read("\(folder.path)/log", limit: 100) == Array("before\nafter\n".utf8))
    }

    @Test func `a socket that nobody reads is full one day, and then gone`() throws {
        var ends: [CInt] = [0, 0]
        let kind = CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        #expect(socketpair(AF_UNIX, kind, 0, &ends) == 0)
        defer { for end in ends { close(end) } }
        let output = Output(ends[0])
        #expect(throws: Errno.self) { for _ in 0..<100_000 { try output.write(line) } }
        // Not closed: a process that another test starts just then may have it too.
        shutdown(ends[1], CInt(SHUT_RDWR))
        #expect(throws: Errno(EPIPE, "send")) { try output.write(line) }
    }

    @Test func `the number of a stream that was closed is nobody else's`() async {
        await #expect(processExitsWith: .success) {
            close(STDIN_FILENO)
            close(STDERR_FILENO)
            Output.prepare()
            try Output(STDERR_FILENO).write(line)
            let next = open("/dev/null", O_RDONLY)
            #expect(next > STDERR_FILENO)
        }
    }
}

private let line = "08:00:00 the dose of 08:00 is due\n"

/// A pipe of the kernel, emptied when the test wants it.
private final class Pipe {
    let reading: CInt
    let writing: CInt

    init() throws {
        var ends: [CInt] = [0, 0]
        try Errno.check("pipe") { pipe(&ends) }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    @discardableResult
    func drain() -> String { readAll(reading) }
}

/// A terminal and who looks at it.
private final class Terminal {
    let master: CInt
    let slave: CInt

    init() throws {
        var (shown, written): (CInt, CInt) = (-1, -1)
        try Errno.check("openpty") { openpty(&shown, &written, nil, nil, nil) }
        (master, slave) = (shown, written)
    }

    deinit {
        close(slave)
        close(master)
    }

    func read() -> String { readAll(master) }
}

/// Whatever is there at once.
private func readAll(_ fd: CInt) -> String {
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65536)
    while isReadable(fd) {
        let count = read(fd, &piece, piece.count)
        if count <= 0 { break }
        all += piece[..<count]
    }
    return String(decoding: all, as: UTF8.self)
}
