import DoseCore
import PlanFile
import Planning
import TOMLText

// All that is said when no plan can be made of what was asked for.

extension Screen {
    func words(_ error: PlanningError) -> String {
        switch error {
        case .endNotSaid(let name):
            "the protocol '\(text(name))' has no last amount; say it: --to MG"
        case .endOutOfReach(let first, let last):
            "the course begins with \(amount(first)) a day and cannot lead to \(amount(last)): "
                + "--by raises up to --to, --down lowers down to it"
        case .tooManySteps(let count):
            "that makes \(count) steps; at most \(Limits.stepsPerMedication) are allowed"
        case .neverToNothing(let first):
            "lowered by so many percent of the last, \(amount(first)) never comes to nothing where it "
                + "is measured; say the last amount: --to MG"
        case .cravingsWithoutIntake(let cravings, let intakes):
            "\(cravings) cravings need an intake each, and there "
                + "\(intakes == 1 ? "is" : "are") \(intakes): --intakes \(cravings)"
        case .beforeMidnight(let intakes, let spacing):
            "\(count(intakes, "intake")), \(spacing.planText) apart, would begin on the day before; "
                + "fewer --intakes, a shorter --spacing or a greater --largest would fit"
        case .notPayable(let least, let preparation):
            "\(amount(least)) cannot be made of \(words(preparation))"
                + (preparation.parts == 1 ? "; where they may be halved: --halves" : "")
        case .aboveLargest(let daily, let intakes, let largest):
            "\(amount(daily)) in \(count(intakes, "intake")) makes one of more than \(amount(largest)); "
                + "say more intakes, or another --largest"
        case .timesDiffer(let step, let count, let wanted):
            "step \(step + 1) has \(self.count(count, "time")), and \(wanted) "
                + "\(wanted == 1 ? "is" : "are") to be moved to; say one for each with --to"
        case .tooFewDays(let days, let needed):
            "\(count(days, "day")) \(days == 1 ? "is" : "are") too few for so many minutes a day; "
                + "say --days \(needed), or more, or a greater --at-most"
        case .courseOver(let date): "the course is over on \(date); no times are left to be moved"
        case .countedDoses:
            "it is so many doses at equal stretches, from 'first' on; they have no times to be moved"
        case .timesMove(let end):
            "the times are on the move until \(end); do this after that day, or end it first with "
                + "dosectl spread and the times of today"
        case .alreadyThere(let now):
            "it is at \(amount(now)) a day, where this would lead; nothing is left to change. "
                + "Another end: --to MG"
        case .noPiece: "the plan says no tablet, so say by how much: --by MG"
        case .noPace: "say how long each amount is kept, for the plan does not: --every DAYS"
        case .noEnd(let now):
            "it is at \(amount(now)) a day, and the plan goes no higher; say how far: --to MG"
        case .notAbove(let now, let goal):
            "it is at \(amount(now)) a day, and \(amount(goal)) is not above that; downwards leads dosectl taper"
        case .notBelow(let now, let goal):
            "it is at \(amount(now)) a day, and \(amount(goal)) is not below that; upwards leads dosectl climb"
        case .nothingDue: "nothing of it is due any more; to begin again: dosectl climb"
        case .severalCravings(let count):
            "the plan has \(count) cravings, which may move apart; say the times: dosectl spread TIMES"
        case .beyondTheDay:
            "one of the times would be on another day, or on some days of the week not in its order"
        case .timesAlready: "the intakes are at these times already"
        case .timeTaken(let time): "there is an intake at \(time) already"
        case .noIntake(let time, let known):
            "nothing is taken at \(time); the intakes are at "
                + known.map(\.description).joined(separator: ", ")
        case .notSoMuch(let rest, let time):
            "the intake at \(time) has \(amount(rest)), which is less than is to be moved"
        case .notEditable(let key):
            "the plan says '\(text(key))' in a form that this program does not change; write it as "
                + "a table of lines, [medication.\(text(key))], and try again"
        }
    }

    func noProtocol(_ name: String, _ folders: [String]) -> String {
        let known = ProtocolFile.published
        let first =
            if known.contains(name) {
                "the protocol '\(name)' comes with dosed and is not installed here."
            } else if let meant = Spelling.nearest(to: name, among: known) {
                "there is no protocol '\(text(name))'; did you mean '\(meant)'?"
            } else {
                "there is no protocol '\(text(name))'; those that come with dosed are "
                    + "\(known.joined(separator: ", "))."
            }
        return "\(first) Looked for in " + folders.map(text).joined(separator: ", ")
            + ". The path of a file has a slash: ./\(text(name)).toml"
    }

    func noMedication(_ name: String?, _ known: [String]) -> String {
        let choices = known.isEmpty ? "it holds none" : known.map(text).joined(separator: ", ")
        return name.map { "the plan has no medication '\(text($0))': \(choices)" }
            ?? "say which of the plan's medications, with --medication KEY: \(choices)"
    }
}

extension PlanNewVerb {
    /// What stands above the plan: what it was made of.
    func remarks(_ titration: TitrationProtocol?) -> [String] {
        let made = "Made by \"dosectl plan new\""
        guard let titration else { return ["\(made): \(words)."] }
        let date = titration.date.map { " (\($0))" } ?? ""
        return ["\(made) from the protocol \(titration.name)\(date). Source: \(titration.source)."]
    }

    /// That a protocol ends where its source prints no more, and not where the treatment does.
    ///
    /// - Parameter last: The amount a day on which it ends.
    func goesOn(_ titration: TitrationProtocol?, last: Amount) -> String? {
        titration?.goesOn.map {
            "\(PlanRemark.stays)\(last.description) a day. The source goes on: \($0)."
        }
    }

    private var words: String {
        switch pace {
        case .titration(let name, _): name
        case .rising(let first, let raise, let days, let last):
            "from \(first.description), raised by \(change(raise)) \(every(days)), to "
                + last.description
        case .falling(let first, let step, let days, let last):
            "from \(first.description), lowered by \(change(step)) \(every(days)), to "
                + last.description
        case .listed(let amounts, let days):
            "\(amounts.map(\.description).joined(separator: ", ")), each for \(days) days"
        case .steady: "as it stands on the box"
        case .rows(let rows, _):
            rows.count == 1 ? "one step as prescribed" : "\(rows.count) steps as prescribed"
        case .asNeeded: "when needed"
        case .counted(_, let series): "\(series.count) doses at equal stretches"
        }
    }

    private func change(_ step: AmountStep) -> String {
        switch step {
        case .amount(let amount): amount.description
        case .percent(let percent): "\(percent) % of the last"
        }
    }

    private func every(_ days: Int) -> String { days == 1 ? "every day" : "every \(days) days" }
}
