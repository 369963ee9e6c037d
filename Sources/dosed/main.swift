import DoseCLI
import DoseDaemon
import Glibc
import Linux

// One program under two names, for most of it is in both: which of them it is, is in its name.
try? Memory.keepPrivate()
let words = Array(CommandLine.arguments.dropFirst())
if CommandLine.arguments.first?.split(separator: "/").last == "dosectl" {
    exit(Dosectl.run(words, in: .process).rawValue)
}
DosedCommand.run(words)
