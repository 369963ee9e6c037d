import CLinux
import Glibc

extension FileWatch {
    /// One event of the kernel: something happened to a name in a watched folder.
    struct Event {
        let folder: CInt
        let name: String
        private let flags: UInt32

        /// All that gives a name another content, existence or mode; IN_MODIFY would come for each
        /// piece written.
        static let mask = UInt32(
            IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB
                | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)

        /// The kernel dropped events, 16,384 by default being the most it keeps.
        var isOverflow: Bool { flags & UInt32(IN_Q_OVERFLOW) != 0 }

        /// The folder itself was removed, renamed or unmounted.
        var endsFolder: Bool {
            flags & UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED) != 0
        }

        /// What is queued, without waiting; empty when there is nothing.
        static func read(from queue: borrowing FileDescriptor) throws(Errno) -> [Event] {
            let fd = queue.rawValue
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = try Errno.check("read", absentOn: EAGAIN) {
                buffer.withUnsafeMutableBytes { Glibc.read(fd, $0.baseAddress, $0.count) }
            }
            guard let count else { return [] }
            return buffer.withUnsafeBytes { parse(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }

        /// The kernel writes whole events only, each header followed by its name, padded with NULs.
        private static func parse(_ bytes: UnsafeRawBufferPointer) -> [Event] {
            let headerSize = MemoryLayout<inotify_event>.size
            var events: [Event] = []
            var offset = 0
            while offset + headerSize <= bytes.count {
                let header = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                offset += headerSize
                let padded = bytes[offset..<min(offset + Int(header.len), bytes.count)]
                offset += Int(header.len)
                events.append(
                    Event(
                        folder: header.wd,
                        name: String(decoding: padded.prefix { $0 != 0 }, as: UTF8.self),
                        flags: header.mask))
            }
            return events
        }
    }
}
