import Words

/// A line on the terminal that says how far long work has come, and is gone when it is done.
struct Progress {
    private let session: Session
    private let words: LedgerWords
    private var told: Int?

    init(_ session: Session) {
        self.session = session
        words = LedgerWords(session.environment.spoken)
    }

    /// Whether anybody sees it.
    private var isShown: Bool { session.environment.isTerminal && !session.isJSON }

    mutating func show(_ done: Int, of all: Int) {
        guard isShown, all > 0 else { return }
        let percent = done * 100 / all
        guard percent != told else { return }
        told = percent
        session.environment.printError("\r\(words.progress(percent))")
    }

    mutating func end() {
        guard told != nil else { return }
        told = nil
        session.environment.printError("\r\u{1b}[K")
    }
}
