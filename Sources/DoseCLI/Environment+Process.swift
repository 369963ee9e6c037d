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
        environment.width = { columns }
        let (variables, executable) = (environment.variables, environment.executable)
        environment.language = { language(by: variables, beside: executable) }
        return environment
    }

    private static var columns: Int? {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
            size.ws_col > 0
        else { return nil }
        return Int(size.ws_col)
    }

    private static func language(by variables: Variables, beside executable: Executable?)
        -> Language
    {
        let catalogs = Catalogs(variables, beside: executable)
        let isOpen = Language.open(catalogs.languages, in: catalogs.folders) != nil
        return isOpen ? .person : .english
    }

    private static func randomID() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let text = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - text.utf8.count) + text
        }.joined()
    }

    /// Asked only where both sides are a terminal; what is no yes is a no.
    private static func confirm(_ question: String) -> Bool? {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
        try? File.write(Array(question.utf8), to: STDOUT_FILENO)
        return ["y", "yes"].contains(readLine()?.lowercased())
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
