import DoseCore

/// The two differential equations solved step by step, without any of the formulas of `Kinetics`.
///
/// The method is the classical one of Runge and Kutta, of the fourth order, with a step of three seconds.
struct NumericalSolution {
    /// Per hour.
    let absorption: Double
    let elimination: Double

    static let stepsPerHour = 1200

    /// The amount in the body at each step, the first at hour zero.
    ///
    /// - Parameter doses: the amounts swallowed, by the step at which they are.
    func body(_ doses: [Int: Double], hours: Int) -> [Double] {
        let width = 1 / Double(Self.stepsPerHour)
        var (gut, body) = (0.0, 0.0)
        var course: [Double] = []
        for step in 0...hours * Self.stepsPerHour {
            gut += doses[step] ?? 0
            course.append(body)
            let first = slope(gut, body)
            let second = slope(gut + first.0 * width / 2, body + first.1 * width / 2)
            let third = slope(gut + second.0 * width / 2, body + second.1 * width / 2)
            let fourth = slope(gut + third.0 * width, body + third.1 * width)
            gut += width / 6 * (first.0 + 2 * second.0 + 2 * third.0 + fourth.0)
            body += width / 6 * (first.1 + 2 * second.1 + 2 * third.1 + fourth.1)
        }
        return course
    }

    private func slope(_ gut: Double, _ body: Double) -> (Double, Double) {
        (-absorption * gut, absorption * gut - elimination * body)
    }
}
