/// What stands before the decimals of a number that people read; files and programs have the point.
package enum DecimalMark: Character, Sendable {
    case point = "."
    case comma = ","
}

extension DecimalMark {
    /// The mark of a locale by its name, as `de_DE.UTF-8`: what the C library knows of it is often not installed.
    ///
    /// Source: LC_NUMERIC of the locales of glibc 2.36.
    package init(locale name: String) {
        let name = String(name.prefix { $0 != "." && $0 != "@" })
        let language = String(name.prefix { $0 != "_" })
        let isException = Self.exceptions.contains(name)
        self = Self.languages.contains(language) != isException ? .comma : .point
    }

    private static let languages = Set(
        """
        ab agr an ast ayc az be bg br bs ca ce crh cs csb cv da de dsb el es et eu ff fi fo fr fur \
        fy gl hr hsb ht hu ia id is it ka kab kk kl ku ky lb li lij ln lt lv mg mhr mk mn nb nds nl \
        nn no oc os pap pl pt quz ro ru rw sah sc se sgs sk sl sq sr sv szl tg tr tt uk vi wa wo
        """.split(separator: " ").map(String.init))

    /// Countries whose mark is not that of their language elsewhere.
    private static let exceptions: Set<String> = [
        "az_IR", "de_CH", "de_LI", "en_DK", "es_DO", "es_GT", "es_HN", "es_MX", "es_NI", "es_PA",
        "es_PR", "es_SV", "es_US", "fr_CH", "it_CH",
    ]
}
