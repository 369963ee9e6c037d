import DoseCore
import Linux

/// What a run of the program finds around it, and all that it can do to it.
package struct Surroundings {
    var environment: [String: String]
    /// The path of the program, where it can be told.
    var executable: String?
    /// Whether the output goes to a terminal.
    var isTerminal: Bool
    /// How long the daemon may take to answer.
    var patience: Duration
    var now: () -> Instant
    /// A name for a request that nobody has used.
    var requestID: () -> String
    var print: (String) throws(Errno) -> Void
    var printError: (String) -> Void
    /// The whole of the standard input, unless it is longer than the limit (EFBIG).
    var readInput: (_ limit: Int) throws(Errno) -> [UInt8]
    /// Lets an interrupt end the program as something done.
    var endOnInterrupt: () -> Void

    init(
        environment: [String: String], executable: String? = nil, isTerminal: Bool,
        patience: Duration = .seconds(5),
        now: @escaping () -> Instant,
        requestID: @escaping () -> String, print: @escaping (String) throws(Errno) -> Void,
        printError: @escaping (String) -> Void,
        readInput: @escaping (_ limit: Int) throws(Errno) -> [UInt8],
        endOnInterrupt: @escaping () -> Void
    ) {
        self.environment = environment
        self.executable = executable
        self.isTerminal = isTerminal
        self.patience = patience
        self.now = now
        self.requestID = requestID
        self.print = print
        self.printError = printError
        self.readInput = readInput
        self.endOnInterrupt = endOnInterrupt
    }

    /// The value of a variable; an empty one counts as absent.
    func variable(_ name: String) -> String? {
        guard let value = environment[name], !value.isEmpty else { return nil }
        return value
    }

    /// An XDG base folder; the specification wants a relative path to be ignored.
    func folder(_ name: String) -> String? {
        variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
}
