import DoseCore
import DoseSimulator
import Testing

@Suite struct `Clocks, zones and calendars` {
    @Test(arguments: ["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"])
    func `09:00 rings at 09:00 on every day`(date: String) {
        var world = World(
            plan(baclofen([("09:00", 10)])), in: paris, at: "\(date) 00:00")
        world.synchronise()
        world.run(until: "\(date) 09:30")
        #expect(world.rings.first == "09:00 first baclofen/\(date)/09:00")
    }

    @Test(arguments: [("2026-03-29", "03:30"), ("2026-10-25", "02:30")])
    func `02:30 rings exactly once in the gap and in the overlap`(date: String, rings: String) {
        var world = World(
            plan(baclofen([("02:30", 10)])), in: paris, at: "\(date) 00:00",
            times: AlarmTimes(repeatEvery: .hours(2), lastCall: .zero), isSynchronised: true)
        world.run(until: "\(date) 23:00")
        #expect(world.rings == ["\(rings) first baclofen/\(date)/02:30"])
        #expect(world.store.filter { $0.event.isAnswer }.isEmpty)
    }

    @Test func `midnight after a day of 23 hours rings at midnight`() {
        var weekly = baclofen([("00:00", 10)])
        weekly.recurrence = .weekdays([.monday])
        var world = World(plan(weekly), in: paris, at: "2027-03-27 23:48", isSynchronised: true)
        world.run(until: "2027-03-29 00:04")
        #expect(world.rings == ["00:00 first baclofen/2027-03-29/00:00"])
    }

    @Test(arguments: [
        ("Asia/Beirut", "2026-03-29", "01:00"), ("America/Santiago", "2026-09-06", "01:00"),
    ])
    func `a local midnight that does not exist rings once, at the time moved forward`(
        zone: String, date: String, rings: String
    ) {
        let zone = Zone.system(zone)
        var world = World(
            plan(baclofen([("00:00", 10)])), in: zone, at: "\((civil(date) - 1)) 12:00",
            isSynchronised: true)
        world.run(until: "\(date) 01:04")
        #expect(world.rings == ["\(rings) first baclofen/\(date)/00:00"])
    }

    @Test(arguments: [("2026-10-04", "02:45"), ("2026-04-05", "02:15")])
    func `Lord Howe's half hour rings 02:15 once`(date: String, rings: String) {
        let zone = Zone.system("Australia/Lord_Howe")
        var world = World(
            plan(baclofen([("02:15", 10)])), in: zone, at: "\(date) 00:00",
            times: AlarmTimes(repeatEvery: .hours(2), lastCall: .zero), isSynchronised: true)
        world.run(until: "\(date) 20:00")
        #expect(world.rings == ["\(rings) first baclofen/\(date)/02:15"])
    }

    @Test func `Apia's 2011-12-30 does not exist and has no doses`() {
        let apia = Zone.system("Pacific/Apia")
        let course = Course(baclofen([("09:00", 10), ("21:00", 10)]))
        #expect(course.doses(on: civil("2011-12-30"), in: apia).isEmpty)
        #expect(course.doses(on: civil("2011-12-29"), in: apia).count == 2)
        #expect(course.doses(on: civil("2011-12-31"), in: apia).count == 2)
    }

    @Test(arguments: ["Pacific/Apia", "Europe/Paris"])
    func `the doses of a range are those of its dates, one after the other`(name: String) {
        let zone = Zone.system(name)
        let first = civil("2011-12-20")
        let held = CourseMove(.held, from: CivilDateTime(date: first + 3, time: .midnight))
        let course = Course(baclofen([("00:15", 10), ("23:45", 10)]), moves: [held])
        let one = (0...20).flatMap { course.doses(on: first + $0, in: zone) }
        #expect(one.count > 20)
        #expect(course.doses(from: first, through: first + 20, in: zone) == one)
    }

