/// What takes in bytes that anybody may have written.
enum FuzzTarget: String, CaseIterable {
    /// The files that people write: the plan, the settings, profiles and protocols.
    case plan
    /// The files of the time zone database.
    case zone
    /// The bytes of a connection, on the daemon's side and on the client's.
    case frames
    /// Calls of the control protocol, up to what is printed of their replies.
    case requests
    /// The columns of the ledger.
    case rows
    /// The lines of an export, and of what computers tell each other.
    case lines
    /// The words of a command line.
    case arguments
    /// The signals of a notification server.
    case signals
    /// The files of other programs.
    case foreign

    /// `--target=plan`
    init?(option: String) {
        let prefix = "--target="
        guard option.hasPrefix(prefix) else { return nil }
        self.init(rawValue: String(option.dropFirst(prefix.count)))
    }

    /// Ends the program when the bytes break a property.
    func check(_ bytes: [UInt8]) {
        switch self {
        case .plan: PlanTarget.check(bytes)
        case .zone: ZoneTarget.check(bytes)
        case .frames: FramesTarget.check(bytes)
        case .requests: RequestsTarget.check(bytes)
        case .rows: RowsTarget.check(bytes)
        case .lines: LinesTarget.check(bytes)
        case .arguments: ArgumentsTarget.check(bytes)
        case .signals: SignalsTarget.check(bytes)
        case .foreign: ForeignTarget.check(bytes)
        }
    }
}
