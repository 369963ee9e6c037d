import DoseCore
import PlanFile
import PlanSamples
import Testing

@Suite struct ManualPageTests {
    @Test func `the plans of the manual page are read without a word`() {
        let plans = blocks(of: "man/dosed-plan.5").filter { $0.hasPrefix("version = 1") }
        #expect(plans.count == 8)
        for plan in plans { #expect(messages(plan) == [], "for \(plan)") }
    }

    @Test func `the settings of the manual pages are read without a word`() {
        var settings = blocks(of: "man/dosed.toml.5") + blocks(of: "man/dosed-desktop.7")
        settings = settings.filter { $0.contains("on_") }
        #expect(settings.count == 7)
        for text in settings {
            let reading = SettingsFile.read(text)
            #expect(reading.problems == [], "for \(text)")
            #expect(reading != SettingsFile.read(""), "for \(text)")
        }
    }

    @Test func `the manual page has every key of a medication`() {
        let page = String(decoding: repositoryFile("man/dosed-plan.5"), as: UTF8.self)
        let keys = MedicationField.allCases.map(\.rawValue)
        for key in keys { #expect(page.contains(".It Ic \(key)\n"), "for \(key)") }
    }

    @Test func `the manual page tells the limits as they are`() {
        let limits = [
            "\(Limits.planBytes >> 20) MiB", "\(Limits.medications)",
            "1 to \(Limits.stepsPerMedication)", "1 to \(Limits.daysPerStep)",
            "1 to \(Limits.timesPerDay)", "\(Limits.dosesPerDay)",
            "\(Limits.amount(of: .g))", "0 s to \(Limits.windowSide.planText)",
            "1 s to \(Limits.windowSide.planText)", "1 s to \(Limits.spacing.planText)",
            "\(Limits.years.lowerBound) to \(Limits.years.upperBound)",
            "\(Limits.everyRange.lowerBound) to \(Limits.everyRange.upperBound) days",
            "\(Limits.cycleRange.lowerBound) to \(Limits.cycleRange.upperBound) days",
            "\(Limits.pauseAfterRange.lowerBound) to \(Limits.pauseAfterRange.upperBound) days",
            "\(Limits.stockNoticeRange.lowerBound) to \(Limits.stockNoticeRange.upperBound) days",
            "1 min to \(Limits.shiftPerDay.upperBound.planText)",
            "\(Limits.keyLength) letters", "\(Limits.nameLength) characters",
            "\(Limits.zoneNameLength) letters",
        ]
        let page = String(decoding: repositoryFile("man/dosed-plan.5"), as: UTF8.self)
        let lines = page.split(separator: "\n").drop { $0 != ".Sh LIMITS" }.prefix { $0 != ".El" }
        let told = lines.filter { $0.hasPrefix(".It ") }.dropFirst()
            .map { line in line.ranges(of: " Ta ").last.map { String(line[$0.upperBound...]) } ?? ""
            }
        #expect(told == limits)
        #expect(Limits.reviewRange == Limits.cycleRange)
    }

    /// The literal texts of a page, as mdoc(7) marks them.
    private func blocks(of page: String) -> [String] {
        var blocks: [String] = []
        var isInside = false
        let text = String(decoding: repositoryFile(page), as: UTF8.self)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(".Bd -literal") {
                blocks.append("")
                isInside = true
            } else if line == ".Ed" {
                isInside = false
            } else if isInside {
                blocks[blocks.count - 1] += "\(line)\n"
            }
        }
        return blocks
    }
}
