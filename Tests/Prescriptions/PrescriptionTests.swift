import DoseCore
import DoseSimulator
import PlanFile
import PlanLint
import Planning
import Testing
import Words

/// What people are told on paper, as plans.
@Suite struct Prescriptions {
    @Test func `of each there is a plan and what is expected of it`() {
        for zone in Corpus.zones {
            let expected = Corpus.expected[zone]?.keys.sorted() ?? []
            #expect(expected == Corpus.names.sorted())
        }
        #expect(Corpus.names.count >= 100)
    }

    @Test func `each says where it stands and what the person is told`() {
        for name in Corpus.names {
            let head = Corpus.text(name).split(separator: "\n").prefix { $0.hasPrefix("#") }
            #expect(head.contains { $0.hasPrefix("# Source: ") }, "\(name)")
            #expect(head.contains { $0.hasPrefix("# Told: ") }, "\(name)")
        }
    }

    @Test(arguments: Corpus.names, Corpus.zones)
    func `every dose is planned as it was prescribed`(name: String, zoneName: String) throws {
        let zone = Zone.system(zoneName)
        let plan = try #require(PlanFile.read(Corpus.text(name)).plan)
        let expected = try #require(Corpus.expected[zoneName]?[name])
        let (first, last) = (expected.dates.lowerBound, expected.dates.upperBound)
        let planned = plan.medications.filter { $0.asNeeded == nil }.flatMap {
            // What lasts into the next date belongs to the evening.
            Course($0).doses(from: first, through: last, in: zone).map(Prescribed.init)
        }
        #expect(difference(planned, expected.doses, in: zone) == [])
        #expect(!expected.doses.isEmpty || !expected.wishes.isEmpty)
    }

    @Test(arguments: Corpus.names)
    func `nothing is said of it that is not on its paper`(name: String) throws {
        let text = Corpus.text(name)
        var reading = PlanFile.read(text)
        let expected = try #require(Corpus.expected["UTC"]?[name])
        let none = ProfileLibrary(for: Plan(zone: .local, medications: [])) { _ in
            .absent(lookedFor: [])
        }
        reading.lint(by: none, in: nil, on: expected.dates.lowerBound - 1, isNew: true)
        let said = reading.problems.map { $0.message(in: "") }.map {
            String($0.split(separator: ":", maxSplits: 3).last?.dropFirst() ?? "")
        }
        let meant = text.split(separator: "\n").filter { $0.hasPrefix("# Check: ") }
        #expect(said == meant.map { String($0.dropFirst(9)) })
    }

    @Test(arguments: Corpus.names)
    func `written by the program it is the same plan`(name: String) throws {
        let plan = try #require(PlanFile.read(Corpus.text(name)).plan)
        let again = PlanFile.read(PlanWriter.text(plan)).plan
        #expect(again == plan)
        // Of a mass the unit is no part of what makes two amounts the same, and it is on the box.
        #expect(again?.medications.map(\.shown) == plan.medications.map(\.shown))
    }
}

extension Medication {
    fileprivate var shown: [String] {
        steps.flatMap(\.slots).map { "\($0.amount)" } + ["\(preparation.map { "\($0)" } ?? "")"]
    }
}

/// What is only in one of them, the first ten of each.
func difference(_ found: [Prescribed], _ expected: [Prescribed], in zone: Zone) -> [String] {
    let (left, right) = (Set(found), Set(expected))
    func told(_ only: Set<Prescribed>, _ word: String) -> [String] {
        only.sorted { $0.due < $1.due }.prefix(10).map { "\(word) \($0.told(in: zone))" }
    }
    let doubled = found.count == left.count ? [] : ["planned twice"]
    return told(left.subtracting(right), "not prescribed:")
        + told(right.subtracting(left), "not planned:") + doubled
}
