/// A treatment on one axis of dates: what was planned and taken above, what was noted below; in words and numbers that
/// whoever draws it has chosen.
///
/// It is in shades of grey, and each thing has a shape of its own, so that a printer needs no colours.
package struct TreatmentPicture {
    package var language: String
    /// By which its title and description are known on a page that has other pictures.
    package var name: String
    package var title: String
    /// What the picture shows, for those who do not see it.
    package var description: [String]
    /// What is written below the axis, and where on it, from 0 to 1.
    package var dates: [Mark]
    /// Vertical lines through all panels, with what they are.
    package var verticals: [Mark]
    package var panels: [Panel]

    package typealias Mark = PictureMark

    /// One row of the picture; places on the axis and heights in it are from 0 to 1.
    package struct Panel {
        package var heading: String
        /// In pixels of CSS.
        package var height: Double
        /// What is written beside it, and at which height.
        package var scale: [Mark]
        package var bars: [Bar] = []
        /// What holds over a stretch: a line that goes by steps.
        package var outline: [Stretch] = []
        /// The same, of what is to come: broken.
        package var toCome: [Stretch] = []
        /// Horizontal lines, with what they are.
        package var levels: [Mark] = []
        package var dots: [Dot] = []
        /// Signs below it.
        package var flags: [Mark] = []

        package init(heading: String, height: Double, scale: [Mark]) {
            (self.heading, self.height, self.scale) = (heading, height, scale)
        }
    }

    package struct Stretch: Equatable {
        package var from: Double
        package var through: Double
        package var height: Double

        package init(from: Double, through: Double, height: Double) {
            (self.from, self.through, self.height) = (from, through, height)
        }
    }

    package typealias Bar = Stretch

    package struct Dot {
        package var place: Double
        package var height: Double
        /// From 0, the smallest, to 1.
        package var size: Double

        package init(place: Double, height: Double, size: Double) {
            (self.place, self.height, self.size) = (place, height, size)
        }
    }

    package init(
        language: String, name: String, title: String, description: [String], dates: [Mark],
        verticals: [Mark], panels: [Panel]
    ) {
        (self.language, self.name, self.title) = (language, name, title)
        (self.description, self.dates) = (description, dates)
        (self.verticals, self.panels) = (verticals, panels)
    }
}
