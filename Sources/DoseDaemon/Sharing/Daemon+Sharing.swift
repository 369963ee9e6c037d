import ControlProtocol
import Dispatch
import DoseCore
import Glibc
import Installation
import Linux

/// What the other computers of the person tell, and what they are told.
extension Daemon {
    /// Follows what the settings say of a folder.
    func share() {
        let folder = sharedFolder
        guard folder != sharing?.folder else { return }
        if let sharing { follower?.forget(sharing.watched) }
        sharedNumber = 0
        sharing = folder.map { folder in
            Sharing(
                folder, store: store, namePath: "\(store.path)-computer",
                log: { [weak self] in self?.log($0) },
                arrived: { [weak self] in self?.expectArrivals() },
                failed: { [weak self] in self?.startAgainToWrite() })
        }
        reminder.hasOthers = sharing != nil
        watchShared()
    }

    /// From the root on; nil where the person has no other computer, or no home to look for it.
    var sharedFolder: String? { settings.sync.flatMap { files.paths.expanded($0) } }

    func watchShared() { if let sharing { follower?.follow(sharing.watched) } }

    func readArrivals(at now: Moment) -> [Arrival] { sharing?.read(at: now.wall) ?? [] }

    private func expectArrivals() {
        reminder.expectArrivals()
        handle(.clock)
    }

    /// What was recorded since it was last looked at.
    func tellOthers() {
        let number = agenda.ledger.nextNumber
        guard let sharing, store.isOpen, number != sharedNumber else { return }
        sharedNumber = number
        sharing.writer.write()
    }

    /// Before each turn: whatever rings rings by what has arrived.
    func lookForArrivals() {
        if let sharing, sharing.isChanged { reminder.expectArrivals() }
    }

    /// What was written in the folder; those of the own file change nothing.
    func followShared(_ written: Set<String>) {
        guard let sharing, written.contains(sharing.watched) else { return }
        sharing.writer.lookAtOwn()
        if sharing.isChanged { expectArrivals() }
    }

    /// Nil where the person has no other computer.
    var sharingHealth: Wire.Health? {
        guard let sharing else { return nil }
        let (folder, found) = (sharing.folder, sharing.findings)
        if found.isAbsent { return Wire.Health(.sharing, .absent, file: folder) }
        if sharing.isHeldUp {
            return Wire.Health(.sharing, .unreadable, file: folder, error: "it does not answer")
        }
        if let error = found.trouble {
            return Wire.Health(.sharing, .unreadable, file: folder, error: "\(error)")
        }
        if let error = sharing.writer.trouble {
            return Wire.Health(.sharing, .failed, file: folder, error: "\(error)")
        }
        let moves = agenda.ledger.elsewhere.moves
        if let computer = moves.values.lazy.compactMap(\.provenance).first?.computer {
            return Wire.Health(
                .sharing, .coursesDiffer, file: folder, medications: moves.keys.sorted().map(name),
                computer: computer)
        }
        if let file = found.newer { return Wire.Health(.sharing, .newer, file: file) }
        if let file = found.damaged { return Wire.Health(.sharing, .damaged, file: file) }
        return Wire.Health(.sharing, .inStep, file: folder)
    }

    /// Ends where another start could write to the folder, and this process cannot, as one that is new in the settings.
    func startAgainToWrite() {
        guard let sharing, sharing.writer.trouble?.code == EROFS,
            !sharing.wasThere || sharing.folder != sharedAtStart,
            Variables.process["DOSED_RESTARTS"] != nil
        else { return }
        endIfNothingIsDue(
            "\(sharing.folder) was not there at the start, and the sandbox keeps it from being written: dosed starts again"
        )
    }
}
