import ControlProtocol
import DoseCore
import Words

/// The versions of this program and of the daemon.
struct VersionVerb: Verb, Equatable {
    static let manual = Manual(
        "version", summary: Sentence("the versions of dosectl and of the daemon"),
        text: [
            [
                Sentence("Prints both versions, which should be the same.")
            ]
        ])

    init() {}

    init(_ arguments: inout Arguments) throws(UsageError) {}

    func run(in session: Session) throws(Failure) {
        var versions = Versions(dosectl: Release.version, dosed: nil)
        do throws(Failure) {
            versions.dosed = try session.daemon().ask(ControlCall.info, VarlinkService.Info.self)
                .version
        } catch {
            try session.show(versions) { $0.versions(versions) }
            throw error
        }
        try session.show(versions) { $0.versions(versions) }
    }
}

struct Versions: Encodable, Equatable {
    var dosectl: String
    /// Nil when the daemon is not there.
    var dosed: String?
}
