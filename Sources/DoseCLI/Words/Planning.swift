import DoseCore
import PlanFile
import Planning
import TOMLText
import Words

// What is said when no plan can be made of what was asked for.

extension Screen {
    private var planning: PlanningWords { PlanningWords(language) }

    func words(_ error: PlanningError) -> String {
        switch error {
        case .endNotSaid(let name): planning.noEnd(of: text(name))
        case .endOutOfReach(let first, let last):
            planning.outOfReach(amount(first), amount(last))
        case .tooManySteps(let count):
            planning.tooMany(steps: count, most: Limits.stepsPerMedication)
        case .neverToNothing(let first): planning.neverToNothing(amount(first))
        case .cravingsWithoutIntake(let cravings, let intakes):
            planning.cravings(cravings, without: intakes)
        case .beforeMidnight(let intakes, let spacing):
            planning.beforeMidnight(intakes, duration(spacing))
        case .notPayable(let least, let preparation):
            planning.notPayable(
                amount(least), of: words(preparation), mayBeCut: preparation.parts > 1)
        case .aboveLargest(let daily, let intakes, let largest):
            planning.aboveLargest(amount(daily), intakes, amount(largest))
        case .timesDiffer(let step, let count, let wanted):
            planning.timesDiffer(step: step + 1, count: count, wanted: wanted)
        case .tooFewDays(let days, let needed): planning.tooFew(days: days, needed: needed)
        case .courseOver(let date): planning.over(date.description)
        case .countedDoses: planning.countedDoses
        case .timesMove(let end): planning.timesMove(until: end.description)
        case .alreadyThere(let now): planning.alreadyThere(amount(now))
        case .noPiece: planning.noPiece
        case .noPace: planning.noPace
        case .noEnd(let now): planning.noGoal(amount(now))
        case .notAbove(let now, let goal): planning.notAbove(amount(now), amount(goal))
        case .notBelow(let now, let goal): planning.notBelow(amount(now), amount(goal))
        case .nothingDue: planning.nothingDue
        case .severalCravings(let count): planning.several(cravings: count)
        case .beyondTheDay: planning.beyondTheDay
        case .timesAlready: planning.timesAlready
        case .timeTaken(let time): planning.taken(time)
        case .noIntake(let time, let known): planning.noIntake(at: time, known: known)
        case .notSoMuch(let rest, let time): planning.notSoMuch(amount(rest), at: time)
        case .notEditable(let key): planning.notEditable(text(key))
        }
    }

    private func duration(_ duration: Duration) -> String {
        text(language.duration(minutes: Int(duration.components.seconds / 60)))
    }

    func noProtocol(_ name: String, _ folders: [String]) -> String {
        let known = ProtocolFile.published
        let first =
            if known.contains(name) {
                planning.notInstalled(name)
            } else if let meant = Spelling.nearest(to: name, among: known) {
                planning.noProtocol(text(name), meant: meant)
            } else {
                planning.noProtocol(text(name), published: known)
            }
        return [
            first, planning.lookedFor(in: folders.map(text)),
            planning.pathOfProtocol("./\(text(name)).toml"),
        ].joined(separator: " ")
    }

    func noMedication(_ name: String?, _ known: [String]) -> String {
        name.map { planning.noMedicine(text($0), known: known.map(text)) }
            ?? planning.medicineNotNamed(known: known.map(text))
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
    func goesOn(_ titration: TitrationProtocol?, last: Amount) -> NewMedication.GoesOn? {
        titration?.goesOn.map { NewMedication.GoesOn(last: last, source: $0) }
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
