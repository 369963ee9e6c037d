/// Decisions read from the bytes of an input; at their end every one is zero.
struct Choices {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isEmpty: Bool { rest.isEmpty }

    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    mutating func below(_ bound: Int) -> Int { Int(byte()) % bound }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    /// Any number, often one at an end of what there is; else little-endian, so that small ones are few bytes.
    mutating func integer() -> Int64 {
        if byte() % 4 == 0 { return pick([.max, .min, -1, 1 << 53, .max / 1000, .min / 1000]) }
        let count = min(Int(byte()) % 9, rest.count)
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count).reversed().reduce(0) { $0 << 8 | Int64($1) }
    }

    mutating func bytes() -> ArraySlice<UInt8> {
        let count = min(Int(byte()), rest.count)
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func text() -> String { String(decoding: bytes(), as: UTF8.self) }

    mutating func maybe<Value>(_ value: (inout Choices) -> Value) -> Value? {
        byte() % 2 == 0 ? nil : value(&self)
    }
}
