import Glibc

/// The lines of a file, one at a time, however long the file is.
package struct LineReader: ~Copyable {
    private let file: FileDescriptor
    private let path: String
    private let limit: Int
    private var buffer: [UInt8] = []
    private var place = 0
    /// So many lines were read.
    package private(set) var count = 0
    /// Whether the file has ended, and the last line that was read with it.
    package private(set) var isAtEnd = false

    /// - Parameter limit: no line has more bytes; EFBIG where one has.
    package init(_ path: String, limit: Int) throws(Errno) {
        file = FileDescriptor(
            owning: try Errno.check("open", path) {
                open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY)
            })
        self.path = path
        self.limit = limit
    }

    /// The first bytes, as many as the limit says, or as there are.
    package borrowing func head() throws(Errno) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        let descriptor = file.rawValue
        let count = try Errno.check("pread", path) {
            bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        }
        return Array(bytes[..<count])
    }

    /// The next line without its end, which the last one need not have; nil where there is none.
    package mutating func next() throws(Errno) -> [UInt8]? {
        var scanned = place
        while true {
            if let end = buffer[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(buffer[place..<end])
                place = end + 1
                count += 1
                return line
            }
            scanned = buffer.count
            guard scanned - place <= limit else { throw Errno(EFBIG, "read", path) }
            if try !fill() {
                isAtEnd = true
                guard place < buffer.count else { return nil }
                let line = Array(buffer[place...])
                place = buffer.count
                count += 1
                return line
            }
            scanned -= removed
        }
    }

    /// So many bytes went from the front of the buffer when it was filled last.
    private var removed = 0

    /// False at the end of the file.
    private mutating func fill() throws(Errno) -> Bool {
        removed = place
        buffer.removeSubrange(..<place)
        place = 0
        var piece = [UInt8](repeating: 0, count: 256 << 10)
        let descriptor = file.rawValue
        let count = try Errno.check("read", path) {
            piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        }
        buffer += piece[..<count]
        return count > 0
    }
}
