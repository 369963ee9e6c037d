import CIntl
package import DoseCore
import Glibc

/// What people are spoken to in: English as it stands in the sources, or a translation of it.
package enum Language: Hashable, Sendable {
    /// As it stands in the sources: also what is written for programs and into the journal.
    case english
    /// That of the person, by the catalog that was opened last; English where none is.
    case person

    /// Opens the catalog of a language for the whole process, as gettext does.
    ///
    /// No locale of the system has to be generated for it: of the one that the C library brings, only the catalog's
    /// language is another. Dates and numbers come from the catalog for the same reason.
    ///
    /// - Parameters:
    ///   - codes: Those that the person reads, the best first.
    ///   - folders: Where catalogs are looked for, as `fr/LC_MESSAGES/dosed.mo` below one of them.
    /// - Returns: the code whose catalog is open; nil where the person reads English, or there is none of any.
    @discardableResult
    package static func open(_ codes: [LanguageCode], in folders: [String]) -> LanguageCode? {
        // The sources are in English: what is read less well is not looked for.
        for code in codes.prefix(while: { !$0.isEnglish }) {
            for folder in folders where use(code, in: folder) { return code }
        }
        unsetenv("LANGUAGE")
        setlocale(LC_MESSAGES, "C")
        return nil
    }

    private static func use(_ code: LanguageCode, in folder: String) -> Bool {
        setenv("LANGUAGE", code.description, 1)
        // It also forgets what was looked up in another language.
        setlocale(LC_MESSAGES, "C.UTF-8")
        bindtextdomain(domain, folder)
        bind_textdomain_codeset(domain, "UTF-8")
        // Under the empty text stands the head of a catalog; without a catalog it comes back as it is.
        return dgettext(domain, "").pointee != 0
    }

    static let domain = "dosed"
}
