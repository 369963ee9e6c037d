/// What a field wants.
package enum Expectation: Hashable, Sendable {
    case version
    case zone
    case medications
    case text
    case tablet
    case strength
    case parts
    case trueOrFalse
    case date
    case times
    case time
    case first
    case hours
    case timeNames
    case diary, evening
    case dayTime
    case steps
    case step
    case variants
    case days
    case weekdays
    case every
    case cycle
    case daysOfCycle
    case daysOfMonth
    case dayOfMonth
    case shift
    case asNeeded
    case profile
    case amounts
    case amount
    case oneOf([String])
    case duration
    case sound, language, folder
    case percent
    case command
    case commandWord
    case count

    // Of a profile.
    case rule
    case quantity
    case age
    case source
    case names

    // Of a protocol.
    case phases
    case phase
    case fill
}
