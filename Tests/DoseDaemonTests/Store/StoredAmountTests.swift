import ControlProtocol
import DoseCore
import Testing

@testable import DoseDaemon

/// Amounts as the ledger has them: whole thousandths of a unit.
@Suite struct `Amounts in the ledger` {
    @Test(arguments: [
        (10, AmountUnit.mg, Int64(10_000), AmountUnit.mg), (2.5, .mg, 2500, .mg),
        (0.0625, .mg, 62_500, .mcg), (62.5, .mcg, 62_500, .mcg), (0.25, .mcg, 250, .mcg),
        (1, .g, 1000, .g), (13.8, .g, 13_800, .g), (18, .units, 18_000, .units),
        (1.5, .tablets, 1500, .tablets), (2.5, .ml, 2500, .ml), (0.0005, .l, 500, .ml),
    ])
    func `are what they were when they are read again`(
        value: Double, unit: AmountUnit, thousandths: Int64, kept: AmountUnit
    ) throws {
        let amount = try #require(Amount(value, unit))
        let stored = amount.stored
        #expect((stored.thousandths, stored.unit) == (thousandths, kept))
        #expect(Amount(thousandths: stored.thousandths, of: stored.unit.rawValue) == amount)
    }

    @Test func `of a unit that a later version wrote are none`() {
        #expect(Amount(thousandths: 1000, of: "furlongs") == nil)
        #expect(Amount(thousandths: 1000, of: nil) == nil)
    }
}
