import ControlProtocol
import DoseCore
import PlanFile
import TOMLText
import Words

/// What is noted of a person.
extension Screen {
    private var words: DiaryWords { DiaryWords(language) }

    /// `2 drinks at 19:40`, with the date where it is another one than that of the record, and what was said besides.
    func words(_ observation: Wire.Observation, recorded: String) -> String {
        let isSameDay = observation.at.prefix(10) == recorded.prefix(10)
        let at = isSameDay ? time(observation.at) : text(clock.dateAndTime(observation.at))
        return said(observation, at: at)
    }

    private func said(_ observation: Wire.Observation, at point: String) -> String {
        let what = words.entry(self.what(observation), at: point)
        return observation.note.map { words.entry(what, note: text($0)) } ?? what
    }

    /// `2 drinks`, `craving 7`, `drowsiness 3`, `coffee 3 cups`.
    func what(_ observation: Wire.Observation) -> String {
        let number = observation.value.map(number)
        switch (observation.kind, number) {
        case (.drink, let number?): return drinks(observation.value ?? 0, number)
        case (.craving, let number?): return words.craving(number)
        case (.burden, let number?):
            return words.burden(number, of: observation.name.map(text))
        case (.weight, let number?): return words.weight(number)
        case (.note, _): return words.note
        case (.drink, nil), (.craving, nil), (.burden, nil), (.weight, nil), (.effect, _),
            (.other, _):
            return [text(observation.name ?? "?"), number, observation.unit.map(text)]
                .compactMap(\.self).joined(separator: " ")
        }
    }

    private func drinks(_ count: Double) -> String { drinks(count, number(count)) }

    private func drinks(_ count: Double, _ number: String) -> String {
        words.drinks(number, count == 1 ? 1 : count < 2 ? 0 : 2)
    }

    private func number(_ value: Double) -> String {
        guard let number = ExactNumber(value) else { return "\(value)" }
        return language == .person ? words.number(number) : number.text(style.mark)
    }

    // MARK: An entry

    /// What is to be asked before it is noted; nil where nothing is doubtful.
    func doubt(_ said: SaidObservation) -> String? {
        let observation = said.observation
        if observation.isUnusual, let value = observation.value?.value {
            return observation.kind == .weight
                ? words.isWeightRight(number(value)) : words.areDrinksRight(drinks(value))
        }
        guard observation.kind == .other, let name = observation.name,
            let kind = words.kind(meantBy: name)
        else { return nil }
        return words.isOwn(text(name), kind, "dosectl diary \(kind)")
    }

    /// What was noted, and what that makes of the day.
    func noted(
        _ answer: Wire.Answer, glass: SaidObservation.Glass? = nil, _ marks: DrinkMarks?
    ) -> [String] {
        let entry = answer.noted?.observation.map { words.noted(said($0, at: point($0.at))) }
        let computed = glass.map { glass in
            let volume = text(glass.volume.text)
            let percent = "\(number(glass.strength.value)) %"
            return words.computed(
                glass.count == ExactNumber(1) ? volume : "\(number(glass.count.value)) × \(volume)",
                percent, grams: number(answer.grams ?? 0),
                perMilliliter: number(Double(StandardDrink.alcoholIn10ml) / 10))
        }
        return [entry, computed].compactMap(\.self) + sums(answer, marks)
            + answer.takeable.compactMap(ringing)
    }

    /// Of the day of which drinks were noted or taken back, and of the week to it.
    func sums(_ answer: Wire.Answer, _ marks: DrinkMarks? = nil) -> [String] {
        guard let sums = answer.drinks else { return [] }
        let stamp = (answer.noted?.at ?? answer.undone.last?.at).flatMap(ReadingClock.Stamp.init)
        let today = stamp?.date(at: clock.now)
        let day = sums.date == today?.description ? nil : self.day(sums.date, today: today)
        return [
            words.day(drinks(sums.day), on: day, mark: marks.map { "\($0.perDay)" }),
            week(sums, marks),
        ] + (marks.map { [words.source(text($0.source))] } ?? [])
    }

    private func week(_ sums: Wire.DrinkSums, _ marks: DrinkMarks?) -> String {
        words.week(
            drinks(sums.week), on: "\(sums.days)",
            marks: marks.map { ("\($0.perWeek)", $0.daysWithout) })
    }

