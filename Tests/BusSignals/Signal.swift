package import Systemd

/// Something an object tells everybody who listens, or one peer.
package struct Signal: Equatable, Sendable {
    package let path: String
    package let interface: String
    package let member: String
    package let arguments: [BusArgument]
    /// The one peer that gets it; nil for all that match.
    package let destination: String?

    package init(
        path: String, interface: String, member: String, arguments: [BusArgument] = [],
        destination: String? = nil
    ) {
        self.path = path
        self.interface = interface
        self.member = member
        self.arguments = arguments
        self.destination = destination
    }
}
