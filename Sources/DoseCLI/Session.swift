import ControlProtocol
import DoseCore
import Linux
import Words

/// One run of one verb: where its answer goes and in which form.
struct Session {
    let environment: Environment
    let isJSON: Bool
    /// As `--socket` says.
    let socket: String?
    let style: Style

    init(_ environment: Environment, isJSON: Bool = false, socket: String? = nil) {
        self.environment = environment
        self.isJSON = isJSON
        self.socket = socket
        style = Style(environment)
    }

    func daemon() throws(Failure) -> DaemonSocket {
        do {
            return DaemonSocket(
                path: try DaemonSocket.path(given: socket, in: environment),
                timeout: environment.patience)
        } catch {
            throw .daemon(error)
        }
    }

    /// Prints a value as one line of JSON, or as a screen for people.
    ///
    /// - Parameters:
    ///   - now: What distances are counted from; the daemon's clock where it told it.
    func show(
        _ value: some Encodable, at now: Instant? = nil,
        _ lines: (Screen) -> [String]
    ) throws(Failure) {
        if isJSON {
            try write([.harmlessJSON(of: value)])
        } else {
            try print(lines(screen(at: now)))
        }
    }

    func screen(at now: Instant? = nil) -> Screen {
        let (plans, here) = (environment.plans, environment.now())
        let language = environment.spoken
        return Screen(
            style: style, clock: ReadingClock(now: now ?? here),
            language: language, reread: { plans.messages(of: $0, at: here, in: language) })
    }

    /// Lines for people, no wider than the terminal.
    func print(_ lines: [String]) throws(Failure) {
        try write(
            lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
                .flatMap { style.wrapped(String($0)) })
    }

    /// Lines as they are, in one write, so that none is torn.
    func write(_ lines: [String]) throws(Failure) {
        guard !lines.isEmpty else { return }
        do {
            try environment.print(lines.map { $0 + "\n" }.joined())
        } catch {
            throw .output(error)
        }
    }
}
