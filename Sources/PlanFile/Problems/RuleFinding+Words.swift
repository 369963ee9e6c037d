import DoseCore
import TOMLText

extension RuleFinding {
    var words: String {
        switch self {
        case .raise(let from, let to, let days, let rule):
            "raised from \(from) to \(to) a day \(days == 1 ? "at once" : "within \(days) days"); "
                + "at most \(rule.by) more in \(count(rule.days))"
        case .advice(let amount, let from):
            "\(amount) a day; from \(from) a day on the prescriber asks an experienced colleague"
        case .collegial(let amount, let rule):
            "\(amount) a day; above \(rule.above) a day "
                + (rule.elder.map { "(above \($0.above) from \($0.age) years of age on) " } ?? "")
                + "the decision is collegial"
        case .ceiling(let amount, let most):
            "\(amount) a day; the ceiling is \(most) a day"
        case .stop(let amount, let largest):
            "stopped at once from \(amount) a day; what is above \(largest) a day is lowered in "
                + "steps and never stopped at once"
        case .lower(let days, let atLeast):
            "this step of the reduction lasts \(count(days)); at least \(count(atLeast)) each"
        case .spacing(let shortest, let longest):
            "the intakes are \(shortest.planText) to \(longest.planText) apart; regular times matter"
        case .craving(let intake, let craving):
            "an intake at \(intake) for a craving that begins at \(craving); "
                + "never one at its beginning or after it"
        case .jump(let from, let to, let largest):
            "\(from) moves to \(to) from one step to the next; "
                + "at most \(largest.planText) at a time"
        case .intake(let amount, let time, let largest):
            "\(amount) at \(time); where a single intake above \(largest) is not tolerated, "
                + "an earlier one is added"
        case .review(let every, let atMost):
            "the plan reminds of \(every.map { "a review every \(count($0))" } ?? "no review"); "
                + "while the amount is raised the prescriber is seen every \(count(atMost))"
        }
    }

    private func count(_ days: Int) -> String { days == 1 ? "1 day" : "\(days) days" }
}

extension Citation: CustomStringConvertible {
    /// `baclofen: my prescriber, 2026`.
    package var description: String {
        "\(visible(profile)): \(visible(source, upTo: 100))"
            + (date.map { ", \(visible($0))" } ?? "")
    }
}
