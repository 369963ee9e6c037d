import DoseCore

/// Two computers of one person, and a folder between them that is kept in step by a program that delays files, gives
/// older ones again, and loses the newest bytes.
///
/// What is asked of each life: no dose rings where a file has arrived that says it was taken; when everything has
/// arrived everywhere, both tell the same history; and no intake that was told is lost.
package struct Couple {
    package let seed: UInt64
    package internal(set) var worlds: [World]
    package private(set) var log: [String] = []
    private var random: Random
    /// The doses and the intakes that a person told, with the record of each, so long as it is not taken back.
    private var heard: [Int]
    private let isTold: Bool

    package static let names = ["desktop", "laptop"]

    package init(seed: UInt64, isTold: Bool = false) {
        self.seed = seed
        self.isTold = isTold
        var random = Random(seed: seed)
        let zone = Zone.system("Europe/Paris")
        let date = CivilDate(year: 2026, month: random.int(1...12), day: random.int(1...28))
        guard let date else {
            preconditionFailure("Every month has 28 days.")
        }
        let plan = random.daily(on: date)
        let start = zone.instant(date, CivilTime(hour: 9))
        worlds = Self.names.map {
            World(
                plan, in: zone, at: start, isSynchronised: true, computer: $0, isWatched: true)
        }
        heard = worlds.map(\.ringings.count)
        self.random = random
    }

    // MARK: A life

    /// Lives on for so many days, and then until both know everything; the law that was broken, nil when none.
    package mutating func run(days: Int) -> String? {
        let end = worlds[0].elapsed + Int64(days) * 86_400_000
        while worlds[0].elapsed < end {
            let pause = random.once(in: 3) ? random.int(1...120) : random.int(60...3600)
            if let broken = pass(.seconds(pause)) ?? happen() { return broken }
        }
        return settle()
    }

    /// Both go on by the same time; a computer that sleeps or is off does not notice.
    private mutating func pass(_ span: Duration) -> String? {
        let end = worlds[0].elapsed + span.milliseconds
        for index in worlds.indices {
            while worlds[index].elapsed < end {
                let rest = end - worlds[index].elapsed
                let wake = worlds[index].nextWake.map {
                    max(0, ($0 - worlds[index].now.wall).milliseconds)
                }
                if worlds[index].isRunning, let wake, wake <= rest {
                    worlds[index].pass(.milliseconds(wake))
                    worlds[index].handle(.clock)
                } else {
                    worlds[index].pass(.milliseconds(rest))
                }
                if let broken = look(index) { return broken }
            }
        }
        return nil
    }

    /// What the person does, and what goes wrong.
    private mutating func happen() -> String? {
        let index = random.int(0...1)
        if !worlds[index].isStoreWritable, random.once(in: 3) { heal(index) }
        switch random.int(0...39) {
        case 0...15: answer(index)
        case 16...33: deliver(to: index)
        case 34:
            if worlds[index].isRunning {
                worlds[index].die()
                tell("\(Self.names[index]) goes off")
            }
        case 35...37:
            if !worlds[index].isRunning {
                tell("\(Self.names[index]) starts")
                worlds[index].start()
            }
        case 38: worlds[index].isStoreWritable = false
        default:
            if worlds[index].isRunning { worlds[index].restart(after: .seconds(1), isReboot: true) }
        }
        return look(index)
    }

    private mutating func heal(_ index: Int) {
        worlds[index].isStoreWritable = true
        if worlds[index].isRunning { worlds[index].handle(.clock) }
    }

    /// Says something that makes sense, or nearly.
    private mutating func answer(_ index: Int) {
        guard worlds[index].isRunning else { return }
        let now = worlds[index].now.wall
        let takeable = worlds[index].agenda.situation(at: worlds[index].now).takeableDoses
        let dose = takeable.isEmpty ? nil : random.pick(takeable).dose.id
        let answer: Answer
        switch (random.int(0...11), dose) {
        case (0...4, let dose?): answer = .take(.doses([dose]), at: nil, amount: nil)
        case (5, let dose?): answer = .skip(.doses([dose]), reason: random.pick([nil, "ill"]))
        case (6, let dose?): answer = .snooze(.doses([dose]), length: .minutes(random.int(1...30)))
        case (0...6, nil), (7, _):
            // Told afterwards, and on both at times: to the minute, so that it is the same.
            let minutes = random.int(1...30) * 10
            let instant = Instant(
                seconds: (now.milliseconds / 1000 / 600) * 600 - Int64(minutes) * 60)
            let keys = worlds[index].agenda.plan?.medications.map(\.key) ?? []
            guard !keys.isEmpty, let selector = DoseSelector(random.pick(keys)) else { return }
            answer = .take(
                .matching(selector), at: instant,
                amount: random.once(in: 2)
                    ? nil : .amount(Amount(grains: 10 * AmountUnit.mg.grains, .mg)))
        case (8, _): answer = .undo(nil)
        case (9, _):
            guard let id = worlds[index].store.last(where: { $0.event.dose != nil })?.event.dose,
                let selector = DoseSelector(id.description)
            else { return }
            answer = .undo(selector)
        case (10, _):
            let score = ExactNumber(random.int(0...10))
            guard let craving = try? Observation(.craving, value: score) else { return }
            answer = .note(craving, at: nil)
        default:
            let missed = worlds[index].agenda.situation(at: worlds[index].now).missedDoses
            guard let dose = missed.last?.dose.id else { return }
            answer = .took([dose])
        }
        let reply = worlds[index].reply(
            to: Request(id: nil, by: .command, answer: answer))
        tell("\(Self.names[index]) is told \(answer): \(reply.map { "\($0)" } ?? "-")")
    }

    /// A file arrives: whole, an older one once more, twice, or without its newest bytes.
    private mutating func deliver(to index: Int) {
        var letters = worlds[1 - index].letters
        switch random.int(0...5) {
        case 0: letters.removeLast(min(letters.count, random.int(1...4)))
        case 1: letters = Array(letters.prefix(random.int(0...max(1, letters.count))))
        case 2: letters += letters.suffix(random.int(1...5))
        case 3: letters.reverse()
        case 4: letters.removeAll { _ in random.once(in: 4) }
        default: break
        }
        tell("\(Self.names[index]) has \(letters.count) lines")
        worlds[index].receive(letters, isTold: random.once(in: 2))
    }

    private mutating func tell(_ what: @autoclosure () -> String) {
        guard isTold else { return }
        log.append("\(worlds[0].zone.timestamp(worlds[0].now.wall)) \(what())")
    }

    // MARK: The laws

    private mutating func look(_ index: Int) -> String? {
        let turns = worlds[index].takeTurns()
        if isTold {
            for effect in turns.flatMap(\.effects) {
                if case .wake = effect { continue }
                tell("  \(Self.names[index]): \(effect)")
            }
        }
        defer { heard[index] = worlds[index].ringings.count }
        guard worlds[index].isRunning else { return nil }
        let told = taken(in: worlds[index].mail)
        for ringing in worlds[index].ringings.dropFirst(heard[index]) {
            if let dose = ringing.doses.first(where: told.contains) {
                return "\(dose) rings on the \(Self.names[index]), whose files say it was taken"
            }
            if let dose = ringing.doses.first(where: { dose in
                if case .settled = worlds[index].agenda.ledger.state(of: dose) {
                    true
                } else {
                    false
                }
            }), turns.count == 1 {
                return "\(dose) rings on the \(Self.names[index]), and is settled"
            }
        }
        for alarm in worlds[index].desktop.values {
            if let dose = alarm.doses.map(\.dose.id).first(where: {
                worlds[index].agenda.ledger.state(of: $0).closes == nil
            }) {
                return "\(dose) is shown on the \(Self.names[index]), and nobody can answer it"
            }
        }
        let ringing = worlds[index].agenda.ledger.ringingDoses.map(\.medication)
        if Set(ringing).count < ringing.count {
            return "two doses of one medication are open on the \(Self.names[index])"
        }
        if worlds[index].agenda.unsaved.isEmpty, worlds[index].isStoreWritable,
            worlds[index].replayed.ledger != worlds[index].agenda.ledger
        {
            return "the \(Self.names[index]) replays another ledger than it lived"
        }
        return nil
    }

    /// The doses that a file says were taken, by what of it was not taken back.
    private func taken(in mail: [Arrival]) -> Set<DoseID> {
        let undone = Set((worlds.flatMap(\.letters) + mail).compactMap(\.provenance.undoes))
        var doses: Set<DoseID> = []
        for arrival in mail where !undone.contains(arrival.provenance.name) {
            if case .event(.dose(let id, _, _, .taken)) = arrival.content { doses.insert(id) }
        }
        return doses
    }

    /// Everything arrives: both tell the same.
    private mutating func settle() -> String? {
        for index in worlds.indices {
            worlds[index].isStoreWritable = true
            if !worlds[index].isRunning { worlds[index].start() }
            worlds[index].handle(.clock)
            if let broken = look(index) { return broken }
        }
        for _ in 0...1 {
            for index in worlds.indices { worlds[index].receive(worlds[1 - index].letters) }
            for index in worlds.indices {
                if let broken = look(index) { return broken }
            }
        }
        if let broken = lost() { return broken }
        let histories = worlds.map(History.init)
        guard histories[0] != histories[1] else { return nil }
        return "the histories differ: " + histories[0].differences(from: histories[1])
    }

    /// Each intake that was told anywhere, and not taken back, is in effect everywhere.
    private func lost() -> String? {
        let letters = worlds.flatMap(\.letters)
        let undone = Set(letters.compactMap(\.provenance.undoes))
        for letter in letters where !undone.contains(letter.provenance.name) {
            guard case .event(let event) = letter.content, let intake = event.intake else {
                continue
            }
            for (index, world) in worlds.enumerated() {
                let told = history(of: intake.medication, in: world)
                guard told.contains(intake.intake) else {
                    return "the \(Self.names[index]) has lost \(event)"
                }
            }
        }
        return nil
    }

    private func history(of key: Medication.Key, in world: World) -> [Intake] {
        History(world).intakes[key] ?? []
    }
}

