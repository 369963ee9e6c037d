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
    /// No time where it has an offset, or is finer than a second: no field wants such a one.
    case dateTime(CivilDate, CivilTime?)
    case list([TOMLNode])
    case table([TOMLEntry])
}
