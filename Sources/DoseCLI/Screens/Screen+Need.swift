import ControlProtocol
import DoseCore
import PlanFile

// What is taken when needed.

extension Screen {
    /// A line for each, before anything of it is swallowed.
    func needs(_ needs: [Wire.Need]) -> [String] {
        needs.isEmpty ? [] : [""] + needs.map(need)
    }

    /// `Paracetamol, as needed: 1 g at a time, from 16:00 on; 1 g of 4 g taken in 24 h, 3 g left.`
    func need(_ need: Wire.Need) -> String {
        let dose = need.dose.map { " \(amount($0)) at a time," } ?? ""
        let from = need.nextAt.map { " from \(point($0)) on" } ?? " may be taken now"
        let within = Duration.seconds(60 * need.withinMinutes).planText
        let most =
            need.max.map { max in
                "; \(amount(need.taken)) of \(amount(max)) taken in \(within)"
                    + (need.left.map { ", \(amount($0)) left" } ?? "")
            } ?? ""
        let last = need.lastAt.map { "; last at \(point($0))" } ?? ""
        return "\(text(need.name)), as needed:\(dose)\(from)\(most)\(last)."
    }
}
