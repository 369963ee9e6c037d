import DoseCore
import Installation
import Testing

/// The languages that a person reads, as gettext takes them from the variables of the session.
@Suite struct CatalogsTests {
    private func languages(_ variables: Variables) -> [String] {
        Catalogs(variables).languages.map(\.description)
    }

    @Test func `of several variables the first counts, and LANGUAGE goes before`() {
        #expect(languages(["LANG": "fr_FR.UTF-8"]) == ["fr_FR"])
        #expect(languages(["LANG": "fr_FR.UTF-8", "LC_MESSAGES": "de_CH@euro"]) == ["de_CH"])
        #expect(languages(["LANG": "de_DE", "LC_ALL": "fr"]) == ["fr"])
        #expect(languages(["LANG": "fr_FR", "LANGUAGE": "oc:fr:x!"]) == ["oc", "fr"])
        // The C library does not look at LANGUAGE there.
        // It names no language itself, but lets others be named; plain C does not.
        #expect(languages(["LANG": "C.UTF-8", "LANGUAGE": "fr"]) == ["fr"])
        #expect(languages(["LANG": "C.UTF-8"]) == [])
        #expect(languages(["LANG": "C", "LANGUAGE": "fr"]) == [])
        #expect(languages([:]) == [])
    }

    @Test func `translations are looked for beside the program first`() {
        let catalogs = Catalogs(
            ["XDG_DATA_DIRS": "/usr/share/"], beside: Executable(path: "/opt/bin/dosed"))
        #expect(catalogs.folders == ["/opt/share/locale", "/usr/share/locale"])
    }
}
