import ControlProtocol
import DoseCore
import Glibc
import Linux
import Testing

@testable import DoseCLI

/// What a status bar is told over the restarts of a daemon.
@Suite(.timeLimit(.minutes(10))) struct WatchTests {
    private func program(_ path: String) -> Program {
        var program = Program()
        program.environment["DOSED_SOCKET"] = path
        return program
    }

    private func reply(_ doses: [Wire.Dose], continues: Bool = true) -> [UInt8] {
        var status = Sample.status
        status.takeable = doses
        return WatchReply(status: status, entries: []).message(continues: continues)
    }

    /// Something is made in a folder now and then, as by the service when it starts, until told that it is enough.
    private final class Starts {
        private var thread = pthread_t()
        private let path: UnsafeMutablePointer<CChar>?

        init(below folder: String) {
            path = strdup("\(folder)/state")
            pthread_create(
                &thread, nil,
                { path in
                    guard let path = path?.assumingMemoryBound(to: CChar.self) else { return nil }
                    while true {
                        usleep(50_000)
                        pthread_testcancel()
                        symlink("x", path)
                        unlink(path)
                    }
                }, path)
        }

        func end() {
            pthread_cancel(thread)
            pthread_join(thread, nil)
            free(path)
        }
    }

    @Test func `a bar is told that the daemon went, and goes on with the next one`() throws {
        let peer = try Peer(
            .replyAndEnd(reply([Sample.ringing])),
            .replyAndEnd(reply([Sample.snoozed], continues: false)))
        let starts = Starts(below: File.folder(of: peer.path))
        defer { starts.end() }
        #expect(
            program(peer.path).run("watch", "--format", "tmux")
                == Program.Result(
                    code: .done,
                    output: """
                        Now: Baclofène 30 mg
                        dosed is not running
                        17:20: Baclofène 30 mg

                        """))
    }

    @Test func `a line is told once as long as it stays the same`() throws {
        let same = reply([Sample.ringing])
        let peer = try Peer(.reply(same + same + reply([Sample.ringing], continues: false)))
        let result = program(peer.path).run("watch", "--format", "tmux")
        #expect(result.output == "Now: Baclofène 30 mg\n")
    }

    @Test func `a bar that ends while there is no daemon leaves nobody behind`() throws {
        var template = Array("/tmp/dosectl-test-XXXXXX".utf8CString)
        let folder = String(cString: try #require(mkdtemp(&template)))
        defer { rmdir(folder) }
        var ends: [CInt] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        // The folder of the socket is not there yet either.
        var program = program("\(folder)/dosed/control")
        program.output = ends[1]
        #expect(
            program.run("watch", "--format", "waybar")
                == Program.Result(
                    code: .done,
                    output:
                        #"{"alt":"absent","class":"absent","text":"dosed is not running","tooltip":""}"#
                        + "\n"))
    }

    @Test
    func `json is what the option of that name prints, and without a status where there is none`()
        throws
    {
        let all = WatchReply(status: Sample.status, entries: Sample.entries).message()
        let (one, other) = (try Peer(.reply(all)), try Peer(.reply(all)))
        #expect(
            program(one.path).run("watch", "--format", "json")
                == program(other.path).run("watch", "--json"))
        let gone = try Peer(.end, .reply(all))
        let starts = Starts(below: File.folder(of: gone.path))
        defer { starts.end() }
        #expect(
            program(gone.path).run("watch", "--format", "json").output
                .hasPrefix("{\"entries\":[]}\n{\"entries\":[{"))
    }

    @Test func `what is no format is told with those that there are`() {
        #expect(
            Program().run("watch", "--format", "polybar")
                == Program.Result(
                    code: .usage,
                    errors:
                        "dosectl: 'polybar' is not a format for a bar; write waybar, i3blocks, tmux, json\n"
                ))
        #expect(Program().run("watch", "--format", "json", "--json").code == .usage)
    }

    @Test func `what answers and is no daemon ends it, for another try would not help`() throws {
        let peer = try Peer(.reply(Array("garbage".utf8) + [0]))
        #expect(program(peer.path).run("watch", "--format", "tmux").code == .failed)
    }
}
