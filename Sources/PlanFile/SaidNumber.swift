/// A number as somebody wrote it, with whichever mark for its decimals or its thousands.
package enum SaidNumber: Hashable, Sendable {
    /// With a point, and no mark for thousands.
    case one(String)
    /// `1.000` and `1,000` are one to some readers, and a thousand to others.
    case either(one: String, thousands: String)

    /// Nil for what is no number, or is divided in no way that people write.
    package init?(_ text: some StringProtocol) {
        let marks = text.filter { $0 == "." || $0 == "," }
        guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }),
            let first = text.first, first.isNumber, text.last?.isNumber ?? false
        else { return nil }
        let parts = text.split(whereSeparator: { $0 == "." || $0 == "," }).map {
            String($0)
        }
        guard parts.count == marks.count + 1 else { return nil }
        guard let last = marks.last else {
            self = .one(String(text))
            return
        }
        let groups = parts.dropFirst()
        let isGrouped = (1...3).contains(parts[0].count) && parts[0].first != "0"
        if marks.count == 1 {
            let decimal = "\(parts[0]).\(parts[1])"
            self =
                isGrouped && parts[1].count == 3
                ? .either(one: Self.plain(decimal), thousands: parts.joined()) : .one(decimal)
        } else if marks.allSatisfy({ $0 == last }) {
            guard isGrouped, groups.allSatisfy({ $0.count == 3 }) else { return nil }
            self = .one(parts.joined())
        } else {
            // The last mark is another one than those before it.
            guard marks.dropLast().allSatisfy({ $0 == marks.first && $0 != last }), isGrouped,
                groups.dropLast().allSatisfy({ $0.count == 3 })
            else { return nil }
            self = .one("\(parts.dropLast().joined()).\(parts[parts.count - 1])")
        }
    }

    /// `1.000` is just `1`.
    private static func plain(_ decimal: String) -> String {
        String(String(decimal.reversed().drop { $0 == "0" }.drop { $0 == "." }).reversed())
    }
}
