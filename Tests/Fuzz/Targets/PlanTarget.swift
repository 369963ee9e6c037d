import DoseCore
import Installation
import Linux
import PlanFile
import PlanLint
import Planning
import TOMLText
import Words

@testable import DoseCLI

/// A text read as each of the files that people write.
enum PlanTarget {
    static func check(_ bytes: [UInt8]) {
        var sample = Sample(of: bytes)
        var reading = PlanFile.read(bytes)
        checkTold(reading.problems, isWhole: reading.plan != nil, of: bytes, &sample)
        if reading.problems.contains(where: \.kind.isOfText) { return }
        if sample.isOne(of: 8) { checkOthers(bytes, &sample) }
        guard let plan = reading.plan else { return }
        checkWindows(plan)
        // These two read all of it again.
        if sample.isOne(of: 4) { checkWritten(plan) }
        if sample.isOne(of: 4) {
            let profiles = profiles(of: plan, or: bytes)
            reading.lint(by: profiles, in: paris, on: paris.date(at: afternoon))
            expect(reading.plan == plan, "What is found beyond the file changes no plan.")
            checkTold(reading.problems, isWhole: true, of: bytes, &sample)
        }
        if sample.isOne(of: 16), let source = try? PlanSource("-", in: surroundings) {
            let standing = PlanStanding(in: Session(surroundings), for: plan)
            expectHarmless(screen.calendar(plan, standing, of: source))
        }
    }

    private static let screen = Screen(
        style: Style(hasColour: false, isUTF8: true), clock: ReadingClock(now: afternoon))

    /// With no daemon to be asked.
    private static let surroundings = Environment(
        variables: ["XDG_DATA_DIRS": "/nonexistent"], isTerminal: false, now: { afternoon },
        requestID: { "r" }, print: { _ throws(Errno) in }, printError: { _ in },
        readInput: { _ throws(Errno) in [] }, endOnInterrupt: {})

    private static func checkOthers(_ bytes: [UInt8], _ sample: inout Sample) {
        let settings = SettingsFile.read(bytes)
        checkTold(settings.problems, isWhole: settings.settings != nil, of: bytes, &sample)
        let profile = ProfileFile.read(bytes, name: "drug")
        checkTold(profile.problems, isWhole: profile.profile != nil, of: bytes, &sample)
        let titration = ProtocolFile.read(bytes)
        checkTold(titration.problems, isWhole: titration.value != nil, of: bytes, &sample)
    }

    private static func checkTold(
        _ problems: [PlanProblem], isWhole: Bool, of bytes: [UInt8], _ sample: inout Sample
    ) {
        expect(
            isWhole != problems.contains { $0.severity == .error },
            "A file is valid as a whole or says what is wrong.")
        var last = SourcePosition.start
        for problem in problems {
            expect(problem.position >= last, "Problems are in the order of the file.")
            expect(problem.position.column >= 1, "Columns are counted from 1.")
            last = problem.position
        }
        guard let worst = problems.last else { return }
        // Words take longer than everything else, and those of all problems are alike.
        if sample.isOne(of: 32) {
            expectHarmless(problems.map { $0.message(in: "plan.toml") })
            let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
            expect(last.line <= lines, "A problem is in the file.")
        } else if sample.isOne(of: 4) {
            expectHarmless([worst.message(in: "plan.toml")])
        }
    }

    private static func checkWritten(_ plan: Plan) {
        let again = PlanFile.read(PlanWriter.text(plan, remarks: ["As it was read."]))
        expect(again.plan == plan, "A plan that is written is read back the same.")
    }

    /// At most one dose of a medication is open at any time, and it has the amount of its slot.
    private static func checkWindows(_ plan: Plan) {
        for medication in plan.medications.prefix(4) {
            let course = Course(medication)
            var closes: Instant?
            for offset in -1...3 {
                let date = medication.start + offset
                for dose in course.doses(on: date, in: paris) {
                    expect(
                        dose.window.opens <= dose.due && dose.due <= dose.window.closes,
                        "A dose is due in its window.")
                    if let closes {
                        expect(closes <= dose.window.opens, "Windows never overlap.")
                    }
                    expect(
                        medication.steps.contains {
                            $0.slots(on: date.weekday).on(date.weekday).contains(
                                Slot(time: dose.id.time, amount: dose.amount))
                        }, "The amount of a dose is the plan's.")
                    closes = dose.window.closes
                }
            }
        }
    }

    /// What is fuzzed stands for a profile as well.
    private static func profiles(of plan: Plan, or bytes: [UInt8]) -> ProfileLibrary {
        ProfileLibrary(for: plan, installed: ["baclofen"]) { name in
            .bytes(name == "baclofen" ? baclofen : bytes, path: "/share/\(name).toml")
        }
    }

    private static let baclofen: [UInt8] = {
        do {
            return try File.read("config/profiles/baclofen.toml", limit: Limits.planBytes)
        } catch {
            fatalError("Started elsewhere than in the repository: \(error)")
        }
    }()
}

extension PlanProblem.Kind {
    /// Whether the text could not be read at all.
    fileprivate var isOfText: Bool {
        switch self {
        case .unreadable, .text: true
        default: false
        }
    }
}
