import DoseCore
import Words

/// Questions on a terminal, each with what Enter answers, asked until the answer is understood.
struct Interview {
    let environment: Environment
    let words: SetupWords
    let style: Style
    /// What was answered before, which Enter answers again.
    private var said: [String: String] = [:]
    /// Those to which an option is the answer; they are asked only where it is not understood.
    private var given: [String: String]

    init(in environment: Environment, _ words: SetupWords, given: [String: String] = [:]) {
        (self.environment, self.words, self.given) = (environment, words, given)
        style = Style(environment)
    }

    /// What an answer is read as, or what is wrong with it.
    enum Reading<Value> {
        case value(Value)
        case wrong(String)
    }

    /// - Parameters:
    ///   - name: by which an answer is remembered, and an option gives it.
    ///   - usual: what Enter answers the first time; nil for an amount, which nobody else is to say.
    ///   - shown: how that is shown, where it is not written so.
    mutating func ask<Value>(
        _ name: String, _ question: String, usual: String?, shown: String? = nil,
        _ read: (String) -> Reading<Value>
    ) throws(Failure) -> Value {
        var option = given.removeValue(forKey: name)
        while true {
            let line =
                option == nil
                ? try typed(name, question, usual: usual, shown: shown) : option
            guard let answer = line else {
                tell([words.noAmount])
                continue
            }
            option = nil
            switch read(answer) {
            case .value(let value):
                said[name] = answer
                return value
            case .wrong(let problem): tell([problem])
            }
        }
    }

    /// What is typed, or what Enter answers; nil where that is nothing.
    private func typed(
        _ name: String, _ question: String, usual: String?, shown: String?
    ) throws(Failure) -> String? {
        let enter = said[name] ?? usual
        let isUsual = said[name] == nil || said[name] == usual
        let line = try line(
            style.said(
                enter.map { words.asked(question, isUsual ? shown ?? $0 : $0) }
                    ?? words.asked(question)))
        return line.isEmpty ? enter : line
    }

    /// A yes or a no.
    mutating func ask(_ name: String, _ question: String, usual: Bool) throws(Failure) -> Bool {
        let words = words
        return try ask(name, question, usual: usual ? words.yes : words.no) { answer in
            words.isYes(answer).map { .value($0) } ?? .wrong(words.badYes(answer))
        }
    }

    /// One of a list, by its number.
    mutating func choose<Choice>(
        _ name: String, _ question: String, _ choices: [(Choice, String)]
    ) throws(Failure) -> Choice {
        let words = words
        if given[name] == nil {
            tell([question] + choices.enumerated().map { "  \($0.offset + 1)  \($0.element.1)" })
        }
        return try ask(name, words.number, usual: "1") { answer in
            guard let number = Int(answer), choices.indices.contains(number - 1) else {
                return .wrong(words.badNumber(answer, of: choices.count))
            }
            return .value(choices[number - 1].0)
        }
    }

    /// Whether an answer is there without a question.
    func isGiven(_ name: String) -> Bool { given[name] != nil }

    mutating func forgetAnswer(_ name: String) { said[name] = nil }

    /// What was said of one medicine is not of the next.
    mutating func forget() { (said, given) = ([:], [:]) }

    func tell(_ lines: [String]) {
        // What follows is a question, and what cannot be written then says so itself.
        try? environment.print(
            lines.map { style.said($0) + "\n" }.joined())
    }

    private func line(_ question: String) throws(Failure) -> String {
        switch environment.ask?(question) {
        case nil: throw .nobodyToAsk
        case .end: throw .left
        case .line(let line):
            let trimmed = line.drop { $0.isWhitespace }
            return String(trimmed.reversed().drop { $0.isWhitespace }.reversed())
        }
    }
}
