import Words

// What is said where there is no curve of a medication.

extension Screen {
    /// Where what is missing belongs, ready to be copied.
    func words(_ missing: NoKinetics) -> String {
        let words = CurveWords(language)
        var lines = [words.notSaid(text(missing.name))]
        if let file = missing.file {
            lines.append(words.write(into: text(file)))
            lines += [
                "[kinetics]", "half_life = \"4 h\"", "peak = \"1 h\"", "source = \"the leaflet\"",
            ].map { "  \($0)" }
        }
        if let profile = missing.profile {
            lines.append(
                words.write(
                    "profile = \"\(text(profile))\"", below: "[medication.\(text(missing.key))]",
                    into: text(missing.plan)))
        }
        return lines.joined(separator: "\n")
    }
}
