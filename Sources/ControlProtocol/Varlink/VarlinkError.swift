/// The errors that every Varlink service knows.
package enum VarlinkError: Error, Hashable, Sendable {
    case interfaceNotFound(String)
    /// With the interface, as it was called.
    case methodNotFound(String)
    case methodNotImplemented(String)
    /// The name of a parameter that is missing, unknown, of another type or out of bounds.
    case invalidParameter(String)

    private var field: (error: String, key: String, value: String) {
        switch self {
        case .interfaceNotFound(let name): ("InterfaceNotFound", "interface", name)
        case .methodNotFound(let name): ("MethodNotFound", "method", name)
        case .methodNotImplemented(let name): ("MethodNotImplemented", "method", name)
        case .invalidParameter(let name): ("InvalidParameter", "parameter", name)
        }
    }

    /// The error as a reply with its NUL.
    package var message: [UInt8] {
        let (error, key, value) = field
        return VarlinkReply.message(
            [key: value], error: "\(VarlinkService.interface).\(error)", continues: false)
    }

    /// Nil when the reply is none of these errors.
    package init?(_ reply: VarlinkReply) {
        guard let error = reply.error, error.hasPrefix(VarlinkService.interface + ".") else {
            return nil
        }
        let parameters = (try? reply.parameters([String: String].self)) ?? [:]
        switch error.dropFirst(VarlinkService.interface.count + 1) {
        case "InterfaceNotFound": self = .interfaceNotFound(parameters["interface"] ?? "")
        case "MethodNotFound": self = .methodNotFound(parameters["method"] ?? "")
        case "MethodNotImplemented": self = .methodNotImplemented(parameters["method"] ?? "")
        case "InvalidParameter": self = .invalidParameter(parameters["parameter"] ?? "")
        default: return nil
        }
    }
}
