/// What is told once: of a course on the eve of a change, after its end, and when the prescriber is to be seen; and of the
/// pieces at home.
extension Situation {
    /// What is to be told now of changes and ends; nothing while an alarm stands.
    var newsToTell: [News] {
        guard trust == .trusted, !awaitsPlan, ledger.ringingDoses.isEmpty else { return [] }
        let isEvening = evening <= now.wall
        let ofCourses = tracks.filter { $0.medication.asNeeded == nil }.flatMap { track in
            let end = untoldEnd(of: track).flatMap { $0.at <= now.wall ? $0.news : nil }
            return [isEvening ? untoldChange(of: track) : nil, end].compactMap(\.self)
        }
        return ofCourses + stockNews
    }

    /// When there is next something to tell that is not known by then; nil where nothing is to come today.
    var nextNews: Instant? {
        guard trust == .trusted, ledger.ringingDoses.isEmpty else { return nil }
        let evening = evening
        let isDay = evening > now.wall
        let ofCourses = tracks.filter { $0.medication.asNeeded == nil }.flatMap { track in
            let change = isDay ? untoldChange(of: track).map { _ in evening } : nil
            return [change, untoldEnd(of: track)?.at].compactMap(\.self)
        }
        return (ofCourses + [nextStockLook].compactMap(\.self)).filter { $0 > now.wall }.min()
    }

    /// What tomorrow has that today had not, of the medications that were told to have it.
    func foretold(of keys: [Medication.Key]) -> [Foretold] {
        tracks.filter { keys.contains($0.key) }.compactMap { track in
            let news = News(.change, of: track.key, on: today + 1)
            return ledger.news.contains(news) ? change(of: track.course) : nil
        }
    }

    /// The end of a course, as it is told.
    func notice(of news: News) -> Notice? {
        guard news.kind == .ended, let course = track(of: news.medication)?.course else {
            return nil
        }
        return .ended(
            course.text(on: news.date), on: news.date, amount: course.sum(on: news.date))
    }

    // MARK: The eve

    /// From when on a change of tomorrow is told.
    private var evening: Instant { zone.instant(today, Limits.evening) }

    /// To be told in the evening, when nothing is left of today.
    private func untoldChange(of track: Track) -> News? {
        let news = News(.change, of: track.key, on: today + 1)
        // What is due after midnight is of tonight, and tomorrow is not told then any more.
        let isLeft = restOfToday(of: track).contains { zone.date(at: $0.due) <= today }
        guard !isLeft, !ledger.news.contains(news),
            change(of: track.course) != nil
        else { return nil }
        return news
    }

    private func change(of course: Course) -> Foretold? {
        let tomorrow = today + 1
        guard !zone.skips(tomorrow) else { return nil }
        let after = course.slots(on: tomorrow).intakes
        let before = lastDay(of: course, through: today, as: tomorrow.weekday)
        if after.isEmpty {
            guard before?.date == today, !hasDoses(course, from: tomorrow) else { return nil }
        } else if course.text(on: tomorrow).series != nil {
            // That a date of a series has other hours than the one before is no change.
            return nil
        } else if let before, before.slots == after || isUsual(course, tomorrow, after: before) {
            return nil
        }
        let date = after.isEmpty ? today : tomorrow
        return Foretold(course.text(on: date), on: tomorrow, before: before, after: after)
    }

    /// Whether a date has what it has every week, or by turns from day to day: that is no change.
    func isUsual(_ course: Course, _ date: CivilDate, after last: Foretold.Day) -> Bool {
        let text = course.text(on: last.date)
        if text.isByTurns, text == course.text(on: date) { return true }
        guard let place = course.position(on: last.date), !text.steps[place.step].variants.isEmpty
        else { return false }
        let step = text.step(place.step, on: last.date)
        // Of a date with two steps nobody knows which is meant.
        return step.slots(on: last.date.weekday).intakes.on(date.weekday) == last.slots
            && step.slots(on: date.weekday).intakes.on(date.weekday)
                == course.slots(on: date).intakes
    }