    @Test func `the doses of the date after one that does not exist ring`() {
        let dawn = plan(baclofen([("01:00", 10), ("09:00", 10)]))
        var world = World(
            dawn, in: .system("Pacific/Apia"), at: "2011-12-29 08:00", isSynchronised: true)
        world.run(until: "2011-12-31 09:00")
        #expect(
            world.rings.filter { $0.contains("first") } == [
                "09:00 first baclofen/2011-12-29/09:00", "01:00 first baclofen/2011-12-31/01:00",
                "09:00 first baclofen/2011-12-31/09:00",
            ])
    }

    @Test func `windows on both sides of a date that does not exist do not overlap`() {
        let course = Course(baclofen([("00:15", 10), ("23:45", 10)]))
        let doses = ["2011-12-29", "2011-12-31"].flatMap {
            course.doses(on: civil($0), in: .system("Pacific/Apia"))
        }
        #expect(doses[1].window.closes == doses[2].window.opens)
    }

    @Test func `a gap before midnight hides no dose of the next date`() {
        // In Nuuk the hour from 23:00 to midnight is skipped: 23:45 rings at 00:45 of the next date.
        var world = World(
            plan(baclofen([("00:00", 10), ("00:15", 10), ("23:45", 10)])),
            in: .system("America/Nuuk"), at: "2026-03-28 12:00", isSynchronised: true)
        world.run(until: "2026-03-29 00:45")
        #expect(
            world.rings.filter { $0.contains("first") } == [
                "00:00 first baclofen/2026-03-29/00:00", "00:15 first baclofen/2026-03-29/00:15",
                "00:45 first baclofen/2026-03-28/23:45",
            ])
    }

    @Test func `two slots that a gap moves onto one instant never ring together`() {
        var world = World(
            plan(baclofen([("02:30", 10), ("03:30", 10)])), in: paris, at: "2026-03-29 00:00",
            isSynchronised: true)
        world.run(until: "2026-03-29 03:34")
        #expect(world.rings == ["03:30 first baclofen/2026-03-29/03:30"])
        #expect(world.state("baclofen/2026-03-29/02:30") == .settled(.missed(.unattended)))
    }

    @Test
    func
        `the clock set back a day after confirmed doses rings none of them again and loops nowhere`()
    {
        var world = World(afternoon, in: paris, at: "2026-12-02 12:00", isSynchronised: true)
        world.run(until: "2026-12-02 13:01")
        world.take()
        world.run(until: "2026-12-02 15:01")
        world.take()
        let rings = world.rings.count
        world.setClock(to: "2026-12-01 16:01")
        let turns = world.turns
        world.run(until: "2026-12-01 16:59")
        #expect(world.rings.count == rings)
        #expect(world.turns - turns < 10)
        // The first of December is today now, whenever the plan was adopted.
        world.run(until: "2026-12-01 17:00")
        #expect(world.rings.last == "17:00 first baclofen/2026-12-01/17:00")
        world.take()
        let taken = world.rings.count
        world.run(until: "2026-12-02 16:59")
        #expect(world.rings.count == taken)
        world.run(until: "2026-12-02 17:00")
        #expect(world.rings.last == "17:00 first baclofen/2026-12-02/17:00")
    }

    @Test func `a clock set back and not synchronised rings nothing until it is plausible`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-02 13:01")
        world.take()
        world.setClock(to: "2026-12-01 12:30")
        #expect(world.agenda.trust == .beforeNewestRecord(paris.instant(of: "2026-12-02 13:01")))
        let rings = world.rings.count
        world.run(until: "2026-12-02 14:59")
        #expect(world.rings.count == rings)
        #expect(world.agenda.trust == .trusted)
        world.run(until: "2026-12-02 15:00")
        #expect(world.rings.last == "15:00 first baclofen/2026-12-02/15:00")
    }

    @Test func `a clock set back while a dose is open does not stretch its window`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        world.run(until: "2026-12-01 13:40")
        world.setClock(to: "2026-12-01 12:40")
        #expect(world.desktop.count == 1)
        world.run(until: "2026-12-01 13:00")
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-01/13:00")
        #expect(world.desktop.isEmpty)
    }

    @Test func `a clock set past an open window ends it, and says that the clock did`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        world.run(until: "2026-12-01 13:10")
        world.setClock(to: "2026-12-01 15:10")
        #expect(
            world.story.dropFirst() == [
                "missed (clock_step) baclofen/2026-12-01/13:00",
                "raised baclofen/2026-12-01/15:00",
            ])
    }

    @Test func `a clock that ran ahead takes no dose away that never rang`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        world.setClock(to: "2026-12-08 12:00")
        #expect(world.state("baclofen/2026-12-05/17:00") == .settled(.missed(.unattended)))
        world.setClock(to: "2026-12-01 12:01")
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
    }

    @Test func `a clock before the release date settles and rings nothing`() {
        var world = World(nil, in: paris, at: "1970-01-01 02:00")
        world.adopt(afternoon)
        world.run(until: "1970-01-02 02:00")
        #expect(world.agenda.trust == .beforeRelease)
        #expect(world.story.isEmpty)
    }

    @Test func `a clock far ahead of the newest record marks nothing missed`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 12:30")
        world.restart(at: "2099-01-01 12:00", isReboot: true)
        #expect(world.agenda.trust == .farAhead)
        #expect(world.story.isEmpty)
        world.setClock(to: "2026-12-01 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
    }

    /// A machine without a clock of its own, on which dosed is new.
    @Test(arguments: ["1970-01-01 02:00", "2099-01-01 02:00"])
    func `a plan adopted under a clock in doubt holds from when the clock is right`(wrong: String) {
        var world = World(nil, in: paris, at: wrong)
        world.adopt(afternoon)
        world.run(until: "\(wrong.prefix(10)) 02:05")
        #expect(world.story.isEmpty)
        world.setClock(to: "2026-12-01 13:10")
        #expect(world.story == ["raised baclofen/2026-12-01/13:00"])
    }

    @Test func `an open dose outlives a clock that jumps where it cannot be`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:10")
        world.setClock(to: "2099-01-01 12:00")
        #expect(world.agenda.trust == .farAhead)
        #expect(world.story == ["raised baclofen/2026-12-01/13:00"])
        world.setClock(to: "2026-12-01 13:11")
        world.take()
        #expect(world.story.last == "taken baclofen/2026-12-01/13:00")
    }

    @Test func `a clock in doubt is looked at every half minute`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.setClock(to: "2099-01-01 12:00")
        #expect(world.nextWake == world.now.wall + .seconds(30))
        world.setClock(to: "1970-01-01 12:00")
        #expect(world.nextWake == world.now.wall + .seconds(30))
    }

    @Test func `suspended across one window and into the next`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.suspend(until: "2026-12-01 15:20")
        #expect(
            world.story == [
                "missed (unattended) baclofen/2026-12-01/13:00", "raised baclofen/2026-12-01/15:00",
            ])
        #expect(world.rings == ["15:20 first baclofen/2026-12-01/15:00"])
    }

    @Test func `a journey east and back rings no settled dose again`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:00")
        world.take()
        world.travel(to: .system("Asia/Tokyo"))
        world.travel(to: paris)
        world.run(until: "2026-12-01 15:00")
        #expect(world.rings.last == "15:00 first baclofen/2026-12-01/15:00")
        #expect(world.rings.count == 2)
    }

    @Test func `a step of a millisecond changes nothing`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:01")
        for _ in 1...50 { world.handle(.clock) }
        #expect(world.rings.count == 1)
        #expect(world.store.count == 2)
    }

    @Test func `an open dose is shown again after a restart even under a clock in doubt`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:10")
        world.setClock(to: "2026-12-01 11:00")
        world.restart()
        #expect(world.agenda.trust != .trusted)
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.id) == [
                id("baclofen/2026-12-01/13:00")
            ])
        world.run(until: "2026-12-01 11:50")
        #expect(world.desktop.isEmpty)
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-01/13:00")
    }

    @Test func `a plan for another zone is adopted in it, and misses nothing of the old one there`()
    {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        var abroad = plan(baclofen([("21:30", 10)]))
        abroad.zone = .named("Asia/Tokyo")
        world.follow(abroad)
        #expect(world.zone == .system("Asia/Tokyo"))
        #expect(world.story.isEmpty)
        world.run(until: "2026-12-01 21:30")
        #expect(world.rings == ["21:30 first baclofen/2026-12-01/21:30"])
    }

    /// The hour to which it was moved comes once more, and the dose was taken; be it that another plan holds from
    /// tomorrow on.
    @Test(arguments: [true, false], [true, false])
    func `what was taken and then moved to an earlier time does not ring again on a journey west`(
        isTaken: Bool, isTomorrowOther: Bool
    ) {
        var world = World(
            plan(baclofen([("08:30", 20), ("20:30", 40)])), in: paris, at: "2026-12-01 07:00")
        world.live(until: "2026-12-01 08:30")
        if !isTaken { world.undo() }
        world.run(until: "2026-12-01 11:40")
        world.adopt(plan(baclofen([("07:30", 20), ("20:30", 40)])))
        #expect(world.places.last?.hasPrefix("found baclofen from 2026-12-01") ?? false)
        if isTomorrowOther {
            var other = baclofen([("07:30", 20), ("20:30", 40)])
            other.start = civil("2026-12-02")
            world.adopt(plan(other))
            #expect(world.places.last?.hasPrefix("found baclofen from 2026-12-02") ?? false)
        }
        world.travel(to: .system("America/New_York"))
        world.run(until: "2026-12-01 20:30")
        let rung = world.story.filter { $0.hasPrefix("raised") }.map { $0.suffix(5) }
        #expect(rung == (isTaken ? ["08:30", "20:30"] : ["08:30", "07:30", "20:30"]))
        #expect(world.agenda.situation(at: world.now).takeableDoses.count == 1)
    }

    /// Twice on one day, or on the first day of a course: of two texts that hold the date the later one took the other's
    /// place.
    @Test(arguments: [true, false])
    func `what was taken and moved twice, or on a first day, does not ring again on a journey west`(
        isFirstDay: Bool
    ) {
        var first = baclofen([("08:30", 20), ("20:30", 40)])
        if isFirstDay { first.start = civil("2026-12-01") }
        var world = World(plan(first), in: paris, at: "2026-12-01 07:00")
        world.live(until: "2026-12-01 08:30")
        world.run(until: "2026-12-01 11:40")
        for time in isFirstDay ? ["07:00"] : ["08:00", "07:00"] {
            var moved = first
            moved.steps = baclofen([(time, 20), ("20:30", 40)]).steps
            world.adopt(plan(moved))
            #expect(world.places.last?.hasPrefix("found baclofen from 2026-12-01") ?? false)
        }
        world.travel(to: .system("America/New_York"))
        world.run(until: "2026-12-01 20:30")
        let rung = world.story.filter { $0.hasPrefix("raised") }.map { $0.suffix(5) }
        #expect(rung == ["08:30", "20:30"])
    }

    @Test func `a journey long after a course has ended misses none of its doses anew`() {
        var world = World(plan(titration(after: .stop)), in: paris, at: "2026-12-01 12:00")
        world.run(until: "2027-04-01 12:00")
        let story = world.story
        world.travel(to: .system("America/New_York"))
        world.travel(to: paris)
        #expect(world.story == story)
    }
}
