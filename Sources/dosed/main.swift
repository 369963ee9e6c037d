import DoseDaemon

DosedCommand.run(Array(CommandLine.arguments.dropFirst()))
