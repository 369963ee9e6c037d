import ControlProtocol
import DoseCore
import Installation
import Linux
import PlanFile

/// Where a verb reads a plan from.
struct PlanSource {
    /// `-` for the standard input.
    private let path: String
    /// Whether it is another file than that of the plan in force.
    private let isDraft: Bool
    private let environment: Environment

    /// - Parameters:
    ///   - file: Nil for the plan's own place.
    ///   - isOwn: Whether the daemon says that it is its own.
    init(_ file: String?, in environment: Environment, isOwn: Bool = false) throws(Failure) {
        self.environment = environment
        let own = Paths.plan(environment.variables)
        guard let path = file ?? own else { throw .noPlanFolder }
        self.path = path
        isDraft = !isOwn && !Self.isSame(path, own)
    }

    /// The plan of the daemon that answers, or else the one in its usual place, as is told where another one was named.
    static func own(in session: Session) throws(Failure) -> PlanSource {
        let status = try? session.daemon().ask(ControlCall("Status"), StatusReply.self).status
        let file = status?.health.first { $0.part == .plan }?.file
        let named = session.socket ?? session.environment.variables["DOSED_SOCKET"]
        if file == nil, named != nil {
            session.environment.printError("dosectl: \(session.screen().usualPlaces)\n")
        }
        return try PlanSource(file, in: session.environment, isOwn: true)
    }

    /// Whether two paths lead to one file, whatever they are called.
    private static func isSame(_ path: String, _ other: String?) -> Bool {
        guard let other, path != "-", path != other else { return path == other }
        guard let left = try? FileStatus(of: path), let right = try? FileStatus(of: other) else {
            return false
        }
        return (left.device, left.inode) == (right.device, right.inode)
    }

    func isSame(as other: String) -> Bool { Self.isSame(path, other) }

    /// As problems call it.
    var name: String { path == "-" ? "<stdin>" : path.harmless }

    /// The plan of a file that must be valid, wherever its zone is; what is wrong with one that is not is told.
    func plan() throws(Failure) -> Plan {
        let problems: [FileProblem]
        switch bytes {
        case .absent: throw .absent(file: path)
        case .refused(let found): problems = found
        case .valid(let bytes):
            let reading = PlanFile.read(bytes)
            if let plan = reading.plan { return plan }
            problems = reading.problems.map { FileProblem(file: name, problem: $0) }
        }
        environment.tell(problems)
        throw .invalid
    }

    /// What a file that must be there holds, as the daemon judges it.
    func checked() throws(Failure) -> CheckReport.Judged {
        switch bytes {
        case .absent: throw .absent(file: path)
        case .refused(let problems): return .plan(.refused(problems))
        case .valid(let bytes):
            return SettingsReader.isMeant(by: bytes, at: path)
                ? .settings(SettingsReader.judge(bytes, from: name))
                : .plan(
                    environment.plans.judge(
                        bytes, from: name, at: environment.now(), isDraft: isDraft))
        }
    }

    private var bytes: Judgement<[UInt8]> {
        guard path == "-" else { return Judgement(fileAt: path) { .valid($0) } }
        do {
            return .valid(try environment.readInput(Limits.planBytes))
        } catch {
            return .refused([FileProblem(name, error)])
        }
    }
}
