/// A language as gettext's catalogs are named: `fr`, `pt_BR` (ISO 639, and ISO 3166 for a country's own).
package struct LanguageCode: Hashable, Sendable, LosslessStringConvertible {
    package let description: String

    package init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        func isOf(_ letters: ClosedRange<UInt8>, _ part: Substring, _ lengths: ClosedRange<Int>)
            -> Bool
        {
            lengths.contains(part.utf8.count) && part.utf8.allSatisfy(letters.contains)
        }
        guard let language = parts.first, parts.count <= 2,
            isOf(UInt8(ascii: "a")...UInt8(ascii: "z"), language, 2...3),
            parts.dropFirst().allSatisfy({ isOf(UInt8(ascii: "A")...UInt8(ascii: "Z"), $0, 2...2) })
        else { return nil }
        description = text
    }

    /// Whether it is that of the sources.
    package var isEnglish: Bool { description == "en" || description.hasPrefix("en_") }
}