    /// The last date with doses up to one.
    ///
    /// - Parameter weekday: with the times of another day of the week: that these differ is nothing new.
    func lastDay(
        of course: Course, through date: CivilDate, as weekday: Weekday? = nil
    ) -> Foretold.Day? {
        (0...Limits.lookBackDays).lazy.map {
            Foretold.Day(date: date - $0, slots: course.slots(on: date - $0, as: weekday).intakes)
        }.first { !$0.slots.isEmpty }
    }

    // MARK: The end

    /// On the day after the last one, when the first dose would have been due, or as soon after as anybody looks.
    private func untoldEnd(of track: Track) -> (news: News, at: Instant)? {
        let (course, key) = (track.course, track.key)
        guard course.position(on: today) == nil,
            let last = (1...Limits.endToldDays).lazy.map({ today - $0 })
                .first(where: { course.position(on: $0) != nil || course.slots(on: $0).hasDoses })
        else { return nil }
        let news = News(.ended, of: key, on: last)
        // One that nobody was ever reminded of has not ended for anybody.
        guard !ledger.news.contains(news),
            ledger.hasRecord(of: key, on: last - Limits.lookBackDays...last),
            !hasDoses(course, from: today)
        else { return nil }
        let time = lastDay(of: course, through: last)?.slots.first?.time ?? .midnight
        return (news, zone.instant(last + 1, time))
    }

    // MARK: The review

    /// The reviews that come with what is about to be recorded: so many days after the one before, or after the first
    /// start. Where the amounts have stayed the same since, and are to stay so, there is none.
    func reviews(with events: [Record.Event]) -> [(news: News, medication: Medication)] {
        // A clock in doubt knows no date.
        guard trust == .trusted, !events.isEmpty else { return [] }
        return (plan?.medications ?? []).compactMap { medication in
            let dates = events.compactMap { event -> CivilDate? in
                event.dose?.medication == medication.key ? event.date : nil
            }
            guard let newest = dates.max() else { return nil }
            let date = max(newest, today)
            let isDue =
                isDateOfReview(of: medication, on: date)
                || medication.reviewEvery.map { isReviewDue(of: medication, every: $0, on: date) }
                    ?? false
            return isDue ? (News(.review, of: medication.key, on: date), medication) : nil
        }
    }

    /// Whether a review on a date of its own has come and was not told of.
    private func isDateOfReview(of medication: Medication, on date: CivilDate) -> Bool {
        guard let review = medication.reviewOn, let adoption = ledger.plan, review <= date,
            date - review <= Limits.lookBackDays,
            review > plans.firstStart(of: medication, ledger),
            review >= zone.civil(at: adoption.since).date
        else { return false }
        return !ledger.news.contains {
            $0.kind == .review && $0.medication == medication.key && $0.date >= review
        }
    }

    private func isReviewDue(of medication: Medication, every: Int, on date: CivilDate) -> Bool {
        guard let adoption = ledger.plan else { return false }
        let first = plans.firstStart(of: medication, ledger)
        let told = ledger.news.filter {
            $0.kind == .review && $0.medication == medication.key
                && (first...max(first, date)).contains($0.date)
        }.map(\.date).max()
        if let told {
            guard date - told >= every else { return false }
        } else {
            let review = date - (date - first) % every
            guard date > first, review > first, review >= zone.civil(at: adoption.since).date,
                !ledger.hasRecord(of: medication.key, on: review...date)
            else { return false }
        }
        return changes(medication, from: told ?? date - max(Limits.rememberedDays, every), to: date)
    }

    /// Whether the amounts of a course of several steps have been others in this time, or are to be.
    private func changes(
        _ medication: Medication, from first: CivilDate, to last: CivilDate
    ) -> Bool {
        let course = course(of: medication)
        let text = course.text(on: last)
        guard text.steps.count > 1, let position = course.position(on: last) else { return true }
        let isLast = position.step == text.steps.count - 1 && text.after != .repeat
        if !position.isHeld, !isLast { return true }
        let now = text.steps[position.step]
        return course.days(from: first, through: last).contains {
            $0.hasDoses
                && $0.slots.intakes.map(\.amount)
                    != now.slots(on: $0.date.weekday).intakes.map(\.amount)
        }
    }
}
