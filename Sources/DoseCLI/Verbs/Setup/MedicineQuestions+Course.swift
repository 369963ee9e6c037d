import DoseCore
import Installation
import PlanFile
import Planning
import Words

// On which days it is taken, and how its amounts change.

extension MedicineQuestions {
    private var words: SetupWords { interview.words }

    // MARK: Dates

    /// On which days, and for how long.
    mutating func dates() throws(Failure) -> [String] {
        let words = words
        let often = try interview.ask("days", words.days, usual: "1d", shown: words.everyDay) {
            answer -> Interview.Reading<[String]> in
            let text = answer.lowercased()
            let option: String =
                if let days = words.weekdays(answer) {
                    "--weekdays=\(days)"
                } else if text.contains("/") {
                    "--cycle=\(text)"
                } else {
                    // Months are no number of days.
                    "--every=\(words.days(text) ?? text)"
                }
            return words.reading(of: answer, else: words.badDays(answer)) {
                () throws(UsageError) in
                let arguments = try Arguments([option], of: PlanNewVerb.manual)
                let label = try PlanNewVerb.Label(arguments, .steady(nil))
                return label.recurrence == .daily ? [] : [option]
            }
        }
        let length = try interview.ask("length", words.length, usual: words.notSaid) {
            answer -> Interview.Reading<[String]> in
            if answer == words.notSaid { return .value([]) }
            return words.days(answer).map { .value(["--days=\($0)"]) }
                ?? .wrong(words.badLength(answer))
        }
        return often + length
    }

    /// The first day, and whether it was begun before.
    ///
    /// - Parameter times: where the last of today is past, it begins tomorrow unless something else is said.
    mutating func start(
        isCourse: Bool, times: [CivilTime]
    ) throws(Failure) -> (CivilDate, Bool) {
        let (words, today) = (words, today)
        let isBegun = isCourse ? try interview.ask("begun", words.isBegun, usual: false) : false
        let now = zone.civil(at: session.environment.now()).time
        let isOver = times.last.map { $0 < now } ?? false
        let usual = isBegun ? today - 1 : isOver ? today + 1 : today
        let date = try interview.ask(
            isBegun ? "begunOn" : "start", isBegun ? words.begunOn : words.firstDay,
            usual: "\(usual)", shown: words.day(usual, today: today)
        ) { answer -> Interview.Reading<CivilDate> in
            guard let date = words.date(answer, today: today) else {
                return .wrong(words.badDate(answer, like: today))
            }
            return isBegun && date > today ? .wrong(words.notBegunYet) : .value(date)
        }
        return (date, isBegun && date < today)
    }

    // MARK: Steps

    mutating func steps(at times: [CivilTime], _ box: [String]) throws(Failure) -> [String] {
        let words = words
        let preparation = preparation(box)
        var rows: [String] = []
        while rows.count < Limits.stepsPerMedication {
            let number = rows.count + 1
            let days = try interview.ask(
                "days of \(number)", words.stepDays(number), usual: number == 1 ? "7" : "0"
            ) { answer -> Interview.Reading<String?> in
                if number > 1, answer == "0" || answer == words.notSaid { return .value(nil) }
                return words.days(answer).map { .value($0) } ?? .wrong(words.badLength(answer))
            }
            guard let days else { break }
            let amounts = try interview.ask(
                "amounts of \(number)", words.stepAmount(number, at: times), usual: nil
            ) { words.amounts($0, at: times.count, of: preparation) }
            rows.append("--row=\(days) \(amounts)")
        }
        let stops = try interview.choose(
            "after", words.afterLast, [(false, words.stays), (true, words.stops)])
        return rows + (stops ? ["--stop"] : [])
    }

    // MARK: Protocols

    /// Those of the medicine: by its name, or by the profile that it is checked by.
    func titrations(of name: String) -> [TitrationProtocol] {
        let plans = session.environment.plans
        let profile = plans.profile(fitting: [name])?.name
        return plans.data.names(of: .protocols).compactMap { file in
            guard case .bytes(let bytes, _) = plans.data.file(.protocols, named: file),
                let titration = ProtocolFile.read(bytes).value
            else { return nil }
            let isOf =
                Medication.key(of: titration.medication) == Medication.key(of: name)
                || profile != nil && titration.profile == profile
            return isOf ? titration : nil
        }
    }

