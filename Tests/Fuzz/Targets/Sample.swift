/// Chooses which of the properties that take long are looked at, by the bytes of an input: it is always the same for it.
///
/// Not by a byte of the input, for libFuzzer keeps what reaches more, and would look at all of them nearly always.
struct Sample {
    private var state: UInt64

    init(of bytes: [UInt8]) {
        var state = UInt64(bytes.count)
        func mix(_ value: UInt64) {
            state = (state ^ value) &* 0x9e37_79b9_7f4a_7c15
            state ^= state >> 32
        }
        bytes.withUnsafeBytes { bytes in
            // Eight at a time: one at a time they took a twentieth of a target's time.
            var offset = 0
            while offset + 8 <= bytes.count {
                mix(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset += 8
            }
            while offset < bytes.count {
                mix(UInt64(bytes[offset]))
                offset += 1
            }
        }
        self.state = state
    }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    /// Whether this is one of so many.
    mutating func isOne(of count: Int) -> Bool { below(count) == 0 }
}
