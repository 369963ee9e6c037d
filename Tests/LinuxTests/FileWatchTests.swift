import Glibc
import Linux
import TemporaryFolder
import Testing

@Suite struct FileWatchTests {
    private typealias Changes = FileWatch.Changes

    private func link(_ target: String, at path: String) throws {
        try Errno.check("symlink") { symlink(target, path + ".new") }
        try Errno.check("rename") { rename(path + ".new", path) }
    }

    @Test func `a file that appears, is written, replaced, changed in mode or removed is told`()
        throws
    {
        let folder = try TemporaryFolder()
        let path = folder.path("plan.toml")
        let watch = try FileWatch()
        try watch.watch(path)
        #expect(!isReadable(watch.fd))
        #expect(try watch.drain() == Changes())

        let steps: [(String, () throws -> Void)] = [
            ("created", { try folder.write("1", to: "plan.toml") }),
            ("written", { try folder.write("2", to: "plan.toml") }),
            (
                "replaced",
                {
                    try folder.write("3", to: "plan.toml~")
                    try Errno.check("rename") { rename(folder.path("plan.toml~"), path) }
                }
            ),
            ("changed in mode", { try Errno.check("chmod") { chmod(path, 0o400) } }),
            ("moved away", { try Errno.check("rename") { rename(path, path + ".old") } }),
            ("moved back", { try Errno.check("rename") { rename(path + ".old", path) } }),
            ("removed", { try Errno.check("unlink") { unlink(path) } }),
        ]
        for (what, step) in steps {
            try step()
            #expect(try watch.drain() == Changes(changed: [path]), "\(what)")
            #expect(!isReadable(watch.fd), "\(what)")
        }
    }

    @Test func `other files of the folder are not told`() throws {
        let folder = try TemporaryFolder()
        let watch = try FileWatch()
        try watch.watch(folder.path("plan.toml"))
        try folder.write("", to: "plan.toml.swp")
        #expect(try watch.drain() == Changes())
    }

    @Test func `two files of one folder are told apart`() throws {
        let folder = try TemporaryFolder()
        let watch = try FileWatch()
        try watch.watch(folder.path("a"))
        try watch.watch(folder.path("b"))
        try folder.write("", to: "b")
        #expect(try watch.drain() == Changes(changed: [folder.path("b")]))
    }

    @Test func `a link that is replaced is told, and so is the file it leads to then`() throws {
        let folder = try TemporaryFolder()
        for city in ["Paris", "Rome"] {
            try Folder.create(folder.path(city))
            try folder.write("1", to: "\(city)/zone")
        }
        let localtime = folder.path("localtime")
        try link("Paris/zone", at: localtime)
        let watch = try FileWatch()
        try watch.watch(localtime)

        try folder.write("2", to: "Paris/zone")
        #expect(try watch.drain() == Changes(changed: [localtime]))

        try link(folder.path("Rome/zone"), at: localtime)
        #expect(try watch.drain() == Changes(changed: [localtime]))

        try folder.write("2", to: "Rome/zone")
        #expect(try watch.drain() == Changes(changed: [localtime]))
        _ = try watch.drain()
        try folder.write("3", to: "Paris/zone")
        #expect(try watch.drain() == Changes())
    }

    @Test func `a chain of links is followed to its end`() throws {
        let folder = try TemporaryFolder()
        try Folder.create(folder.path("data"))
        try link("data/zone", at: folder.path("middle"))
        try link("middle", at: folder.path("localtime"))
        let watch = try FileWatch()
        try watch.watch(folder.path("localtime"))
        try folder.write("1", to: "data/zone")
        #expect(try watch.drain() == Changes(changed: [folder.path("localtime")]))
    }

    @Test func `a link to itself and a link into nothing are watched themselves`() throws {
        let folder = try TemporaryFolder()
        let loop = folder.path("loop")
        let dangling = folder.path("dangling")
        try link("loop", at: loop)
        try link("none/zone", at: dangling)
        let watch = try FileWatch()
        try watch.watch(loop)
        try watch.watch(dangling)
        try link("elsewhere", at: loop)
        try link("elsewhere", at: dangling)
        #expect(try watch.drain() == Changes(changed: [loop, dangling]))
    }

    @Test func `a folder that does not exist is refused`() throws {
        let watch = try FileWatch()
        #expect(throws: Errno(ENOENT, "inotify_add_watch", "/none")) {
            try watch.watch("/none/plan.toml")
        }
    }

    @Test func `a file whose folder goes is lost, and can be watched again`() throws {
        let folder = try TemporaryFolder()
        let dosed = folder.path("dosed")
        let plan = dosed + "/plan.toml"
        let watch = try FileWatch()
        for leave in [
            { try Errno.check("rmdir") { rmdir(dosed) } },
            { try Errno.check("rename") { rename(dosed, dosed + ".old") } },
        ] {
            try Folder.create(dosed)
            try watch.watch(plan)
            _ = try leave()
            #expect(try watch.drain() == Changes(lost: [plan]))
            #expect(try watch.drain() == Changes())
        }
        try Folder.create(dosed)
        try watch.watch(plan)
        try folder.write("", to: "dosed/plan.toml")
        #expect(try watch.drain() == Changes(changed: [plan]))
    }

    @Test func `a folder replaced at once is watched further`() throws {
        let folder = try TemporaryFolder()
        let dosed = folder.path("dosed")
        let plan = dosed + "/plan.toml"
        try Folder.create(dosed)
        let watch = try FileWatch()
        try watch.watch(plan)
        try Errno.check("rename") { rename(dosed, dosed + ".old") }
        try Folder.create(dosed)
        #expect(try watch.drain() == Changes(changed: [plan]))
        _ = try watch.drain()
        try folder.write("", to: "dosed/plan.toml")
        #expect(try watch.drain() == Changes(changed: [plan]))
    }

    @Test func `when the kernel drops events every file is told`() throws {
        let folder = try TemporaryFolder()
        let limit = try File.read("/proc/sys/fs/inotify/max_queued_events", limit: 32)
        let events = try #require(
            Int(String(decoding: limit.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)))
        let watch = try FileWatch()
        try watch.watch(folder.path("plan.toml"))
        try folder.write("", to: "a")
        // Each renaming is two events; two names, so that the kernel does not merge equal ones.
        for _ in 0..<(events / 4 + 10) {
            rename(folder.path("a"), folder.path("b"))
            rename(folder.path("b"), folder.path("a"))
        }
        var changed: Set<String> = []
        while isReadable(watch.fd) { changed.formUnion(try watch.drain().changed) }
        #expect(changed == [folder.path("plan.toml")])
    }
}
