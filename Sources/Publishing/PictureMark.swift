/// A place on an axis, from 0 to 1, and what is written there.
package struct PictureMark {
    package var place: Double
    package var text: String

    package init(place: Double, text: String) {
        (self.place, self.text) = (place, text)
    }
}
