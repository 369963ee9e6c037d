/// What the person notes of themselves.
extension Situation {
    func note(_ observation: Observation, at instant: Instant) throws(Refusal) -> Decision {
        guard instant <= now.wall else { throw .inTheFuture(instant) }
        guard instant > now.wall - .hours(24 * Limits.diaryDays) else {
            throw .tooLongAgo(instant)
        }
        let date = zone.civil(at: instant).date
        return Decision(events: [.diary(DiaryEntry(observation, at: instant, on: date))])
    }
}

/// What the person is asked of themselves.
extension Situation {
    /// What is asked this evening and was not told yet, in the order in which it is asked.
    var diaryQuestions: [DiaryQuestion] {
        guard trust == .trusted, let evening = plan?.evening,
            zone.instant(today, evening) <= now.wall
        else { return [] }
        let diary = ledger.diary
        var questions: [DiaryQuestion] = []
        if !diary.isTold(.craving, on: today) { questions.append(DiaryQuestion(.craving)) }
        if !diary.isTold(.drink, on: today) {
            let usual = diary.usualDrinks(on: today - Self.daysOfUsual...today)
            questions.append(DiaryQuestion(.drinks, usualDrinks: usual))
        }
        for track in tracks where isJudged(track.course) {
            let medication = track.medication
            if !diary.isTold(.burden, of: medication.nameInDiary, on: today) {
                questions.append(DiaryQuestion(.burden(medication)))
            }
        }
        return questions
    }

    /// When what is asked of the diary is another thing by the clock alone; nil where the plan asks for none.
    var nextDiaryLook: Instant? {
        guard trust == .trusted, let time = plan?.evening else { return nil }
        let evening = zone.instant(today, time)
        if evening > now.wall { return evening }
        let midnight = zone.instant(today + 1, .midnight)
        // Clocks that go back over midnight come to it twice: the first one has passed.
        return midnight > now.wall ? midnight : now.wall + .minutes(1)
    }

    /// Whether today is the third day of a step, of a course that has several.
    private func isJudged(_ course: Course) -> Bool {
        guard course.medication.asNeeded == nil, course.medication.isOfSeveralAmounts,
            let place = course.position(on: today), place.day == DiaryQuestion.dayOfStep
        else { return false }
        // A course that is held stays on its day.
        return course.position(on: today - 1)?.day != place.day
    }

    private static let daysOfUsual = 14
}
