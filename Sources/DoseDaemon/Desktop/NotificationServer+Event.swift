import Systemd

extension NotificationServer {
    enum Event: Equatable {
        /// A server is there that has not shown anything of ours.
        case appeared
        /// The server that is there says only now what it can.
        case learned
        case gone
        case invoked(id: UInt32, key: String)
        /// It never counts as an answer.
        case closed(id: UInt32, Reason)
    }

    /// Why a notification is gone.
    enum Reason: Equatable {
        case byPerson
        case byUs
        /// It ran out of time, or the server does not say.
        case byServer

        init(_ number: UInt32) {
            switch number {
            case 2: self = .byPerson
            case 3: self = .byUs
            default: self = .byServer
            }
        }
    }

    /// What is known of a notification that was asked for.
    enum Receipt: Equatable {
        case shown(UInt32)
        /// There was no answer in time; there may still be one.
        case late
        case refused
    }
}

extension NotificationServer.Event {
    /// Nil when the arguments are not those of `ActionInvoked`.
    init?(invoked message: BusMessage) {
        guard message.signature == "us", let id = try? message.uint32(),
            let key = try? message.string()
        else { return nil }
        self = .invoked(id: id, key: key)
    }

    /// Nil when the arguments are not those of `NotificationClosed`.
    init?(closed message: BusMessage) {
        guard message.signature == "uu", let id = try? message.uint32(),
            let reason = try? message.uint32()
        else { return nil }
        self = .closed(id: id, NotificationServer.Reason(reason))
    }
}
