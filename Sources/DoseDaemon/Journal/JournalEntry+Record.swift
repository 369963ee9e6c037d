import DoseCore
import Systemd

extension JournalEntry {
    /// One record as one entry; with `private` detail neither medication, amount nor reason is in it.
    init(
        _ record: Record, zone: Zone, detail: JournalDetail,
        name: @escaping (Medication.Key) -> String
    ) {
        let words = RecordWords(
            zone: zone, today: zone.civil(at: record.at.wall).date, isPrivate: detail == .private,
            name: name)
        let (said, about) = words.describe(record.event)
        let computer = record.provenance?.computer
        let message = said + (computer.map { " (on \($0))" } ?? "")
        let event = record.event.word
        self.init(
            priority: event == .missed ? .warning : .notice, message: message,
            messageID: event.messageID,
            fields: [
                Field("DOSED_EVENT", event.rawValue),
                Field("DOSED_RECORD", String(record.number)),
                Field("DOSED_BY", record.by.rawValue),
            ] + (computer.map { [Field("DOSED_COMPUTER", $0)] } ?? []) + about)
    }
}

extension Record.Event.Word {
    /// Under which the catalog explains the event (`systemd/dosed.catalog`).
    var messageID: String {
        switch self {
        case .planAdopted: "fcbd2e0684404c838e324bdf4ec77496"
        case .raised: "e42c0386e7b54d78868da9a95016cafd"
        case .snoozed: "6fd34ff1d4584da1be19ed45827cc290"
        case .taken: "e6a153606cd64834bc81c26a3f34a20b"
        case .skipped: "9a2e5f92ee3d4acd94951eff007c9e45"
        case .missed: "c20863ad0cb74929acaedb43662c8c77"
        case .superseded: "169abc96840e42c794b54cfcaf40e128"
        case .extraIntake: "42abf5d32a724f4da55896cd39334c3c"
        case .held: "d809fc700d464b46a6fa9cf099bae9d1"
        case .resumed: "e3dd4959cd4a4a89b4b5c15b531868d5"
        case .steppedBack: "c461d1e921a24bf7b0d994f2aaed8274"
        case .placed: "5c0d8b6ac4a84d5cb9dbb7c3f4d5a9e1"
        case .told: "32cff0c6ba594e80a8f699615ce2bfe0"
        case .diary: "91d3a6c7f0e24b0c8d5e7a2b6f41c3d8"
        case .stock: "5be2a1f47c3d4e6f9a0b8c7d6e5f4a31"
        case .undone: "87a5245dc8ad489eaa2332834373aacf"
        }
    }
}

extension [JournalEntry.Field] {
    /// What was taken, or is to be: in milligrams, too, where it is a mass.
    static func about(_ key: Medication.Key, _ amount: Amount) -> Self {
        let fields = [
            JournalEntry.Field("DOSED_MEDICATION", key),
            JournalEntry.Field("DOSED_AMOUNT", amount.number),
            JournalEntry.Field("DOSED_UNIT", amount.unit.rawValue),
        ]
        let mass = amount.unit.dimension == .mass ? amount.in(.mg) : nil
        return fields + (mass.map { [JournalEntry.Field("DOSED_AMOUNT_MG", $0.number)] } ?? [])
    }
}

/// A record in one sentence, and its fields.
private struct RecordWords {
    let zone: Zone
    /// The date of the record, whose times stand without one.
    let today: CivilDate
    let isPrivate: Bool
    let name: (Medication.Key) -> String

    func describe(_ event: Record.Event) -> (message: String, fields: [JournalEntry.Field]) {
        switch event {
        case .planAdopted(_, let afterLoss):
            (
                afterLoss
                    ? "the plan is in force; what was taken before the ledger was lost is not known"
                    : "the plan is in force", []
            )
        case .dose(let id, let planned, _, let event):
            describe(id, planned, event)
        case .extraIntake(let key, _, let intake):
            (
                "an extra intake\(of(key, intake.amount)) at \(dated(intake.at)) was recorded",
                fields(key, intake.amount)
            )
        case .course(let key, let move, let reason):
            (
                "the course\(isPrivate ? "" : " of \(name(key))") \(words(move.kind)) from \(move.from) on"
                    + (isPrivate ? "" : reason.map { ": \($0)" } ?? ""),
                isPrivate ? [] : [JournalEntry.Field("DOSED_MEDICATION", key)]
            )
        case .placed(let key, let placement):
            (
                "the course\(isPrivate ? "" : " of \(name(key))") \(words(placement))",
                isPrivate ? [] : [JournalEntry.Field("DOSED_MEDICATION", key)]
            )
        case .told(let news):
            (
                words(news),
                isPrivate ? [] : [JournalEntry.Field("DOSED_MEDICATION", news.medication)]
            )
        case .diary(let entry): describe(entry)
        case .stock(let entry):
            (
                isPrivate
                    ? "a count of pieces was recorded"
                    : "\(entry.pieces) of \(name(entry.medication))"
                        + (entry.strength.map { " \($0)" } ?? "") + " were \(entry.kind.rawValue)",
                fields(entry.medication, entry.pieces)
            )
        case .undone(let number): ("the answer of record \(number) was undone", [])
        }
    }

