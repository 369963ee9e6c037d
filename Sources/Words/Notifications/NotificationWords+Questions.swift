package import DoseCore

/// What the person is asked where a plan that was saved would change the amounts at one go.
extension NotificationWords {
    /// One for all that is asked; `nonce` goes into the keys of its buttons, which a server without them does not have.
    package func question(
        _ questions: [CourseQuestion], nonce: String, hasButtons: Bool
    ) -> Notification {
        let buttons = buttons(of: questions)
        let help =
            hasButtons && !buttons.isEmpty
            ? []
            : [
                tr(
                    "Answer with: %1$s plan keep, or %1$s plan accept. See: %1$s status",
                    client)
            ]
        return Notification(
            summary: title(questions), body: (lines(questions) + help).joined(separator: "\n"),
            actions: buttons.map {
                // No desktop breaks the line of a button.
                Notification.Action(
                    key: "\(ActionKey($0.button, of: nonce))", label: $0.label.withPlainSpaces)
            },
            urgency: .critical)
    }

    /// In one line, for the journal and the person's command.
    package func question(_ questions: [CourseQuestion]) -> String {
        lines(questions).joined(separator: " ")
    }

    private func title(_ questions: [CourseQuestion]) -> String {
        guard !settings.isPrivate, let only = questions.first, questions.count == 1 else {
            return trn(
                "Is the plan meant like that?", "%1$s questions about the plan", questions.count,
                "\(questions.count)")
        }
        let name = only.medication.name.shown
        return switch only.kind {
        // Short, for most desktops cut a title off.
        case .change: tr("%1$s: %2$s or %3$s?", name, stays(only), changes(only))
        case .stop: tr("%1$s: %2$s, or stop?", name, stays(only))
        case .begin: tr("%1$s: nothing rings yet", name)
        }
    }

    private func lines(_ questions: [CourseQuestion]) -> [String] {
        if settings.isPrivate {
            let isBegun = questions.contains { $0.kind != .begin }
            return [
                isBegun
                    ? tr(
                        "The plan you saved changes an amount all at once. Until you answer, it stays as it was."
                    )
                    : tr("A medicine of the plan does not ring until you say how it begins.")
            ]
        }
        if let only = questions.first, questions.count == 1 { return [sentence(only)] }
        let listed = questions.prefix(Self.questionsListed)
        return listed.map { "• \(sentence($0))" }
            + more(questions.count - listed.count, "status")
    }

    private static let questionsListed = 3

    private func sentence(_ question: CourseQuestion) -> String {
        self.question(asked(question), of: question.medication.name.shown)
    }

    private func asked(_ question: CourseQuestion) -> CourseAsked {
        let stays = stays(question)
        switch question.kind {
        case .change:
            return isOfIntakes(question) || !isDaily(question)
                ? .otherIntakes(from: stays, to: changes(question))
                : .otherSum(from: stays, to: changes(question))
        case .stop:
            let isDaily = isDaily(question)
            return question.isGone
                ? .removal(from: stays, isDaily: isDaily) : .end(from: stays, isDaily: isDaily)
        case .begin:
            if let starts = question.starts {
                return .start(on: language.date(starts, today: today))
            }
            guard let step = question.step, step > 0 else { return .beginning }
            return .midst(
                step: "\(step + 1)", amount: changes(question), isDaily: isDaily(question))
        }
    }

    /// `70 mg`; by its intakes where the day's sum is the same in both.
    private func stays(_ question: CourseQuestion) -> String {
        amount(of: question.stays ?? [], question.staysOn, question)
    }

    private func changes(_ question: CourseQuestion) -> String {
        amount(of: question.changes, question.changesOn, question)
    }

    /// With how often it is, where that is not every day before and after.
    private func amount(
        of slots: [Slot], _ dates: DatedRecurrence?, _ question: CourseQuestion
    ) -> String {
        if isOfIntakes(question) { return intakes(slots) }
        return isDaily(question) ? language.amount(slots.sum) : language.rate(slots.sum, dates)
    }