    /// Nil where none of them is meant.
    mutating func titration(_ titrations: [TitrationProtocol]) throws(Failure) -> [String]? {
        let words = words
        interview.tell(
            [words.whichProtocol]
                + titrations.enumerated().map { index, titration in
                    "  \(index + 1)  \(words.entry(titration.name, titration.source))"
                })
        let name = try interview.ask("protocol", words.whichNumber, usual: words.notSaid) {
            answer -> Interview.Reading<String?> in
            if answer == words.notSaid { return .value(nil) }
            guard let number = Int(answer), titrations.indices.contains(number - 1) else {
                return .wrong(words.badNumber(answer, of: titrations.count))
            }
            return .value(titrations[number - 1].name)
        }
        guard let name else { return nil }
        let when = try interview.ask("craving", words.craving, usual: words.notSaid) {
            answer -> Interview.Reading<String> in
            if answer == words.notSaid { return .value("--impregnation") }
            return words.time(answer).map { .value("--craving=\($0)") }
                ?? .wrong(words.badTime(answer))
        }
        return [name, when]
    }

    /// Some protocols go up to whatever the prescriber says.
    mutating func madeToItsEnd(_ options: [String]) throws(Failure) -> NewMedication {
        do throws(Failure) {
            return try made(options)
        } catch .planning(.endNotSaid) {
        } catch {
            throw error
        }
        let words = words
        let end = try interview.ask("to", words.upTo, usual: nil) { answer in
            words.amounts(answer, at: 1, of: nil).mapped { "--to=\($0)" }
        }
        return try made(options + [end])
    }

    // MARK: When needed

    mutating func needed(_ box: [String]) throws(Failure) -> [String] {
        let words = words
        let preparation = preparation(box)
        func optional(
            _ answer: String, _ read: (String) -> Interview.Reading<String>
        ) -> Interview.Reading<[String]> {
            answer == words.notSaid ? .value([]) : read(answer).mapped { [$0] }
        }
        let amount = try interview.ask("amount", words.neededAmount, usual: words.notSaid) {
            optional($0) { answer in
                words.amounts(answer, at: 1, of: preparation).mapped { "--amount=\($0)" }
            }
        }
        let spacing = try interview.ask("spacing", words.neededSpacing, usual: words.notSaid) {
            optional($0) { answer in
                let text = answer.allSatisfy(\.isNumber) ? "\(answer)h" : answer
                return Duration(planText: text).map { _ in .value("--spacing=\(text)") }
                    ?? .wrong(words.badDuration(answer))
            }
        }
        let maximum = try interview.ask("max", words.neededMaximum, usual: words.notSaid) {
            optional($0) { answer in
                let text = words.plain(answer)
                return words.reading(of: answer, else: words.badMaximum(answer)) {
                    () throws(UsageError) in
                    let arguments = try Arguments(["--max=\(text)"], of: PlanNewVerb.manual)
                    _ = try arguments.strength("max")
                    return "--max=\(text)"
                }
            }
        }
        let isAlike = Self.isAlike(amount, maximum)
        let inMass =
            isAlike
            ? nil
            : amount.first.flatMap { Self.amount($0) }.flatMap {
                preparation?.equivalent(of: $0)
            }
        return ["--as-needed"] + (inMass.map { ["--amount=\($0.description)"] } ?? amount)
            + spacing + maximum
    }

    /// Whether what is taken each time and the most of it are counted alike, or one of them is not said.
    private static func isAlike(_ amount: [String], _ maximum: [String]) -> Bool {
        guard let amount = amount.first.flatMap(self.amount),
            let maximum = maximum.first.flatMap(self.amount)
        else { return true }
        return amount.fits(maximum)
    }

    private static func amount(_ option: String) -> Amount? {
        let text = option.drop { $0 != "=" }.dropFirst()
        let said = try? SaidAmount(String(text))
        return said.flatMap { said in said.unit.flatMap { Amount(said.value, $0) } }
    }
}