    private func describe(_ id: DoseID, _ planned: Amount, _ event: DoseEvent)
        -> (message: String, fields: [JournalEntry.Field])
    {
        let date = id.date == today ? "" : "\(id.date) "
        let dose = "the dose of \(date)\(id.time)\(of(id.medication, planned))"
        var amount = planned
        let message: String
        switch event {
        case .raised(let closes): message = "\(dose) is due, until \(dated(closes))"
        case .snoozed(let until): message = "\(dose) is snoozed until \(dated(until))"
        case .taken(let intake):
            let isOther = intake.amount != planned && !isPrivate
            message =
                "\(dose) was taken at \(dated(intake.at))" + (isOther ? ": \(intake.amount)" : "")
            amount = intake.amount
        case .skipped(let reason):
            // The person's own words may tell anything.
            let said = isPrivate ? nil : reason
            message = "\(dose) was skipped" + (said.map { ": \($0)" } ?? "")
        case .missed(let cause): message = "\(dose) was missed: \(words(cause))"
        case .superseded: message = "\(dose) is no longer due"
        }
        let named =
            isPrivate
            ? JournalEntry.Field("DOSED_DOSE", "\(id.date)/\(id.time)")
            : JournalEntry.Field("DOSED_DOSE", id.description)
        return (message, [named] + fields(id.medication, amount))
    }

    /// A note is for nobody but the person who wrote it.
    private func describe(_ entry: DiaryEntry)
        -> (message: String, fields: [JournalEntry.Field])
    {
        guard !isPrivate else { return ("an entry of the diary was recorded", []) }
        let observation = entry.observation
        let what =
            observation.kind == .drink ? nil : observation.name ?? observation.kind.rawValue
        let isOneDrink = observation.kind == .drink && observation.value == ExactNumber(1)
        let unit = isOneDrink ? "drink" : observation.unitSymbol
        let words = [what, observation.value?.description, unit].compactMap(\.self)
        let fields = [
            ("DOSED_OBSERVATION", observation.kind.rawValue), ("DOSED_NAME", observation.name),
            ("DOSED_VALUE", observation.value?.description),
            ("DOSED_UNIT", observation.unitSymbol),
        ]
        return (
            "an entry of the diary was recorded: \(words.joined(separator: " ")) at \(dated(entry.at))",
            fields.compactMap { name, value in value.map { JournalEntry.Field(name, $0) } }
        )
    }

    private func words(_ kind: CourseMove.Kind) -> String {
        switch kind {
        case .held: "stays on its step"
        case .resumed: "goes on"
        case .steppedBack: "goes back one step"
        }
    }

    private func words(_ cause: MissedCause) -> String {
        switch cause {
        case .unanswered: "nobody answered"
        case .unattended: "the computer was off or asleep, or dosed was not running"
        case .clockStep: "the clock was set past its window"
        case .spacing: "it would have followed too soon on the last intake"
        }
    }

    private func words(_ news: News) -> String {
        let whose = isPrivate ? "" : " of \(name(news.medication))"
        return switch news.kind {
        case .change: "the person was told what changes\(whose) on \(news.date)"
        case .ended: "the person was told that the course\(whose) ended on \(news.date)"
        case .review: "the person was reminded of the review\(whose)"
        case .runsOut: "the person was told that the stock\(whose) is short from \(news.date) on"
        case .expires: "the person was told that stock\(whose) expires on \(news.date)"
        }
    }

    private func words(_ placement: Placement) -> String {
        let place =
            placement.place.map { "on day \($0.day) of step \($0.step + 1)" }
            ?? "with nothing to take"
        return switch placement.reason {
        case .found: "goes on \(place) from \(placement.from) on"
        case .waiting: "goes on as it was until the plan saved begins"
        case .asked:
            "stays \(place): the plan saved would change its amounts at one go, and the person is asked"
        case .paused:
            placement.place?.isHeld ?? false
                ? "is held \(place) from \(placement.from) on: nothing was taken"
                : "stays \(place) from \(placement.from) on: nothing was taken on the last day with doses"
        case .accepted:
            "goes on by the plan saved \(place) from \(placement.from) on, as the person said"
        case .kept: "goes on as it was, as the person said"
        case .moved: "goes on \(place) from \(placement.from) on, as the person moved it"
        }
    }

    private func of(_ key: Medication.Key, _ amount: Amount) -> String {
        isPrivate ? "" : " of \(name(key)), \(amount),"
    }

    private func fields(_ key: Medication.Key, _ amount: Amount) -> [JournalEntry.Field] {
        isPrivate ? [] : .about(key, amount)
    }

    private func clock(_ instant: Instant) -> String { zone.civil(at: instant).time.description }

    /// Of another day with its date.
    private func dated(_ instant: Instant) -> String {
        let local = zone.civil(at: instant)
        return local.date == today ? clock(instant) : "\(local.date) \(local.time)"
    }
}