    private func isDaily(_ question: CourseQuestion) -> Bool {
        [question.staysOn, question.changesOn].allSatisfy { $0?.isDaily ?? true }
    }

    private func isOfIntakes(_ question: CourseQuestion) -> Bool {
        question.kind == .change && (question.stays ?? []).sum == question.changes.sum
            && question.staysOn?.words == question.changesOn?.words
    }

    /// `20 + 20 + 30 mg`.
    private func intakes(_ slots: [Slot]) -> String { language.amounts(slots.map(\.amount)) }

    // MARK: Buttons

    private typealias Button = (button: ActionKey.Button, label: String)

    private func buttons(of questions: [CourseQuestion]) -> [Button] {
        guard let only = questions.first else { return [] }
        guard questions.count == 1 else {
            // Nobody is to settle with one press what he cannot see.
            guard questions.count <= Self.questionsListed, !settings.isPrivate else { return [] }
            let count = "\(questions.count)"
            return questions.allSatisfy { $0.kind == .begin }
                ? [
                    (.accept, trc("button", "Go on as planned: all %1$s", count)),
                    (.begin, trc("button", "Begin with step 1: all %1$s", count)),
                ]
                : [
                    (.keep, trc("button", "Stay as it was: all %1$s", count)),
                    (.accept, trc("button", "As the plan says: all %1$s", count)),
                ]
        }
        if settings.isPrivate {
            return only.kind == .begin
                ? [
                    (.accept, trc("button", "Go on as planned")),
                    (.begin, trc("button", "Begin with step 1")),
                ]
                : [
                    (.keep, trc("button", "Stay as it was")),
                    (.accept, trc("button", "As the plan says")),
                ]
        }
        let stay: Button = (.keep, trc("button", "Stay at %1$s", stays(only)))
        switch only.kind {
        case .change: return [stay, (.accept, trc("button", "Change to %1$s", changes(only)))]
        case .stop: return [stay, (.accept, trc("button", "Stop"))]
        case .begin:
            let first = trc("button", "Begin with %1$s", language.amount(only.first.sum))
            guard let step = only.step, step > 0 else {
                let starts = only.starts.map { language.date($0, today: today) }
                return [(.accept, starts.map { trc("button", "Begin on %1$s", $0) } ?? first)]
            }
            return [
                (.accept, trc("button", "Go on at %1$s", changes(only))), (.begin, first),
            ]
        }
    }

    // MARK: Answers

    /// What a button led to, from when on.
    package func chosen(_ choices: [CourseChoice]) -> Notification {
        let body =
            settings.isPrivate
            ? [tr("See: %1$s", "\(client) course")]
            : choices.map(line) + [tr("To undo it: %1$s", "\(client) undo")]
        return Notification(
            summary: tr("Recorded"), body: body.joined(separator: "\n"), urgency: .normal)
    }

    /// A button of a question that is none any more, or another one; what became of it.
    package func questionOver(_ courses: [CourseChoice]) -> Notification {
        Notification(
            summary: tr("Nothing was changed"),
            body: ([tr("This was answered before, or the plan was saved again since.")]
                + (settings.isPrivate ? [] : courses.map(line))
                + [tr("See: %1$s", "\(client) course")]).joined(separator: "\n"),
            urgency: .normal)
    }

    /// `Baclofen: 70 mg today, 80 mg tomorrow.`
    private func line(_ choice: CourseChoice) -> String {
        let (name, next) = (choice.name.shown, choice.next)
        let (today, amount) = (amount(choice.today.slots.sum), amount(next.slots.sum))
        return next.date - choice.today.date == 1
            ? tr("%1$s: %2$s today, %3$s tomorrow.", name, today, amount)
            : tr(
                "%1$s: %2$s today, %3$s on %4$s.", name, today, amount,
                language.date(next.date, today: choice.today.date))
    }

    /// `70 mg`, `nothing`.
    func amount(_ amount: Amount) -> String {
        amount == .zero ? trc("an amount", "nothing") : language.amount(amount)
    }
}
