import ControlProtocol
import DoseCore
import Glibc
import Linux

/// The file in which this computer tells the others, written on any thread.
nonisolated struct OwnFile: Sendable {
    let path: String
    let computer: Computer

    init(in folder: String, of computer: Computer) {
        path = "\(folder)/\(computer)\(SharedFolder.suffix)"
        self.computer = computer
    }

    /// What is in it.
    enum Content: Equatable, Sendable {
        case absent
        /// The record of its last line, nil where it has none; whether all of it is as it was written.
        case there(last: RecordName?, isWhole: Bool)
    }

    func content() throws(Errno) -> Content {
        guard try FileStatus(ofLink: path) != nil else { return .absent }
        var lines = try LineReader(path, limit: Self.longestLine)
        var last: RecordName?
        var isWhole = true
        while true {
            let line: [UInt8]?
            do throws(Errno) {
                line = try lines.next()
            } catch let error where error.code == EFBIG {
                return .there(last: last, isWhole: false)
            }
            guard let line else { break }
            switch SharedLine(line) {
            case .beginning(computer, _) where lines.count == 1: break
            case .record(let row, _) where lines.count > 1: last = row.sharedName
            case .beginning, .record, nil: isWhole = false
            }
            if lines.isAtEnd { isWhole = false }
        }
        return .there(last: last, isWhole: isWhole && lines.count > 0)
    }

    private static let longestLine = 1 << 20

    // MARK: Writing

    /// Where it is written anew before it takes the place of what was there; the folder's program passes it over.
    private var draft: String {
        let folder = File.folder(of: path)
        return "\(folder)/.\(computer)\(SharedFolder.suffix).new"
    }

    func beginDraft() throws(Errno) {
        unlink(draft)
        try File.create(draft, SharedLine.beginning(of: computer))
    }

    func append(_ text: [UInt8], toDraft isDraft: Bool) throws(Errno) {
        let file = isDraft ? draft : path
        let descriptor = FileDescriptor(
            owning: try Errno.check("open", file) {
                open(file, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
            })
        let fd = descriptor.rawValue
        try File.write(text, to: fd, path: file)
        if !isDraft { try Errno.check("fsync", file) { fsync(fd) } }
    }

    func keepDraft() throws(Errno) {
        try File.synchronise(draft)
        try File.replace(path, by: draft)
    }

    /// Which file it is and how long, by which it is seen that somebody else wrote it.
    func mark() throws(Errno) -> Mark? {
        try FileStatus(ofLink: path).map { Mark(inode: $0.inode, size: $0.size) }
    }

    struct Mark: Equatable, Sendable {
        let inode: UInt64
        let size: Int64
    }
}
