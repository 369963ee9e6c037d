import Testing

@testable import DoseCore
@testable import DoseDaemon
@testable import Words

extension OneSession {
    /// What people read in their language, by the catalog of gettext as it is installed.
    struct LanguageTests {
        private let folder: TemporaryFolder

        init() async throws {
            folder = try TemporaryFolder()
            let catalog = folder.file("fr/LC_MESSAGES")
            #expect(try await Child(["mkdir", "-p", catalog]).status() == 0)
            let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
            #expect(
                try await Child(["msgfmt", "-o", "\(catalog)/dosed.mo", "/\(root)/po/fr.po"])
                    .status()
                    == 0)
        }

        @discardableResult
        private func select(_ codes: String...) -> String? {
            Language.open(codes.compactMap { LanguageCode($0) }, in: ["/nowhere", folder.path])?
                .description
        }

        private func amount(_ value: Double, _ unit: AmountUnit) -> String {
            Language.person.amount(Amount(value, unit) ?? .zero).withPlainSpaces
        }

        @Test func `an alarm in French, with its decimal comma`() {
            #expect(select("fr_FR") == "fr_FR")
            defer { Language.open([], in: []) }
            let words = NotificationWords(.person, settings: Settings(), zone: .utc)
            var dose = DoseDaemonTests.open(amount: Amount(micrograms: 7500))
            dose.note = "avec un repas"
            let alarm = words.alarm(
                DoseDaemonTests.alarm(dose, call: .last), nonce: "1f", hasButtons: true)
            #expect(alarm.summary == "Dernier appel\u{a0}: Baclofène 7,5\u{a0}mg")
            #expect(alarm.body == "Avec un repas.\nÀ 17:00, jusqu’à 18:00.")
            #expect(alarm.actions.map(\.label) == ["Pris", "Plus tard", "Sauter"])
            #expect(alarm.actions.map(\.key) == ["taken.1f", "snooze.1f", "skip.1f"])
        }

        @Test func `numbers, plurals and dates are those of the language`() {
            select("fr")
            defer { Language.open([], in: []) }
            let language = Language.person
            #expect(amount(0, .tablets) == "0 comprimé")
            #expect(amount(1, .tablets) == "1 comprimé")
            #expect(amount(1.5, .tablets) == "1 ½ comprimés")
            #expect(amount(62.5, .mcg) == "62,5 µg")
            #expect(amount(400, .iu) == "400 UI")
            #expect(language.duration(minutes: 240) == "4\u{a0}h")
            #expect(language.duration(minutes: 2880) == "2\u{a0}jours")
            #expect(
                language.date(date("2027-03-02"), today: date("2026-12-01")) == "mar. 2 mars 2027")
            #expect(
                language.point(date("2026-12-02"), time("17:00"), today: date("2026-12-01"))
                    == "17:00 demain")
            #expect(language.list(["13:00", "15:00", "17:00"]) == "13:00, 15:00 et 17:00")
        }

        @Test func `what is for programs stays English, and so does all without a catalog`() {
            select("fr")
            #expect(Language.person.tr("Recorded") == "Enregistré")
            #expect(Language.english.tr("Recorded") == "Recorded")
            #expect(select("xx") == nil)
            #expect(Language.person.tr("Recorded") == "Recorded")
            #expect(select("xx", "fr") == "fr")
            // Whoever reads English best is not spoken to in French.
            #expect(select("en_GB", "fr") == nil)
            #expect(Language.person.tr("Recorded") == "Recorded")
        }

        @Test func `a place without a value stays, and a sign of percent is one`() {
            #expect(
                Language.english.tr("%1$s of %2$s, 10 %% and 5 %", "a") == "a of %2$s, 10 % and 5 %"
            )
        }

        private func time(_ text: String) -> CivilTime {
            guard let time = CivilTime(text) else { preconditionFailure("'\(text)' is no time.") }
            return time
        }
    }
}
