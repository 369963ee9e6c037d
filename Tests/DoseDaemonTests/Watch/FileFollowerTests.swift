import Glibc
import Linux
import Testing

@testable import DoseDaemon

/// The person's files, watched as well as the kernel lets.
struct FileFollowerTests {
    private let folder: TemporaryFolder
    private let heard = Heard()

    private final class Heard {
        var lines: [String] = []
        var quiet: [Set<String>] = []
    }

    init() throws { folder = try TemporaryFolder() }

    private func makeFollower(retry: Duration = .seconds(30)) -> FileFollower {
        FileFollower(
            retry: retry, log: { [heard] in heard.lines.append($0) }, written: { _ in },
            quiet: { [heard] in heard.quiet.append($0) })
    }

    /// Nothing more can be opened in the meantime.
    private func withoutDescriptors<Result>(_ body: () -> Result) -> Result {
        var before = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &before)
        var none = rlimit(rlim_cur: 0, rlim_max: before.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &none)
        defer { setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &before) }
        return body()
    }

    @Test func `where nothing can be watched that is told once, and tried again`() async throws {
        let follower = withoutDescriptors { makeFollower(retry: .milliseconds(50)) }
        let plan = folder.file("plan.toml")
        follower.follow(plan)
        #expect(heard.lines.count == 1)
        #expect(heard.lines[0].contains("will not be noticed: inotify_init1: EMFILE"))
        #expect(follower.trouble?.path == plan)
        #expect(await eventually { follower.trouble == nil })
        // It may have been written meanwhile.
        #expect(await eventually { heard.quiet == [[plan]] })
        try folder.write("x", to: "plan.toml")
        #expect(await eventually { heard.quiet == [[plan], [plan]] })
        #expect(heard.lines.count == 1)
    }

    @Test func `a folder that is not there is waited for`() async throws {
        let follower = makeFollower(retry: .milliseconds(50))
        let plan = folder.file("away/plan.toml")
        follower.follow(plan)
        #expect(follower.trouble?.error.code == ENOENT)
        await pause(.milliseconds(120))
        #expect(heard.lines.count == 1)
        mkdir(folder.file("away"), 0o700)
        #expect(await eventually { follower.trouble == nil })
        #expect(await eventually { heard.quiet == [[plan]] })
    }

    @Test func `a file that is touched again and again is told of in the end`() async throws {
        let follower = makeFollower()
        let plan = folder.file("plan.toml")
        follower.follow(plan)
        #expect(
            try await eventually {
                try folder.write("x", to: "plan.toml")
                return !heard.quiet.isEmpty
            })
        withExtendedLifetime(follower) {}
    }
}
