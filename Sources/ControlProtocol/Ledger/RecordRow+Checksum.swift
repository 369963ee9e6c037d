/// A row tells whether it is as it was written: SQLite notices damage of its own pages' order, and none of what they say.
extension RecordRow {
    /// Of all columns but its own, in their order: FNV-1a, by which no change of one byte goes unnoticed.
    package static func checksum(of fields: [Field]) -> Int64 {
        var hash = FNV1a()
        func add(number: UInt64) { withUnsafeBytes(of: number.littleEndian) { hash.add($0) } }
        for field in fields {
            switch field {
            case .null: hash.add([0])
            case .integer(let integer):
                hash.add([1])
                add(number: UInt64(bitPattern: integer))
            case .text(var text):
                hash.add([2])
                add(number: UInt64(text.utf8.count))
                text.withUTF8 { hash.add($0) }
            }
        }
        return Int64(bitPattern: hash.value)
    }
}

/// A number made of bytes, by which no change of one of them goes unnoticed; it is no secret.
///
/// Source: FNV-1a of 64 bits, Fowler, Noll and Vo.
struct FNV1a {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
}
