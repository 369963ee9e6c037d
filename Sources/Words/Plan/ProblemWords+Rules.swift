import DoseCore
import PlanFile
import TOMLText

// The rules of a profile that a course does not keep.

extension ProblemWords {
    func words(_ finding: RuleFinding, _ often: HowOften) -> String {
        switch finding {
        case .start(let amount, let most):
            tr(
                "the course begins with %1$s; somebody to whom the drug is new begins with at most %2$s",
                rate(amount, often), daily(most))
        case .raise(let from, let to, 1, let rule):
            trn(
                "raised from %2$s to %3$s at once; at most %4$s more in %1$s day",
                "raised from %2$s to %3$s at once; at most %4$s more in %1$s days", rule.days,
                "\(rule.days)", amount(from), rate(to, often), amount(rule.by))
        case .raise(let from, let to, let days, let rule):
            trn(
                "raised from %2$s to %3$s within %5$s days; at most %4$s more in %1$s day",
                "raised from %2$s to %3$s within %5$s days; at most %4$s more in %1$s days",
                rule.days, "\(rule.days)", amount(from), rate(to, often), amount(rule.by),
                "\(days)")
        case .advice(let amount, let from):
            tr(
                "%1$s; from %2$s the prescriber asks an experienced colleague",
                rate(amount, often), daily(from))
        case .collegial(let amount, let rule): collegial(rate(amount, often), rule)
        case .ceiling(let amount, let most):
            tr("%1$s; the ceiling is %2$s", rate(amount, often), daily(most))
        case .stop(let amount, let largest):
            tr(
                "stopped at once from %1$s; what is above %2$s is lowered in steps and never stopped at once",
                rate(amount, often), daily(largest))
        case .interrupted(let amount, let date, let largest):
            tr(
                "a day without a dose follows %1$s, first on %2$s and then again and again; what is above %3$s is lowered in steps and never stopped at once",
                self.amount(amount), "\(date)", daily(largest))
        case .lowered(let from, let to, 1, let by, let bound):
            trn(
                "lowered from %2$s to %3$s at once; at most %4$s less in %1$s day",
                "lowered from %2$s to %3$s at once; at most %4$s less in %1$s days", bound,
                "\(bound)", amount(from), rate(to, often), amount(by))
        case .lowered(let from, let to, let days, let by, let bound):
            trn(
                "lowered from %2$s to %3$s within %5$s days; at most %4$s less in %1$s day",
                "lowered from %2$s to %3$s within %5$s days; at most %4$s less in %1$s days",
                bound, "\(bound)", amount(from), rate(to, often), amount(by), "\(days)")
        case .lower(let days, let atLeast):
            tr(
                "this step of the reduction lasts %1$s; at least %2$s each", count(days),
                count(atLeast))
        case .review(let every, let atMost): review(every, atMost)

        case .spacing, .craving, .lead, .jump, .jumpWithRaise, .intake, .moved:
            ofTheTimes(finding, often)
        }
    }

    private func ofTheTimes(_ finding: RuleFinding, _ often: HowOften) -> String {
        switch finding {
        case .spacing(let shortest, let longest):
            tr(
                "the intakes are %1$s to %2$s apart; regular times matter", shortest.planText,
                longest.planText)
        case .craving(let intakes, let craving):
            trn(
                "an intake at %1$s for a craving that begins at %2$s; never one at its beginning or after it",
                "intakes at %1$s for a craving that begins at %2$s; never one at its beginning or after it",
                intakes.count, language.list(intakes.map(language.time)), language.time(craving))
        case .lead(let intake, let distance, let craving, let lead):
            tr(
                "the last intake before the craving of %1$s is at %2$s, %3$s before it; it should be %4$s",
                "\(craving)", "\(intake)", distance.planText, words(lead))
        case .jump(let from, let to, let largest):
            tr(
                "%1$s moves to %2$s from one step to the next; at most %3$s at a time", "\(from)",
                "\(to)", largest.planText)
        case .jumpWithRaise(let from, let to, let before, let after):
            tr(
                "%1$s moves to %2$s while the amount rises from %3$s to %4$s; the times move first, and the amount waits",
                "\(from)", "\(to)", amount(before), rate(after, often))
        case .intake(let amount, let time, let largest):
            tr(
                "%1$s at %2$s; at most %3$s at one time, above that many add an earlier intake",
                self.amount(amount), "\(time)", self.amount(largest))
        case .moved(let time, let from, let to, let taken, let most):
            tr(
                "the intake at %1$s grows from %2$s to %3$s, %4$s of it taken from the other intakes; at most %5$s at a time",
                "\(time)", amount(from), amount(to), amount(taken), amount(most))
        default: preconditionFailure("It is said elsewhere.")
        }
    }

    private func collegial(_ rate: String, _ rule: Profile.Collegial) -> String {
        rule.elder.map {
            tr(
                "%1$s; above %2$s (above %3$s for somebody of more than %4$s years) several specialists decide together",
                rate, daily(rule.above), amount($0.above), "\($0.age)")
        }
            ?? tr(
                "%1$s; above %2$s several specialists decide together", rate, daily(rule.above))
    }

    private func review(_ every: Int?, _ atMost: Int) -> String {
        every.map {
            tr(
                "the plan reminds of a review every %1$s; while the amount is raised the prescriber is seen every %2$s",
                count($0), count(atMost))
        }
            ?? tr(
                "the plan reminds of no review; while the amount is raised the prescriber is seen every %1$s",
                count(atMost))
    }

    private func words(_ lead: Profile.Lead) -> String {
        switch (lead.least, lead.most) {
        case (let least?, let most?):
            tr(
                "%1$s to %2$s min", "\(least.components.seconds / 60)",
                "\(most.components.seconds / 60)")
        case (let least?, nil): tr("%1$s or more", least.planText)
        case (nil, let most?): tr("at most %1$s", most.planText)
        case (nil, nil): tr("some time")
        }
    }

    private func count(_ days: Int) -> String { language.days(days) }

    // MARK: Where it stands

    /// With the other steps, from 0, at which the same is found, and where the rule comes from.
    func rule(_ words: String, also steps: [Int], _ citation: Citation) -> String {
        guard !steps.isEmpty else {
            return trc("a rule, and where it comes from", "%1$s [%2$s]", words, "\(citation)")
        }
        return trn(
            "%1$s; the same at step %2$s [%3$s]", "%1$s; the same at steps %2$s [%3$s]",
            steps.count, words, numbers(steps), "\(citation)")
    }

    /// `3 to 5 and 8` of numbers from 0.
    private func numbers(_ steps: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for step in steps.sorted() {
            if let last = runs.last, last.upperBound == step - 1 {
                runs[runs.count - 1] = last.lowerBound...step
            } else {
                runs.append(step...step)
            }
        }
        return language.list(
            runs.flatMap { run in
                run.count > 2
                    ? [
                        trc(
                            "numbers in a row", "%1$s to %2$s", "\(run.lowerBound + 1)",
                            "\(run.upperBound + 1)")
                    ]
                    : run.map { "\($0 + 1)" }
            })
    }
}
