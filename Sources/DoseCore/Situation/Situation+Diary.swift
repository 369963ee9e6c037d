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
