package import DoseCore

/// The files by which the computers of one person tell each other.
extension World {
    /// What this computer has to tell the others, in its order: of what is on the disk, what a person said here.
    package var letters: [Arrival] {
        store.filter { $0.provenance == nil && $0.event.travels }.map { record in
            var content = Arrival.Content.event(record.event)
            var undoes: RecordName?
            if case .undone(let number) = record.event {
                content = .undone(nil)
                undoes = name(of: number)
            }
            return Arrival(
                content, by: record.by, request: record.request,
                of: Provenance(
                    computer: computer ?? "", name: name(of: record.number), at: record.at.wall,
                    undoes: undoes))
        }
    }

    /// What a record is called everywhere.
    package func name(of number: Int64) -> RecordName {
        store[Int(number) - 1].provenance?.name ?? "\(computer ?? "")-\(number)"
    }

    /// The files of the others are as they are now.
    ///
    /// - Parameter isTold: whether the kernel tells the daemon.
    package mutating func receive(_ arrivals: [Arrival], isTold: Bool = true) {
        mail = arrivals
        isMailRead = false
        if isTold, isRunning { handle(.clock) }
    }

    mutating func readMail() -> [Arrival] {
        isMailRead = true
        let known = Set(store.compactMap { $0.provenance?.name })
        let prefix = "\(computer ?? "")-"
        return mail.filter { !known.contains($0.provenance.name) }.map { arrival in
            // What is taken back was said here.
            guard let name = arrival.provenance.undoes, name.hasPrefix(prefix) else {
                return arrival
            }
            return Arrival(
                .undone(Int64(name.dropFirst(prefix.count))), by: arrival.by,
                request: arrival.request, of: arrival.provenance)
        }
    }
}
