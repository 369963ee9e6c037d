import DoseCore
import Testing

struct FileEdit: CustomTestStringConvertible, Sendable {
    let name: String
    /// `today tomorrow`, with a question mark where the person is asked.
    let expected: [Stand: String]
    let apply: @Sendable (inout Medication) -> Void

    init(
        _ name: String, plain: String, held: String, back: String,
        _ apply: @escaping @Sendable (inout Medication) -> Void
    ) {
        self.name = name
        expected = [.plain: plain, .held: held, .back: back]
        self.apply = apply
    }

    var testDescription: String { name }

    func applied(_ medication: Medication) -> Medication {
        var edited = medication
        apply(&edited)
        return edited
    }
}

/// What people do to the file of a titration, as 25 of them did it in the laboratory.
let edits: [FileEdit] = [
    FileEdit("all steps 3 to 7 days", plain: "80 80", held: "70 70", back: "60 60") {
        $0 = slow(7)($0)
    },
    FileEdit("all steps 3 to 2 days", plain: "80 80", held: "70 70", back: "60 60") {
        $0 = slow(2)($0)
    },
    FileEdit("only the steps after the present one", plain: "80 80", held: "70 70", back: "60 60") {
        for row in 7...9 { $0.steps[row].days = 7 }
    },
    FileEdit("the steps before 60 mg deleted", plain: "80 80", held: "70 70", back: "60 60") {
        $0.steps.removeFirst(5)
    },
    FileEdit("the steps before 70 mg deleted", plain: "80 80", held: "70 70", back: "60 60 ?") {
        $0.steps.removeFirst(6)
    },
    FileEdit("the steps before 80 mg deleted", plain: "80 80", held: "70 70 ?", back: "60 60 ?") {
        $0.steps.removeFirst(7)
    },
    FileEdit("start today", plain: "80 80", held: "70 70", back: "60 60") {
        $0.start = civil("2026-12-22")
    },
    FileEdit("start tomorrow", plain: "80 80", held: "70 70", back: "60 60") {
        $0.start = civil("2026-12-23")
    },
    FileEdit("start a day later", plain: "80 80", held: "70 70", back: "60 60") {
        $0.start = civil("2026-12-02")
    },
    FileEdit("start a month early", plain: "80 80", held: "70 70", back: "60 60") {
        $0.start = civil("2026-11-01")
    },
    FileEdit("start a month late", plain: "80 80", held: "70 70", back: "60 60") {
        $0.start = civil("2027-01-01")
    },
    FileEdit(
        "a new file of half tablets that starts today", plain: "70 70", held: "70 70",
        back: "60 60 ?"
    ) {
        $0 = climb([[10, 30, 30], [10, 30, 35], [10, 30, 40]], days: 7, start: "2026-12-22")
    },
    FileEdit(
        "a new file of half tablets that starts tomorrow", plain: "80 80", held: "70 70",
        back: "60 60"
    ) {
        $0 = climb([[10, 30, 30], [10, 30, 35]], days: 7, start: "2026-12-23")
    },
    FileEdit("a step of 65 mg put in before 70 mg", plain: "80 80", held: "70 70", back: "60 60") {
        $0.steps.insert(climb([[5, 30, 30]], days: 7).steps[0], at: 6)
    },
    FileEdit("a step of 5 mg put in at the beginning", plain: "80 80", held: "70 70", back: "60 60")
    {
        $0.steps.insert(climb([[0, 0, 5]], days: 3).steps[0], at: 0)
    },
    FileEdit("another key", plain: "80 80", held: "70 70", back: "60 60") { $0.key = "baclo" },
    FileEdit("a fourth intake of nothing yet", plain: "80 80", held: "70 70", back: "60 60") {
        for row in $0.steps.indices {
            $0.steps[row].slots.insert(Slot(time: clock("11:00"), amount: .zero), at: 0)
        }
    },
    FileEdit("spread to 11, 14 and 17", plain: "80 80", held: "70 70", back: "60 60") {
        $0 = climb(times: ["11:00", "14:00", "17:00"])
    },
    FileEdit("advance = taken", plain: "80 80", held: "70 70", back: "60 60") {
        $0.advance = .taken
    },
    FileEdit("an end that is past", plain: "70 70 ?", held: "70 70 ?", back: "60 60 ?") {
        $0.end = civil("2026-12-21")
    },
    FileEdit("ten times the amounts", plain: "70 70 ?", held: "70 70 ?", back: "60 60 ?") {
        $0 = climb(titrationRows.map { $0.map { $0 * 10 } })
    },
    FileEdit("steps of ten days that end", plain: "80 80", held: "70 70", back: "60 60") {
        $0 = slow(10)($0)
        $0.after = .stop
    },
    FileEdit("a smaller 80 mg", plain: "75 75", held: "70 70", back: "60 60") {
        $0.steps[7].slots[0].amount = Amount(milligrams: 15)
    },
    FileEdit("every second day", plain: "80 80", held: "70 70", back: "60 60") {
        $0.recurrence = .every(days: 2)
    },
    FileEdit("the name", plain: "80 80", held: "70 70", back: "60 60") { $0.name = "Lioresal" },
]

let titrationRows = [
    [0, 0, 10], [0, 0, 20], [0, 0, 30], [0, 10, 30], [0, 20, 30], [0, 30, 30], [10, 30, 30],
    [20, 30, 30], [20, 30, 40], [20, 30, 50],
]

/// A titration as it is prescribed: three days to a step, 10 mg more each time.
func climb(
    _ rows: [[Int]] = titrationRows, days: Int = 3, start: String = "2026-12-01",
    times: [String] = ["13:00", "15:00", "17:00"]
) -> Medication {
    Medication(
        key: "baclofen", name: "Baclofen", start: civil(start),
        steps: rows.map { row in
            Step(
                days: days,
                slots: zip(times, row).map {
                    Slot(time: clock($0), amount: Amount(milligrams: $1))
                })
        })
}

func slow(_ days: Int) -> (Medication) -> Medication {
    { medication in
        var slow = medication
        for row in slow.steps.indices { slow.steps[row].days = days }
        return slow
    }
}
