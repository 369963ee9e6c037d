import CSQLite

/// What a column holds and a parameter takes: SQLite's five storage classes.
package enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

extension Value {
    package init(_ integer: Int64?) { self = integer.map(Value.integer) ?? .null }
    package init(_ integer: Int?) { self = integer.map { .integer(Int64($0)) } ?? .null }
    package init(_ real: Double?) { self = real.map(Value.real) ?? .null }
    package init(_ text: String?) { self = text.map(Value.text) ?? .null }
    package init(_ blob: [UInt8]?) { self = blob.map(Value.blob) ?? .null }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral, ExpressibleByNilLiteral
{
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .real(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(nilLiteral: ()) { self = .null }
}

extension Value {
    /// Hands a copy to the statement's parameter, counted from 1.
    func bind(to statement: OpaquePointer?, at index: Int32) -> Int32 {
        switch self {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
        case .real(let real): sqlite3_bind_double(statement, index, real)
        case .text(let text):
            csqlite_bind_text(statement, index, text, UInt64(text.utf8.count))
        // An empty array may have no address, and no address binds NULL.
        case .blob([]): sqlite3_bind_zeroblob(statement, index, 0)
        case .blob(let bytes): csqlite_bind_blob(statement, index, bytes, UInt64(bytes.count))
        }
    }
}
