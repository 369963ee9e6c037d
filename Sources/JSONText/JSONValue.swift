/// A value of JSON (RFC 8259), its numbers as they are written and its members in their order.
package indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// As it is written: `0.1` stays what it is, and no reader makes a neighbour of it.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// No name is there twice.
    case object([Member])

    package struct Member: Hashable, Sendable {
        package let name: String
        package let value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The member of an object; nil where it has none, or is no object.
    package subscript(name: String) -> JSONValue? { members?.first { $0.name == name }?.value }

    package var members: [Member]? { if case .object(let members) = self { members } else { nil } }

    package var elements: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    package var string: String? { if case .string(let text) = self { text } else { nil } }

    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// As it is written.
    package var number: String? { if case .number(let text) = self { text } else { nil } }

    /// Nil where it is none, or one with a part.
    package var integer: Int? { number.flatMap { Int($0) } }

    /// Of a whole one the nearest that there is; never infinite.
    package var double: Double? { number.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil } }
}

extension JSONValue {
    /// An object without the members that are nil.
    package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { name, value in value.map { Member(name, $0) } })
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
    package init(stringLiteral text: String) { self = .string(text) }
    package init(integerLiteral number: Int) { self = .number("\(number)") }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}
