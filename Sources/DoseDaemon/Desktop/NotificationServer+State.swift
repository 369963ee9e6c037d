extension NotificationServer {
    /// What is known of the server on the desktop.
    enum State {
        /// There is no bus, or nobody on it who shows notifications.
        case absent
        /// One is there and was asked what it can; until it says so, or is late, it is shown nothing.
        case asking(Peer)
        /// It did not say what it can, and gets the plainest form; while it is asked it may still say so.
        case unclear(Peer, isAsked: Bool)
        case ready(Peer, ServerAbilities)
    }

    /// One server, from when it is there until it is gone.
    struct Peer {
        /// Its unique name on the bus.
        let owner: String
        /// What it calls itself; nil until it has said so.
        var program: Program?
        /// Whether it was told to show nothing for now, where that can be known.
        var isPaused = false
    }

    struct Program: Equatable {
        let name: String
        let version: String

        /// Those say that they have actions, and draw none: a menu or a key brings them up.
        var drawsButtons: Bool { !["dunst", "fnott", "mako"].contains(name) }
    }
}

extension NotificationServer.State {
    var peer: NotificationServer.Peer? {
        switch self {
        case .absent: nil
        case .asking(let peer), .unclear(let peer, _), .ready(let peer, _): peer
        }
    }

    /// Nil where there is no server that can be asked to show something.
    var abilities: ServerAbilities? {
        switch self {
        case .absent, .asking: nil
        case .unclear: []
        case .ready(_, let abilities): abilities
        }
    }

    /// The same with something more known of the server.
    func knowing(_ change: (inout NotificationServer.Peer) -> Void) -> Self {
        guard var peer else { return self }
        change(&peer)
        return switch self {
        case .absent: self
        case .asking: .asking(peer)
        case .unclear(_, let isAsked): .unclear(peer, isAsked: isAsked)
        case .ready(_, let abilities): .ready(peer, abilities)
        }
    }
}
