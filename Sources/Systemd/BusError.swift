/// Why the bus did not do what was asked.
package enum BusError: Error, Equatable {
    /// The peer, or the bus in its stead, answered with an error.
    case answered(name: String, message: String)
    /// No answer came in time, or the connection or the peer went before it: whether the call was carried
    /// out is not known.
    case unanswered
    /// The connection is closed; open another one.
    case disconnected
    /// A message does not hold what was to be read from it; `signature` is what it holds as a whole.
    case mismatch(expected: String, signature: String)
    /// A string cannot be sent: D-Bus knows no NUL.
    case nulInString
    /// libsystemd refused the call with an errno.
    case refused(code: CInt, call: String)
}
