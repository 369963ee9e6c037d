import DoseCore
import DoseSimulator
import Testing

@Suite struct `Moves at random` {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `leave what was, and never go ahead of the plan`(seed: UInt64) {
        var random = Random(seed: seed)
        let medication = titration(after: random.once(in: 4) ? .stop : .hold)
        var moves: [CourseMove] = []
        for day in 0..<60 {
            let today = medication.start + day
            for _ in 0..<random.int(0...2) {
                let before = Course(medication, moves: moves)
                let isNow = random.once(in: 3)
                let time = isNow ? CivilTime(secondOfDay: random.int(1...86_399)) : .midnight
                let from = CivilDateTime(date: isNow ? today : today + 1, time: time ?? .midnight)
                moves.append(CourseMove(random.pick(CourseMove.Kind.allCases), from: from))
                let after = Course(medication, moves: moves)
                for past in 0..<(isNow ? day : day + 1) {
                    let date = medication.start + past
                    #expect(before.position(on: date) == after.position(on: date))
                    #expect(before.slots(on: date) == after.slots(on: date))
                }
            }
            let course = Course(medication, moves: moves)
            guard let position = course.position(on: today) else { continue }
            #expect(position.day >= 1)
            #expect(position.step * 3 + position.day <= day + 1)
        }
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `walked by whole steps or by dates, a course stands at the same place`(seed: UInt64) {
        var random = Random(seed: seed)
        let calendar = titration(after: random.once(in: 4) ? .stop : .hold)
        var counting = calendar
        counting.advance = .taken
        let moves = (0..<8).map { _ in
            CourseMove(
                random.pick(CourseMove.Kind.allCases),
                from: CivilDateTime(date: calendar.start + random.int(1...40), time: .midnight))
        }
        // Where every date has an intake, both ways of counting are one.
        var history = CourseHistory()
        for day in 0..<50 {
            history.count(of: Amount(milligrams: 40), on: calendar.start + day)
        }
        let counted = Course.CountedDates(taken: history.taken, today: calendar.start + 50)
        #expect(
            Course(calendar, moves: moves).positions(50)
                == Course(counting, moves: moves, counted: counted).positions(50))
    }
}
