import SQLite

/// Whether there is a store, and what keeps answers from being saved.
enum StoreState {
    /// Not looked for yet, or closed at the end.
    case closed
    case open(Store)
    /// Open, and the last records were refused: on a full disk, or because the file was removed and has no other copy.
    case refusing(Store, StoreTrouble)
    /// Not to be had. `isFirst` says that there was no ledger when one was looked for, and that none could be begun since;
    /// `copy` is what could be read of it.
    case unavailable(StoreTrouble, isFirst: Bool, copy: Store?)

    var store: Store? {
        switch self {
        case .open(let store), .refusing(let store, _): store
        case .closed, .unavailable: nil
        }
    }

    /// What can be read: of a store that is not to be had, the copy.
    var reader: Store? {
        switch self {
        case .open(let store), .refusing(let store, _): store
        case .unavailable(_, _, let copy): copy
        case .closed: nil
        }
    }

    var trouble: StoreTrouble? {
        switch self {
        case .refusing(_, let trouble), .unavailable(let trouble, _, _): trouble
        case .closed, .open: nil
        }
    }

    var isFirst: Bool {
        switch self {
        case .unavailable(_, let isFirst, _): isFirst
        case .closed, .open, .refusing: false
        }
    }
}

extension StoreState {
    /// Whether it was closed because it was found damaged.
    var isSuspect: Bool {
        guard case .unavailable(let trouble, _, _) = self, case .failed(let error) = trouble.cause
        else { return false }
        return error.kind == .corrupt || error.kind == .notADatabase
    }
}

/// What happened to the store and was not told yet.
enum StoreNews: Equatable {
    case failed(StoreTrouble)
    case lost(Store.Loss)
    /// Another one was taken in its place; the name of the one before, empty where there was none.
    case restored(aside: String)
    /// It had been removed, and was written again to this path.
    case rewritten(String)
    /// Records that ringing does not need, in the ledger of this path.
    case damaged(LedgerDamage, String)
}
