import DoseCore
import DoseSimulator
import Testing

/// 21 doses of 10 mg, every 8 hours.
private func antibiotic(
    _ first: String = "2026-12-01 15:00", every: Duration = .hours(8), count: Int = 21
) -> Medication {
    let parts = first.split(separator: " ").map(String.init)
    let series = DoseSeries(
        first: CivilDateTime(date: civil(parts[0]), time: clock(parts[1])), every: every,
        count: count)
    return Medication(
        key: "amox", name: "Amox", start: series.first.date,
        steps: series.steps(of: Amount(milligrams: 10)), after: .stop, pauseAfter: 1,
        series: series)
}

@Suite struct `A series of doses` {
    private func dues(_ medication: Medication, days: Int = 10) -> [String] {
        let start = medication.start
        return Course(medication).doses(from: start, through: start + days, in: paris)
            .map { "\($0.id.date)/\($0.id.time) \(paris.civil(at: $0.due).time)" }
    }

    @Test func `has its count, at equal stretches`() {
        let doses = Course(antibiotic()).doses(
            from: civil("2026-11-30"), through: civil("2026-12-31"), in: paris)
        #expect(doses.count == 21)
        #expect(doses.first?.due == paris.instant(of: "2026-12-01 15:00"))
        #expect(doses.last?.due == paris.instant(of: "2026-12-08 07:00"))
        let stretches = zip(doses, doses.dropFirst()).map { $1.due - $0.due }
        #expect(stretches.allSatisfy { $0 == .hours(8) })
    }

