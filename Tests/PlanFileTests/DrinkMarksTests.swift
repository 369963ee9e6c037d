import PlanFile
import PlanSamples
import Testing
import Words

@Suite struct `The marks of low risk` {
    private let whole = """
        per_day = 2
        per_week = 10
        days_without = 1
        source = "SpF"
        """

    @Test func `those that come with the program are what their source says`() {
        let reading = DrinkMarks.read(repositoryFile("config/marks/alcohol.toml"))
        #expect(reading.problems == [])
        #expect(
            reading.marks
                == DrinkMarks(
                    perDay: 2, perWeek: 10, daysWithout: 1,
                    source: "Santé publique France, INCa, 2017"))
    }

    @Test(arguments: [
        ("per_day", "perday", "1:1: error: unknown key 'perday'; did you mean 'per_day'?"),
        (
            "= 10", "= \"ten\"",
            "2:12: error: 'per_week': found \"ten\", expected a whole number such as 3"
        ),
        ("= 1\n", "= 8\n", "3:16: error: 'days_without': 8 must be 0 to 7"),
        (
            "\"SpF\"", "\"\"",
            "4:10: error: 'source' is empty, expected a text in quotes such as \"Baclofen\""
        ),
        (
            "per_week = 10\n", "",
            "1:1: error: 'per_week' is missing; write for example: per_week = 3"
        ),
    ])
    func `what is wrong is told with its place`(was: String, becomes: String, message: String) {
        let text = whole.replacing(was, with: becomes)
        let reading = DrinkMarks.read(Array(text.utf8))
        #expect(reading.marks == nil)
        let words = ProblemWords(.english)
        #expect(reading.problems.first.map { words.message($0, in: "m") } == "m:\(message)")
    }
}
