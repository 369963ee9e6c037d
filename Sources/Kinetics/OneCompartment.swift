import Glibc
import DoseCore

/// How a drug that is swallowed comes into the body and leaves it: one compartment, absorption and elimination of first
/// order.
///
/// What was swallowed waits in the gut, `dG/dt = -ka G`; what was absorbed is in the body until it is eliminated,
/// `dX/dt = ka G - ke X`. All of it is taken to be absorbed. The concentration is `X` divided by the volume of
/// distribution, which differs from person to person and is not known here.
///
/// Source: M. Gibaldi and D. Perrier, Pharmacokinetics, 2nd edition, 1982, chapter 1.
package struct OneCompartment: Hashable, Sendable {
    /// `ka`, per hour.
    package let absorption: Double
    /// `ke`, per hour.
    package let elimination: Double

    /// The model whose `X` is half as much after each half-life, once all is absorbed, and is highest at the peak after
    /// a single dose.
    ///
    /// Nil where the peak is no later than the dose, or later than one half-life: absorption would be so slow that
    /// the half-life seen would be that of absorption. `ka` is exact to a relative 1e-12.
    package init?(halfLife: Duration, peak: Duration) {
        guard peak > .zero, peak <= halfLife else { return nil }
        elimination = M_LN2 / halfLife.hours
        // The peak is at ln(ka/ke) / (ka - ke). With x = ln(ka/ke) that is x / (e^x - 1) = ke * peak, which falls with x.
        let wanted = elimination * peak.hours
        var (low, high) = (M_LN2 / 2, 64.0)
        while true {
            let middle = (low + high) / 2
            if middle <= low || middle >= high { break }
            if middle / expm1(middle) > wanted { low = middle } else { high = middle }
        }
        absorption = elimination * exp(low)
    }

    /// The time after which less than 1.3 in 10,000 of a dose is left: 14 half-lives.
    package var memory: Duration {
        .milliseconds(Int64(14 * M_LN2 / elimination * 3_600_000))
    }

    /// How much of it is where.
    struct Load: Hashable {
        var gut = 0.0
        var body = 0.0
    }

    /// The load after so many hours in which nothing is swallowed.
    func after(_ hours: Double, _ load: Load) -> Load {
        let (slow, fast) = (exp(-elimination * hours), exp(-absorption * hours))
        return Load(
            gut: load.gut * fast,
            body: load.body * slow
                + load.gut * absorption / (absorption - elimination) * (slow - fast))
    }

    /// In how many hours the body has most of a load, if nothing more is swallowed; zero or less where it only falls.
    ///
    /// That is where `dX/dt` is zero.
    func hoursToPeak(of load: Load) -> Double {
        let difference = absorption - elimination
        let rises = absorption * absorption * load.gut
        let falls = elimination * (difference * load.body + absorption * load.gut)
        return rises > falls ? log(rises / falls) / difference : 0
    }
}

extension Duration {
    var hours: Double { Double(milliseconds) / 3_600_000 }
}
