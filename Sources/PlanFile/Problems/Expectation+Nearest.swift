package import DoseCore
package import TOMLText

extension Expectation {
    /// How to write what was probably meant, ready to be copied; nil where that would be a guess.
    package func nearest(to found: TOMLValue) -> String? {
        switch (self, found) {
        case (.trueOrFalse, .string(let text)): Self.boolean(text)
        case (.trueOrFalse, .integer(1)): "true"
        case (.trueOrFalse, .integer(0)): "false"
        case (.oneOf(let choices), .string(let text)):
            Spelling.nearest(to: text, among: choices).map(\.quotedForTOML)
        case (.zone, .string(let text)): Self.zone(text)
        case (.date, .string(let text)): Self.date(text)
        case (.date, .dateTime(let date, _)): "\(date)"
        case (.hours, .string(let text)):
            Self.quantity(text, units: durationNames).flatMap(Self.duration)
        case (.hours, .integer(let hours)): Self.duration("\(hours) h")
        case (.time, .string(let text)), (.dayTime, .string(let text)): Self.time(text)
        case (.times, .string(let text)): CivilTime(text).map { list($0) }
        case (.times, .time(let time?)): list(time)
        case (.duration, .string(let text)):
            Self.quantity(text, units: durationNames).flatMap(Self.duration)
        case (.duration, .integer(let minutes)): Self.duration("\(minutes) min")
        case (.tablet, .string(let text)), (.quantity, .string(let text)):
            Self.quantity(text, units: amountNames).flatMap(Self.amount)
        case (.days, .string(let text)), (.percent, .string(let text)):
            text.utf8.count <= 9 ? Int(text).map { "\($0)" } : nil
        case (.days, .float(let number)), (.percent, .float(let number)):
            Int(exactly: number).map { "\($0)" }
        case (.weekdays, .string(let text)):
            Weekday.nearest(to: text).map { "[\($0.quotedForTOML)]" }
        case (.every, .string(let text)):
            text.utf8.count <= 9
                ? ["week": "1 week", "month": "1 month"][text].map(\.quotedForTOML)
                    ?? Int(text).map { "\($0)" }
                    ?? Self.quantity(text, units: everyNames).flatMap(Self.whole) : nil
        case (.every, .float(let number)): Int(exactly: number).map { "\($0)" }
        case (.daysOfCycle, .integer(let day)) where day > 0: "[\(day)]"
        case (.daysOfMonth, .integer(let day)) where Limits.daysOfMonth.contains(day): "[\(day)]"
        case (.asNeeded, .string(let text)): Self.boolean(text)
        case (.profile, .string(let text)): Medication.nearestKey(to: text).map(\.quotedForTOML)
        case (.amount, .string(let text)): Self.fraction(text) ?? Self.number(text)
        case (.amounts, .integer(let number)): "[\(number)]"
        case (.amounts, .float(let number)) where number.isFinite: "[\(number)]"
        case (.sound, .string(let text)): Self.boolean(text)
        case (.command, .string(let text)): Self.command(text)
        default: nil
        }
    }

    private func list(_ time: CivilTime) -> String { "[\(time.description.quotedForTOML)]" }

    private static func boolean(_ text: String) -> String? {
        switch text.lowercased() {
        case "true", "yes", "on": "true"
        case "false", "no", "off": "false"
        default: nil
        }
    }

    /// A line as it is typed: its words, or the shell where it has signs that only one understands.
    private static func command(_ text: String) -> String? {
        guard text.utf8.count <= 200, !text.utf8.contains(0) else { return nil }
        let words = text.split(separator: " ").map(String.init)
        guard !words.isEmpty else { return nil }
        let isPlain = text.allSatisfy {
            $0.isLetter || $0.isNumber || " -_./:,+=@%".contains($0)
        }
        let listed = (isPlain ? words : ["sh", "-c", text]).map(\.quotedForTOML)
        return "[\(listed.joined(separator: ", "))]"
    }

    private static func zone(_ text: String) -> String? {
        let underscored = String(text.map { $0 == " " ? "_" : $0 })
        if underscored != text, underscored.contains("/"), PlanZone.isName(underscored) {
            return underscored.quotedForTOML
        }
        return Spelling.nearest(to: text, among: ["local"]).map(\.quotedForTOML)
    }

    /// Reads `2026-12-1` and `2026/12/01`; a date that begins with the day may begin with the month.
    private static func date(_ text: String) -> String? {
        let parts = text.utf8.count <= 10 ? numbers(in: text) : []
        guard parts.count == 3, parts[0] >= 1000 else { return nil }
        return CivilDate(year: parts[0], month: parts[1], day: parts[2]).map { "\($0)" }
    }

    /// Reads `17h`, `17h30`, `17.30`, `17 30`, `5 pm` and `5:30pm`.
    private static func time(_ text: String) -> String? {
        let half = text.utf8.count <= 8 ? text.lowercased().suffix(2) : ""
        if half == "am" || half == "pm" {
            let parts = numbers(in: text)
            guard let hour = parts.first, (1...12).contains(hour), parts.count <= 2,
                text.dropLast(2).allSatisfy({ "0123456789:. ".contains($0) })
            else { return nil }
            let time = CivilTime(
                hour: hour % 12 + (half == "pm" ? 12 : 0), minute: parts.count == 2 ? parts[1] : 0)
            return time?.description.quotedForTOML
        }
        let parts = text.utf8.count <= 6 ? numbers(in: text) : []
        guard (1...2).contains(parts.count),
            text.allSatisfy({ "0123456789hH.: ".contains($0) })
        else { return nil }
        let time = CivilTime(hour: parts[0], minute: parts.count == 2 ? parts[1] : 0)
        return time?.description.quotedForTOML
    }

