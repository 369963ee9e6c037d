/// A sentence that is said later, in the language of whoever reads it then: what stands in a value that knows no
/// language yet, as the help of an option does.
///
/// The translators' tools read `Sentence("...")` as they read `tr("...")`. It has no places for values.
package struct Sentence: Hashable, Sendable {
    private let text: String

    package init(_ sentence: StaticString) {
        text = sentence.description
    }

    /// As it stands in the sources.
    package var english: String { text }
}

extension Speaking {
    package func say(_ sentence: Sentence) -> String { language.translation(of: sentence.english) }

    /// Sentences that are read one after the other.
    package func say(_ sentences: [Sentence]) -> String {
        sentences.map(say).joined(separator: " ")
    }
}
