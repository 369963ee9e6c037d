import CSQLite

/// What a column holds and a parameter takes: of SQLite's five storage classes those that are in use here.
package enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
}

extension Value {
    package init(_ integer: Int64?) { self = integer.map(Value.integer) ?? .null }
    package init(_ integer: Int?) { self = integer.map { .integer(Int64($0)) } ?? .null }
    package init(_ text: String?) { self = text.map(Value.text) ?? .null }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(nilLiteral: ()) { self = .null }
}

extension Value {
    /// Hands a copy to the statement's parameter, counted from 1.
    func bind(to statement: OpaquePointer?, at index: Int32) -> Int32 {
        switch self {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
        case .text(let text):
            csqlite_bind_text(statement, index, text, UInt64(text.utf8.count))
        }
    }
}
