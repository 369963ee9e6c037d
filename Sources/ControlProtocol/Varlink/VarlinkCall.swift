/// One call of a method, as it goes over the wire.
package struct VarlinkCall: Hashable, Sendable {
    /// The interface and the name in it, `org.dosed.Control.Take`.
    package var method: String
    package var parameters: [String: ParameterValue]
    /// The caller takes any number of replies, the last of which says that it is the last.
    package var more: Bool
    /// The caller wants no reply.
    package var oneway: Bool
    /// The caller would go on with another protocol on this connection; no method here does.
    package var upgrade: Bool

    package init(
        method: String, parameters: [String: ParameterValue] = [:], more: Bool = false,
        oneway: Bool = false, upgrade: Bool = false
    ) {
        self.method = method
        self.parameters = parameters
        self.more = more
        self.oneway = oneway
        self.upgrade = upgrade
    }

    /// Reads a message without its NUL.
    package init(message: [UInt8]) throws(MessageError) {
        self = try JSON.value(VarlinkCall.self, from: message)
    }

    /// The call with its NUL.
    package var message: [UInt8] { JSON.bytes(self) + [0] }
}

extension VarlinkCall: Codable {
    private enum CodingKeys: String, CodingKey {
        case method, parameters, more, oneway, upgrade
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            method: try container.decode(String.self, forKey: .method),
            parameters: try container.decodeIfPresent(
                [String: ParameterValue].self, forKey: .parameters) ?? [:],
            more: try container.decodeIfPresent(Bool.self, forKey: .more) ?? false,
            oneway: try container.decodeIfPresent(Bool.self, forKey: .oneway) ?? false,
            upgrade: try container.decodeIfPresent(Bool.self, forKey: .upgrade) ?? false)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(method, forKey: .method)
        if !parameters.isEmpty { try container.encode(parameters, forKey: .parameters) }
        if more { try container.encode(true, forKey: .more) }
        if oneway { try container.encode(true, forKey: .oneway) }
        if upgrade { try container.encode(true, forKey: .upgrade) }
    }
}
