import Dispatch
import Linux

/// Watches the person's files, and tells which of them were written once they have been quiet for a moment.
///
/// Many programs empty a file before they write it; what it holds in between is nobody's plan.
final class FileFollower {
    private let watch: FileWatch
    private let log: (String) -> Void
    private let written: (Set<String>) -> Void
    private let quiet: (Set<String>) -> Void
    private var source: ReadSource?
    /// Files that were written since they were told of.
    private var changed: Set<String> = []
    private var changeNumber = 0

    /// - Parameters:
    ///   - written: told at once, of files that may be half written.
    ///   - quiet: told when nothing was written for a moment.
    init(
        log: @escaping (String) -> Void, written: @escaping (Set<String>) -> Void,
        quiet: @escaping (Set<String>) -> Void
    ) throws(Errno) {
        watch = try FileWatch()
        self.log = log
        self.written = written
        self.quiet = quiet
        source = ReadSource(watch.fd, owner: watch) { [weak self] in self?.drain() }
    }

    func follow(_ path: String) {
        do {
            try watch.watch(path)
        } catch {
            log("changes of \(path) will not be noticed: \(error.text)")
        }
    }

    private func drain() {
        guard let changes = try? watch.drain() else { return }
        // What else is written in their folders keeps them from being read no longer.
        guard changes != FileWatch.Changes() else { return }
        for path in changes.lost {
            try? Folder.create(File.folder(of: path))
            follow(path)
        }
        changed.formUnion(changes.changed.union(changes.lost))
        written(changes.changed)
        changeNumber += 1
        let number = changeNumber
        DispatchQueue.main.asyncAfter(deadline: .now() + Self.quietTime) { [weak self] in
            guard let self, changeNumber == number else { return }
            let changed = changed
            self.changed = []
            quiet(changed)
        }
    }

    private static let quietTime: DispatchTimeInterval = .milliseconds(300)
}
