import ControlProtocol
import DoseCore
import Installation
import Words

/// A word that may come next, and what it means.
struct Candidate: Hashable {
    let word: String
    var meaning = ""
}

extension Completion {
    /// What may be typed on, of those that begin with what is typed already, in whatever case.
    func candidates(in session: Session) -> [Candidate] {
        let language = session.environment.spoken
        let all: [Candidate] =
            switch wanted {
            case .nothing: []
            case .verbs(let first): Self.verbs(after: first, in: language)
            case .options(let options):
                options.map { Candidate(word: "--\($0.name)", meaning: language.say($0.help)) }
            case .value(let place): values(of: place, in: session)
            }
        return all.filter { $0.word.lowercased().hasPrefix(typed.lowercased()) }
    }

    /// Whether the names of files are what may come, which a shell knows best.
    var areFilesWanted: Bool { ["FILE", "PATH", "A", "B"].map(Wanted.value).contains(wanted) }

    private static func verbs(after first: String?, in language: Language) -> [Candidate] {
        let verbs = first.map(Verbs.completing) ?? Verbs.all
        var words: [Candidate] = []
        for manual in verbs.map({ $0.manual }) {
            let parts = manual.name.split(separator: " ").map(String.init)
            guard let word = first == nil ? parts.first : parts.last,
                words.last?.word != word
            else { continue }
            let isWhole = first != nil || parts.count == 1
            words.append(
                Candidate(word: word, meaning: isWhole ? language.say(manual.summary) : "…"))
        }
        return words
    }

    private func values(of place: String, in session: Session) -> [Candidate] {
        switch place {
        case "DOSE": doses(in: session) + [Candidate(word: "all")]
        case "MEDICATION": medications(in: session)
        case "WHAT": observations(in: session)
        case "PROTOCOL":
            session.environment.plans.data.names(of: .protocols).map {
                Candidate(word: session.screen().text($0))
            }
        case "VERB": Self.verbs(after: nil, in: session.environment.spoken)
        case "BAR": BarFormat.allCases.map { Candidate(word: $0.rawValue) }
        case "FORMAT": ExportVerb.Format.allCases.map { Candidate(word: $0.rawValue) }
        case "DATE": ["today", "yesterday", "tomorrow"].map { Candidate(word: $0) }
        case "TIME": [Candidate(word: "now")]
        case "ON/OFF": ["on", "off"].map { Candidate(word: $0) }
        default: place.allSatisfy(\.isLowercase) ? [Candidate(word: place)] : []
        }
    }

    // MARK: What the daemon knows

    private func status(in session: Session) -> Wire.Overview? {
        try? session.daemon().ask(ControlCall("Status"), StatusReply.self).status
    }

    /// Those of today that are not taken or left out, the open ones first, and what else was missed of late.
    private func doses(in session: Session) -> [Candidate] {
        guard let status = status(in: session) else { return [] }
        let screen = session.screen()
        let isOver: Set<Wire.Dose.State> = [.taken, .skipped, .superseded]
        var seen: Set<String> = []
        return (status.takeable + status.today.doses + status.missed).filter {
            !isOver.contains($0.state) && seen.insert($0.id).inserted
        }.map { dose in
            let name = dose.date == status.today.date ? "\(dose.medication)/\(dose.time)" : dose.id
            return Candidate(
                word: screen.text(name),
                meaning: "\(screen.text(dose.name)) \(screen.amount(dose.amount))")
        }
    }

    private func medications(in session: Session) -> [Candidate] {
        guard let status = status(in: session) else { return [] }
        let screen = session.screen()
        let named =
            status.courses.map { ($0.medication, $0.name) }
            + status.today.totals.map { ($0.medication, $0.name) }
            + status.today.needs.map { ($0.medication, $0.name) }
        var seen: Set<String> = []
        return named.filter { seen.insert($0.0).inserted }.map {
            Candidate(word: screen.text($0.0), meaning: screen.text($0.1))
        }
    }

    /// The kinds, and the names that were used of late.
    private func observations(in session: Session) -> [Candidate] {
        let kinds = Observation.Kind.allCases.filter { $0 != .other }
            .map { Candidate(word: $0.rawValue) }
        guard let daemon = try? session.daemon(), let present = try? daemon.present(),
            let days = try? daemon.diary(
                from: present.today - Self.diaryDays, through: present.today)
        else { return kinds }
        let screen = session.screen()
        let own = days.flatMap(\.entries).compactMap { entry in
            entry.observation?.kind == .other ? entry.observation?.name : nil
        }
        return kinds + Set(own).sorted().map { Candidate(word: screen.text($0)) }
    }

    /// So many that the answer is there at once.
    private static let diaryDays = 14
}
