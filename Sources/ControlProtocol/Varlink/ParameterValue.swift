/// The value of one parameter of a call; no method takes more than plain ones.
package enum ParameterValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    /// An array, an object, or a number that no type here holds.
    case other
}

extension ParameterValue: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self =
            if container.decodeNil() {
                .null
            } else if let boolean = try? container.decode(Bool.self) {
                .boolean(boolean)
            } else if let integer = try? container.decode(Int.self) {
                .integer(integer)
            } else if let number = try? container.decode(Double.self) {
                // Of large numbers the decoder takes some for whole, depending on how they are written.
                Int(exactly: number).map(Self.integer) ?? .number(number)
            } else if let string = try? container.decode(String.self) {
                .string(string)
            } else {
                .other
            }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null, .other: try container.encodeNil()
        case .boolean(let boolean): try container.encode(boolean)
        case .integer(let integer): try container.encode(integer)
        case .number(let number): try container.encode(number)
        case .string(let string): try container.encode(string)
        }
    }
}

/// Parameters by name and type; null is as if it were not there.
extension [String: ParameterValue] {
    func string(_ name: String) throws(VarlinkError) -> String? {
        switch self[name] {
        case nil, .null: nil
        case .string(let string): string
        case .boolean, .integer, .number, .other: throw .invalidParameter(name)
        }
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable<String>>(_ name: String) throws(VarlinkError) -> Word? {
        guard let text = try string(name) else { return nil }
        guard let word = Word(rawValue: text) else { throw .invalidParameter(name) }
        return word
    }

    func integer(_ name: String) throws(VarlinkError) -> Int? {
        switch self[name] {
        case nil, .null: nil
        case .integer(let integer): integer
        case .boolean, .string, .number, .other: throw .invalidParameter(name)
        }
    }

    func boolean(_ name: String) throws(VarlinkError) -> Bool? {
        switch self[name] {
        case nil, .null: nil
        case .boolean(let boolean): boolean
        case .integer, .number, .string, .other: throw .invalidParameter(name)
        }
    }

    func number(_ name: String) throws(VarlinkError) -> Double? {
        switch self[name] {
        case nil, .null: nil
        case .integer(let integer): Double(integer)
        case .number(let number): number
        case .boolean, .string, .other: throw .invalidParameter(name)
        }
    }
}
