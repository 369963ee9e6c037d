/// What the verbs are and do.
struct HelpVerb: Verb, Equatable {
    /// Nil for the list of all.
    var verb: String?

    init(verb: String? = nil) {
        self.verb = verb
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        verb = arguments.next()
        if let verb, Verbs.named(verb) == nil { throw .unknownVerb(verb) }
    }

    func run(in session: Session) throws(Failure) {
        guard let verb, let manual = Verbs.named(verb)?.manual else {
            return try session.print(Help.overview)
        }
        try session.print(manual.lines)
    }
}
