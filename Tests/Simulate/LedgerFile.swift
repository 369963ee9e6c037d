import DoseCore
import DoseDaemon
import DoseSimulator
import Glibc

/// The daemon's own store on a file in memory, as a shelf for a world.
///
/// At each start of the daemon the file is closed and opened again, so that what is gone on with was read from it.
final class LedgerFile {
    private let path = "/dev/shm/dosed-simulate-\(getpid()).sqlite"
    private var store: Store?

    init() {
        remove()
        open()
    }

    deinit {
        MainActor.assumeIsolated {
            store = nil
            remove()
        }
    }

    private func open() {
        do {
            store = try Store.open(at: path) { _ in }
        } catch {
            preconditionFailure("\(path) cannot be opened: \(error)")
        }
    }

    private func remove() {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }

    var shelf: Shelf {
        Shelf(
            append: { records in
                MainActor.assumeIsolated { (try? self.store?.append(records)) != nil }
            },
            open: { today, countsIntakes in
                MainActor.assumeIsolated {
                    self.store = nil
                    self.open()
                    let ledger = try? self.store?.ledger(today: today, countsIntakes: countsIntakes)
                    return ledger ?? Ledger()
                }
            },
            records: {
                MainActor.assumeIsolated {
                    let newestFirst = try? self.store?.history(before: .max, limit: .max)
                    return (newestFirst ?? []).reversed()
                }
            })
    }
}
