/// A method of an object of a peer, with what it is called with.
package struct MethodCall: Equatable, Sendable {
    package let destination: String
    package let path: String
    package let interface: String
    package let member: String
    package let arguments: [BusArgument]
    /// Whether the bus may start the destination when it is not there.
    package let startsDestination: Bool

    package init(
        destination: String, path: String, interface: String, member: String,
        arguments: [BusArgument] = [], startsDestination: Bool = true
    ) {
        self.destination = destination
        self.path = path
        self.interface = interface
        self.member = member
        self.arguments = arguments
        self.startsDestination = startsDestination
    }
}
