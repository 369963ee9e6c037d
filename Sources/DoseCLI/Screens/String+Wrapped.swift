import Words

extension String {
    /// A line in lines of as many columns as every terminal has, broken between words; what is longer stays whole.
    var wrapped: String {
        guard count > Self.columns else { return self }
        let indent = String(prefix { $0 == " " })
        var lines: [String] = []
        var line = indent
        for word in dropFirst(indent.count).split(separator: " ", omittingEmptySubsequences: false)
        {
            if line.count > indent.count, line.count + 1 + word.count > Self.columns {
                lines.append(line)
                line = indent
            }
            line += (line.count > indent.count ? " " : "") + word
        }
        return (lines + [line]).joined(separator: "\n")
    }

    private static let columns = 79
}

extension Style {
    /// A sentence for the terminal; what stands together in it, as a command to be copied, stays on one line.
    func wrapped(_ sentence: String) -> String {
        sentence.wrapped.split(separator: "\n", omittingEmptySubsequences: false)
            .map { text(String($0).withPlainSpaces) }.joined(separator: "\n")
    }
}
