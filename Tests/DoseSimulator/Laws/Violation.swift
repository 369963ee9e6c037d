/// A law that was broken, and the lines of the life that led to it.
package struct Violation: CustomStringConvertible, Sendable {
    package let seed: UInt64
    package let law: String
    package let log: [String]

    package var description: String {
        (["seed \(seed): \(law)"] + log).joined(separator: "\n")
    }
}