    /// Mends a decimal comma, the space and the unit.
    private static func quantity(_ text: String, units: [String: String]) -> String? {
        guard text.utf8.count <= 32, let mended = decimalPoint(text) else { return nil }
        let number = mended.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = mended[number.endIndex...].drop(while: \.isWhitespace)
        // Only units that are the same by another name: a near letter may be another unit, and a
        // wrong one is worse than none.
        return units[unit.lowercased()].map { "\(number) \($0)" }
    }

    /// A bare number; of one with a unit only the person knows whether it is that of the key.
    private static func number(_ text: String) -> String? {
        decimalPoint(text).flatMap { Amount(planText: $0 + " mg")?.number }
    }

    /// Reads `½`, `1 ½` and `1/2`.
    private static func fraction(_ text: String) -> String? {
        let fractions: [(String, String)] = [
            ("½", "5"), ("¼", "25"), ("¾", "75"), ("1/2", "5"), ("1/4", "25"), ("3/4", "75"),
        ]
        for (sign, decimals) in fractions where text.hasSuffix(sign) && text.utf8.count <= 9 {
            let whole = text.dropLast(sign.count)
            let number = whole.filter { $0 != " " }
            // `11/2` may be eleven halves.
            guard number.isEmpty || sign.count == 1 || whole.last == " " else { return nil }
            return number.isEmpty
                ? "0.\(decimals)" : Int(number).flatMap { $0 < 0 ? nil : "\($0).\(decimals)" }
        }
        return nil
    }

    /// The text with a decimal point; nil for "1,000", which is a thousand to some and one to others.
    private static func decimalPoint(_ text: String) -> String? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return parts.count == 1 ? text : nil }
        let decimals = parts[1].prefix { $0.isASCII && $0.isNumber }.count
        return decimals == 1 || decimals == 2 ? "\(parts[0]).\(parts[1])" : nil
    }

    private static func duration(_ text: String) -> String? {
        Duration(planText: text).map { _ in text.quotedForTOML }
    }

    private static func amount(_ text: String) -> String? {
        Amount(planText: text).flatMap { $0 > .zero ? text.quotedForTOML : nil }
    }

    private static func whole(_ text: String) -> String? {
        Quantity(text)?.times(1).map { _ in text.quotedForTOML }
    }

    private static func numbers(in text: String) -> [Int] {
        text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
    }
}

extension Weekday {
    /// The name of the weekday that somebody meant.
    package static func nearest(to text: String) -> String? {
        Weekday(planText: text.lowercased()).map(\.rawValue)
            ?? Spelling.nearest(to: text, among: allCases.map(\.rawValue))
    }

    /// Also of a beginning, as `tues`, and of what is said of several.
    package static func meant(by text: String) -> [Weekday]? {
        let small = text.lowercased()
        switch small {
        case "weekend", "weekends": return allCases.filter(\.isOfWeekend)
        case "weekdays", "weekday": return allCases.filter { !$0.isOfWeekend }
        default: break
        }
        let begun = small.count < 2 ? [] : allCases.filter { $0.rawValue.hasPrefix(small) }
        if begun.count == 1 { return begun }
        return nearest(to: text).flatMap { Weekday(rawValue: $0) }.map { [$0] }
    }
}

extension Medication {
    /// The key in small letters, with a hyphen for each space.
    package static func nearestKey(to text: String) -> String? {
        guard text.utf8.count <= Limits.keyLength else { return nil }
        let key = String(text.lowercased().withoutMarks.map { $0 == " " ? "-" : $0 })
        return key != text && isKey(key) ? key : nil
    }
}

/// What people write for the units of a duration, in small letters.
private let durationNames = [
    "s": "s", "s.": "s", "sec": "s", "sec.": "s", "secs": "s", "second": "s", "seconds": "s",
    "m": "min", "mn": "min", "min": "min", "min.": "min", "mins": "min", "minute": "min",
    "minutes": "min", "h": "h", "h.": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h",
    "d": "d", "day": "d", "days": "d",
]

/// What people write for the units of a recurrence, in small letters.
private let everyNames = [
    "d": "days", "day": "days", "days": "days", "w": "weeks", "wk": "weeks", "wks": "weeks",
    "week": "weeks", "weeks": "weeks", "month": "months", "months": "months", "mo": "months",
]

/// What people write for units, in small letters; each is that unit and no other.
private let amountNames = [
    "mg": "mg", "mg.": "mg", "milligram": "mg", "milligrams": "mg", "g": "g", "g.": "g",
    "gram": "g", "grams": "g", "µg": "µg", "μg": "µg", "mcg": "mcg", "ug": "µg",
    "microgram": "µg", "micrograms": "µg", "ml": "ml", "ml.": "ml", "millilitre": "ml",
    "millilitres": "ml", "milliliter": "ml", "milliliters": "ml", "iu": "IU", "i.u.": "IU",
    "unit": "units", "units": "units",
]
