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

    /// How a course goes on by an answer to where it is to go on.
    package struct Choice: Codable, Hashable, Sendable {
        package var medication: String
        package var name: String
        package var placed: Placement.Reason
        /// The first date on which it holds.
        package var from: String
        package var today: DayAmounts
        /// Tomorrow; of what is not taken every day the next date with doses.
        package var next: DayAmounts
        /// Nil where the medication has left the plan.
        package var course: CourseReport?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case medication, name, placed, from, today, next, course
        }

        package init(
            medication: String, name: String, placed: Placement.Reason, from: String,
            today: DayAmounts, next: DayAmounts, course: CourseReport? = nil
        ) {
            self.medication = medication
            self.name = name
            self.placed = placed
            self.from = from
            self.today = today
            self.next = next
            self.course = course
        }
    }
}

extension CourseQuestion.Kind: Codable {}

extension Wire.Question {
    package init(_ question: CourseQuestion) {
        self.init(
            medication: question.medication.key, name: question.medication.name,
            kind: question.kind,
            stays: question.stays.map { Wire.DayAmounts($0, on: question.staysOn) },
            changes: Wire.DayAmounts(some: question.changes, on: question.changesOn),
            step: question.changes.isEmpty ? nil : question.step.map { $0 + 1 },
            first: Wire.DayAmounts(some: question.first, on: question.firstOn),
            starts: question.starts?.description)
    }
}

extension Wire.Choice {
    package init(_ choice: CourseChoice, course: Wire.CourseReport?) {
        self.init(
            medication: choice.medication, name: choice.name, placed: choice.reason,
            from: choice.from.description, today: Wire.DayAmounts(choice.today),
            next: Wire.DayAmounts(choice.next), course: course)
    }
}
