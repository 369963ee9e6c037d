/// Curves over a stretch as lines of text: areas of blocks, and in front of them lines of braille dots.
///
/// It knows nothing of what is drawn; whoever draws says where on the stretch, from 0 to 1, and how high.
struct Plot {
    let columns: Int
    let rows: Int
    /// What the highest row ends at.
    let top: Double
    private let isUTF8: Bool
    private var areas: [Area] = []
    private var lines: [Line] = []
    private var verticals: Set<Int> = []

    /// By columns; nil where there is none.
    private struct Area {
        let values: [Double?]
        let isLight: Bool
    }

    /// By columns of dots, of which a cell has two.
    private struct Line {
        let values: [Double]
        let isBroken: Bool
    }

    /// - Parameter most: The most that is drawn, above which is a round number.
    init(columns: Int, rows: Int, most: Double, isUTF8: Bool) {
        precondition(columns > 0 && rows > 0, "A plot has cells.")
        (self.columns, self.rows, self.isUTF8) = (columns, rows, isUTF8)
        top = Self.round(above: most)
    }

    /// The least of these times a power of ten that is not below; half of each is round as well.
    static func round(above most: Double) -> Double {
        guard most > 0 else { return 1 }
        var unit = 1.0
        while unit * 10 < most { unit *= 10 }
        while unit >= most, unit > 0.000_001 { unit /= 10 }
        return [1, 1.2, 1.4, 1.6, 1.8, 2, 2.4, 3, 4, 5, 6, 7, 8, 9, 10].map { $0 * unit }.first {
            $0 >= most
        } ?? most
    }

    // MARK: What is drawn

    /// - Parameter value: Of a place; nil where there is none.
    mutating func addArea(isLight: Bool = false, _ value: (Double) -> Double?) {
        let values = (0..<columns).map { value((Double($0) + 0.5) / Double(columns)) }
        areas.append(Area(values: values, isLight: isLight))
    }

    mutating func addLine(isBroken: Bool = false, _ value: (Double) -> Double) {
        let dots = columns * 2
        let values = (0..<dots).map { value((Double($0) + 0.5) / Double(dots)) }
        lines.append(Line(values: values, isBroken: isBroken))
    }

    /// A vertical line behind everything.
    mutating func addVertical(at place: Double) { verticals.insert(column(of: place)) }

    func column(of place: Double) -> Int {
        min(max(0, Int(place * Double(columns))), columns - 1)
    }

    // MARK: The lines of text

    /// From the top down, without a scale.
    var text: [String] {
        let dots = lines.reduce(into: [Cell: UInt32]()) { dots, line in
            for (cell, bits) in cells(of: line) { dots[cell, default: 0] |= bits }
        }
        return (0..<rows).map { row in
            let level = rows - 1 - row
            return (0..<columns).reduce("") { text, column in
                text + cell(column, level, dots[Cell(column: column, level: level)])
            }
        }
    }

    private struct Cell: Hashable {
        let column: Int
        /// Counted from the bottom.
        let level: Int
    }

    private func cell(_ column: Int, _ level: Int, _ dots: UInt32?) -> String {
        if isUTF8, let dots, let scalar = Unicode.Scalar(0x2800 | dots) {
            return String(Character(scalar))
        }
        if !isUTF8 {
            // The last of the lines that go through it.
            let mark = lines.last { line in
                Int(min(line.values[column * 2] / top, 1) * Double(rows) - 1e-9) == level
                    && line.values[column * 2] > 0
            }
            if let mark { return mark.isBroken ? "o" : "*" }
        }
        for area in areas.reversed() {
            guard let value = area.values[column] else { continue }
            let eighths = Int((value / top * Double(rows * 8)).rounded()) - level * 8
            if let sign = sign(eighths, isLight: area.isLight) { return sign }
        }
        return verticals.contains(column) ? (isUTF8 ? "┊" : "|") : " "
    }

    /// A light cell is a whole one.
    private func sign(_ eighths: Int, isLight: Bool) -> String? {
        let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        guard isUTF8 else { return eighths < 4 ? nil : isLight ? ":" : "#" }
        if isLight { return eighths < 4 ? nil : "░" }
        return eighths > 0 ? blocks[min(eighths, 8) - 1] : nil
    }

    /// The dots of a line, bound together where it is steep, four above one another in a cell.
    private func cells(of line: Line) -> [Cell: UInt32] {
        let heights = line.values.map { value in
            min(max(0, Int((value / top * Double(rows * 4)).rounded())), rows * 4 - 1)
        }
        // From the lowest dot up; the codes are those of Unicode's braille patterns.
        let bits: [[UInt32]] = [[0x40, 0x04, 0x02, 0x01], [0x80, 0x20, 0x10, 0x08]]
        var cells: [Cell: UInt32] = [:]
        var (last, drawn) = (heights.first ?? 0, 0)
        for (index, height) in heights.enumerated() {
            let way = height > last ? Array(last + 1...height) : Array((height..<last).reversed())
            for dot in way.isEmpty ? [height] : way {
                drawn += 1
                // Of a broken line three dots in six are there.
                if line.isBroken, drawn % 6 >= 3 { continue }
                cells[Cell(column: index / 2, level: dot / 4), default: 0] |=
                    bits[index % 2][dot % 4]
            }
            last = height
        }
        return cells
    }
}
