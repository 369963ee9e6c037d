import Glibc
import Linux
import TemporaryFolder
import Testing

@Suite struct FileTests {
    @Test func `a file is read whole up to its limit`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("plan")
        try folder.write("12345", to: "plan")
        #expect(try File.read(path, limit: 5) == Array("12345".utf8))
        #expect(throws: Errno(EFBIG, "read", path)) { try File.read(path, limit: 4) }
    }

    @Test func `a file larger than one piece is read whole`() throws {
        let folder = try TemporaryFolder()
        let text = String(repeating: "0123456789", count: 20_000)
        try folder.write(text, to: "long")
        #expect(try File.read(folder.path("long"), limit: 1 << 20) == Array(text.utf8))
    }

    @Test func `what is no regular file is refused without waiting`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        let fifo = folder.path("fifo")
        try Errno.check("mkfifo") { mkfifo(fifo, 0o600) }
        #expect(throws: Errno(EISDIR, "read", path)) { try File.read(path, limit: 10) }
        #expect(throws: Errno(EINVAL, "read", fifo)) { try File.read(fifo, limit: 10) }
        #expect(throws: Errno(ENOENT, "open", path + "/none")) {
            try File.read(path + "/none", limit: 10)
        }
    }

    @Test func `a link tells where it points and others do not`() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        try Errno.check("symlink") { symlink("../zone/Paris", folder.path("link")) }
        #expect(try File.linkTarget(folder.path("link")) == "../zone/Paris")
        #expect(try File.linkTarget(folder.path("file")) == nil)
        #expect(try File.linkTarget(folder.path("none")) == nil)
    }

    @Test func `a status tells kind, permissions, owner and size`() throws {
        let folder = try TemporaryFolder()
        try folder.write("abc", to: "file")
        let status = try #require(try FileStatus(of: folder.path("file")))
        #expect(status.kind == .regular)
        #expect(status.permissions == 0o600)
        #expect(status.owner == geteuid())
        #expect(status.size == 3)
        #expect(try FileStatus(of: folder.path("none")) == nil)
        #expect(try FileStatus(of: folder.path("file/none")) == nil)
    }

    @Test func `a link has a status of its own`() throws {
        let folder = try TemporaryFolder()
        try Errno.check("symlink") { symlink(".", folder.path("link")) }
        #expect(try FileStatus(of: folder.path("link"))?.kind == .folder)
        #expect(try FileStatus(ofLink: folder.path("link"))?.kind == .link)
    }
}

@Suite struct FolderTests {
    @Test func `missing folders are created for their owner alone`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("state/dosed")
        try Folder.create(path)
        try Folder.create(path)
        for created in [folder.path("state"), path] {
            #expect(try FileStatus(of: created)?.permissions == 0o700)
        }
        try Folder.checkOwned(path)
    }

    @Test func `a folder that others may write is refused`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        try Errno.check("chmod") { chmod(path, 0o770) }
        #expect(throws: Folder.Problem.writableByOthers(path: path, permissions: 0o770)) {
            try Folder.checkOwned(path)
        }
    }

    @Test func `a folder of somebody else is refused`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        // Root gives its own folder away; everybody else finds the root folder to be root's.
        if geteuid() == 0 {
            try Errno.check("chown") { chown(path, 65534, 65534) }
            #expect(throws: Folder.Problem.owned(path: path, by: 65534)) {
                try Folder.checkOwned(path)
            }
        } else {
            #expect(throws: Folder.Problem.owned(path: "/", by: 0)) { try Folder.checkOwned("/") }
        }
    }

    @Test func `what is no folder is told`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        try folder.write("", to: "file")
        #expect(throws: Folder.Problem.noFolder(path: path + "/file")) {
            try Folder.checkOwned(path + "/file")
        }
        #expect(throws: Folder.Problem.refused(Errno(ENOENT, "stat", path + "/none"))) {
            try Folder.checkOwned(path + "/none")
        }
        #expect(throws: Errno(ENOTDIR, "mkdir", path + "/file/below")) {
            try Folder.create(path + "/file/below")
        }
    }
}

/// Files that are written whole or not at all.
@Suite struct FileWritingTests {
    @Test func `one that is written is its owner's alone, and nothing is left beside it`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("plan")
        try File.write([1, 2], to: path, mayReplace: false)
        #expect(try File.read(path, limit: 10) == [1, 2])
        #expect(try FileStatus(of: path)?.permissions == 0o600)
        try File.write([3], to: path, mayReplace: true)
        #expect(try File.read(path, limit: 10) == [3])
        #expect(try FileStatus(of: "\(path).\(getpid()).new") == nil)
    }

    @Test func `one that is there is replaced only where that was asked for`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("plan")
        try folder.write("mine", to: "plan")
        #expect(throws: Errno(EEXIST, "link", path)) {
            try File.write([1], to: path, mayReplace: false)
        }
        #expect(throws: Errno(EEXIST, "open", path)) { try File.create(path) }
        #expect(try File.read(path, limit: 10) == Array("mine".utf8))
        #expect(try FileStatus(of: "\(path).\(getpid()).new") == nil)
    }

    @Test(arguments: [("/a/b/c", "/a/b"), ("/a", "/"), ("a", "."), ("/", "/"), ("a/b", "a")])
    func `the folder of a path`(_ path: String, _ folder: String) {
        #expect(File.folder(of: path) == folder)
    }
}
