import DoseCore

/// What the person is asked where a plan that was saved would change the amounts at one go.
extension NotificationWords {
    /// One for all that is asked; `nonce` goes into the keys of its buttons, which a server without them does not have.
    func question(_ questions: [CourseQuestion], nonce: String, hasButtons: Bool) -> Notification {
        let buttons = buttons(of: questions)
        let help =
            hasButtons && !buttons.isEmpty
            ? []
            : ["Answer with: \(client) plan keep, or \(client) plan accept. See: \(client) status"]
        return Notification(
            summary: title(questions), body: (lines(questions) + help).joined(separator: "\n"),
            actions: buttons.map {
                Notification.Action(key: "\(ActionKey($0.button, of: nonce))", label: $0.label)
            },
            urgency: .critical)
    }

    /// In one line, for the journal and the person's command.
    func question(_ questions: [CourseQuestion]) -> String {
        lines(questions).joined(separator: " ")
    }

    private func title(_ questions: [CourseQuestion]) -> String {
        guard !settings.isPrivate, let only = questions.first, questions.count == 1 else {
            return questions.count == 1
                ? "Is the plan meant so?" : "\(questions.count) questions about the plan"
        }
        let name = only.medication.name.shown
        return switch only.kind {
        // Short, for most desktops cut a title off.
        case .change: "\(name): \(stays(only)) or \(changes(only))?"
        case .stop: "\(name): \(stays(only)), or stop?"
        case .begin: "\(name): nothing rings yet"
        }
    }

    private func lines(_ questions: [CourseQuestion]) -> [String] {
        if settings.isPrivate {
            let what = questions.contains { $0.kind != .begin } ? "changes an amount at one go" : ""
            return [
                questions.allSatisfy { $0.kind == .begin }
                    ? "A medication of the plan does not ring until you say how it begins."
                    : "The plan you saved \(what). Until you say so it stays as it was."
            ]
        }
        if let only = questions.first, questions.count == 1 { return [sentence(only)] }
        let listed = questions.prefix(Self.questionsListed)
        let rest = questions.count - listed.count
        return listed.map { "• \(sentence($0))" }
            + (rest > 0 ? ["And \(rest) more: \(client) status."] : [])
    }

    private static let questionsListed = 3

    /// `The plan you saved would change Baclofen from 70 to 30 mg a day. Until you say so it stays at 70 mg.`
    private func sentence(_ question: CourseQuestion) -> String {
        let name = question.medication.name.shown
        switch question.kind {
        case .change:
            return "The plan you saved would change \(name) \(change(question)). "
                + "Until you say so it stays at \(stays(question))."
        case .stop:
            let what = question.isGone ? "does not have \(name) any more" : "ends \(name)"
            return
                "The plan you saved \(what). Until you say so it stays at \(stays(question)) a day."
        case .begin:
            if let starts = question.starts {
                return "The plan you saved has \(name) from \(starts) on, perhaps in place of "
                    + "another one. Until you say so it does not ring."
            }
            guard let step = question.step, step > 0 else {
                return "\(name) is new in the plan you saved, perhaps in place of another one. "
                    + "Until you say so it does not ring."
            }
            return "The plan you saved began on \(question.medication.start), and is at step "
                + "\(step + 1) of \(name) by now, \(changes(question)) a day. Nothing is recorded of "
                + "it, so nothing rings until you say where to begin."
        }
    }

    private func change(_ question: CourseQuestion) -> String {
        let (old, new) = ((question.stays ?? []).sum, question.changes.sum)
        return old == new
            ? "from \(intakes(question.stays ?? [])) to \(intakes(question.changes))"
            : "from \(old.unit == new.unit ? old.number : "\(old)") to \(new) a day"
    }

    /// `70 mg`; by its intakes where the day's sum is the same in both.
    private func stays(_ question: CourseQuestion) -> String {
        isOfIntakes(question) ? intakes(question.stays ?? []) : "\((question.stays ?? []).sum)"
    }

    private func changes(_ question: CourseQuestion) -> String {
        isOfIntakes(question) ? intakes(question.changes) : question.changes.sum.description
    }

    private func isOfIntakes(_ question: CourseQuestion) -> Bool {
        question.kind == .change && (question.stays ?? []).sum == question.changes.sum
    }

    /// `20 + 20 + 30 mg`.
    private func intakes(_ slots: [Slot]) -> String {
        slots.map(\.amount).summands
    }

    // MARK: Buttons

    private func buttons(of questions: [CourseQuestion]) -> [(
        button: ActionKey.Button, label: String
    )] {
        guard let only = questions.first else { return [] }
        guard questions.count == 1 else {
            // Nobody is to settle with one press what he cannot see.
            guard questions.count <= Self.questionsListed, !settings.isPrivate else { return [] }
            let all = ": all \(questions.count)"
            return questions.allSatisfy { $0.kind == .begin }
                ? [(.accept, "Go on as planned" + all), (.begin, "Begin with step 1" + all)]
                : [(.keep, "Stay as it was" + all), (.accept, "As the plan says" + all)]
        }
        if settings.isPrivate {
            return only.kind == .begin
                ? [(.accept, "Go on as planned"), (.begin, "Begin with step 1")]
                : [(.keep, "Stay as it was"), (.accept, "As the plan says")]
        }
        switch only.kind {
        case .change:
            return [
                (.keep, "Stay at \(stays(only))"), (.accept, "Change to \(changes(only))"),
            ]
        case .stop:
            return [(.keep, "Stay at \(stays(only))"), (.accept, "Stop")]
        case .begin:
            let first = (ActionKey.Button.begin, "Begin with \(only.first.sum)")
            guard let step = only.step, step > 0 else {
                return [(.accept, only.starts.map { "Begin on \($0)" } ?? first.1)]
            }
            return [(.accept, "Go on at \(changes(only))"), first]
        }
    }

    // MARK: Answers

    /// What a button led to, from when on.
    func chosen(_ choices: [CourseChoice]) -> Notification {
        if settings.isPrivate {
            return Notification(
                summary: "Recorded", body: "See: \(client) course", urgency: .normal)
        }
        let lines = choices.map { choice in
            "\(choice.name.shown): \(amount(choice.today)) today, \(amount(choice.tomorrow)) tomorrow."
        }
        return Notification(
            summary: "Recorded",
            body: (lines + ["To take it back: \(client) undo"]).joined(separator: "\n"),
            urgency: .normal)
    }

    private func amount(_ slots: [Slot]) -> String {
        slots.sum == .zero ? "nothing" : "\(slots.sum)"
    }

    /// A button of a question that is none any more, or another one; what became of it.
    func questionOver(_ courses: [CourseChoice]) -> Notification {
        let lines =
            settings.isPrivate
            ? []
            : courses.map {
                "\($0.name.shown): \(amount($0.today)) today, \(amount($0.tomorrow)) tomorrow."
            }
        return Notification(
            summary: "Nothing was changed",
            body: (["This was answered before, or the plan was saved again since."] + lines
                + ["See: \(client) course"]).joined(separator: "\n"),
            urgency: .normal)
    }
}
