import TOMLText

extension Citation: CustomStringConvertible {
    /// `baclofen: my prescriber, 2026`.
    package var description: String {
        "\(visible(profile)): \(visible(source, upTo: 100))"
            + (date.map { ", \(visible($0))" } ?? "")
    }
}
