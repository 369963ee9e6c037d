/// The screens say names, and so do people; what is recorded has keys.
extension Answer {
    /// The same with the key for a name that one medication of the plan has, in small letters or large ones.
    package func keyed(by plan: Plan?) -> Answer {
        switch self {
        case .take(let selection, let at, let amount):
            .take(selection.keyed(by: plan), at: at, amount: amount)
        case .skip(let selection, let reason): .skip(selection.keyed(by: plan), reason: reason)
        case .snooze(let selection, let length):
            .snooze(selection.keyed(by: plan), length: length)
        case .undo(let selector): .undo(selector.map { $0.keyed(by: plan) })
        case .course(let kind, let key, let isNow, let reason):
            .course(kind, key.map { plan.key(of: $0) }, now: isNow, reason: reason)
        case .choose(let choice, let key): .choose(choice, key.map { plan.key(of: $0) })
        case .took, .settle: self
        }
    }
}

extension Selection {
    fileprivate func keyed(by plan: Plan?) -> Selection {
        if case .matching(let selector) = self { .matching(selector.keyed(by: plan)) } else { self }
    }
}

extension DoseSelector {
    fileprivate func keyed(by plan: Plan?) -> DoseSelector {
        var selector = self
        selector.medication = medication.map { plan.key(of: $0) }
        return selector
    }
}

extension Plan? {
    /// Of a word that is no key and no one's name the word.
    func key(of word: String) -> Medication.Key {
        guard let plan = self, plan.medication(word) == nil else { return word }
        let said = word.lowercased()
        let meant = plan.medications.filter {
            $0.key.lowercased() == said || $0.name.lowercased() == said
        }
        return meant.count == 1 ? meant[0].key : word
    }
}
