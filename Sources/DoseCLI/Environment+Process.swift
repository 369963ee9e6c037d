import DoseCore
import Glibc
import Installation
import Linux
import Words

extension Environment {
    /// Those of this process.
    package static var process: Environment {
        var environment = Environment(
            variables: .process,
            executable: .running,
            isTerminal: isatty(STDOUT_FILENO) == 1,
            now: { Instant(milliseconds: SystemClock.realtimeMilliseconds) },
            requestID: randomID,
            print: { text throws(Errno) in try File.write(Array(text.utf8), to: STDOUT_FILENO) },
            // Nothing is left to tell it to when even this fails.
            printError: { try? File.write(Array($0.utf8), to: STDERR_FILENO) },
            readInput: readInput,
            confirm: confirm,
            // Everything printed was written at once, so nothing is lost.
            endOnInterrupt: { signal(SIGINT) { _ in _exit(ExitCode.done.rawValue) } })
        environment.output = STDOUT_FILENO
        // Questions that only one side can see are none.
        if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 { environment.ask = ask }
        environment.execute = ChildProgram.run
        environment.width = { columns }
        environment.language = { [environment] in language(in: environment) }
        return environment
    }

    private static var columns: Int? {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
            size.ws_col > 0
        else { return nil }
        return Int(size.ws_col)
    }

    /// That of the settings, or else of the session, as the daemon does.
    private static func language(in environment: Environment) -> Language {
        let catalogs = Catalogs(environment.variables, beside: environment.executable)
        var wanted = catalogs.languages
        if let paths = Paths(environment.variables),
            case .valid(let settings) = SettingsReader.judge(fileAt: paths.settings),
            let language = settings.language
        {
            wanted = [language]
        }
        return Language.open(wanted, in: catalogs.folders) != nil ? .person : .english
    }

    /// An interrupt is an answer, from the question on.
    private static func ask(_ question: String) -> Asked {
        // It is held back until something is waited for, so that none comes in between.
        var interrupt = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        var usual = sigset_t()
        sigprocmask(SIG_BLOCK, &interrupt, &usual)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in }
        var before = sigaction()
        sigaction(SIGINT, &action, &before)
        defer {
            sigaction(SIGINT, &before, nil)
            sigprocmask(SIG_SETMASK, &usual, nil)
        }
        try? File.write(Array(question.utf8), to: STDOUT_FILENO)
        var line: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1024)
        while line.last != UInt8(ascii: "\n") {
            var input = fd_set()
            input.__fds_bits.0 = 1 << STDIN_FILENO
            guard pselect(STDIN_FILENO + 1, &input, nil, nil, nil, &usual) > 0 else { return .end }
            let count = piece.withUnsafeMutableBytes {
                read(STDIN_FILENO, $0.baseAddress, $0.count)
            }
            guard count > 0, line.count < 65_536 else { return .end }
            line += piece[..<count]
        }
        return .line(String(decoding: line.dropLast(), as: UTF8.self))
    }

    private static func randomID() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in (generator.next() as UInt64).hexadecimal() }.joined()
    }

    /// Asked only where both sides are a terminal; what is no yes is a no.
    private static func confirm(_ question: String) -> Bool? {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
        try? File.write(Array(question.utf8), to: STDOUT_FILENO)
        // In English too, whatever the question was asked in.
        let yes = "y yes \(SetupWords(.person).yesWords)".split(separator: " ").map(String.init)
        return readLine().map { yes.contains($0.lowercased()) } ?? false
    }

    private static func readInput(limit: Int) throws(Errno) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = try Errno.check("read") {
                piece.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
            }
            if count == 0 { return bytes }
            bytes += piece[..<count]
            if bytes.count > limit { throw Errno(EFBIG, "read") }
        }
    }
}
