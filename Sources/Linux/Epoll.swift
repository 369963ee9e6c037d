import CLinux
import Glibc

/// Tells of many descriptors which have something to do, through one descriptor of its own.
///
/// Each is told of once, and then not before it is watched again: what cannot be attended to yet, be it that its peer is
/// gone, wakes nobody in vain.
package final class Epoll {
    /// What to tell of; that a peer is gone is told in any case.
    package struct Interest: OptionSet {
        package let rawValue: UInt32
        package static let reading = Interest(rawValue: EPOLLIN.rawValue)
        package static let writing = Interest(rawValue: EPOLLOUT.rawValue)

        package init(rawValue: UInt32) { self.rawValue = rawValue }
    }

    private let instance: FileDescriptor

    package init() throws(Errno) {
        instance = FileDescriptor(
            owning: try Errno.check("epoll_create1") { epoll_create1(CInt(EPOLL_CLOEXEC)) })
    }

    /// Readable while any of them is to be told of.
    package var fd: CInt { instance.rawValue }

    /// Watches for what is told next of a descriptor, under a name of the caller's; one that is closed is forgotten.
    package func watch(
        _ descriptor: borrowing FileDescriptor, as name: UInt64, for interest: Interest
    ) throws(Errno) {
        let watched = descriptor.rawValue
        var event = epoll_event()
        event.events = interest.rawValue | EPOLLONESHOT.rawValue
        event.data.u64 = name
        let isNew =
            try Errno.check("epoll_ctl", absentOn: EEXIST) {
                epoll_ctl(fd, EPOLL_CTL_ADD, watched, &event)
            } != nil
        if !isNew { try Errno.check("epoll_ctl") { epoll_ctl(fd, EPOLL_CTL_MOD, watched, &event) } }
    }

    /// The names of those that are ready, in the order in which they became so; whoever exceeds the limit comes next time.
    package func ready(limit: Int) throws(Errno) -> [UInt64] {
        var events = [epoll_event](repeating: epoll_event(), count: limit)
        let count = try Errno.check("epoll_wait") { epoll_wait(fd, &events, CInt(limit), 0) }
        return events.prefix(Int(count)).map(\.data.u64)
    }
}
