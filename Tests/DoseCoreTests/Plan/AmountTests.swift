import DoseCore
import Testing

/// A quantity with its unit.
@Suite struct `Amounts` {
    @Test(arguments: [
        (10, AmountUnit.mg, "10 mg"), (62.5, .mcg, "62.5 µg"), (0.25, .mcg, "0.25 µg"),
        (13.8, .g, "13.8 g"), (2.5, .ml, "2.5 ml"), (18, .units, "18 units"), (1, .units, "1 unit"),
        (50_000, .iu, "50000 IU"), (2, .puffs, "2 puffs"), (1, .patches, "1 patch"),
        (1.5, .tablets, "1 ½ tablets"), (0.5, .tablets, "½ tablet"), (0.25, .pieces, "¼ piece"),
        (0.333, .tablets, "0.333 tablet"), (0, .drops, "0 drops"),
    ])
    func `as people write them`(_ value: Double, _ unit: AmountUnit, _ words: String) throws {
        #expect(try #require(Amount(value, unit)).description == words)
    }

    @Test func `exact to a nanogram, or a thousandth of a unit`() {
        #expect(Amount(0.000_001, .mg)?.grains == 1)
        #expect(Amount(0.000_000_4, .mg) == nil)
        #expect(Amount(0.001, .puffs)?.grains == 1)
        #expect(Amount(0.0004, .puffs) == nil)
        #expect(Amount(-1, .mg) == nil)
        #expect(Amount(.nan, .mg) == nil)
        #expect(Amount(100_000, .mg) != nil)
        #expect(Amount(100_000.1, .mg) == nil)
        #expect(Amount(0.1 + 0.2, .mg) == Amount(micrograms: 300))
    }

    @Test func `of the same mass in whatever unit`() throws {
        let (gram, milligrams) = (try #require(Amount(1, .g)), Amount(milligrams: 1000))
        #expect(gram == milligrams)
        #expect(gram.hashValue == milligrams.hashValue)
        #expect((gram + milligrams).description == "2 g")
        #expect(gram.in(.mcg)?.description == "1000000 µg")
        #expect(gram.in(.ml) == nil)
    }

    @Test func `what does not fit is never added up, and differs by more than anything`() throws {
        let (drops, mass) = (try #require(Amount(20, .drops)), Amount(milligrams: 20))
        #expect(drops != mass)
        #expect(drops + mass == drops)
        #expect(drops.distance(to: mass) > Limits.amount(of: .drops))
        #expect(Amount.zero + drops == drops)
        #expect((Amount.zero + drops).unit == .drops)
        #expect(drops.distance(to: .zero) == drops)
    }

    @Test func `a unit is named whole, and never by a near spelling`() {
        for name in ["µg", "\u{3BC}g", "mcg", "ug"] { #expect(AmountUnit(named: name) == .mcg) }
        #expect(AmountUnit(named: "mL") == .ml)
        #expect(AmountUnit(named: "IU") == .iu)
        #expect(AmountUnit(named: "tablet") == .tablets)
        for name in ["MG", "gm", "m", "tab", "tablette", "Mg", "", "mgs"] {
            #expect(AmountUnit(named: name) == nil)
        }
        let names = AmountUnit.allCases.flatMap {
            Set([$0.rawValue, $0.symbol, $0.singular, $0.code])
        }
        #expect(Set(names).count == names.count, "No name is of two units.")
    }
}
