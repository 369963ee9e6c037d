import CSystemd
import Glibc

extension Service {
    /// A socket that the manager opened for this service.
    package struct Socket: Equatable, Sendable {
        /// `FileDescriptorName=` of the socket unit.
        package let name: String
        /// The caller's to close; close-on-exec, but blocking as it came.
        package let fd: CInt

        /// Whether it is a stream socket in the file system or beside it that accepts connections.
        package var isUnixListener: Bool {
            sd_is_socket_unix(fd, CInt(SOCK_STREAM.rawValue), 1, nil, 0) > 0
        }
    }

    /// The sockets handed over by the manager, told once: the environment is cleared of them, so that no
    /// child takes them for its own.
    package static func takeSockets() throws(Failure) -> [Socket] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = try check("sd_listen_fds_with_names") { sd_listen_fds_with_names(1, &names) }
        guard count > 0, let names else { return [] }
        defer { free(names) }
        return (0..<count).map { index in
            let name = names[Int(index)]
            defer { free(name) }
            return Socket(
                name: name.map { String(cString: $0) } ?? "", fd: firstPassedDescriptor + index)
        }
    }

    /// SD_LISTEN_FDS_START.
    private static let firstPassedDescriptor: CInt = 3
}
