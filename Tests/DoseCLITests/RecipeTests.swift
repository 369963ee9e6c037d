import DoseCore
import Linux
import PlanFile
import Testing

@testable import DoseCLI

/// `man/dosed-recipes.7`: what a lay person copies from it is read, is what it says, and is what the command makes.
@Suite struct `The recipes of the manual` {
    struct Recipe {
        var title: String
        var command: String?
        var plan = ""
    }

    private static let recipes: [Recipe] = {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let bytes = (try? File.read("/\(root)/man/dosed-recipes.7", limit: 1 << 20)) ?? []
        let page = String(decoding: bytes, as: UTF8.self)
        var recipes: [Recipe] = []
        var block: String?
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(".Ss ") {
                recipes.append(Recipe(title: String(line.dropFirst(4))))
            } else if line.hasPrefix(".Bd -literal") {
                block = ""
            } else if line == ".Ed", let text = block {
                if text.hasPrefix("$ ") {
                    recipes[recipes.count - 1].command = String(text.dropFirst(2))
                } else {
                    recipes[recipes.count - 1].plan += text
                }
                block = nil
            } else if block != nil {
                block? += line.replacing("\\e", with: "\\") + "\n"
            }
        }
        return recipes
    }()

    /// Dates and doses as the prescription has them, of the first of December 2026 on: dates without any are left out.
    private static let doses: [String: [String]] = [
        "A tablet every day": ["01 08:00 5 mg", "02 08:00 5 mg", "03 08:00 5 mg"],
        "1-0-1 from the box": [
            "01 08:00 1 tablet, 19:00 1 tablet", "02 08:00 1 tablet, 19:00 1 tablet",
        ],
        "Once a week": ["07 09:00 15 mg", "14 09:00 15 mg", "21 09:00 15 mg"],
        "Once a week, rising": [
            "01 10:00 0.25 mg", "08 10:00 0.25 mg", "15 10:00 0.25 mg", "22 10:00 0.25 mg",
            "29 10:00 0.5 mg",
        ],
        "A pill with a pause": (1...21).map { "\(pad($0)) 21:00 1 tablet" }
            + ["29 21:00 1 tablet"],
        "A patch": ["01 08:00 1 patch", "04 08:00 1 patch", "07 08:00 1 patch"],
        "An inhaler": ["01 08:00 2 puffs, 20:00 2 puffs", "02 08:00 2 puffs, 20:00 2 puffs"],
        "Insulin": ["01 22:00 18 units", "02 22:00 18 units"],
        "Drops": ["01 08:00 1 drop, 20:00 1 drop"],
        "A liquid": ["01 08:00 2.5 ml, 20:00 2.5 ml"],
        "A cream": ["01 08:00 1 dose, 20:00 1 dose"],
        "A taper on paper": [40, 30, 20, 10, 5].enumerated().flatMap { step, amount in
            (1...5).map { "\(pad(step * 5 + $0)) 08:00 \(amount) mg" }
        },
        "Ten percent less each time": (1...14).map { "\(pad($0)) 20:00 20 mg" }
            + (15...28).map { "\(pad($0)) 20:00 18 mg" } + ["29 20:00 16 mg"],
        "As needed": [],
        "An antibiotic every 8 hours": (1...7).map {
            "\(pad($0)) 06:00 1 capsule, 14:00 1 capsule, 22:00 1 capsule"
        },
        "Every three months": ["01 10:00 1 ampoule"],
        "Warfarin": [
            "01 18:00 5 mg", "02 18:00 5 mg", "03 18:00 5 mg", "04 18:00 3 mg", "05 18:00 5 mg",
            "06 18:00 5 mg", "07 18:00 3 mg",
        ],
        "Two strengths": ["01 07:00 75 µg"],
        "On in the morning, off in the evening": ["01 08:00 1 patch", "02 08:00 1 patch"],
        "An inhaler when needed": [],
        "Every 8 hours, from the afternoon on": ["01 15:00 1 capsule, 23:00 1 capsule"]
            + (2...7).map { "\(pad($0)) 07:00 1 capsule, 15:00 1 capsule, 23:00 1 capsule" }
            + ["08 07:00 1 capsule"],
        "By the meals and the weekend": [
            "01 06:30 1 capsule, 18:30 1 capsule", "02 06:30 1 capsule, 18:30 1 capsule",
            "03 06:30 1 capsule, 18:30 1 capsule", "04 06:30 1 capsule, 18:30 1 capsule",
            "05 09:30 1 capsule, 18:30 1 capsule",
        ],
        "By turns": ["01 07:00 50 µg", "02 07:00 75 µg", "03 07:00 50 µg", "04 07:00 75 µg"],
        "Every other day at first": [1, 3, 5, 7, 9, 11, 13, 15, 16, 17].map {
            "\(pad($0)) 08:00 25 mg"
        },
        "Some days of a cycle": [1, 8, 15, 29].map { "\(pad($0)) 10:00 4 mg" },
        "One or two tablets": ["01 22:00 1 dose", "02 22:00 1 dose"],
        "Once or twice a day": ["01 20:00 1 tablet", "02 20:00 1 tablet"],
        "Every 4 to 6 days": ["01 08:00 1 patch", "06 08:00 1 patch", "11 08:00 1 patch"],
    ]

    private static func pad(_ day: Int) -> String { day < 10 ? "0\(day)" : "\(day)" }

    @Test func `each is read without a word`() {
        #expect(Self.recipes.count >= 18)
        #expect(Set(Self.recipes.map(\.title)) == Set(Self.doses.keys))
        for recipe in Self.recipes {
            let result = Program(
                environment: ["LANG": "C.UTF-8"],
                input: Array("version = 1\n\(recipe.plan)".utf8)
            ).run("check", "-")
            #expect(result.code == .done, "\(recipe.title)")
            #expect(result.errors == "", "\(recipe.title): \(result.errors)")
        }
    }

    @Test func `each has the doses that it says`() throws {
        for recipe in Self.recipes {
            let plan = try #require(PlanFile.read("version = 1\n\(recipe.plan)").plan)
            let medication = try #require(plan.medications.first)
            let course = Course(medication)
            let first = try #require(CivilDate("2026-12-01"))
            let days = (0..<31).compactMap { day -> String? in
                let slots = medication.asNeeded == nil ? course.slots(on: first + day).intakes : []
                guard !slots.isEmpty else { return nil }
                let intakes = slots.map { "\($0.time) \($0.amount.description)" }
                return "\(Self.pad(day + 1)) \(intakes.joined(separator: ", "))"
            }
            let wanted = Self.doses[recipe.title] ?? ["nothing is known of it"]
            #expect(Array(days.prefix(wanted.count)) == wanted, "\(recipe.title)")
            if medication.asNeeded == nil {
                #expect(!days.isEmpty)
                if medication.after == .stop { #expect(days.count == wanted.count) }
            }
        }
    }

    @Test func `the command makes the plan below it`() throws {
        let program = Program(environment: ["LANG": "C.UTF-8", "XDG_CONFIG_HOME": "/nowhere"])
        #expect(Self.recipes.count { $0.command != nil } >= 16)
        for recipe in Self.recipes {
            guard let command = recipe.command else { continue }
            let words = Self.words(of: command)
            #expect(words.first == "dosectl")
            let result = program.run(Array(words.dropFirst()))
            #expect(result.code == .done, "\(recipe.title): \(result.errors)")
            let made = PlanFile.read(result.output).plan?.medications.first
            let written = PlanFile.read("version = 1\n\(recipe.plan)").plan?.medications.first
            #expect(made?.isSame(as: written) ?? false, "\(recipe.title):\n\(result.output)")
        }
    }

    /// As a shell parts them.
    private static func words(of command: String) -> [String] {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        for character in command.replacing("\\\n", with: " ") {
            if character == "\"" {
                isQuoted.toggle()
                word = word ?? ""
            } else if character.isWhitespace, !isQuoted {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}

extension Medication {
    /// Whether both ask for the same; how many days a last step that is kept has does not matter.
    fileprivate func isSame(as other: Medication?) -> Bool {
        guard var other else { return false }
        if after == .hold, other.after == .hold, let last = steps.indices.last,
            other.steps.count == steps.count
        {
            other.steps[last].days = steps[last].days
        }
        return self == other
    }
}
