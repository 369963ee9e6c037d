package import DoseCore

extension Wire {
    /// What the person is asked where a plan that was saved would change the amounts of a medication at one go.
    package struct Question: Codable, Hashable, Sendable {
        package var medication: String
        package var name: String
        package var kind: CourseQuestion.Kind
        /// What it is until the answer; nil where nothing rings.
        package var stays: DayAmounts?
        /// What the plan saved has instead, and the step that is of, from 1; nil where it has nothing.
        package var changes: DayAmounts?
        package var step: Int?
        /// What the plan saved begins with; nil where it does not hold the medication.
        package var first: DayAmounts?
        /// The first date of the plan saved, where that is to come.
        package var starts: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case medication, name, kind, stays, changes, step, first, starts
        }

        package init(
            medication: String, name: String, kind: CourseQuestion.Kind, stays: DayAmounts? = nil,
            changes: DayAmounts? = nil, step: Int? = nil, first: DayAmounts? = nil,
            starts: String? = nil
        ) {
            self.medication = medication
            self.name = name
            self.kind = kind
            self.stays = stays
            self.changes = changes
            self.step = step
            self.first = first
            self.starts = starts
        }
    }

    /// What is taken in a day, and of that at each time.
    package struct DayAmounts: Codable, Hashable, Sendable {
        package var daily: Quantity
        package var times: [String]
        package var amounts: [Quantity]

        enum CodingKeys: String, CodingKey, CaseIterable {
            case daily
            case times
            case amounts
        }

        package init(daily: Quantity, times: [String], amounts: [Quantity]) {
            self.daily = daily
            self.times = times
            self.amounts = amounts
        }
    }

    /// How a course goes on by an answer to where it is to go on.
    package struct Choice: Codable, Hashable, Sendable {
        package var medication: String
        package var name: String
        package var placed: Placement.Reason
        /// The first date on which it holds.
        package var from: String
        package var today: DayAmounts
        package var tomorrow: DayAmounts
        /// Nil where the medication has left the plan.
        package var course: CourseReport?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case medication, name, placed, from, today, tomorrow, course
        }

        package init(
            medication: String, name: String, placed: Placement.Reason, from: String,
            today: DayAmounts, tomorrow: DayAmounts, course: CourseReport? = nil
        ) {
            self.medication = medication
            self.name = name
            self.placed = placed
            self.from = from
            self.today = today
            self.tomorrow = tomorrow
            self.course = course
        }
    }
}

extension CourseQuestion.Kind: Codable {}

extension Wire.Question {
    package init(_ question: CourseQuestion) {
        self.init(
            medication: question.medication.key, name: question.medication.name,
            kind: question.kind, stays: question.stays.map { Wire.DayAmounts($0) },
            changes: Wire.DayAmounts(some: question.changes),
            step: question.changes.isEmpty ? nil : question.step.map { $0 + 1 },
            first: Wire.DayAmounts(some: question.first), starts: question.starts?.description)
    }
}

extension Wire.DayAmounts {
    package init(_ slots: [Slot]) {
        let slots = slots.intakes
        self.init(
            daily: Wire.Quantity(slots.sum),
            times: slots.map(\.time.description), amounts: slots.map { Wire.Quantity($0.amount) })
    }

    /// Nil where nothing is taken.
    fileprivate init?(some slots: [Slot]) {
        if slots.isEmpty { return nil }
        self.init(slots)
    }
}

extension Wire.Choice {
    package init(_ choice: CourseChoice, course: Wire.CourseReport?) {
        self.init(
            medication: choice.medication, name: choice.name, placed: choice.reason,
            from: choice.from.description, today: Wire.DayAmounts(choice.today),
            tomorrow: Wire.DayAmounts(choice.tomorrow), course: course)
    }
}
