/// A place in a file as editors count: both numbers start at 1, columns are Unicode code points.
package struct SourcePosition: Hashable, Sendable {
    package var line: Int
    package var column: Int

    package static let start = SourcePosition(line: 1, column: 1)

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

extension SourcePosition: Comparable {
    package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