    // MARK: The days

    /// `dosectl diary`.
    func diary(
        _ days: [Wire.DiaryDay], since first: CivilDate, _ today: CivilDate, _ marks: DrinkMarks?
    ) -> [String] {
        let begun = days.drop { $0.entries.isEmpty }
        guard !begun.isEmpty else {
            return [
                words.nothing(since: date(first.description, today: today.description)),
                words.toNote("dosectl diary drink 2"),
            ]
        }
        var table = Table()
        table.add(
            [
                Table.Cell(""), Table.Cell(words.drinksColumn, .faint, isRight: true),
                Table.Cell(words.cravingColumn, .faint), Table.Cell(words.effectsColumn, .faint),
                Table.Cell(words.otherColumn, .faint),
            ])
        for day in begun { table.add(diaryRow(day, today)) }
        let notes = begun.flatMap { self.notes($0, today) }
        return table.lines(style, widths: widths(of: table))
            + (notes.isEmpty ? [] : [""] + notes) + summary(days.last, marks)
    }

    /// A column in which nothing was noted is left out.
    private func widths(of table: Table) -> [Int] {
        table.widths().enumerated().map { column, width in
            let isSaid = table.rows.dropFirst().contains { !$0[column].text.isEmpty }
            return isSaid ? width : 0
        }
    }

    /// `Mon 30 November`, as it stands at the head of a line.
    private func day(_ date: String, today: CivilDate?) -> String {
        let title = self.date(date, today: today?.description)
        return "\(title.prefix(1).uppercased())\(title.dropFirst())"
    }

    func diaryRow(_ day: Wire.DiaryDay, _ today: CivilDate) -> [Table.Cell] {
        let said = day.entries.compactMap(\.observation)
        let drunk = said.filter { $0.kind == .drink }.compactMap(\.value)
        let cravings = said.filter { $0.kind == .craving }.map {
            words.craving(number($0.value ?? 0), at: time($0.at))
        }
        let others = said.filter { $0.kind == .other || $0.kind == .weight }
        return [
            Table.Cell(self.day(day.date, today: today)),
            Table.Cell(drunk.isEmpty ? "" : number(drunk.reduce(0, +)), isRight: true),
            Table.Cell(language.together(cravings)),
            Table.Cell(language.together(said.filter(\.isOfEffects).map(what))),
            Table.Cell(language.together(others.map(what))),
        ]
    }

    private func notes(_ day: Wire.DiaryDay, _ today: CivilDate) -> [String] {
        day.entries.compactMap(\.observation).compactMap { said in
            guard let note = said.note else { return nil }
            let what = said.kind == .note ? nil : self.what(said)
            return words.note(
                text(note), of: what, at: text(clock.dateAndTime(said.at)))
        }
            + (day.leftOut > 0
                ? [words.leftOut(day.leftOut, of: self.day(day.date, today: today))] : [])
    }

    private func summary(_ last: Wire.DiaryDay?, _ marks: DrinkMarks?) -> [String] {
        guard let sums = last?.drinks, sums.days > 0 else { return [] }
        let source = marks.map {
            [words.marks(perDay: "\($0.perDay)"), words.source(text($0.source))]
        }
        return ["", week(sums, marks)] + (source ?? [])
    }
}

extension Wire.Answer {
    /// How much alcohol was noted, in g.
    fileprivate var grams: Double? {
        noted?.observation?.value.map { $0 * Double(StandardDrink.alcohol) }
    }
}

extension DiaryWords {
    /// The word of the command line for the kind that a name looks like, in English or in the language of the person.
    fileprivate func kind(meantBy name: String) -> String? {
        let kinds = Observation.Kind.allCases.filter { $0 != .other }
        let own = kinds.map { (kind: $0.rawValue, name: self.name(of: $0)) }
        let english = kinds.map { (kind: $0.rawValue, name: $0.rawValue) }
        let known = (english + own).flatMap { [$0, (kind: $0.kind, name: $0.name + "s")] }
        let nearest = Spelling.nearest(to: name, among: known.map(\.name))
        return known.first { $0.name == nearest }?.kind
    }
}

extension Wire.Observation {
    /// One of them, or all together.
    fileprivate var isOfEffects: Bool { kind == .effect || kind == .burden }
}
