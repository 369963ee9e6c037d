import FoundationEssentials

/// Any JSON value.
enum JSONTree: Equatable, Decodable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([String: JSONTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let boolean = try? container.decode(Bool.self) {
            self = .boolean(boolean)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let string = try? container.decode(String.self) {
            self = .string(string)
        } else if let array = try? container.decode([JSONTree].self) {
            self = .array(array)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }

    /// Reads a message with its NUL or without.
    init(message: [UInt8]) throws {
        self = try JSONDecoder().decode(
            JSONTree.self, from: Data(message.prefix { $0 != 0 }))
    }

    init(_ value: some Encodable) throws {
        self = try JSONDecoder().decode(JSONTree.self, from: try JSONEncoder().encode(value))
    }

    subscript(_ key: String) -> JSONTree? {
        if case .object(let members) = self { members[key] } else { nil }
    }
}

extension InterfaceDescription {
    /// Where a value is not what the members declare; a full value has every member, another one only the required.
    ///
    /// A sample for `float` must not be whole and one for `int` must be, or the two could not be told apart.
    func differences(
        _ value: JSONTree?, _ members: [Member], isFull: Bool, at path: String = ""
    ) -> [String] {
        guard case .object(let found)? = value else { return ["\(path): no object"] }
        let declared = Set(members.map(\.name))
        let undeclared = Set(found.keys).subtracting(declared).sorted()
        return undeclared.map { "\(path).\($0): not in the description" }
            + members.flatMap { member -> [String] in
                let path = "\(path).\(member.name)"
                guard let value = found[member.name] else {
                    return isFull || !member.isOptional ? ["\(path): left out"] : []
                }
                if !isFull, member.isOptional { return ["\(path): optional, not left out"] }
                return differences(value, member.type, isFull: isFull, at: path)
            }
    }

    private func differences(_ value: JSONTree, _ kind: Kind, isFull: Bool, at path: String)
        -> [String]
    {
        switch (kind, value) {
        case (.string, .string), (.bool, .boolean): return []
        case (.int, .number(let number)) where number == number.rounded(): return []
        case (.float, .number(let number)) where number != number.rounded(): return []
        case (.oneOf(let values), .string(let string)) where values.contains(string): return []
        case (.array(let kind), .array(let elements)):
            if isFull, elements.isEmpty { return ["\(path): empty in a full sample"] }
            return elements.flatMap { differences($0, kind, isFull: isFull, at: path + "[]") }
        case (.named(let name), _):
            guard let members = types[name] else { return ["\(path): no type \(name)"] }
            return differences(value, members, isFull: isFull, at: path)
        default: return ["\(path): \(value) is no \(kind)"]
        }
    }
}
