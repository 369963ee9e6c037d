import CFuzzer
import Glibc

// libFuzzer passes over what begins with two dashes, and hands it on to the processes that it starts.
let named = CommandLine.arguments.lazy.compactMap(FuzzTarget.init(option:)).first

func usage() -> FuzzTarget {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")
    let usage = "usage: fuzz --target=\(names) [LIBFUZZER-OPTION | FOLDER | FILE]...\n"
    write(STDERR_FILENO, usage, usage.utf8.count)
    exit(2)
}

let target = named ?? usage()
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = CommandLine.unsafeArgv
exit(
    LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        // libFuzzer calls from the thread that called it.
        MainActor.assumeIsolated {
            target.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
        }
        return 0
    })
