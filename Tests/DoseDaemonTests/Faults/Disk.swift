import CFaults
import Glibc

/// What of a folder would be there after a power cut: of each file what was synchronised, and no more.
///
/// A synchronisation that failed has lost what it was for: Linux holds the pages for clean then, and a later one that
/// succeeds does not write them. Names are taken to be on the disk at once.
final class Disk {
    private enum Change {
        case write([UInt8], at: Int)
        case truncate(Int)
    }

    private let folder: TemporaryFolder
    private var files: [ino_t: [UInt8]] = [:]
    private var unsynchronised: [ino_t: [Change]] = [:]

    /// What is in the folder now is on the disk.
    init(of folder: TemporaryFolder) throws {
        self.folder = folder
        for name in folder.names {
            guard let number = Self.number(of: folder.file(name)) else { continue }
            files[number] = try folder.bytes(of: name)
        }
    }

    /// Writes what would be left to another folder.
    func cut(to other: TemporaryFolder) throws {
        for name in folder.names {
            guard let number = Self.number(of: folder.file(name)) else { continue }
            try other.write(files[number] ?? [], to: name)
        }
    }

    func observe(_ call: faults_call) {
        guard call.fd >= 0 else { return }
        var status = stat()
        guard fstat(call.fd, &status) == 0 else { return }
        let file = status.st_ino
        switch String(cString: call.name) {
        case "pwrite" where !call.failed:
            let bytes = [UInt8](UnsafeRawBufferPointer(start: call.bytes, count: call.count))
            unsynchronised[file, default: []].append(.write(bytes, at: Int(call.offset)))
        case "ftruncate" where !call.failed:
            unsynchronised[file, default: []].append(.truncate(Int(call.offset)))
        case "fsync", "fdatasync":
            let changes = unsynchronised.removeValue(forKey: file) ?? []
            if !call.failed { changes.forEach { apply($0, to: file) } }
        default: break
        }
    }

    private func apply(_ change: Change, to file: ino_t) {
        var bytes = files[file] ?? []
        func grow(to count: Int) {
            if bytes.count < count { bytes += [UInt8](repeating: 0, count: count - bytes.count) }
        }
        switch change {
        case .write(let piece, let offset):
            grow(to: offset + piece.count)
            bytes.replaceSubrange(offset..<offset + piece.count, with: piece)
        case .truncate(let count):
            bytes.removeLast(max(bytes.count - count, 0))
            grow(to: count)
        }
        files[file] = bytes
    }

    private static func number(of path: String) -> ino_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_ino : nil
    }
}
