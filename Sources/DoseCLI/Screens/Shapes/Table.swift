/// Rows whose cells stand under one another, two columns apart.
struct Table {
    struct Cell {
        var text: String
        var colour: Style.Colour?
        var isRight: Bool

        init(_ text: String, _ colour: Style.Colour? = nil, isRight: Bool = false) {
            self.text = text
            self.colour = colour
            self.isRight = isRight
        }
    }

    private(set) var rows: [[Cell]] = []

    mutating func add(_ row: [Cell]) { rows.append(row) }

    /// How wide each column is; at least as wide as in the part of the table that stands above.
    func widths(atLeast before: [Int] = []) -> [Int] {
        let count = max(rows.map(\.count).max() ?? 0, before.count)
        return (0..<count).map { column in
            let wide = rows.map { column < $0.count ? $0[column].text.displayWidth : 0 }.max() ?? 0
            return max(wide, column < before.count ? before[column] : 0)
        }
    }

    func lines(_ style: Style) -> [String] { lines(style, widths: widths()) }

    /// Columns that are empty in every row are left out.
    func lines(_ style: Style, widths: [Int]) -> [String] {
        return rows.map { row in
            var line = ""
            var pending = 0
            for (cell, width) in zip(row, widths) where width > 0 {
                pending += 2
                let blank = width - cell.text.displayWidth
                if cell.isRight { pending += blank }
                if !cell.text.isEmpty {
                    line += String(repeating: " ", count: pending)
                    line += style.paint(cell.text, cell.colour)
                    pending = 0
                }
                // Blanks are owed until more text comes, so that no line ends with them.
                pending += cell.isRight ? 0 : blank
            }
            return line
        }
    }
}
