import Glibc

extension Store {
    /// Renames a damaged ledger and its log to a name that is free; nil when that fails.
    static func setAside(_ path: String) -> String? {
        let aside = freeName(beside: path)
        guard rename(path, aside) == 0 else { return nil }
        for suffix in ["-wal", "-shm"] { rename(path + suffix, aside + suffix) }
        return aside
    }

    /// Renames the log alone, of a ledger that is empty.
    static func setAsideLog(of path: String) {
        rename(path + "-wal", freeName(beside: path) + "-wal")
    }

    private static func freeName(beside path: String) -> String {
        var seconds = time(nil)
        let isTaken = {
            ["", "-wal"].contains { access("\(path).damaged-\(seconds)\($0)", F_OK) == 0 }
        }
        while isTaken() { seconds += 1 }
        return "\(path).damaged-\(seconds)"
    }
}
