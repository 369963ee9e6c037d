import DoseCore

/// A person who counts what is at home, adds a box now and then, and is mistaken at times.
extension Life {
    /// The next time, days from now.
    mutating func planStock() {
        let pause = stock.once(in: 3) ? 86_400_000 : 900_000_000
        plan(Act(at: world.elapsed + Int64(stock.int(1000...pause)), kind: .stock))
    }

    mutating func tellStock() -> String {
        guard awayUntil <= world.elapsed else { return "nobody is there to count anything" }
        let medications = world.agenda.plan?.medications ?? []
        guard let medication = medications.isEmpty ? nil : stock.pick(medications) else {
            return "there is nothing to count"
        }
        let strength = stock.pick(medication.strengthsInStock)
        let isWide = medication.preparation == nil
        let number = ExactNumber(thousandths: Int64(stock.int(0...(isWide ? 4000 : 120))) * 500)
        let expires =
            stock.once(in: 3)
            ? world.agenda.zone.civil(at: world.now.wall).date + stock.int(-30...400) : nil
        let kind = stock.pick([StockEntry.Kind.added, .added, .counted, .removed])
        if stock.once(in: 6) {
            let undo = world.elapsed + Int64(stock.int(1000...7_200_000))
            plan(Act(at: undo, kind: .ask(.undo(nil))))
        }
        let told = ToldStock(
            kind, .number(number), of: stock.once(in: 8) ? nil : medication.key,
            strength: stock.once(in: 8) ? nil : strength,
            expires: kind == .removed ? nil : expires)
        counted += 1
        let id = stock.once(in: 3) ? "stock \(counted - (stock.once(in: 6) ? 1 : 0))" : nil
        return say(Request(id: id, by: .command, answer: .stock(told)))
    }
}

extension Plan {
    /// What is told in mg is made of tablets of two strengths.
    mutating func countInTablets() {
        for index in medications.indices
        where medications[index].preparation == nil && medications[index].unit == .mg {
            medications[index].preparation = Preparation(
                [Strength(Amount(milligrams: 10)), Strength(Amount(micrograms: 2500))], parts: 2)
        }
    }
}
