import ControlProtocol
import DoseCore
import Glibc
import Testing

@testable import DoseCLI

/// What `dosectl undo` makes of a plan that a verb wrote, where a daemon says what was recorded since.
@Suite struct `A plan that was written is taken back` {
    private static let old = """
        version = 1
        timezone = "Europe/Paris"

        [medication.baclofen]
        start = 2026-11-30
        times = ["17:00"]
        steps = [{ mg = [20] }]

        """

    private let folder = ProtocolFolder()
    private var file: String { "\(folder.path)/dosed/plan.toml" }
    private var new: String { Self.old.replacing("[20]", with: "[30]") }

    /// A minute before what the programs of these tests take for now.
    private let written = 1_796_141_040

    private var status: Peer.Part {
        var overview = Sample.status
        overview.health[0].file = file
        return .reply(StatusReply(status: overview).message())
    }

    private let answer = Peer.Part.reply(
        AnswerReply(answer: Wire.Answer(isRecorded: true)).message())

    private func history(_ entries: Wire.Entry...) -> Peer.Part {
        .reply(HistoryReply(entries: entries).message())
    }

    /// What a person said of the course.
    private func said(
        _ number: Int, _ event: Record.Event.Word, at time: String, for reason: String? = nil
    ) -> Wire.Entry {
        var entry = Sample.entry(number, event, at: time)
        (entry.by, entry.reason) = (.command, reason)
        return entry
    }

    private func undo(by peer: Peer, savedAfter seconds: Int = 0) -> Program.Result {
        folder.write(Self.old, to: "\(file).before")
        folder.write(new, to: file)
        for (name, time) in [("\(file).before", written), (file, written + seconds)] {
            var times = [timeval(tv_sec: time, tv_usec: 0), timeval(tv_sec: time, tv_usec: 1)]
            utimes(name, &times)
        }
        let program = Program(environment: ["LANG": "C.UTF-8", "XDG_CONFIG_HOME": folder.path])
        defer { for kept in ["before", "undone"] { unlink("\(file).\(kept)") } }
        let result = program.run(["undo", "--socket", peer.path])
        return Program.Result(
            code: result.code, output: result.output + (content("\(file).undone") ?? ""),
            errors: result.errors)
    }

    @Test func `with the hold that it ended, where nothing was said since`() throws {
        let adopted = Sample.entry(9, .planAdopted, at: "17:04")
        let peer = try Peer(
            history(
                said(11, .resumed, at: "17:04", for: "dosectl slower"), adopted,
                said(8, .held, at: "17:03")),
            status, answer, history(adopted),
            .replyAndEnd(
                WatchReply(status: Sample.status, entries: []).message(continues: true)),
            history(Sample.entry(13, .planAdopted, at: "17:05"), adopted),
            .reply(CourseReply(courses: [Sample.course]).message()))
        let result = undo(by: peer)
        #expect(result.code == .done, "\(result.errors)")
        #expect(result.output.hasPrefix("Undone: \(file) is the plan of before again."))
        #expect(result.output.hasSuffix(new))
        #expect(content(file) == Self.old)
        #expect(peer.calls.count { $0.contains("Control.Undo") } == 1)
    }

    @Test func `not where an answer is newer, which is undone`() throws {
        let peer = try Peer(
            history(
                said(10, .taken, at: "17:05"), Sample.entry(9, .planAdopted, at: "17:04")), answer)
        #expect(undo(by: peer).code == .done)
        #expect(peer.calls.last?.contains("Control.Undo") ?? false)
        #expect(content(file) == new)
    }

    @Test func `not where somebody saved the file since`() throws {
        let peer = try Peer(answer)
        #expect(undo(by: peer, savedAfter: 30).code == .done)
        #expect(peer.calls.count == 1)
        #expect(content(file) == new)
    }
}
