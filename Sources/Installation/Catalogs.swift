package import DoseCore

/// Where the translations are, and the languages that a person reads by the variables of their session.
package struct Catalogs: Hashable, Sendable {
    package let folders: [String]
    /// The best first, as gettext reads the variables; empty where they say English or nothing.
    package let languages: [LanguageCode]

    /// - Parameter executable: The program itself; what was installed beside it is found first.
    package init(_ variables: Variables, beside executable: Executable? = nil) {
        let shared = variables.folders("XDG_DATA_DIRS", usually: "/usr/local/share:/usr/share")
        folders = ([executable?.share].compactMap(\.self) + shared).map { "\($0)/locale" }
        languages = Self.languages(variables)
    }

    private static func languages(_ variables: Variables) -> [LanguageCode] {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { variables[$0] }.first
        // As the C library has it: that of C is English, and C.UTF-8 names no language, but others may.
        guard let locale, !["C", "POSIX"].contains(locale) else { return [] }
        let preferred = variables["LANGUAGE"]?.split(separator: ":").map(String.init) ?? [locale]
        return preferred.compactMap { LanguageCode(base($0)) }
    }

    /// `fr_FR` of `fr_FR.UTF-8@euro`.
    private static func base(_ locale: String) -> String {
        String(locale.prefix { $0 != "." && $0 != "@" })
    }
}
