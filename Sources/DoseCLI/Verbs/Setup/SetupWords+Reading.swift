import DoseCore
import TOMLText
import Words

/// What people write in their own language, as an option of `plan new` has it.
extension SetupWords {
    /// Nil for what is neither.
    func isYes(_ said: String) -> Bool? {
        let said = Self.folded(said)
        func counts(_ words: String) -> Bool {
            words.split(separator: " ").contains { Self.folded(String($0)) == said }
        }
        if counts("y yes") || counts(yesWords) { return true }
        return counts("n no") || counts(noWords) ? false : nil
    }

    /// `today`, `demain`, `2026-12-01`.
    func date(_ said: String, today: CivilDate) -> CivilDate? {
        let days: [(Int, [String])] = [
            (0, ["today", language.today]), (1, ["tomorrow", language.tomorrow]),
            (-1, ["yesterday", language.yesterday]),
        ]
        let day = days.first { $0.1.map(Self.folded).contains(Self.folded(said)) }
        let date = day.map { today + $0.0 } ?? CivilDate(said)
        return date.flatMap { Limits.years.contains($0.year) ? $0 : nil }
    }

    /// `mon,thu`, `lun jeu` as `mon,thu`; nil where one is no day of the week.
    func weekdays(_ said: String) -> String? {
        let words = said.split { $0 == "," || $0 == " " }.map { Self.folded(String($0)) }
        var days: [String] = []
        for word in words {
            let day = Weekday.allCases.first { day in
                word.count > 2
                    && (day.rawValue.hasPrefix(word)
                        || word.prefix(3) == Self.folded(name(of: day)).prefix(3))
            }
            guard let day else { return nil }
            days.append(String(day.rawValue.prefix(3)))
        }
        return days.isEmpty ? nil : days.joined(separator: ",")
    }

    /// `8`, `8h30 13:30, 20`: in the order of the day, each once; nil where one is no time.
    func times(_ said: String) -> [CivilTime]? {
        let words = said.split { $0 == "," || $0 == ";" || $0 == " " }
        let times = words.compactMap(time)
        guard !times.isEmpty, times.count == words.count, times.count <= Limits.timesPerDay,
            Set(times).count == times.count
        else { return nil }
        return times.sorted()
    }

    /// `8`, `8h`, `8h30`, `08:30`.
    func time(_ word: some StringProtocol) -> CivilTime? {
        let parts = word.lowercased().split(separator: ":", omittingEmptySubsequences: false)
            .flatMap { $0.split(separator: "h") }
        let numbers = parts.compactMap { $0.count <= 2 ? Int($0) : nil }
        guard (1...2).contains(numbers.count), numbers.count == parts.count,
            (0..<24).contains(numbers[0]), (0..<60).contains(numbers.count == 2 ? numbers[1] : 0)
        else { return nil }
        return CivilTime(hour: numbers[0], minute: numbers.count == 2 ? numbers[1] : 0)
    }

    /// An amount or a strength as the options have it: `1-0-½ comprimé` as `1-0-0.5 tablets`.
    func plain(_ said: String) -> String {
        var text = said
        for (sign, half) in [("½", "0.5"), ("¼", "0.25"), ("¾", "0.75")] {
            for whole in (1...9).reversed() {
                for between in ["", " "] {
                    text = text.replacing(
                        "\(whole)\(between)\(sign)", with: "\(whole)\(half.dropFirst())")
                }
            }
            text = text.replacing(sign, with: half)
        }
        for (fraction, number) in [("1/2", "0.5"), ("1/4", "0.25"), ("3/4", "0.75")]
        where text == fraction || text.hasPrefix("\(fraction) ") {
            text = number + text.dropFirst(fraction.count)
        }
        return Self.parts(text).map { unit(named: $0)?.rawValue ?? $0 }.joined()
    }

    /// The amounts of one time or of each: `0 0 10 mg` as `0-0-10 mg`.
    func plainAmounts(_ said: String) -> String {
        let parts = plain(said).split(separator: " ")
        let numbers = parts.prefix { $0.allSatisfy { "0123456789.,".contains($0) } }
        return ([numbers.joined(separator: "-")] + parts.dropFirst(numbers.count).map(String.init))
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// `7`, `7d`, `2w`, `7 jours`, as the options have them: `7d`; nil for what is no length.
    func days(_ said: String) -> String? {
        let number = said.prefix { $0.isASCII && $0.isNumber }
        let unit = said[number.endIndex...].drop { $0 == " " }.lowercased()
        let isWeek = unit.hasPrefix("w") || unit.hasPrefix("s")
        guard let count = Int(number), (1...Limits.daysPerStep).contains(count * (isWeek ? 7 : 1)),
            unit.isEmpty || isWeek || unit.hasPrefix("d") || unit.hasPrefix("j")
        else { return nil }
        return "\(count)\(isWeek ? "w" : "d")"
    }

    /// Runs of letters, and what is between them.
    private static func parts(_ text: String) -> [String] {
        text.reduce(into: []) { parts, sign in
            if let last = parts.last?.last, last.isLetter == sign.isLetter {
                parts[parts.count - 1].append(sign)
            } else {
                parts.append(String(sign))
            }
        }
    }

    /// By its name in the reader's language, where it has another one for programs.
    private func unit(named word: String) -> AmountUnit? {
        guard word.contains(where: \.isLetter) else { return nil }
        return AmountUnit(named: word) ?? AmountUnit(named: word.lowercased())
            ?? AmountUnit.allCases.first { unit in
                names(of: unit).contains { Self.folded($0) == Self.folded(word) }
            }
    }

    private static func folded(_ word: String) -> String {
        word.lowercased().withoutMarks.replacing("’", with: "'")
    }
}
