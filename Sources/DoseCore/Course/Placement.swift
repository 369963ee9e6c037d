/// Where a course goes on, and by the text of which plan; from it on the course is walked.
///
/// A place moves on by the days, and by what is recorded, and not by what a file is changed to.
package struct Placement: Hashable, Sendable {
    /// The first date that it holds for; on those before the course is as it was.
    package var from: CivilDate
    /// The number of the record that adopted the plan whose text holds the steps.
    package var plan: Int64
    /// The place on the date `from`; nil where nothing is to be taken.
    package var place: CoursePosition?
    package var reason: Reason

    package init(from: CivilDate, plan: Int64, place: CoursePosition?, reason: Reason) {
        self.from = from
        self.plan = plan
        self.place = place
        self.reason = reason
    }

    /// The place with the first date of its step: where it does not say it, as if every date since had counted.
    func place(in medication: Medication) -> CoursePosition? {
        guard var place, medication.steps[place.step].recurrence != nil else { return place }
        place.since = place.since ?? from - (place.day - 1)
        return place
    }

    /// Whether a person said it, so that `undo` may take it back.
    package var isAnswer: Bool {
        switch reason {
        case .accepted, .kept, .moved: true
        case .found, .waiting, .asked, .paused: false
        }
    }

    package enum Reason: String, CaseIterable, Sendable {
        /// The row that the person stands on was found in the text.
        case found
        /// The plan saved last begins later, and until then the course goes on as it was.
        case waiting
        /// The plan saved last would change the amounts at one go: they stay as they are until the person says which.
        case asked
        /// Nothing was taken: it goes on with no more than on the last date with an intake, or is held there.
        case paused
        /// The person wants the plan saved last, or a step of it.
        case accepted
        /// The person wants the course to go on as it was.
        case kept
        /// The person held the course or stepped back, and the row that this leads to is another one than the text of
        /// tomorrow has, or one of an earlier text.
        case moved
    }
}

extension Record.Event {
    /// The number of the plan whose text a course goes by from there on.
    package var placedBy: Int64? {
        if case .placed(_, let placement) = self { placement.plan } else { nil }
    }

    /// Whether it says where a move led that was recorded right before.
    var isMovedPlace: Bool {
        if case .placed(_, let placement) = self { placement.reason == .moved } else { false }
    }
}
