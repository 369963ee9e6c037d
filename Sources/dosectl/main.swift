import DoseCLI
import Glibc

exit(Dosectl.run(Array(CommandLine.arguments.dropFirst()), in: .process).rawValue)
