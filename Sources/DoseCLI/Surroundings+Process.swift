import DoseCore
import Glibc
import Linux

extension Surroundings {
    /// Those of this process.
    package static var process: Surroundings {
        let names = [
            "DOSED_SOCKET", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR", "TERM", "TZ",
            "TZDIR", "XDG_CONFIG_HOME", "XDG_DATA_DIRS", "XDG_DATA_HOME", "XDG_RUNTIME_DIR",
        ]
        let pairs = names.compactMap { name in
            getenv(name).map { (name, String(cString: $0)) }
        }
        return Surroundings(
            environment: Dictionary(uniqueKeysWithValues: pairs),
            executable: (try? File.linkTarget("/proc/self/exe")) ?? nil,
            isTerminal: isatty(STDOUT_FILENO) == 1,
            now: { Instant(milliseconds: SystemClock.realtimeMilliseconds) },
            requestID: randomID,
            print: { text throws(Errno) in try write(text, to: STDOUT_FILENO) },
            // Nothing is left to tell it to when even this fails.
            printError: { try? write($0, to: STDERR_FILENO) },
            readInput: readInput,
            // Everything printed was written at once, so nothing is lost.
            endOnInterrupt: { signal(SIGINT) { _ in _exit(ExitCode.done.rawValue) } })
    }

    private static func randomID() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let text = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - text.utf8.count) + text
        }.joined()
    }

    private static func write(_ text: String, to file: CInt) throws(Errno) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            rest = rest.dropFirst(
                try Errno.check("write") {
                    rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
                })
        }
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
