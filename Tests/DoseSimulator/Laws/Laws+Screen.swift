import DoseCore

/// What is on the screen, once the server and the daemon have had the time to speak.
extension Laws {
    func checkScreen(_ world: World) -> String? {
        if let id = world.link.deaf { return "a button of \(id) is not known, and it is open" }
        if let id = world.link.hasty {
            return "a button answered \(id), and nobody can have read below it what it is now"
        }
        // With a server that refuses whatever it is asked nothing can be done.
        guard world.isScreenSettled, let server = world.link.server, server.refusals == 0 else {
            return nil
        }
        var seen: Set<Alarm.ID> = []
        for (_, picture) in server.shown.sorted(by: { $0.key < $1.key })
        where !world.link.orphans.contains(picture.nonce) {
            if let id = picture.doses.first(where: { book.state(of: $0) != .ringing }) {
                return "\(id) is on the screen and is \(book.state(of: id))"
            }
            if picture.connection != world.link.connection {
                return "\(picture.doses) are on the screen, and their buttons reach nobody"
            }
            guard let alarm = world.desktop[picture.alarm] else {
                return "\(picture.doses) are on the screen and do not ring"
            }
            // One that the server did not replace may have them in the order of before.
            if Set(alarm.doses.map(\.dose.id)) != Set(picture.doses) {
                return "\(picture.doses) are on the screen for \(alarm.doses.map(\.dose.id))"
            }
            if !seen.insert(picture.alarm).inserted {
                return "\(picture.doses) are on the screen twice"
            }
        }
        let missing = world.desktop.keys.sorted().first {
            !seen.contains($0) && !world.isExcused($0)
        }
        return missing.map {
            "\(world.desktop[$0]?.doses.map(\.dose.id) ?? []) ring and are not on the screen"
        }
    }
}
