import ControlProtocol

/// One thing that dosectl does.
protocol Verb: Sendable {
    /// The name, the options and the help.
    static var manual: Manual { get }
    init(_ arguments: inout Arguments) throws(UsageError)
    func run(in session: Session) throws(Failure)
}

/// The verbs in the order in which the help lists them.
enum Verbs {
    static let all: [any Verb.Type] = [
        SetupVerb.self, StatusVerb.self, TodayVerb.self, TakeVerb.self, SkipVerb.self,
        SnoozeVerb.self,
        UndoVerb.self, HoldVerb.self, ResumeVerb.self, BackVerb.self, GotoVerb.self,
        CourseVerb.self, CurveVerb.self, SlowerVerb.self, ClimbVerb.self, TaperVerb.self,
        StopVerb.self,
        ThresholdVerb.self, ComfortVerb.self, CravingVerb.self, SpreadVerb.self,
        IntakeAddVerb.self, DiaryVerb.self, StockVerb.self, PillboxVerb.self,
        HistoryVerb.self, ReportVerb.self, PageVerb.self,
        WatchVerb.self, CheckVerb.self,
        PlanAcceptVerb.self, PlanKeepVerb.self, PlanNewVerb.self, PlanShowVerb.self,
        PlanDiffVerb.self, PlanShiftVerb.self, PlanSaveVerb.self, PlanBackVerb.self,
        ExportVerb.self, ImportVerb.self, BackupVerb.self, RestoreVerb.self,
        DoctorVerb.self, VersionVerb.self, HelpVerb.self,
    ]

    /// Whether a word begins the names of verbs of two words.
    static func isFirstWord(_ word: String) -> Bool { !completing(word).isEmpty }

    /// The verbs of two words that begin with a word.
    static func completing(_ word: String) -> [any Verb.Type] {
        all.filter { $0.manual.name.hasPrefix(word + " ") }
    }

    static func named(_ name: String) -> (any Verb.Type)? {
        all.first { $0.manual.name == name }
    }
}

/// A verb that answers an alarm: one call, which is recorded.
protocol AnsweringVerb: Verb {
    /// - Parameter request: The name by which a retry is known.
    func call(request: String) -> ControlCall
}

extension AnsweringVerb {
    func run(in session: Session) throws(Failure) { try answer(in: session) }

    func answer(in session: Session) throws(Failure) {
        let call = call(request: session.environment.requestID())
        let reply = try session.daemon().ask(call, AnswerReply.self)
        try session.show(reply) { $0.answer(reply.answer, to: Self.manual.name) }
    }
}
