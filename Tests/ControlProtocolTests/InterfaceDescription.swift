/// An interface as its description declares it; reads as much of the Varlink grammar as dosed uses.
struct InterfaceDescription {
    /// The members of each type, by its name.
    private(set) var types: [String: [Member]] = [:]
    private(set) var methods: [String: (input: [Member], output: [Member])] = [:]
    private(set) var errors: [String: [Member]] = [:]
    private(set) var name = ""

    struct Member: Equatable {
        let name: String
        let type: Kind
        let isOptional: Bool
    }

    indirect enum Kind: Equatable {
        case string, int, float, bool
        case oneOf([String])
        case array(Kind)
        case named(String)
    }

    struct SyntaxError: Error, CustomStringConvertible {
        let description: String
    }

    init(_ text: String) throws {
        var tokens = Tokens(text)
        try tokens.expect("interface")
        name = try tokens.word()
        while let keyword = tokens.next() {
            let declared = try tokens.word()
            switch keyword {
            case "type": types[declared] = try tokens.members()
            case "error": errors[declared] = try tokens.members()
            case "method":
                let input = try tokens.members()
                try tokens.expect("->")
                methods[declared] = (input, try tokens.members())
            default: throw SyntaxError(description: "'\(keyword)' begins no declaration")
            }
        }
    }

    private struct Tokens {
        private var rest: ArraySlice<String>

        init(_ text: String) {
            var tokens: [String] = []
            for line in text.split(separator: "\n") {
                for word in line.prefix(while: { $0 != "#" }).split(separator: " ") {
                    tokens += Self.parts(of: String(word))
                }
            }
            rest = tokens[...]
        }

        private static func parts(of word: String) -> [String] {
            if word == "->" { return [word] }
            var parts: [String] = []
            var letters = ""
            for character in word {
                if "(),:?[]".contains(character) {
                    if !letters.isEmpty { parts.append(letters) }
                    letters = ""
                    parts.append(String(character))
                } else {
                    letters.append(character)
                }
            }
            return letters.isEmpty ? parts : parts + [letters]
        }

        mutating func next() -> String? { rest.popFirst() }

        mutating func word() throws -> String {
            guard let token = rest.popFirst() else {
                throw SyntaxError(description: "the description ends in a declaration")
            }
            return token
        }

        mutating func expect(_ token: String) throws {
            let found = try word()
            guard found == token else {
                throw SyntaxError(description: "'\(found)' stands where '\(token)' should")
            }
        }

        mutating func members() throws -> [Member] {
            try expect("(")
            var members: [Member] = []
            while rest.first != ")" {
                if !members.isEmpty { try expect(",") }
                let name = try word()
                try expect(":")
                let isOptional = rest.first == "?"
                if isOptional { rest.removeFirst() }
                members.append(Member(name: name, type: try kind(), isOptional: isOptional))
            }
            try expect(")")
            return members
        }

        private mutating func kind() throws -> Kind {
            switch try word() {
            case "string": return .string
            case "int": return .int
            case "float": return .float
            case "bool": return .bool
            case "[":
                try expect("]")
                return .array(try kind())
            case "(":
                var values = [try word()]
                while rest.first == "," {
                    rest.removeFirst()
                    values.append(try word())
                }
                try expect(")")
                return .oneOf(values)
            case let name: return .named(name)
            }
        }
    }
}
