import ControlProtocol
import DoseCore
import Words

/// What a status bar shows: true until the daemon tells of a change, for it says neither how long until then nor "today".
struct BarLine: Equatable {
    /// The most urgent thing there is; by it a bar chooses colours and icons.
    enum Kind: String, Encodable {
        case ringing, question, trouble, snoozed, next
        case nothing = "none"
        /// No daemon runs.
        case absent
    }

    let kind: Kind
    let text: String
    /// Where there is little room.
    let short: String
    /// More of it, for a pointer that rests there.
    let tooltip: [String]
}

extension Screen {
    /// - Parameter status: Nil while no daemon runs.
    func bar(_ status: Wire.Overview?) -> BarLine {
        let words = BarWords(language)
        guard let status else {
            return BarLine(kind: .absent, text: words.absent, short: words.absent, tooltip: [])
        }
        let (kind, text, short) = doses(of: status)
        let urgent: (kind: BarLine.Kind, sign: String)? =
            if kind == .ringing { nil } else if !status.questions.isEmpty {
                (.question, "? ")
            } else if status.health.contains(where: { !$0.isWell }) { (.trouble, "! ") } else {
                nil
            }
        let sign = urgent?.sign ?? ""
        return BarLine(
            kind: urgent?.kind ?? kind, text: sign + text, short: sign + short,
            tooltip: tooltip(status))
    }

    private func doses(
        of status: Wire.Overview
    ) -> (kind: BarLine.Kind, text: String, short: String) {
        let words = BarWords(language)
        let ringing = status.takeable.filter { $0.state == .ringing }
        if !ringing.isEmpty {
            let text = words.ringing(together(ringing, status))
            return (.ringing, text, status.isPrivate ? text : words.doses(ringing.count))
        }
        let snoozed = status.takeable.filter { $0.state == .snoozed }
        if let until = snoozed.compactMap(\.snoozedUntil).min() {
            let time = time(until, in: status)
            return (.snoozed, words.snoozed(together(snoozed, status), until: time), time)
        }
        let next = next(in: status)
        guard let first = next.first else { return (.nothing, words.nothing, words.nothing) }
        let time = time(first.due, in: status)
        let meant = next.filter { $0.due == first.due }
        return (.next, words.next(together(meant, status), at: time), time)
    }

    /// What has not rung yet, soonest first: that it may be taken already is told by nobody, and so by no bar.
    private func next(in status: Wire.Overview) -> [Wire.Dose] {
        let coming = status.takeable.filter { $0.state == .takeable } + status.next
        return coming.enumerated().sorted {
            let (one, other) = (
                ReadingClock.instant($0.element.due), ReadingClock.instant($1.element.due)
            )
            guard let one, let other, one != other else { return $0.offset < $1.offset }
            return one < other
        }.map(\.element)
    }

    private func together(_ doses: [Wire.Dose], _ status: Wire.Overview) -> String {
        let words = BarWords(language)
        if status.isPrivate { return words.doses(doses.count) }
        guard doses.count == 1 else { return words.medicines(doses.count) }
        let dose = doses[0]
        return dose.amount.isUncounted
            ? text(dose.name) : "\(text(dose.name)) \(amount(dose.amount))"
    }

    private func time(_ stamp: String, in status: Wire.Overview) -> String {
        guard let read = ReadingClock.Stamp(stamp) else { return text(stamp) }
        return text(
            BarWords(language).time(
                read.time, on: read.date, today: CivilDate(status.today.date)))
    }

    // MARK: More of it

    private static let nextShown = 6

    private func tooltip(_ status: Wire.Overview) -> [String] {
        let (words, bar) = (StatusWords(language), BarWords(language))
        func told(_ dose: Wire.Dose) -> String {
            status.isPrivate ? bar.doses(1) : portion(dose)
        }
        let open = status.takeable.filter { $0.state != .takeable }.map { dose in
            let (due, end) = (time(dose.due, in: status), time(dose.closes, in: status))
            guard dose.state == .snoozed else {
                return words.ringing(told(dose), due: due, until: end)
            }
            return words.snoozed(
                told(dose), due: due, until: dose.snoozedUntil.map { time($0, in: status) } ?? "?",
                atLatest: end)
        }
        let next = next(in: status).prefix(Self.nextShown).map {
            words.next(told($0), at: time($0.due, in: status), in: nil)
        }
        // After midnight it was missed on another day.
        let missed = status.missed.map { dose in
            let read = ReadingClock.Stamp(dose.due)
            let time = read.map { text(bar.time($0.time, on: $0.date, today: $0.date - 1)) }
            return bar.missed(told(dose), at: time ?? text(dose.due))
        }
        let asked = status.questions.isEmpty ? [] : [bar.asked("dosectl status")]
        let troubles = status.health.filter { !$0.isWell }.map { health in
            words.trouble(
                with: health.part.told,
                // What is wrong may have the names of medicines in it.
                status.isPrivate ? "dosectl status" : self.words(health)[0])
        }
        return (open + next + missed + asked + troubles).map(\.unglued)
    }
}
