/// What is asked about a course, its amounts and dates as they are written: on the desktop and in the terminal alike.
package enum CourseAsked: Equatable {
    /// Other amounts in all.
    case otherSum(from: String, to: String)
    /// The same in all, by other intakes.
    case otherIntakes(from: String, to: String)
    /// An end by the plan saved.
    case end(from: String, isDaily: Bool = true)
    /// The plan saved does not hold it any more.
    case removal(from: String, isDaily: Bool = true)
    /// A beginning that is still to come.
    case start(on: String)
    /// A beginning of now.
    case beginning
    /// By its dates it is in its midst, with so much a day or as often as the amount says, and nothing of it was taken.
    case midst(step: String, amount: String, isDaily: Bool = true)
}

extension Speaking {
    package func question(_ asked: CourseAsked, of name: String) -> String {
        switch asked {
        case .otherSum(let old, let new):
            tr(
                "The plan you saved would change %1$s from %2$s to %3$s a day. Until you answer, it stays at %2$s.",
                name, old, new)
        case .otherIntakes(let old, let new):
            tr(
                "The plan you saved would change %1$s from %2$s to %3$s. Until you answer, it stays at %2$s.",
                name, old, new)
        case .end(let old, false):
            tr("The plan you saved ends %1$s. Until you answer, it stays at %2$s.", name, old)
        case .removal(let old, false):
            tr("%1$s is not in the plan you saved. Until you answer, it stays at %2$s.", name, old)
        case .midst(let step, let amount, false):
            tr(
                "By its dates the plan you saved is at step %1$s of %2$s, %3$s. You have recorded none of it, so nothing rings until you say where to begin.",
                step, name, amount)
        case .end(let old, true):
            tr(
                "The plan you saved ends %1$s. Until you answer, it stays at %2$s a day.", name,
                old)
        case .removal(let old, true):
            tr(
                "%1$s is not in the plan you saved. Until you answer, it stays at %2$s a day.",
                name, old)
        case .start(let date):
            tr(
                "The plan you saved starts %1$s on %2$s, perhaps in place of another medicine. Until you answer, it does not ring.",
                name, date)
        case .beginning:
            tr(
                "%1$s is new in the plan you saved, perhaps in place of another medicine. Until you answer, it does not ring.",
                name)
        case .midst(let step, let daily, true):
            tr(
                "By its dates the plan you saved is at step %1$s of %2$s, %3$s a day. You have recorded none of it, so nothing rings until you say where to begin.",
                step, name, daily)
        }
    }
}
