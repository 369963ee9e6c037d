import ControlProtocol
import DoseCore
import Glibc
import Linux

/// What the files of the person's other computers hold, as far as it was read; looked at and read on any thread.
///
/// A line counts that is whole, whatever became of those around it: a file may arrive without its newest bytes, be an
/// older one once more, or a copy that the folder's program made of two that differ.
nonisolated struct SharedFolder: Sendable {
    let path: String
    /// Of this computer, whose own file is not read.
    var computer: Computer?
    private var files: [String: Part] = [:]
    private(set) var findings = Findings()

    /// What is to be known of the files.
    struct Findings: Equatable, Sendable {
        /// Why the folder cannot be read.
        var trouble: Errno?
        var isAbsent = false
        /// The computers whose files were read.
        var computers: Set<Computer> = []
        /// A file with lines that are no lines, or fewer of them than it had.
        var damaged: String?
        /// A file of a later version.
        var newer: String?
    }

    /// As far as a file was read.
    private struct Part: Sendable {
        var status: Mark
        var computer: Computer?
        var offset: Int64 = 0
        /// The last bytes before that, by which it is known again that the file goes on as it began.
        var end: [UInt8] = []
        /// How far it was ever read.
        var longest: Int64 = 0
        var isDamaged = false
        var isNewer = false
    }

    /// Which file a name is, and which content it has.
    private struct Mark: Equatable, Sendable {
        let inode: UInt64
        let size: Int64
        let modified: Int64
        let changed: Int64

        init(_ status: FileStatus) {
            inode = status.inode
            size = status.size
            modified = status.modified
            changed = status.changed
        }
    }

    init(_ path: String) { self.path = path }

    // MARK: Looking

    /// Whether anything in the folder is not as it was read.
    var isChanged: Bool {
        guard let names = try? names() else { return findings.trouble == nil && !findings.isAbsent }
        if findings.isAbsent || findings.trouble != nil { return true }
        return names.contains { name in
            guard let status = try? FileStatus(ofLink: "\(path)/\(name)"), status.kind == .regular
            else { return false }
            return files[name]?.status != Mark(status)
        }
    }

    private enum Absence: Error { case absent, refused(Errno) }

    /// The names of the files that may be of dosed, in order; the newest copies of a program that makes many are left out.
    private func names() throws(Absence) -> [String] {
        do throws(Errno) {
            guard try FileStatus(of: path)?.kind == .folder else {
                throw Errno(ENOENT, "open", path)
            }
            let names = try Folder.names(in: path).filter {
                $0.hasSuffix(Self.suffix) && !$0.hasPrefix(".")
            }
            return Array(names.prefix(Self.mostFiles))
        } catch {
            throw error.code == ENOENT ? .absent : .refused(error)
        }
    }

    static let suffix = ".jsonl"
    /// Of far more computers than anybody has, and of the copies of each.
    private static let mostFiles = 64
    /// Longer than any line; what is longer is none.
    private static let longestLine = 64 << 10
    /// More than the answers of a long life.
    private static let mostBytes: Int64 = 512 << 20

    // MARK: Reading

    /// What is in the files and was not read yet.
    mutating func read() -> [Arrival] {
        findings = Findings()
        let names: [String]
        do throws(Absence) {
            names = try self.names()
        } catch {
            files = [:]
            switch error {
            case .absent: findings.isAbsent = true
            case .refused(let error): findings.trouble = error
            }
            return []
        }
        files = files.filter { names.contains($0.key) }
        var arrivals: [Arrival] = []
        for name in names {
            guard let status = try? FileStatus(ofLink: "\(path)/\(name)"), status.kind == .regular
            else { continue }
            guard status.size <= Self.mostBytes else {
                findings.trouble = Errno(EFBIG, "read", "\(path)/\(name)")
                continue
            }
            guard status.owner == geteuid() else {
                findings.trouble = Errno(EPERM, "read", "\(path)/\(name)")
                continue
            }
            var part = files[name] ?? Part(status: Mark(status))
            if files[name]?.status != Mark(status) {
                do throws(Errno) {
                    arrivals += try read(name, &part)
                    part.status = Mark(status)
                } catch {
                    findings.trouble = error
                    continue
                }
                files[name] = part
            }
            note(part, name)
        }
        return arrivals
    }

    private mutating func note(_ part: Part, _ name: String) {
        if part.isNewer { findings.newer = findings.newer ?? "\(path)/\(name)" }
        guard let computer = part.computer, computer != self.computer else { return }
        findings.computers.insert(computer)
        if part.isDamaged || part.offset < part.longest {
            findings.damaged = findings.damaged ?? "\(path)/\(name)"
        }
    }

    private func read(_ name: String, _ part: inout Part) throws(Errno) -> [Arrival] {
        let file = "\(path)/\(name)"
        let descriptor = FileDescriptor(
            owning: try Errno.check("open", file) {
                open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY)
            })
        let fd = descriptor.rawValue
        if part.offset > 0, try !goesOn(part, fd, file) {
            // What was read of it stays read.
            part = Part(status: part.status, longest: part.longest)
        }
        var arrivals: [Arrival] = []
        var rest: [UInt8] = []
        var isSkipping = false
        var piece = [UInt8](repeating: 0, count: 256 << 10)
        var place = part.offset
        while true {
            let at = off_t(place)
            let count = try Errno.check("read", file) {
                piece.withUnsafeMutableBytes { pread(fd, $0.baseAddress, $0.count, at) }
            }
            guard count > 0 else { break }
            place += Int64(count)
            var start = 0
            for index in 0..<count where piece[index] == UInt8(ascii: "\n") {
                rest += piece[start..<index]
                start = index + 1
                if !isSkipping { take(rest, &part, &arrivals) }
                (rest, isSkipping) = ([], false)
            }
            part.offset = place - Int64(count) + Int64(start)
            if start > 0 { part.end = Array(piece[max(0, start - Self.endLength)..<start]) }
            rest += piece[start..<count]
            if rest.count > Self.longestLine {
                // Whatever it is, it is no line; the next one may be.
                if !isSkipping { part.isDamaged = true }
                (rest, isSkipping) = ([], true)
            }
            part.longest = max(part.longest, part.offset)
            // Of another computer's file that is none nothing more is read.
            if part.computer == nil, part.offset > 0 { break }
        }
        return arrivals
    }

    private static let endLength = 64

    /// Whether the file still has what was before the place where the reading ended.
    private func goesOn(_ part: Part, _ fd: CInt, _ file: String) throws(Errno) -> Bool {
        var end = [UInt8](repeating: 0, count: part.end.count)
        let at = off_t(part.offset) - off_t(end.count)
        let count = try Errno.check("read", file) {
            end.withUnsafeMutableBytes { pread(fd, $0.baseAddress, $0.count, at) }
        }
        return count == end.count && end == part.end
    }

    private func take(_ line: [UInt8], _ part: inout Part, _ arrivals: inout [Arrival]) {
        switch SharedLine(line) {
        case .beginning(let computer, let version):
            guard version == SharedLine.version else {
                part.isNewer = true
                return
            }
            if ComputerName.isName(computer) { part.computer = computer }
        case .record(let row, let undoes):
            guard let computer = part.computer, computer != self.computer else { return }
            if let arrival = Arrival(row, undoes: undoes, from: computer) {
                arrivals.append(arrival)
            }
        case nil: part.isDamaged = true
        }
    }
}
