/// Curves over a day as a picture, in words and numbers that whoever draws it has chosen.
///
/// It can be read in black and white, for each curve has its own dashes, and by a screen reader, which is told the
/// numbers in the description.
package struct CurvePicture {
    package var language: String
    package var title: String
    /// What the picture shows, for those who do not see it.
    package var description: [String]
    package var curves: [Drawn]
    /// What is written below the axis, and where on it, from 0 to 1.
    package var hours: [Mark]
    /// What is written beside the axis, and where on it, from 0 at the bottom to 1.
    package var amounts: [Mark]
    /// Vertical lines, with what they are.
    package var verticals: [Mark]
    /// Numbers below the picture, with the heads of their columns.
    package var numbers: [[String]]
    /// Sentences below all of it.
    package var remarks: [String]

    package typealias Mark = PictureMark

    package struct Drawn {
        /// What it is called below the axis, before its intakes.
        package var name: String
        package var line: Line
        package var parts: [Part]
        package var intakes: [Mark]

        package init(name: String, line: Line, parts: [Part], intakes: [Mark]) {
            (self.name, self.line, self.parts, self.intakes) = (name, line, parts, intakes)
        }
    }

    /// A stretch of a curve: places from 0 to 1, and heights from 0 to 1.
    package struct Part {
        package var points: [(place: Double, height: Double)]
        /// In the legend.
        package var name: String
        /// Not yet so: it is drawn thinner.
        package var isToCome: Bool

        package init(
            points: [(place: Double, height: Double)], name: String, isToCome: Bool = false
        ) {
            (self.points, self.name, self.isToCome) = (points, name, isToCome)
        }
    }

    /// How a curve is told from the others without colour.
    package enum Line {
        case thin, thick, dotted
    }

    package init(
        language: String, title: String, description: [String], curves: [Drawn], hours: [Mark],
        amounts: [Mark], verticals: [Mark], numbers: [[String]], remarks: [String]
    ) {
        (self.language, self.title, self.description) = (language, title, description)
        (self.curves, self.hours, self.amounts) = (curves, hours, amounts)
        (self.verticals, self.numbers, self.remarks) = (verticals, numbers, remarks)
    }
}
