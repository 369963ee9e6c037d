/// One reply, of which the parameters are read when their type is known.
package struct VarlinkReply: Sendable {
    /// The error's interface and name; nil when the call was carried out.
    package let error: String?
    /// Whether more replies to the same call follow.
    package let continues: Bool
    private let message: [UInt8]

    /// Reads a message without its NUL.
    package init(message: [UInt8]) throws(MessageError) {
        let head = try JSON.value(Head.self, from: message)
        error = head.error
        continues = head.continues ?? false
        self.message = message
    }

    /// Fields that the type does not know are passed over: they are a newer daemon's.
    package func parameters<Parameters: Decodable>(_ type: Parameters.Type) throws(MessageError)
        -> Parameters
    {
        try JSON.value(Body<Parameters>.self, from: message).parameters
    }

    private struct Head: Decodable {
        let error: String?
        let continues: Bool?
    }

    private struct Body<Parameters: Decodable>: Decodable {
        let parameters: Parameters
    }

    // MARK: Writing

    /// A reply with its NUL.
    static func message(_ parameters: some Encodable, error: String? = nil, continues: Bool)
        -> [UInt8]
    {
        let reply = Whole(
            parameters: parameters, error: error, continues: continues ? true : nil)
        return JSON.bytes(reply) + [0]
    }

    private struct Whole<Parameters: Encodable>: Encodable {
        let parameters: Parameters
        let error: String?
        let continues: Bool?
    }
}
