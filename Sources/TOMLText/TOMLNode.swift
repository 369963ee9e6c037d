package import DoseCore

/// A value of a TOML file and where it stands.
package struct TOMLNode: Hashable, Sendable {
    package var value: TOMLValue
    package var position: SourcePosition
}

/// A key of a TOML table with its value.
package struct TOMLEntry: Hashable, Sendable {
    package var key: String
    package var keyPosition: SourcePosition
    package var node: TOMLNode
}

/// What TOML can say; lists and tables are in the order of the file.
package enum TOMLValue: Hashable, Sendable {
    case string(String)
    case integer(Int)
    case float(Double)
    case boolean(Bool)
    case date(CivilDate)
    /// Nil when it is finer than a second.
    case time(CivilTime?)
    /// Only the date of it, for no field wants a date with a time.
    case dateTime(CivilDate)
    case list([TOMLNode])
    case table([TOMLEntry])
}
