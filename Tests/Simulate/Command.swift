import DoseCore
import DoseSimulator
import Glibc
import Linux
import PlanFile

/// What was asked for on the command line.
struct Command {
    private var years = 1000
    /// The first seed; with `--years` unsaid the only one, which is told line by line.
    private var seed: UInt64?
    private var usesSQLite = false
    /// Files of plans, which the lives begin with in turns; empty for plans at random.
    private var plans: [String] = []
    /// Stops at the first violation.
    private var isQuick = false
    /// Which of how many processes this is; nil in the one that was started by hand.
    private var worker: (index: Int, count: Int)?
    private var isTold = false
    private let program: String

    init(_ arguments: [String]) {
        program = arguments.first ?? "simulate"
        var rest = arguments.dropFirst()
        var isCounted = false
        while let word = rest.popFirst() {
            switch word {
            case "--quick": isQuick = true
            case "--years":
                years = Self.number(rest.popFirst())
                isCounted = true
            case "--seed": seed = UInt64(Self.number(rest.popFirst()))
            case "--store":
                let store = rest.popFirst()
                guard store == "sqlite" || store == "array" else { Self.usage() }
                usesSQLite = store == "sqlite"
            case "--plan": plans.append(rest.popFirst() ?? "")
            case "--worker": worker = (Self.number(rest.popFirst()), Self.number(rest.popFirst()))
            default: Self.usage()
            }
        }
        isTold = seed != nil && !isCounted
    }

    private static func number(_ text: String?) -> Int {
        guard let text, let number = Int(text), number >= 0 else { usage() }
        return number
    }

    private static func usage() -> Never {
        complain(
            """
            usage: simulate [--years N] [--seed FIRST] [--store array|sqlite] [--quick] [--plan FILE]...
                   simulate --seed N [--store array|sqlite] [--plan FILE]...

            The first lives N patient-years on all cores, from a seed on, and says what laws were
            broken; with --quick it stops at the first. The second tells one life line by line.
            Lives begin with the plans of the files, in turns by their seeds, or with one at random.

            """)
        exit(2)
    }

    func run() -> Int32 {
        if isTold { return tell() }
        if let worker { return work(worker.index, of: worker.count) }
        return Crew(
            program: program, years: years, first: seed ?? 1, usesSQLite: usesSQLite,
            isQuick: isQuick, plans: plans
        ).run()
    }

    /// One life, line by line.
    private func tell() -> Int32 {
        let shelf = usesSQLite ? LedgerFile() : nil
        let seed = seed ?? 1
        var life = Life(
            seed: seed, atlas: Atlas(), plan: plan(of: seed), shelf: shelf?.shelf, isTold: true)
        let violation = life.run(days: Self.days)
        life.log.forEach { print($0) }
        guard let violation else {
            print(
                "seed \(life.seed): a \(life.temper) year of \(life.laws.tally.doses) doses, no law broken"
            )
            return 0
        }
        // By the last texts what is in force can be understood.
        let count = life.world.plans.count
        for index in max(0, count - 3)..<count {
            for medication in life.world.plans["plan \(index)"]?.medications ?? [] {
                print("text \(index): \(medication)")
            }
        }
        for medication in life.world.agenda.plan?.medications ?? [] { print("plan: \(medication)") }
        print("seed \(life.seed), a \(life.temper) life: \(violation.law)")
        return 1
    }

    /// Every so-manieth year from the first seed on, each told to the one who started this.
    private func work(_ index: Int, of count: Int) -> Int32 {
        let atlas = Atlas()
        for year in stride(from: index, to: years, by: count) {
            let seed = (seed ?? 1) + UInt64(year)
            print("life \(seed)")
            fflush(nil)
            let shelf = usesSQLite ? LedgerFile() : nil
            var life = Life(
                seed: seed, atlas: atlas, plan: plan(of: seed), shelf: shelf?.shelf)
            if let violation = life.run(days: Self.days) {
                print("broken \(seed) \(violation.law)")
            }
            print("lived \(life.laws.tally.line)")
        }
        return 0
    }

    private static let days = 365

    /// The plan that a life begins with; nil for one at random.
    private func plan(of seed: UInt64) -> Plan? {
        guard !plans.isEmpty else { return nil }
        let path = plans[Int(seed % UInt64(plans.count))]
        guard let text = try? File.read(path, limit: Limits.planBytes),
            let plan = PlanFile.read(text).plan
        else {
            complain("\(path) holds no plan\n")
            exit(2)
        }
        if isTold { print(path) }
        return plan
    }
}

/// Writes to the standard error.
func complain(_ text: String) {
    _ = text.withCString { write(2, $0, strlen($0)) }
}
