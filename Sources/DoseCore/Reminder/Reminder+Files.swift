/// What it leads to that a file is another one than was read, however that came about.
extension Reminder {
    /// A file that is not as it was read.
    struct Unread {
        var mark: FileMark
        /// Since when it is as it is now, and since when it is not as it was read.
        var since: BootTime
        var first: BootTime
    }

    /// Compares before each turn what is on the disk with what was read: whatever rings rings by the plan on the disk.
    ///
    /// A file that may be half written is read when it has been quiet for a moment; one that is touched again and again
    /// is read in the end.
    ///
    /// - Parameter changed: the files whose mark is another one than when they were read.
    package mutating func see(_ changed: [PersonFile: FileMark], at now: Moment) {
        // At the start all of them are still to be read.
        guard planFile != nil else { return }
        unread = unread.filter { changed[$0.key] != nil }
        for (file, mark) in changed {
            var seen = unread[file] ?? Unread(mark: mark, since: now.boot, first: now.boot)
            if seen.mark != mark { (seen.mark, seen.since) = (mark, now.boot) }
            unread[file] = seen
        }
        for file in PersonFile.allCases {
            guard let seen = unread[file], timeToRead(seen, at: now) <= .zero else { continue }
            unread[file] = nil
            guard let errand = errand(reading: file), !errands.contains(errand) else { continue }
            errands.append(errand)
        }
    }

    private func errand(reading file: PersonFile) -> Errand? {
        switch file {
        case .plan: .readPlanFile
        case .settings: .readSettings
        case .zone: plan.map { .readZone($0.zone) }
        }
    }

    /// How long it is until a file may be read.
    private func timeToRead(_ seen: Unread, at now: Moment) -> Duration {
        guard var quiet = now.boot.elapsed(since: seen.since),
            let waited = now.boot.elapsed(since: seen.first)
        else { return .zero }
        // It may have been quiet before anybody looked.
        if let changed = seen.mark.changed { quiet = max(quiet, now.wall - changed) }
        return min(Limits.fileQuiet - quiet, Limits.filePatience - waited)
    }

    /// When the next of them can be read; nil when all are as they were read.
    func nextReading(at now: Moment) -> Instant? {
        unread.values.map { now.wall + max(.milliseconds(1), timeToRead($0, at: now)) }.min()
    }
}
