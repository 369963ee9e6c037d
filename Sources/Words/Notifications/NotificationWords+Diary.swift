package import DoseCore

/// What the person is asked for the diary in the evening.
extension NotificationWords {
    /// The first of what is to be asked; `nonce` goes into the keys of its buttons. Where others may read it, it says no
    /// more than that something is asked.
    ///
    /// - Parameter questions: At least one.
    package func diary(
        _ questions: [DiaryQuestion], nonce: String, hasButtons: Bool
    ) -> Notification {
        guard let question = questions.first, !settings.isPrivate else {
            return Notification(
                summary: tr("Your diary"), body: tr("To answer: %1$s", "\(client) diary"),
                urgency: .normal)
        }
        let choices = zip(ActionKey.Button.ofDiary, question.choices)
        return Notification(
            summary: title(question),
            body: [scale(question), tr("To answer with a number: %1$s", command(question))]
                .joined(separator: "\n"),
            actions: choices.map { button, choice in
                Notification.Action(
                    key: "\(ActionKey(button, of: nonce))",
                    label: label(choice).withPlainSpaces)
            }, urgency: .normal)
    }

    /// Short, for most desktops cut a title off.
    private func title(_ question: DiaryQuestion) -> String {
        switch question.subject {
        case .craving: tr("Craving today?")
        case .drinks: tr("Drinks today?")
        case .burden(let medication):
            tr("%1$s: side effects?", medication.name.shown)
        }
    }

    private func scale(_ question: DiaryQuestion) -> String {
        switch question.subject {
        case .craving:
            tr("How strong was it at its strongest, from 0, none, to 10, as strong as can be?")
        case .drinks:
            tr(
                "How much did you drink, in drinks of 10 g of alcohol, as a small glass of wine or beer?"
            )
        case .burden:
            tr(
                "This is the third day at this amount. How bad are they, from 0, none, to 10, as bad as can be? To stay at it for longer: %1$s",
                "\(client) hold")
        }
    }

    private func command(_ question: DiaryQuestion) -> String {
        switch question.subject {
        case .craving: "\(client) diary craving 6"
        case .drinks: "\(client) diary drink 3"
        case .burden(let medication): "\(client) diary burden \(medication.name.shown) 2"
        }
    }

    private func label(_ choice: Observation) -> String {
        let words = DiaryWords(language)
        let value = choice.value ?? .zero
        let number = words.number(value)
        return switch choice.kind {
        case .drink where value > .zero: words.drinks(value)
        case .drink: trc("button: nothing was drunk", "Nothing")
        case .burden where value > ExactNumber(5): trc("button: side effects", "Bad: %1$s", number)
        case .burden where value > .zero: trc("button: side effects", "Some: %1$s", number)
        case .burden: trc("button: side effects", "None")
        case .craving where value > ExactNumber(5): trc("button: a craving", "Strong: %1$s", number)
        case .craving where value > .zero: trc("button: a craving", "Some: %1$s", number)
        case .craving: trc("button: a craving", "None")
        case .effect, .note, .weight, .other: number
        }
    }
}