extension Random {
    /// What is taken some times a day, every day.
    fileprivate mutating func daily(on date: CivilDate) -> Plan {
        let medications = ["a", "b"].prefix(int(1...2)).map { key in
            let first = int(5...9)
            let (count, gap) = (int(1...4), int(2...3))
            let slots = (0..<count).map {
                Slot(
                    time: CivilTime(hour: first + $0 * gap),
                    amount: Amount(milligrams: 5 * int(1...6)))
            }
            return Medication(
                key: key, name: key, start: date, steps: [Step(days: 1, slots: slots)],
                advance: once(in: 4) ? .taken : .calendar,
                late: .minutes(int(20...180)), spacing: once(in: 4) ? .minutes(int(10...60)) : nil)
        }
        return Plan(zone: .local, medications: Array(medications))
    }
}

/// What a computer tells of the past, in an order that does not depend on when it was told.
private struct History: Equatable {
    var intakes: [Medication.Key: [Intake]] = [:]
    /// How doses were answered; what each computer saw by itself, as that one was missed, is its own.
    var answers: [DoseID: Settlement] = [:]
    var notes: [String] = []

    init(_ world: World) {
        var ledger = Ledger()
        for record in world.store { ledger.apply(record) }
        let dates = world.store.compactMap(\.event.date)
        guard let first = dates.min(), let last = dates.max() else { return }
        for date in 0...(last - first) {
            for id in ledger.recordedDoses(on: first + date) {
                switch ledger.state(of: id) {
                case .settled(.taken(let intake)): answers[id] = .taken(intake)
                case .settled(.skipped(let reason)): answers[id] = .skipped(reason: reason)
                default: break
                }
            }
            notes += ledger.diary.records(on: first + date).map { "\($0.event)" }.sorted()
        }
        for (key, told) in ledger.allIntakes {
            intakes[key] = told.sorted {
                ($0.at, $0.amount.grains) < ($1.at, $1.amount.grains)
            }
        }
        intakes = intakes.filter { !$0.value.isEmpty }
    }

    func differences(from other: History) -> String {
        var told: [String] = []
        for id in Set(answers.keys).union(other.answers.keys).sorted()
        where answers[id] != other.answers[id] {
            told.append(
                "\(id): \(answers[id].map { "\($0)" } ?? "-") here, \(other.answers[id].map { "\($0)" } ?? "-") there"
            )
        }
        if intakes != other.intakes {
            told.append("intakes \(intakes) here, \(other.intakes) there")
        }
        if notes != other.notes { told.append("notes") }
        return told.joined(separator: "; ")
    }
}
