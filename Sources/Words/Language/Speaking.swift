import CIntl

/// What speaks to people: its sentences are literals without interpolation, for the translators' tools read `tr`, `trc`
/// and `trn` in the sources, and values stand in the places `%1$s`, `%2$s` of them.
package protocol Speaking {
    var language: Language { get }
}

extension Speaking {
    package func tr(_ sentence: StaticString, _ values: String...) -> String {
        language.fill(sentence.description, with: values) { dgettext(Language.domain, $0) }
    }

    /// A sentence of which a translator is told where it stands, for its words alone do not say it.
    package func trc(
        _ context: StaticString, _ sentence: StaticString, _ values: String...
    ) -> String {
        // As GNU gettext puts the two together in its catalogs.
        language.fill(sentence.description, at: "\(context)\u{4}", with: values) {
            dgettext(Language.domain, $0)
        }
    }

    /// A sentence about one thing or many; a language may have more forms, or only one.
    package func trn(
        _ one: StaticString, _ many: StaticString, _ count: Int, _ values: String...
    ) -> String {
        guard language == .person else {
            return language.fill((count == 1 ? one : many).description, with: values) { _ in nil }
        }
        let many = many.description
        return many.withCString { manyText in
            language.fill(one.description, with: values) {
                dngettext(Language.domain, $0, manyText, UInt(max(0, count)))
            }
        }
    }
}

extension Language: Speaking {
    package var language: Language { self }

    /// The translation of a sentence without places.
    func translation(of sentence: String) -> String {
        guard self == .person else { return sentence }
        return sentence.withCString { dgettext(Self.domain, $0).map { String(cString: $0) } }
            ?? sentence
    }

    /// The translation of a sentence with its values in their places; the sentence itself where there is none.
    fileprivate func fill(
        _ sentence: String, at context: String = "", with values: [String],
        by look: (UnsafePointer<CChar>) -> UnsafeMutablePointer<CChar>?
    ) -> String {
        guard self == .person else { return Self.fill(sentence, values) }
        let found = (context + sentence).withCString { look($0).map { String(cString: $0) } }
        guard let found, !found.hasPrefix(context) || context.isEmpty else {
            return Self.fill(sentence, values)
        }
        return Self.fill(found, values)
    }

    /// A place that has no value stays as it is, so that whoever reads it finds it.
    static func fill(_ sentence: String, _ values: [String]) -> String {
        var filled = ""
        var rest = Substring(sentence)
        while let start = rest.firstIndex(of: "%") {
            filled += rest[..<start]
            rest = rest[start...].dropFirst()
            let digits = rest.prefix { $0.isNumber }
            guard let number = Int(digits), values.indices.contains(number - 1),
                rest.dropFirst(digits.count).hasPrefix("$s")
            else {
                // Of two the first stands for the second.
                if rest.first == "%" { rest = rest.dropFirst() }
                filled += "%"
                continue
            }
            filled += values[number - 1]
            rest = rest.dropFirst(digits.count + 2)
        }
        return filled + rest
    }
}