    @Test func `goes by the hours that pass where the clocks are changed`() {
        #expect(
            dues(antibiotic("2027-03-27 15:00", count: 5)) == [
                "2027-03-27/15:00 15:00", "2027-03-27/23:00 23:00", "2027-03-28/07:00 08:00",
                "2027-03-28/15:00 16:00", "2027-03-28/23:00 00:00",
            ])
        #expect(
            dues(antibiotic("2026-10-24 18:30", count: 3)) == [
                "2026-10-24/18:30 18:30", "2026-10-25/02:30 02:30", "2026-10-25/10:30 09:30",
            ])
    }

    /// "0 mg of 2 capsules taken".
    @Test func `of which nothing was taken yet is told in its own unit`() {
        var drug = antibiotic()
        let capsule = Amount(grains: AmountUnit.capsules.grains, .capsules)
        drug.steps = drug.series?.steps(of: capsule) ?? []
        let world = World(plan(drug), in: paris, at: "2026-12-01 12:00")
        let situation = world.agenda.situation(at: world.now)
        let totals = situation.day(civil("2026-12-01")).totals
        #expect(totals.map(\.taken.unit) == [.capsules])
        let days = situation.courses(of: nil).flatMap(\.days)
        #expect(days.first?.taken?.unit == .capsules)
        #expect(situation.courses(of: nil).map(\.numbers) == [1...2])
    }

    @Test func `knows which of its doses are of a date`() {
        let series = antibiotic().series
        let dates = ["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-08", "2026-12-09"]
        #expect(
            dates.map { series?.numbers(on: civil($0)) } == [nil, 1...2, 3...5, 21...21, nil])
        let slow = antibiotic(every: .hours(60), count: 6).series
        #expect(
            (1...4).map { slow?.numbers(on: civil("2026-12-0\($0)")) } == [1...1, nil, nil, 2...2])
        for series in [series, slow].compactMap(\.self) {
            let rows = series.steps(of: Amount(milligrams: 10))
            let counts = rows.flatMap { Array(repeating: $0.slots.count, count: $0.days) }
            let numbers = counts.indices.map {
                series.numbers(on: series.first.date + $0)?.count ?? 0
            }
            #expect(numbers == counts)
        }
    }

    @Test func `is moved by nothing that was taken or not`() {
        var world = World(plan(antibiotic()), in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 15:50")
        world.take()
        world.run(until: "2026-12-04 12:00")
        #expect(world.places == [])
        #expect(world.story.filter { $0.hasPrefix("missed") }.count == 8)
        let hold = world.ask(.course(.held, "amox", now: false, reason: nil))
        #expect(hold == .refused(.courseCannot(.held, "amox")))
        world.live(until: "2026-12-12 12:00")
        #expect(world.story.filter { $0.hasPrefix("taken") }.count == 13)
        #expect(world.story.last { $0.hasPrefix("taken") } == "taken amox/2026-12-08/07:00")
    }

    @Test func `tells its end and no change from date to date`() {
        var world = World(plan(antibiotic()), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2026-12-12 12:00")
        let told = world.store.compactMap { record in
            if case .told(let news) = record.event { "\(news.kind) \(news.date)" } else { nil }
        }
        #expect(told == ["change 2026-12-09", "ended 2026-12-08"])
    }

    @Test(arguments: [24, 15])
    func `goes on with the dose of the hour when the count becomes another one`(count: Int) {
        var world = World(plan(antibiotic()), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2026-12-04 12:00")
        world.adopt(plan(antibiotic(count: count)))
        #expect(world.agenda.situation(at: world.now).questions.isEmpty)
        world.live(until: "2026-12-14 12:00")
        #expect(world.story.filter { $0.hasPrefix("taken") }.count == count)
    }

    @Test func `is asked about where it would be over with today`() {
        var world = World(plan(antibiotic()), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2026-12-04 12:00")
        world.adopt(plan(antibiotic(count: 10)))
        #expect(world.isAsked)
        world.live(until: "2026-12-05 08:00")
        #expect(world.story.last == "taken amox/2026-12-05/07:00")
        #expect(world.ask(.choose(.accept, nil)).isRecorded)
        world.live(until: "2026-12-07 12:00")
        #expect(world.story.last { $0.hasPrefix("taken") } == "taken amox/2026-12-05/23:00")
    }

    /// Held on a date it would ring 4 hours after its last dose, and not 10.
    @Test(arguments: ["2026-12-02 12:00", "2026-12-02 23:50"])
    func `goes on by its hours while it is asked about`(saved: String) {
        let every10 = antibiotic("2026-12-01 00:15", every: .hours(10), count: 12)
        var other = titration()
        other.key = every10.key
        other.start = civil("2026-11-20")
        var world = World(plan(every10), in: paris, at: "2026-12-01 00:00")
        world.live(until: saved)
        world.adopt(plan(other))
        #expect(world.isAsked)
        world.live(until: "2026-12-09 12:00")
        #expect(world.isAsked)
        let taken = world.story.filter { $0.hasPrefix("taken") }
        #expect(taken == dues(every10).map { "taken amox/\($0.prefix(16))" })
    }

    @Test func `is asked about where a course was held that it takes the place of`() {
        var other = antibiotic("2026-12-06 17:00", every: .hours(24))
        other.key = "baclofen"
        var old = titration()
        old.steps[0].days = 30
        for isHeld in [false, true] {
            var world = World(plan(old), in: paris, at: "2026-12-01 12:00")
            world.live(until: "2026-12-03 12:00")
            if isHeld { world.move(.held) }
            world.live(until: "2026-12-05 20:00")
            world.adopt(plan(other))
            world.run(until: "2026-12-06 07:00")
            #expect(world.isAsked == isHeld, "\(world.places)")
            #expect(world.daily("2026-12-06") == 10)
        }
    }

    @Test func `saved after its first dose was due it goes on without a question`() {
        var world = World(plan(antibiotic("2026-11-29 15:00")), in: paris, at: "2026-12-01 12:00")
        #expect(world.agenda.situation(at: world.now).questions.isEmpty)
        world.live(until: "2026-12-01 15:05")
        #expect(world.story.last == "taken amox/2026-12-01/15:00")
    }
}
