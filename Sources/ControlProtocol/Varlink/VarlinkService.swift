/// The interface by which every Varlink service tells what it is.
package enum VarlinkService {
    package static let interface = "org.varlink.service"

    /// What `GetInfo` answers.
    package struct Info: ControlReply {
        package var vendor: String
        package var product: String
        package var version: String
        package var url: String
        package var interfaces: [String]

        package init(
            vendor: String, product: String, version: String, url: String, interfaces: [String]
        ) {
            self.vendor = vendor
            self.product = product
            self.version = version
            self.url = url
            self.interfaces = interfaces
        }
    }

    /// What `GetInterfaceDescription` answers.
    package struct Description: ControlReply {
        package var description: String

        package init(description: String) {
            self.description = description
        }
    }

    /// Those that this service implements.
    package static let interfaces = [interface, ControlCall.interface]

    /// The text of an interface's description; nil when it is none of this service's.
    package static func description(of interface: String) -> String? {
        switch interface {
        case Self.interface: description
        case ControlCall.interface:
            String(decoding: PackageResources.org_dosed_Control_varlink, as: UTF8.self)
        default: nil
        }
    }

    /// Source: https://varlink.org/Service.
    private static let description = """
        # What every Varlink service tells of itself.
        interface org.varlink.service

        # The service and the interfaces it implements.
        method GetInfo() -> (
          vendor: string,
          product: string,
          version: string,
          url: string,
          interfaces: []string
        )

        # The description of an interface of this service.
        method GetInterfaceDescription(interface: string) -> (description: string)

        # The service has no such interface.
        error InterfaceNotFound (interface: string)

        # The interface has no such method.
        error MethodNotFound (method: string)

        # The interface has such a method, but the service does not implement it.
        error MethodNotImplemented (method: string)

        # A parameter is missing, unknown, of another type or out of bounds.
        error InvalidParameter (parameter: string)

        """
}
