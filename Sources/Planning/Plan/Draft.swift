package import DoseCore

/// All that a medication's course is made of: what the options and the protocol say, and nothing else.
package struct Draft: Hashable, Sendable {
    package var key: Medication.Key
    package var name: String
    /// Nil where nothing is known of what it is made of.
    package var preparation: Preparation?
    package var start: CivilDate
    package var course: DailyCourse
    package var spread: Spread
    /// The cravings that the intakes go before; none where they do not.
    package var cravings: [CivilTime]
    package var profile: String?
    /// In days.
    package var reviewEvery: Int?

    package init(
        key: Medication.Key, name: String, preparation: Preparation?, start: CivilDate,
        course: DailyCourse, spread: Spread, cravings: [CivilTime] = [], profile: String? = nil,
        reviewEvery: Int? = nil
    ) {
        self.key = key
        self.name = name
        self.preparation = preparation
        self.start = start
        self.course = course
        self.spread = spread
        self.cravings = cravings
        self.profile = profile
        self.reviewEvery = reviewEvery
    }

    package func medication() throws(PlanningError) -> Medication {
        let plateaus = course.plateaus
        let amounts = plateaus.map(\.amount)
        let unit = amounts.first { $0 > .zero }?.unit ?? .mg
        let days = try spread.slots(of: amounts, in: preparation ?? .any(unit))
        return Medication(
            key: key, name: name, preparation: preparation, start: start,
            steps: zip(plateaus, days).map { Step(days: $0.days, slots: $1) },
            after: course.after, reviewEvery: reviewEvery, profile: profile, cravings: cravings)
    }
}

extension Preparation {
    /// Where nothing is known of it: what is counted goes in whole ones, or quarters where it may be cut, and what is
    /// measured in thousandths.
    fileprivate static func any(_ unit: AmountUnit) -> Preparation {
        let parts =
            switch unit {
            case .drops, .puffs, .sprays, .ampoules, .applications, .syringes, .spoons, .cups,
                .doses:
                1
            case _ where unit.isPiece: 4
            default: 1000
            }
        return Preparation(tablet: Amount(grains: max(1, unit.grains / parts), unit))
    }
}
