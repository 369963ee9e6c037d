import ControlProtocol
import DoseCore
import Glibc
import PlanFile
import Planning
import Publishing
import TOMLText
import Testing
import Words

@testable import DoseCLI

/// The French of the translators, in a process of its own: a catalog is opened for the whole of one.
enum French {
    static func screen(_ screen: Screen = .plain) throws -> Screen {
        let folder = "/tmp/dosectl-french-\(getpid())"
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let catalog = "\(folder)/fr/LC_MESSAGES"
        system("mkdir -p \(catalog) && msgfmt -o \(catalog)/dosed.mo /\(root)/po/fr.po")
        defer { system("rm -r \(folder)") }
        try #require(Language.open([LanguageCode("fr")].compactMap(\.self), in: [folder]) != nil)
        var french = screen
        french.language = .person
        return french
    }

    /// Nothing is broken at the spaces of an amount; here they are plain.
    static func joined(_ lines: [String]) -> String {
        lines.map(plain).joined(separator: "\n")
    }

    static func plain(_ text: String) -> String { text.replacing("\u{a0}", with: " ") }
}

@Suite struct `The screens in French, all of them` {
    @Test func `a report, and its page`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            let report = ReportSample.report
            let lines = French.joined(screen.report(report))
            for line in [
                "Rapport : du jeu. 12 novembre 2026 au mar. 1 décembre 2026",
                "Verres : 3 par semaine en moyenne, 2 jours sur 20.",
                "2026-11-23 : Baclofène en pause à partir du 2026-11-23 : la dose seuil, à garder jusqu’au 2027-03-01",
                "  Baclofène, depuis 14 jours",
                "En page à imprimer : dosectl report --html report.html",
            ] {
                #expect(lines.contains(line), "\(line)")
            }
            let page = French.plain(screen.page(report).text)
            for part in [
                "<html lang=\"fr\">", "<h2>Questions pour le rendez-vous</h2>",
                "novembre 2026 : Baclofène, 14,7 mg prévus et 13,7 mg pris par jour.",
            ] {
                #expect(page.contains(part), "\(part)")
            }
        }
    }

    @Test func `an answer, and what it leads to`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            let close = Wire.Warning(
                kind: .closeToNext, medication: "baclofen", name: "Baclofène",
                dose: "baclofen/2026-12-01/17:00", at: "2026-12-01T17:00:00+01:00", minutes: 50,
                planned: 30)
            let extra = Wire.Warning(
                kind: .extraIntake, medication: "baclofen", name: "Baclofène")
            let answer = Wire.Answer(
                isRecorded: true, doses: [Sample.taken], extraIntakes: [Sample.extra],
                warnings: [extra, close], takeable: [Sample.ringing], next: Sample.tomorrow)
            #expect(
                French.joined(screen.answer(answer, to: "take")) == """
                    Pris : Baclofène 10 mg (1 comprimé), la prise de 13:00, à 13:04.
                    Noté : Baclofène 2,5 mg à 16:10, comme prise supplémentaire : aucune n’était à prendre à cette heure, elle n’en remplace donc aucune.
                    Attention : la prochaine prise de Baclofène, 30 mg, est prévue à 17:00, 50 min après celle-ci, et sonnera. Si c’était déjà elle : dosectl skip baclofen/17:00
                    Sonne : Baclofène 30 mg (3 comprimés), la prise de 17:00, jusqu’à 18:00.
                    Prochaine prise : Baclofène 5 mg (½ comprimé) à 13:00 demain.
                    """)
            let undone = Wire.Answer(
                isRecorded: true, doses: [Sample.ringing], undone: [Sample.entries[2]])
            #expect(
                French.joined(screen.answer(undone, to: "undo")) == """
                    Annulé : baclofen 17:00 du 2026-12-01 pris : 30 mg à 2026-12-01 17:50.
                    Baclofène 30 mg (3 comprimés), la prise de 17:00, sonne de nouveau jusqu’à 18:00.
                    """)
        }
    }

    @Test func `the diary`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            #expect(
                French.joined(screen.noted(DiarySample.noted, DiarySample.marks)) == """
                    Noté : 2 verres à 17:04.
                    Aujourd’hui : 4 verres. Risque faible : au plus 2 par jour.
                    En 7 jours : 9,5 verres, sur 5 des 7. Risque faible : au plus 10, avec 1 jour sans.
                    Source : SpF, 2017.
                    Sonne : Baclofène 30 mg (3 comprimés), la prise de 17:00, jusqu’à 18:00.
                    """)
            let days = screen.diary(
                DiarySample.days, since: CivilDate(dayNumber: 20_786),
                CivilDate(dayNumber: 20_788), DiarySample.marks)
            #expect(
                French.joined(days) == """
                                        verres  envie                 effets        autre
                      Lun. 30 novembre       3  7 à 18:00, 4 à 21:00  drowsiness 3
                      Mar. 1 décembre                                               coffee 3 cups, poids 71,5 kg

                    2026-11-30 12:00, 1,5 verre : at a wedding
                    2026-12-01 07:10 : slept badly
                    Mar. 1 décembre : 2 entrées d’avant ne sont pas montrées.

                    En 7 jours : 3 verres, sur 1 des 7. Risque faible : au plus 10, avec 1 jour sans.
                    En un jour, risque faible : au plus 2.
                    Source : SpF, 2017.
                    """)
            #expect(
                French.plain(
                    screen.words(.outOfRange(.zero...Limits.score), of: .craving, said: "11"))
                    == "« 11 » est hors limites : une envie va de 0, aucune, à 10, la plus forte possible"
            )
            let verre = try SaidObservation(["verre", "2"], note: nil, volume: nil, strength: nil)
            #expect(
                screen.doubt(verre).map(French.plain)
                    == "« verre » ressemble à drink, qui se note par dosectl diary drink. Est-ce autre chose, à vous ?"
            )
        }
    }

    @Test func `a day`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            var day = Sample.day
            day.doses[1].cause = .unattended
            #expect(
                French.joined(screen.day(day)) == """
                    Mar. 1 décembre 2026

                      ✓  13:00  Baclofène   10 mg  1 comprimé   prise à 13:04
                      ✗  15:00  Baclofène   20 mg  2 comprimés  manquée : ordinateur éteint
                      +  16:10  Baclofène  2,5 mg               prise supplémentaire
                      ●  17:00  Baclofène   30 mg  3 comprimés  sonne jusqu’à 18:00

                    Baclofène : 12,5 mg pris sur 60 mg.
                    """)
        }
    }

    @Test func `a refusal`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            func refused(
                _ name: Refusal.Name, _ members: ControlError.Members, _ verb: String
            ) -> String {
                French.plain(screen.words(ControlError(name, members), of: verb))
            }
            #expect(
                refused(
                    .nothingTakeable, .init(missed: Sample.missed, next: Sample.awaited), "take")
                    == "Rien à prendre maintenant. Prise manquée : Baclofène 20 mg (2 comprimés) à 15:00. "
                    + "Ne la prenez pas maintenant, et ne prenez pas plus la prochaine fois. "
                    + "Prochaine prise : Baclofène 30 mg (3 comprimés) à 17:00, possible à partir de 16:30. "
                    + "Si vous l’avez quand même prise : dosectl take baclofen/15:00 --at HEURE")
            #expect(
                refused(
                    .unknownDose, .init(doses: [Sample.awaited], asked: "18:00"), "take")
                        == """
                        Aucune prise ne s’appelle « 18:00 ». Vouliez-vous dire « 17:00 » ? Celles du jour :
                          baclofen 17:00 (30 mg)
                        """)
            #expect(
                refused(.courseCannot, .init(kind: .held, course: Sample.courseToCome), "hold")
                    == "Le traitement par Baclofène n’a pas commencé : il débute le mar. 1 décembre. "
                    + "Pour une autre date, changez « start » dans le plan.")
        }
    }

    @Test func `that the daemon is not there`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            #expect(
                screen.message(.daemon(.noSocket(path: "/s"), mayBeRecorded: true), of: "take")
                    .map(French.plain)
                        == """
                        dosed n’est pas lancé : pas de socket à /s. Pour le lancer : systemctl --user enable --now dosed.socket dosed
                        On ne sait pas si la réponse a été enregistrée. Voir : dosectl status
                        """)
        }
    }

    @Test func `the history`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            var printed = PrintedHistory()
            let reply = HistoryReply(entries: Sample.moves + Sample.entries)
            #expect(
                French.joined(
                    screen.history(reply, after: &printed) + screen.end(of: printed)) == """
                          12  2026-12-01 21:00  baclofen reprend à partir du 2026-12-01 21:00                         par une commande
                          11  2026-12-01 21:00  baclofen redescend d’un palier à partir du 2026-12-01 21:00 : nausea  par une commande
                          10  2026-12-01 21:00  baclofen en pause à partir du 2026-12-02 : nausea                     par une commande
                           9  2026-12-02 00:41  réponse 8 annulée                                                     par une commande
                           8  2026-12-01 18:40  baclofen prise supplémentaire : 30 mg à 18:30                         par une commande
                           7  2026-12-02 00:40  baclofen 17:00 du 2026-12-01 pris : 30 mg à 2026-12-01 17:50          par une commande
                           6  2026-12-01 18:00  baclofen 17:00 manqué : ordinateur éteint
                           5  2026-12-01 17:30  baclofen 17:00 sauté : nausea                                         par un bouton
                           4  2026-12-01 17:05  baclofen 17:00 remis à 17:15                                          par un bouton
                           3  2026-12-01 17:00  baclofen 17:00 sonne : 30 mg jusqu’à 18:00
                           2  2026-12-01 16:50  baclofen 17:00 n’est plus à prendre
                           1  2026-12-01 12:00  plan adopté
                        """)
        }
    }

    @Test func `the course`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            var course = Sample.course
            course.standing = .held
            course.moves = [
                Sample.move(.held, from: "2026-11-30 00:00", reason: "nausée"),
                Sample.move(.resumed, from: "2026-12-02 00:00"),
            ]
            #expect(
                French.joined(screen.courses([course])) == """
                    Baclofène : palier 2 sur 3, jour 1 sur 2 ; en pause ; reprend à partir de demain

                           maintenant  palier 2  20 mg par jour  17:00 20
                      jeu. 3 décembre  palier 3  30 mg par jour  13:00 10, 17:00 20
                    Le dernier palier commence le jeu. 3 décembre.

                      30 mg ┤         ░░░
                            ┤         ░░░
                            ┤   ░░░░░░░░░
                      15 mg ┤   ░░░░░░░░░
                            ┤███░░░░░░░░░
                            ┤███░░░░░░░░░
                       0 mg └───┴────────
                             H     R
                             2026-11-30 - 2026-12-03
                      █ pris  ░ prévu  ┴ aujourd’hui
                      H pause  B palier plus bas  R reprise  * plusieurs

                    En pause à partir du lun. 30 novembre : nausée
                    Repris à partir de demain
                    """)
        }
    }

    @Test func `a move of the course`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            var course = Sample.course
            course.moves = [Sample.move(.steppedBack, from: "2026-12-01 16:45:05")]
            course.upcoming = [Sample.row(2, from: "2026-12-03", 20, 25, 25)]
            let reply = Sample.moved(
                course, before: Sample.amounts(20, 25, 25), today: Sample.amounts(20, 25, 20),
                next: Sample.amounts(20, 20, 20))
            #expect(
                French.joined(screen.moved(reply, by: .steppedBack)) == """
                    Baclofène, le reste de la journée : 20 mg à 17:00.
                    Baclofène à partir de demain : 60 mg par jour, moins qu’avant (70 mg) : 20 mg à 13:00, 15:00 et 17:00.
                    Ensuite à partir du jeu. 3 décembre : 70 mg par jour, plus qu’avant (60 mg) : 20 mg à 13:00, 25 mg à 15:00 et 17:00.
                    Redescendu d’un palier. Pour y rester : dosectl hold baclofen
                    """)
        }
    }

    @Test func `an answer to a question about the plan`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            let choice = Wire.Choice(
                medication: "baclofen", name: "Baclofène", placed: .accepted, from: "2026-12-02",
                today: Sample.amounts(20, 20, 30), next: Sample.amounts(30), course: Sample.course)
            #expect(
                French.joined(screen.chosen([choice])) == """
                    C’est noté : Baclofène suit le plan enregistré.
                      aujourd’hui  70 mg par jour  13:00 20, 15:00 20, 17:00 30
                      demain       30 mg par jour  17:00 30
                    Ensuite le palier 3 (10 + 20 mg) le jeu. 3 décembre.
                    Pour annuler : dosectl undo
                    """)
        }
    }

    @Test func `a plan, and what changes from one to another`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            let text = """
                version = 1
                [medication.mtx]
                name = "Methotrexate"
                tablet = "2.5 mg"
                halves = true
                start = 2026-11-30
                weekdays = ["monday"]
                times = ["09:00"]
                steps = [{ days = 14, mg = [7.5] }, { mg = [10] }]
                """
            let plan = try #require(PlanFile.read(text).plan)
            let today = CivilDate(dayNumber: 20_788)
            #expect(
                French.joined(screen.calendar(plan.medications[0], today)) == """
                    Methotrexate (mtx), comprimés de 2,5 mg et leurs moitiés
                    Une fois par semaine, le lundi.

                      à partir de      jours  09:00  en tout
                      lun. 2026-11-30     14    7,5   7,5 mg
                      lun. 2026-12-14            10    10 mg

                    Le dernier palier reste jusqu’à ce que le plan change.
                    """)
            let other = try #require(
                PlanFile.read(text.replacing("mg = [10]", with: "mg = [12.5]")).plan)
            let difference = PlanDifference(from: plan, to: other, since: today)
            #expect(
                French.joined(screen.difference(difference, from: today) { _ in nil }) == """
                    mtx
                      à partir du lun. 2026-12-14 :
                        avant 09:00 10 : 10 mg une fois par semaine, le lundi
                        après 09:00 12,5 : 12,5 mg une fois par semaine, le lundi
                    """)
        }
    }

    @Test func `words that are not understood`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            #expect(
                French.plain(screen.words(.unknownVerb("tkae"), of: "tkae"))
                    == "il n’y a pas de commande « tkae » ; vouliez-vous dire « take » ?")
            #expect(
                French.plain(screen.words(.missingOption(PlanOptions.start), of: "plan new"))
                    == "il manque --start DATE : le premier jour, comme 2026-12-01")
            #expect(
                screen.message(.planning(.nothingDue), of: "slower").map(French.plain)
                    == "le traitement est terminé, et rien n’est à prendre. Pour recommencer : dosectl climb"
            )
        }
    }

    @Test func `the mistakes of a plan, and what is hardly meant`() async {
        await #expect(processExitsWith: .success) {
            let words = ProblemWords(try French.screen().language)
            let wrong = "version = 1\n[medication.a]\nname = \"A\"\nstrat = 2026-12-01\n"
            let problem = try #require(
                PlanFile.read(wrong).problems.first { $0.position.line == 4 })
            #expect(
                French.plain(words.message(problem, in: "plan.toml"))
                    == "plan.toml:4:1: erreur : clé inconnue « strat » ; vouliez-vous dire « start » ?"
            )
            // What programs read stays English.
            #expect(
                problem.message(in: "p")
                    == "p:4:1: error: unknown key 'strat'; did you mean 'start'?")
            let steep = PlanProblem(
                .start,
                .course(
                    .tenfold(from: Amount(micrograms: 10_000), to: Amount(micrograms: 100_000))))
            #expect(
                French.plain(words.words(steep))
                    == "10 mg par jour devient 100 mg par jour d’un palier au suivant ; "
                    + "la virgule est-elle à sa place ?")
        }
    }

    @Test func `the help`() async {
        await #expect(processExitsWith: .success) {
            let help = Help(language: try French.screen().language)
            #expect(
                French.joined(help.lines(of: VersionVerb.manual)) == """
                    usage : dosectl version

                    Affiche les deux versions, qui devraient être les mêmes.

                    Options :
                      --json         afficher du JSON, les valeurs de org.dosed.Control
                      --socket PATH  où écoute le daemon (ou DOSED_SOCKET)
                      --help         afficher l’aide de la commande
                    """)
            let french = Verbs.all.flatMap { help.lines(of: $0.manual) }
            let english = Verbs.all.flatMap { Help(language: .english).lines(of: $0.manual) }
            let same = zip(french, english).filter { $0 == $1 && $0.contains(" the ") }
            #expect(french.count == english.count)
            #expect(same.map(\.0) == [])
        }
    }

    @Test func `the rest of a course, before it is written`() async {
        await #expect(processExitsWith: .success) {
            let words = ProposalWords(try French.screen().language)
            let pace = ProposalWords.Pace(change: "5 mg", every: 7, to: "150 mg")
            #expect(
                French.plain(words.up("Baclofène", pace, on: .saturday))
                    == "Baclofène : monter de 5 mg tous les 7 jours, le samedi, jusqu’à 150 mg par jour"
            )
            #expect(French.plain(words.writeIt) == "Écrire cela dans le plan ? [o/N]")
        }
    }
}

@Suite struct `Another language` {
    @Test func `is one more catalog, and nothing else`() async {
        await #expect(processExitsWith: .success) {
            let folder = "/tmp/dosectl-german-\(getpid())"
            let head = #"msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n"#
            let said = #"\nmsgid "There is no plan."\nmsgstr "Es gibt keinen Plan."\n"#
            let catalog = "\(folder)/de/LC_MESSAGES"
            system(
                "mkdir -p \(catalog) && printf '\(head)\(said)' | msgfmt -o \(catalog)/dosed.mo -")
            defer { system("rm -r \(folder)") }
            let code = try #require(LanguageCode("de"))
            #expect(Language.open([code], in: [folder]) == code)
            #expect(RefusalWords(.person).noPlan == "Es gibt keinen Plan.")
            // What it does not say is English.
            #expect(StatusWords(.person).works == "dosed works.")
        }
    }
}
