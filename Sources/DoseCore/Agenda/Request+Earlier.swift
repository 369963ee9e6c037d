extension Answer {
    /// Whether records that a request of the same name led to can be of this answer.
    func fits(_ earlier: [Record]) -> Bool {
        earlier.map(\.event).allSatisfy { event in
            switch (self, event) {
            case (.take(let meant, _, let amount), .dose(let id, _, _, .taken(let intake))):
                meant.fits(id) && amount?.fits(intake.amount) ?? true
            case (.take(let meant, _, let amount), .extraIntake(let key, _, let intake)):
                meant.fits(key) && amount?.fits(intake.amount) ?? true
            case (.skip(let meant, let reason), .dose(let id, _, _, .skipped(let said))):
                meant.fits(id) && reason == said
            case (.snooze(let meant, _), .dose(let id, _, _, .snoozed)):
                meant.fits(id)
            case (.took(let ids), .dose(let id, _, _, .taken)):
                ids.contains(id)
            // What was taken back can be of several doses, and settle others.
            case (.undo, .undone), (.undo, .dose(_, _, _, .missed)),
                (.undo, .dose(_, _, _, .superseded)):
                true
            case (
                .course(let kind, let key, let isNow, let reason),
                .course(let told, let move, let said)
            ):
                kind == move.kind && key ?? told == told && isNow == move.isWithinDay
                    && reason == said
            // Where it led is recorded beside it.
            case (.course(_, let key, _, _), .placed(let told, let placement)):
                key ?? told == told && placement.reason == .moved
            case (.choose(let choice, let key), .placed(let told, let placement)):
                key ?? told == told && choice.fits(placement)
            case (.note(let observation, let at), .diary(let entry)):
                observation == entry.observation && at ?? entry.at == entry.at
            case (.stock(let told), .stock(let entry)):
                told.fits(entry)
            case (.settle(let choice, let questions), .placed(let told, let placement)):
                choice.fits(placement) && questions.contains { $0.medication.key == told }
            default:
                false
            }
        }
    }
}

extension PlaceChoice {
    /// Whether it can have led to the place.
    fileprivate func fits(_ placement: Placement) -> Bool {
        switch self {
        case .accept: placement.reason == .accepted
        case .keep: placement.reason == .kept
        case .step(let step): placement.reason == .accepted && placement.place?.step == step
        }
    }
}

extension Selection {
    fileprivate func fits(_ id: DoseID) -> Bool {
        switch self {
        case .takeable: true
        case .matching(let selector): selector.matches(id)
        case .doses(let ids): ids.contains(id)
        }
    }

    /// Whether an intake beside the doses can be meant.
    fileprivate func fits(_ key: Medication.Key) -> Bool {
        switch self {
        case .takeable: true
        case .matching(let selector): selector.medication ?? key == key
        case .doses(let ids): ids.contains { $0.medication == key }
        }
    }
}
