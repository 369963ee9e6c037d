/// The rules of a zone after its last transition: a POSIX TZ string, as a value.
///
/// Source: RFC 9636, 3.3; POSIX.1-2024, 8.3.
struct ZoneFooter: Equatable, Sendable {
    /// In seconds east of UTC, as `daylight.offset`.
    let standard: Int
    let daylight: Daylight?

    /// The part of the year with another offset; in Ireland it is the winter.
    struct Daylight: Equatable, Sendable {
        let offset: Int
        let start: Change
        let end: Change
    }

    /// When clocks change, told by the clock as it was before.
    struct Change: Equatable, Sendable {
        let day: Day
        /// In seconds from midnight; negative, or more than a day, for a change on another date.
        let time: Int
    }

    enum Day: Equatable, Sendable {
        /// `J60`: 1 to 365, where February 29 is never counted.
        case withoutLeapDay(Int)
        /// `60`: 0 to 365.
        case ofYear(Int)
        /// `M10.5.0`: the last Sunday of October. Weeks are 1 to 5, where 5 is the last in which the
        /// weekday falls; Sunday is 0.
        case weekday(month: Int, week: Int, weekday: Int)
    }

    init(standard: Int, daylight: Daylight?) {
        self.standard = standard
        self.daylight = daylight
    }
}

extension ZoneFooter {
    /// Nil for anything but a whole TZ string; one that names daylight time without rules is
    /// refused, since POSIX leaves the rules to each implementation.
    init?(_ text: ArraySlice<UInt8>) {
        var reader = FooterReader(rest: text)
        guard reader.name(), let west = reader.time(hours: 24) else { return nil }
        let standard = -west
        if reader.rest.isEmpty {
            self.init(standard: standard, daylight: nil)
            return
        }
        guard reader.name() else { return nil }
        var offset = standard + 3600
        if reader.rest.first != 0x2C {
            guard let west = reader.time(hours: 24) else { return nil }
            offset = -west
        }
        guard let start = reader.change(), let end = reader.change(), reader.rest.isEmpty else {
            return nil
        }
        self.init(
            standard: standard, daylight: Daylight(offset: offset, start: start, end: end))
    }
}

/// A cursor over the characters of a TZ string; nil and false mean that it is malformed.
private struct FooterReader {
    var rest: ArraySlice<UInt8>

    /// Passes over `CET` or `<+03>`.
    mutating func name() -> Bool {
        let quoted = skip("<")
        let end = rest.firstIndex { !Self.isNamed(quoted: quoted, $0) } ?? rest.endIndex
        let count = end - rest.startIndex
        rest = rest[end...]
        return count >= 3 && (!quoted || skip(">"))
    }

    private static func isNamed(quoted: Bool, _ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): quoted
        default: false
        }
    }

    /// `-3`, `5:30` or `+24:59:59`, in seconds.
    mutating func time(hours limit: Int) -> Int? {
        let isNegative = skip("-")
        if !isNegative { _ = skip("+") }
        guard let hours = number(0...limit) else { return nil }
        var seconds = hours * 3600
        if skip(":") {
            guard let minutes = number(0...59) else { return nil }
            seconds += minutes * 60
            if skip(":") {
                guard let more = number(0...59) else { return nil }
                seconds += more
            }
        }
        return isNegative ? -seconds : seconds
    }

    /// `,M10.5.0/3`; without a time it is 02:00.
    mutating func change() -> ZoneFooter.Change? {
        guard skip(","), let day = day() else { return nil }
        guard skip("/") else { return ZoneFooter.Change(day: day, time: 7200) }
        guard let time = time(hours: 167) else { return nil }
        return ZoneFooter.Change(day: day, time: time)
    }

    private mutating func day() -> ZoneFooter.Day? {
        if skip("J") { return number(1...365).map { .withoutLeapDay($0) } }
        guard skip("M") else { return number(0...365).map { .ofYear($0) } }
        guard let month = number(1...12), skip("."), let week = number(1...5), skip("."),
            let weekday = number(0...6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty, digits.count <= 3 else { return nil }
        rest = rest[digits.endIndex...]
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return range.contains(number) ? number : nil
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }
}
