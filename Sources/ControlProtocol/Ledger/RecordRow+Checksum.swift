/// A row tells whether it is as it was written: SQLite notices damage of its own pages' order, and none of what they say.
extension RecordRow {
    /// Of all columns but its own, in their order: FNV-1a, by which no change of one byte goes unnoticed.
    package static func checksum(of fields: [Field]) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        func add(number: UInt64) { withUnsafeBytes(of: number.littleEndian) { add($0) } }
        for field in fields {
            switch field {
            case .null: add([0])
            case .integer(let integer):
                add([1])
                add(number: UInt64(bitPattern: integer))
            case .text(let text):
                add([2])
                add(number: UInt64(text.utf8.count))
                add(text.utf8)
            }
        }
        return Int64(bitPattern: hash)
    }
}
