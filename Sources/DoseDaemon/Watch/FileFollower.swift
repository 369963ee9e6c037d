import Dispatch
import DoseCore
import Linux

/// Watches the person's files, and tells which of them were written once they have been quiet for a moment.
///
/// Many programs empty a file before they write it; what it holds in between is nobody's plan. That a file cannot be
/// watched, or none can, keeps nothing from ringing: it is told, and tried again.
final class FileFollower {
    /// Nil while the kernel gives none.
    private var watch: FileWatch?
    private let log: (String) -> Void
    private let written: (Set<String>) -> Void
    private let quiet: (Set<String>) -> Void
    private let retry: Duration
    private var source: ReadSource?
    /// All that were asked for, watched or not.
    private var followed: Set<String> = []
    /// The one that was asked for first, which stands for all where none can be watched.
    private var first: String?
    /// Why changes of these are not noticed.
    private var failures: [String: Errno] = [:]
    /// What of that was logged.
    private var told: [String: Errno] = [:]
    /// Why changes of none are; nil when there is a watch.
    private var failure: Errno?
    private var isRetrying = false
    /// Files that were written since they were told of.
    private var changed: Set<String> = []
    private var changeNumber = 0
    /// When the first of them was.
    private var firstChange = DispatchTime.now()

    /// - Parameters:
    ///   - retry: how long after a failure it is tried again.
    ///   - written: told at once, of files that may be half written.
    ///   - quiet: told when nothing was written for a moment, or for too long something was again and again.
    init(
        retry: Duration = Limits.storeRetry, log: @escaping (String) -> Void,
        written: @escaping (Set<String>) -> Void, quiet: @escaping (Set<String>) -> Void
    ) {
        self.retry = retry
        self.log = log
        self.written = written
        self.quiet = quiet
        open()
    }

    /// A file whose changes are not noticed, and why; nil when those of all are.
    var trouble: (path: String, error: Errno)? {
        if let failure, let first { return (first, failure) }
        return failures.filter { !Self.isFolder($0.key) }.min { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    private func open() {
        do {
            let watch = try FileWatch()
            self.watch = watch
            failure = nil
            source = ReadSource(watch.fd, owner: watch) { [weak self] in self?.drain() }
        } catch {
            if failure == nil { log("changes of files will not be noticed: \(error)") }
            failure = error
            tryAgain()
        }
    }

    func follow(_ path: String) {
        followed.insert(path)
        if first == nil { first = path }
        guard let watch else { return }
        do {
            try watch.watch(path)
            failures[path] = watch.blindSpots[path]
        } catch {
            failures[path] = error
            tryAgain()
        }
        if let error = failures[path], failures[path] != told[path], !Self.isFolder(path) {
            log("changes of \(path) will not be noticed: \(error.text)")
        }
        told[path] = failures[path]
    }

    func forget(_ path: String) {
        followed.remove(path)
        failures[path] = nil
        watch?.forget(path)
    }

    /// Whether all names of a folder are meant; that they cannot be watched is told with the folder.
    private static func isFolder(_ path: String) -> Bool { path.hasSuffix("/*") }

    private func tryAgain() {
        guard !isRetrying else { return }
        isRetrying = true
        DispatchQueue.main.asyncAfter(
            deadline: .now() + Self.interval(retry)
        ) { [weak self] in self?.recover() }
    }

    /// What was written meanwhile nobody has told of: all that can be watched now counts as written.
    private func recover() {
        isRetrying = false
        let blind = watch == nil ? followed : Set(failures.keys)
        if watch == nil { open() }
        guard watch != nil else { return }
        for path in blind { follow(path) }
        tell(blind.filter { failures[$0] == nil })
    }

    private func drain() {
        guard let changes = try? watch?.drain() else { return }
        // What else is written in their folders keeps them from being read no longer.
        guard changes != FileWatch.Changes() else { return }
        for path in changes.lost {
            // Of a folder as a whole it is somebody else's to be there.
            if !Self.isFolder(path) { try? Folder.create(File.folder(of: path)) }
            follow(path)
        }
        tell(changes.changed.union(changes.lost))
    }

    private func tell(_ paths: Set<String>) {
        guard !paths.isEmpty else { return }
        written(paths)
        if changed.isEmpty { firstChange = .now() }
        changed.formUnion(paths)
        changeNumber += 1
        let number = changeNumber
        // Touched again and again, a file is read all the same.
        let deadline = min(.now() + Self.quietTime, firstChange + Self.patience)
        DispatchQueue.main.asyncAfter(deadline: deadline) { [weak self] in
            guard let self, !changed.isEmpty,
                changeNumber == number || DispatchTime.now() >= firstChange + Self.patience
            else { return }
            let changed = changed
            self.changed = []
            quiet(changed)
        }
    }

    private static let quietTime = interval(Limits.fileQuiet)
    private static let patience = interval(Limits.filePatience)

    private static func interval(_ duration: Duration) -> DispatchTimeInterval {
        .milliseconds(Int(duration.milliseconds))
    }
}
