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
    /// With glibc up to 2.38 no locale of the system has to be generated for it: of the one that it brings, only the
    /// catalog's language is another. Dates and numbers come from the catalog for the same reason. Since 2.39 that one
    /// is English alone (BZ 16621), and one of the session or of the language has to be there.
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
        bindtextdomain(domain, folder)
        bind_textdomain_codeset(domain, "UTF-8")
        let locales = ["C.UTF-8", "", code.locale, "en_US.UTF-8"]
        return locales.contains { locale in
            // It also forgets what was looked up in another language. Under the empty text stands the head of a catalog;
            // without a catalog it comes back as it is.
            setlocale(LC_MESSAGES, locale) != nil && dgettext(domain, "").pointee != 0
        }
    }

    static let domain = "dosed"
}

extension LanguageCode {
    /// The locale of the system that is likeliest to be there with it, as `fr_FR.UTF-8`.
    fileprivate var locale: String {
        let isRegional = description.contains("_")
        return (isRegional ? description : "\(description)_\(description.uppercased())") + ".UTF-8"
    }
}
