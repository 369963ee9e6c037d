/// A TZif file put together by hand, for zones that no place has and for damage in one spot.
struct TZifImage {
    /// The byte of the header; NUL stands for version 1.
    var version: UInt8 = 0x32
    var transitions: [(at: Int64, type: UInt8)] = []
    var offsets: [Int32] = [0]
    var leapSeconds = 0
    var footer = ""

    var bytes: [UInt8] {
        if version == 0 { return header + block(Int32.self) }
        let first = TZifImage(version: version)
        return first.header + first.block(Int32.self) + header + block(Int64.self)
            + Array("\n\(footer)\n".utf8)
    }

    private var header: [UInt8] {
        Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
            + [0, 0, leapSeconds, transitions.count, offsets.count, 1].flatMap {
                bigEndian(UInt32($0))
            }
    }

    private func block<Time: FixedWidthInteger>(_: Time.Type) -> [UInt8] {
        transitions.flatMap { bigEndian(Time(truncatingIfNeeded: $0.at)) }
            + transitions.map(\.type)
            + offsets.flatMap { bigEndian($0) + [0, 0] } + [0]
            + [UInt8](repeating: 0, count: leapSeconds * (Time.bitWidth / 8 + 4))
    }
}

private func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
