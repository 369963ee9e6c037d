import Words

// What is said when the rest of a course was not written, or not taken up.

extension Screen {
    func onwardMessage(_ failure: Failure, of verb: String) -> String? {
        let words = FailureWords(language)
        let (status, back) = ("dosectl status", "dosectl plan back")
        return switch failure {
        case .unconfirmed: words.unconfirmed
        case .doubtful(let question): "\(question)\n\(words.unconfirmed)"
        case .declined: words.declined
        case .noCourse: words.noCourse("dosectl plan new")
        case .courseNotNamed(let keys):
            words.courseNotNamed(keys.map { "dosectl \(verb) ... \(text($0))" })
        case .notInThePlan(let key, let file):
            words.notInThePlan(text(key), text(file), see: status)
        case .notBegun(let name, let date):
            words.notBegun(text(name), on: text(date), "dosectl plan new")
        case .notDaily(let name): words.notDaily(text(name))
        case .noTablet(let name): words.noTablet(text(name))
        case .heldAlready(let name): words.heldAlready(text(name), "dosectl resume")
        case .noRowBefore(let name): words.noRowBefore(text(name))
        case .changedMeanwhile(let file): words.changedMeanwhile(text(file))
        case .notTakenUp(let file, let key):
            ([words.notTakenUp(text(file), see: status)]
                + [key.map { words.stillHeld("dosectl resume \(text($0))") }].compactMap(\.self))
                .joined(separator: "\n")
        case .asked(let name): words.asked(text(name), toReturn: back)
        case .otherwise(let name):
            words.otherwise(text(name), see: "dosectl course", toReturn: back)
        case .nothingKept(let file): words.nothingKept(text(file))
        default: nil
        }
    }
}
