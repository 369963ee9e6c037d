import CLinux

/// Who connected a Unix socket, as the kernel noted it at that moment.
package struct PeerCredentials: Equatable {
    /// 0 for a process in another pid namespace; may be another process's by now.
    package let pid: Int32
    package let uid: UInt32
    package let gid: UInt32

    package init(of socket: borrowing FileDescriptor) throws(Errno) {
        var peer = linux_peer()
        let fd = socket.rawValue
        try Errno.check("getsockopt") { linux_peer_of(fd, &peer) }
        pid = peer.pid
        uid = peer.uid
        gid = peer.gid
    }
}
