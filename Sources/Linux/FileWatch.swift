import CLinux
import Glibc

/// Tells when files are written, replaced, removed or changed in mode, by inotify on their folders.
///
/// The folder is watched and not the file, because editors and package managers replace files by
/// renaming. A path that is a symbolic link is followed: the link and all it leads to are watched, and
/// the chain is walked anew when one of them changes. A file need not exist, its folder must. The name `*` stands for
/// every name in its folder.
package final class FileWatch {
    package struct Changes: Equatable {
        /// Files to be read again. When the kernel had to drop events, these are all files.
        package var changed: Set<String>
        /// Files whose folder is gone: they are not watched any more.
        package var lost: Set<String>

        package init(changed: Set<String> = [], lost: Set<String> = []) {
            self.changed = changed
            self.lost = lost
        }
    }

    /// One name on the way from a path to the file it means.
    private struct Hop: Hashable {
        let folder: CInt
        let name: String
    }

    /// As many as the kernel follows before it says ELOOP.
    private static let linkLimit = 40

    private static let anyName = "*"

    private let queue: FileDescriptor
    private var hops: [String: [Hop]] = [:]
    /// Files of which only the first links on the way are watched, and why; what is changed behind them is not told.
    package private(set) var blindSpots: [String: Errno] = [:]

    package init() throws(Errno) {
        queue = FileDescriptor(
            owning: try Errno.check("inotify_init1") {
                inotify_init1(CInt(IN_CLOEXEC) | CInt(IN_NONBLOCK))
            })
    }

    /// Readable when something changed, until drained.
    package var fd: CInt { queue.rawValue }

    /// Waits until something has changed; false where before that nobody is left to read an output.
    package func awaitChange(whileRead output: CInt?) throws(Errno) -> Bool {
        try FileDescriptor.await(fd, whileRead: output)
    }

    /// Watches a file by its absolute path; ENOENT when its folder does not exist.
    package func watch(_ path: String) throws(Errno) {
        precondition(
            path.hasPrefix("/"), "A watched path is absolute, so that it always means the same.")
        let before = folders
        hops[path] = try follow(path)
        forget(before.subtracting(folders))
    }

    /// Watches a file no longer.
    package func forget(_ path: String) {
        let before = folders
        hops[path] = nil
        blindSpots[path] = nil
        forget(before.subtracting(folders))
    }

    /// What happened since the last call, up to 64 KiB of events; the rest keeps `fd` readable.
    package func drain() throws(Errno) -> Changes {
        var touched: Set<String> = []
        for event in try Event.read(from: queue) {
            touched.formUnion(paths(touchedBy: event))
        }
        let before = folders
        var changes = Changes()
        for path in touched {
            do {
                hops[path] = try follow(path)
                changes.changed.insert(path)
            } catch {
                hops[path] = nil
                changes.lost.insert(path)
            }
        }
        forget(before.subtracting(folders))
        return changes
    }

    private func paths(touchedBy event: Event) -> [String] {
        if event.isOverflow { return Array(hops.keys) }
        return hops.compactMap { path, hops in
            let isTouched = hops.contains { hop in
                hop.folder == event.folder
                    && (event.endsFolder || hop.name == event.name || hop.name == Self.anyName)
            }
            return isTouched ? path : nil
        }
    }

    /// Watches every name on the way from a path to its file; a dangling link ends the way early.
    private func follow(_ path: String) throws(Errno) -> [Hop] {
        var hops: [Hop] = []
        var link = path
        blindSpots[path] = nil
        for _ in 0..<Self.linkLimit {
            let (folder, name) = split(link)
            let descriptor: CInt
            do {
                descriptor = try Errno.check("inotify_add_watch", folder) {
                    inotify_add_watch(fd, folder, Event.mask)
                }
            } catch {
                if hops.isEmpty { throw error }
                if error.code != ENOENT { blindSpots[path] = error }
                return hops
            }
            hops.append(Hop(folder: descriptor, name: name))
            // Read only now: a link replaced after this is an event on the folder just watched.
            guard let target = try File.linkTarget(link) else { return hops }
            link = target.hasPrefix("/") ? target : folder + "/" + target
        }
        return hops
    }

    private func split(_ path: String) -> (folder: String, name: String) {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        return (File.folder(of: path), String(name))
    }

    private var folders: Set<CInt> { Set(hops.values.joined().map(\.folder)) }

    private func forget(_ folders: Set<CInt>) {
        for folder in folders {
            // EINVAL when the folder is gone already: the same in the end.
            _ = inotify_rm_watch(fd, folder)
        }
    }
}
