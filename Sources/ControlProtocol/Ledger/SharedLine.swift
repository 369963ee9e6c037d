package import DoseCore

/// A line of the file by which one of a person's computers tells the others what was said to it.
///
/// The first line says whose file it is. Each other one holds a record in the words of an export, what that takes back,
/// and a checksum of the line: what is not whole, or was changed on the way, is no line.
package enum SharedLine: Hashable, Sendable {
    case beginning(Computer, version: Int)
    case record(RecordRow, undoes: RecordName?)

    package static let version = 1
    private static let format = "dosed-shared"

    /// Nil where it is no such line as a whole, in the very form in which dosed writes it.
    package init?(_ line: [UInt8]) {
        guard let read = line.withUnsafeBufferPointer({ Self.read($0) }) else { return nil }
        self = read
    }

    // MARK: Reading

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> SharedLine? {
        var format: String?
        var computer: String?
        var version: Int64?
        var record: String?
        var undoes: String?
        var sum: String?
        var text = PlainText(bytes)
        let isPlain = text.readObject { text in
            text.read("format", &format)
                && text.read("computer", &computer)
                && text.read("version", &version)
                && text.read("record", object: &record)
                && text.read("undoes", &undoes)
                && text.read("sum", &sum)
        }
        guard isPlain else { return nil }
        if format == Self.format, let computer, let version {
            return .beginning(computer, version: Int(version))
        }
        guard let record, sum == Self.sum(of: bytes.dropLast(Self.sumLength)),
            case .row(let row)? = LedgerLine(Array(record.utf8)[...]), row.isSound
        else { return nil }
        return .record(row, undoes: undoes)
    }

    // MARK: Writing

    package static func beginning(of computer: Computer) -> [UInt8] {
        Array(
            "{\"format\":\"\(format)\",\"computer\":\"\(computer)\",\"version\":\(version)}\n".utf8)
    }

    /// A line with its end.
    package static func bytes(of row: RecordRow, undoing name: RecordName?) -> [UInt8] {
        var text = LedgerText()
        text.bytes = Array("{\"record\":".utf8)
        text.add(row)
        // Without the end of its line.
        text.bytes.removeLast()
        if let name { text.bytes += ",\"undoes\":\"\(name)\"".utf8 }
        let sum = text.bytes.withUnsafeBufferPointer { Self.sum(of: $0[...]) }
        return text.bytes + ",\"sum\":\"\(sum)\"}\n".utf8
    }

    /// `,"sum":"0123456789abcdef"}`
    private static let sumLength = 26

    private static func sum(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var hash = FNV1a()
        hash.add(bytes)
        return hash.value.hexadecimal()
    }
}

extension RecordRow {
    /// What it is called on all computers: the number where it was recorded, and the checksum of all that it says. The
    /// same record has the same name whichever file it stands in, and no other has.
    package var sharedName: RecordName {
        name ?? Self.sharedName(number, checksum ?? Self.checksum(of: fields))
    }

    package static func sharedName(_ number: Int64, _ checksum: Int64) -> RecordName {
        "\(number)-\(UInt64(bitPattern: checksum).hexadecimal())"
    }

    /// The number and the checksum that a name says; nil where it is none.
    package static func parts(of name: RecordName) -> (number: Int64, checksum: Int64)? {
        let parts = name.split(separator: "-")
        guard parts.count == 2, let number = Int64(parts[0]), parts[1].utf8.count == 16,
            let checksum = UInt64(parts[1], radix: 16), number > 0
        else { return nil }
        return (number, Int64(bitPattern: checksum))
    }
}

extension Arrival {
    /// What the line of a file says; nil for what no computer tells another, or what this version does not know.
    package init?(_ row: RecordRow, undoes: RecordName?, from computer: Computer) {
        guard row.computer == nil, let record = row.record, record.event.travels else { return nil }
        var content = Content.event(record.event)
        if case .undone = record.event {
            guard undoes != nil else { return nil }
            content = .undone(nil)
        }
        self.init(
            content, by: record.by, request: record.request,
            of: Provenance(
                computer: computer, name: row.sharedName, at: record.at.wall, undoes: undoes))
    }
}
