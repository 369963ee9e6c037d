import DoseCore
import TOMLText

extension RuleFinding {
    /// - Parameter often: What follows an amount of one date.
    func words(_ often: String) -> String {
        switch self {
        case .start(let amount, let most):
            "the course begins with \(amount) \(often); "
                + "somebody to whom the drug is new begins with at most \(most) a day"
        case .raise(let from, let to, let days, let rule):
            "raised from \(from) to \(to) \(often) \(within(days)); "
                + "at most \(rule.by) more in \(count(rule.days))"
        case .advice(let amount, let from):
            "\(amount) \(often); from \(from) a day on the prescriber asks an experienced colleague"
        case .collegial(let amount, let rule):
            "\(amount) \(often); above \(rule.above) a day "
                + (rule.elder.map {
                    "(above \($0.above) for somebody of more than \($0.age) years) "
                } ?? "") + "several specialists decide together"
        case .ceiling(let amount, let most):
            "\(amount) \(often); the ceiling is \(most) a day"
        case .stop(let amount, let largest):
            "stopped at once from \(amount) \(often); \(neverAtOnce(largest))"
        case .interrupted(let amount, let date, let largest):
            "a day without a dose follows \(amount), first on \(date) and then again and again; "
                + neverAtOnce(largest)
        case .lowered(let from, let to, let days, let by, let bound):
            "lowered from \(from) to \(to) \(often) \(within(days)); "
                + "at most \(by) less in \(count(bound))"
        case .lower(let days, let atLeast):
            "this step of the reduction lasts \(count(days)); at least \(count(atLeast)) each"
        case .spacing(let shortest, let longest):
            "the intakes are \(shortest.planText) to \(longest.planText) apart; regular times matter"
        case .craving(let intakes, let craving):
            (intakes.count == 1 ? "an intake at " : "intakes at ")
                + intakes.map(\.description).sequence
                + " for a craving that begins at \(craving); "
                + "never one at its beginning or after it"
        case .lead(let intake, let distance, let craving, let lead):
            "the last intake before the craving of \(craving) is at \(intake), "
                + "\(distance.planText) before it; it should be \(words(lead))"
        case .jump(let from, let to, let largest):
            "\(from) moves to \(to) from one step to the next; "
                + "at most \(largest.planText) at a time"
        case .jumpWithRaise(let from, let to, let before, let after):
            "\(from) moves to \(to) while the amount rises from \(before) to \(after) \(often); "
                + "the times move first, and the amount waits"
        case .intake(let amount, let time, let largest):
            "\(amount) at \(time); at most \(largest) at one time, "
                + "above that many add an earlier intake"
        case .moved(let time, let from, let to, let taken, let most):
            "the intake at \(time) grows from \(from) to \(to), \(taken) of it taken from the "
                + "other intakes; at most \(most) at a time"
        case .review(let every, let atMost):
            "the plan reminds of \(every.map { "a review every \(count($0))" } ?? "no review"); "
                + "while the amount is raised the prescriber is seen every \(count(atMost))"
        }
    }

    private func neverAtOnce(_ largest: Amount) -> String {
        "what is above \(largest) a day is lowered in steps and never stopped at once"
    }

    private func within(_ days: Int) -> String { days == 1 ? "at once" : "within \(days) days" }

    private func words(_ lead: Profile.Lead) -> String {
        switch (lead.least, lead.most) {
        case (let least?, let most?):
            "\(least.components.seconds / 60) to \(most.components.seconds / 60) min"
        case (let least?, nil): "\(least.planText) or more"
        case (nil, let most?): "at most \(most.planText)"
        case (nil, nil): "some time"
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

/// `; the same at steps 3 to 5 and 8` of steps counted from 0; nothing for none.
func also(_ steps: [Int]) -> String {
    guard !steps.isEmpty else { return "" }
    var runs: [ClosedRange<Int>] = []
    for step in steps.sorted() {
        if let last = runs.last, last.upperBound == step - 1 {
            runs[runs.count - 1] = last.lowerBound...step
        } else {
            runs.append(step...step)
        }
    }
    let words = runs.flatMap { run in
        run.count > 2
            ? ["\(run.lowerBound + 1) to \(run.upperBound + 1)"] : run.map { "\($0 + 1)" }
    }
    return "; the same at step\(steps.count == 1 ? "" : "s") \(words.sequence)"
}
