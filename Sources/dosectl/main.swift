import DoseCLI
import Glibc
import Linux

try? Memory.keepPrivate()
exit(Dosectl.run(Array(CommandLine.arguments.dropFirst()), in: .process).rawValue)
