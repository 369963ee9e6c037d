import DoseCore
import Testing

private func observation(
    _ kind: Observation.Kind, name: String? = nil, _ value: ExactNumber? = nil,
    unit: String? = nil, note: String? = nil
) throws(Observation.Problem) -> Observation {
    try Observation(kind, name: name, value: value, unit: unit, note: note)
}

@Suite struct `What can be noted` {
    @Test(arguments: [
        (2.0, 2000), (0, 0), (1.32, 1320), (71.5, 71_500), (0.001, 1), (1_000_000, 1_000_000_000),
    ])
    func `a number is kept to the thousandth`(value: Double, thousandths: Int64) {
        #expect(ExactNumber(value) == ExactNumber(thousandths: thousandths))
        #expect(ExactNumber(thousandths: thousandths).value == value)
    }

    @Test(arguments: [-1, -0.001, 0.0005, 1.2345, 1_000_001, .infinity, .nan])
    func `what is negative, finer or larger is none`(value: Double) {
        #expect(ExactNumber(value) == nil)
    }

    @Test func `a number is written as people write it`() {
        let rows: [(Int64, String, String)] = [
            (2000, "2", "2"), (1320, "1.32", "1,32"), (1300, "1.3", "1,3"),
            (1005, "1.005", "1,005"),
            (0, "0", "0"), (50, "0.05", "0,05"),
        ]
        for (thousandths, point, comma) in rows {
            #expect("\(ExactNumber(thousandths: thousandths))" == point)
            #expect(ExactNumber(thousandths: thousandths).text(.comma) == comma)
        }
    }

    @Test func `each kind has its parts and no others`() {
        let two = ExactNumber(2)
        typealias Row = (Observation.Problem?, () throws(Observation.Problem) -> Observation)
        let score = ExactNumber.zero...ExactNumber(10)
        let rows: [Row] = [
            (nil, { () throws(Observation.Problem) in try observation(.drink, two) }),
            (.missing(.value), { () throws(Observation.Problem) in try observation(.drink) }),
            (
                .needless(.name),
                { () throws(Observation.Problem) in try observation(.drink, name: "beer", two) }
            ),
            (
                .needless(.unit),
                { () throws(Observation.Problem) in try observation(.weight, two, unit: "kg") }
            ),
            (
                nil,
                { () throws(Observation.Problem) in try observation(.effect, name: "dry mouth") }
            ),
            (.missing(.name), { () throws(Observation.Problem) in try observation(.effect, two) }),
            (
                .missing(.name),
                { () throws(Observation.Problem) in try observation(.effect, name: " ", two) }
            ),
            (nil, { () throws(Observation.Problem) in try observation(.note, note: "bad night") }),
            (.missing(.note), { () throws(Observation.Problem) in try observation(.note) }),
            (
                .needless(.value),
                { () throws(Observation.Problem) in try observation(.note, two, note: "x") }
            ),
            (
                nil,
                { () throws(Observation.Problem) in
                    try observation(.other, name: "coffee", two, unit: "cups", note: "strong")
                }
            ),
            (
                .missing(.value),
                { () throws(Observation.Problem) in try observation(.other, name: "coffee") }
            ),
            (
                .reserved(.drink),
                { () throws(Observation.Problem) in try observation(.other, name: "Drink", two) }
            ),
            (
                .outOfRange(score),
                { () throws(Observation.Problem) in try observation(.craving, ExactNumber(11)) }
            ),
            (
                .outOfRange(score),
                { () throws(Observation.Problem) in
                    try observation(.effect, name: "nausea", ExactNumber(thousandths: 10_001))
                }
            ),
            (nil, { () throws(Observation.Problem) in try observation(.craving, ExactNumber(10)) }),
            (
                .outOfRange(.zero...Limits.drinks),
                { () throws(Observation.Problem) in try observation(.drink, ExactNumber(40)) }
            ),
            (
                .outOfRange(Limits.weight),
                { () throws(Observation.Problem) in try observation(.weight, ExactNumber(7150)) }
            ),
            (
                .tooLong(.name, limit: 40),
                { () throws(Observation.Problem) in
                    try observation(.other, name: String(repeating: "a", count: 41), two)
                }
            ),
            (
                .tooLong(.note, limit: 500),
                { () throws(Observation.Problem) in
                    try observation(.note, note: String(repeating: "a", count: 501))
                }
            ),
        ]
        for (index, (problem, make)) in rows.enumerated() {
            do {
                _ = try make()
                #expect(problem == nil, "row \(index)")
            } catch {
                #expect(problem == error, "row \(index)")
            }
        }
    }

    @Test func `what is rather a slip is known`() throws {
        let rows: [(Observation, Bool)] = [
            (try observation(.drink, ExactNumber(15)), false),
            (try observation(.drink, ExactNumber(thousandths: 15_001)), true),
            (try observation(.weight, ExactNumber(35)), false),
            (try observation(.weight, ExactNumber(34)), true),
            (try observation(.weight, ExactNumber(201)), true),
            (try observation(.other, name: "steps", ExactNumber(20_000)), false),
        ]
        for (observation, isUnusual) in rows { #expect(observation.isUnusual == isUnusual) }
    }

    /// Volume in ml, strength in percent, drinks in thousandths: by hand, 0.8 g/ml and 10 g to a drink.
    @Test(arguments: [
        (1000, 500, 5.0, 2000), (1000, 330, 5, 1320), (1000, 125, 12.5, 1250),
        (1000, 750, 12.5, 7500), (1000, 1000, 40, 32_000), (2000, 250, 5, 2000),
        (500, 500, 5, 1000), (1000, 1, 0.5, 0),
    ])
    func `a glass has so many standard drinks`(
        glasses: Int64, milliliters: Int, percent: Double, drinks: Int64
    ) throws {
        let strength = try #require(ExactNumber(percent))
        #expect(
            StandardDrink.count(
                of: ExactNumber(thousandths: glasses), volume: ExactNumber(milliliters),
                strength: strength) == ExactNumber(thousandths: drinks))
    }

    @Test(arguments: [(0, 5), (10_001, 5), (500, 0), (500, 101)])
    func `what is no drink has none`(milliliters: Int, percent: Int) {
        #expect(
            StandardDrink.count(
                of: ExactNumber(1), volume: ExactNumber(milliliters),
                strength: ExactNumber(percent)) == nil)
    }
}
