/// The screens say names, and so do people; what is recorded has keys.
extension Answer {
    /// The same with the key for a word that means one medication of the plan: its name, in small letters or large ones,
    /// or a beginning that no other one has.
    ///
    /// - Parameter isKnown: whether the ledger has a medication of this key, be it no longer in the plan.
    package func meant(by plan: Plan?, besides isKnown: (Medication.Key) -> Bool = { _ in false })
        throws(Refusal) -> Answer
    {
        func key(_ word: String) throws(Refusal) -> Medication.Key {
            try plan.key(of: word, besides: isKnown)
        }
        func keyed(_ selector: DoseSelector) throws(Refusal) -> DoseSelector {
            var selector = selector
            if selector == .all, let all = plan?.medication(DoseSelector.allWord) {
                selector.medication = all.key
            } else if let word = selector.medication {
                selector.medication = try key(word)
            }
            return selector
        }
        func keyed(_ selection: Selection) throws(Refusal) -> Selection {
            guard case .matching(let selector) = selection else { return selection }
            return .matching(try keyed(selector))
        }
        func keyed(_ word: String?) throws(Refusal) -> Medication.Key? {
            guard let word else { return nil }
            return try key(word)
        }
        switch self {
        case .take(let selection, let at, let amount):
            return .take(try keyed(selection), at: at, amount: amount)
        case .skip(let selection, let reason):
            return .skip(try keyed(selection), reason: reason)
        case .snooze(let selection, let length):
            return .snooze(try keyed(selection), length: length)
        case .undo(let selector):
            guard let selector else { return self }
            let meant = try keyed(selector)
            // What was said of several at once is taken back as a whole.
            return .undo(meant == .all ? nil : meant)
        case .course(let kind, let word, let isNow, let reason):
            return .course(kind, try keyed(word), now: isNow, reason: reason)
        case .choose(let choice, let word): return .choose(choice, try keyed(word))
        case .stock(var told):
            told.medication = try keyed(told.medication)
            return .stock(told)
        case .took, .settle, .note: return self
        }
    }
}

extension Plan? {
    /// Of a word that no medication of the plan is called by, nor begins with, the word.
    package func key(
        of word: String, besides isKnown: (Medication.Key) -> Bool = { _ in false }
    ) throws(Refusal) -> Medication.Key {
        let names = (self?.medications ?? []).map { (key: $0.key, name: $0.name) }
        switch MeantName(word, among: names, besides: isKnown) {
        case .one(let key): return key
        case .several(let keys): throw .ambiguousName(word, keys)
        case .none: return word
        }
    }
}

/// Which medications a word means.
package enum MeantName: Hashable, Sendable {
    case one(Medication.Key)
    case several([Medication.Key])
    case none

    /// A key goes before a name, and a whole one before a beginning.
    ///
    /// - Parameter isKnown: whether something else is called so, of which it is then no beginning.
    package init(
        _ word: String, among names: [(key: Medication.Key, name: String)],
        besides isKnown: (Medication.Key) -> Bool = { _ in false }
    ) {
        if names.contains(where: { $0.key == word }) {
            self = .one(word)
            return
        }
        let said = word.lowercased()
        func keys(_ isMeant: (String) -> Bool) -> [Medication.Key] {
            names.filter { isMeant($0.key.lowercased()) || isMeant($0.name.lowercased()) }
                .map(\.key)
        }
        let called = keys { $0 == said }
        let meant = called.isEmpty && !isKnown(word) ? keys { $0.hasPrefix(said) } : called
        self =
            switch meant.count {
            case 0: .none
            case 1: .one(meant[0])
            default: .several(meant)
            }
    }
}
