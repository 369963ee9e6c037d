// What is said when the rest of a course was not written, or not taken up.

extension Screen {
    func onwardMessage(_ failure: Failure, of verb: String) -> String? {
        switch failure {
        case .unconfirmed:
            "nothing was changed: without a terminal to ask on, say that it is meant with --yes"
        case .declined: "nothing was changed"
        case .noCourse: "the plan has no course; dosectl plan new writes one"
        case .courseNotNamed(let keys):
            "say of which medication: "
                + keys.map { "dosectl \(verb) ... \(text($0))" }.joined(separator: ", ")
        case .notInThePlan(let key, let file):
            "the plan in \(text(file)) does not hold '\(text(key))' any more, so nothing can be "
                + "written of it. See: dosectl status"
        case .notBegun(let name, let date):
            "the course of \(text(name)) begins on \(text(date)); until then dosectl plan new writes it anew"
        case .notDaily(let name):
            "\(text(name)) is not taken alike every day, or begins anew, and this counts by days; edit its rows in the plan"
        case .noTablet(let name):
            "the plan says no tablet of \(text(name)), so nothing is known that could be halved"
        case .heldAlready(let name):
            "\(text(name)) is held already; dosectl resume ends that, and then it can be marked"
        case .noRowBefore(let name):
            "\(text(name)) is on its first amount; there is none to go back to"
        case .changedMeanwhile(let file):
            "\(text(file)) was saved by somebody else meanwhile and is left as it is; try again"
        case .notTakenUp(let file, let key):
            "\(text(file)) is written, and dosed has not read it yet. See: dosectl status"
                + (key.map {
                    "\nThe hold is still there; once the plan is read: dosectl resume \(text($0))"
                }
                    ?? "")
        case .asked(let name):
            "the plan is written, and dosed asks whether it is meant, because \(text(name)) stands "
                + "elsewhere by now; nothing changes until it is answered. To return to the plan of "
                + "before: dosectl plan back"
        case .otherwise(let name):
            "the plan is written, and dosed has other amounts of \(text(name)) for tomorrow than "
                + "were meant. See: dosectl course; to return: dosectl plan back"
        case .nothingKept(let file): "no plan of before is kept: \(text(file)) does not exist"
        default: nil
        }
    }
}
