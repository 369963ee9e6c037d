import Glibc

extension Store {
    /// Renames a damaged ledger and its log to a name that is free; nil when that fails.
    static func setAside(_ path: String) -> String? {
        var seconds = time(nil)
        while access("\(path).damaged-\(seconds)", F_OK) == 0 { seconds += 1 }
        let aside = "\(path).damaged-\(seconds)"
        guard rename(path, aside) == 0 else { return nil }
        for suffix in ["-wal", "-shm"] { rename(path + suffix, aside + suffix) }
        return aside
    }
}
