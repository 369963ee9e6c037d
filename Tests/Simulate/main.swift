import DoseSimulator
import Glibc

// `simulate --years N [--seed N] [--store sqlite] [--quick]`: lives at random, and the laws looked at after every turn.
exit(Command(CommandLine.arguments).run())
