import ControlProtocol
import DoseCore
import Words

/// What is at home.
extension Screen {
    private var words: StockWords { StockWords(language) }

    /// `dosectl stock`.
    func stocks(_ reply: StockReply, of medication: String?) -> [String] {
        guard !reply.stocks.isEmpty else {
            return [
                medication.map { words.nothing(of: text($0)) } ?? words.nothing,
                words.toBegin(
                    "dosectl stock count NUMBER\(medication.map { " \(text($0))" } ?? "")"),
            ]
        }
        return table(reply.stocks, today: reply.today)
    }

    /// What an entry led to.
    func stockTold(_ answer: Wire.Answer) -> [String] {
        let told = answer.noted.flatMap { entry in
            entry.stock.map { stock in
                words.told(
                    stock.kind, name(of: entry.medication ?? "", in: answer),
                    pieces(stock.pieces, of: stock.strength))
            }
        }
        return (told.map { [$0] } ?? []) + stocks(answer) + answer.takeable.compactMap(ringing)
    }

    /// How it stands of which something was told or taken back.
    func stocks(_ answer: Wire.Answer) -> [String] {
        let stamp = (answer.noted?.at ?? answer.undone.last?.at).flatMap(ReadingClock.Stamp.init)
        let today = stamp?.date(at: clock.now).description ?? ""
        return answer.stocks.isEmpty ? [] : table(answer.stocks, today: today)
    }

    /// In `status`, what the person is to do something about.
    func stockLines(_ stocks: [Wire.Stock], today: String) -> [String] {
        stocks.map { stock in
            let pieces = pieces(stock.pieces, of: stock.strength)
            // Further ahead nobody looked.
            let isShort = stock.lasting == .before
            let said = [isShort ? lasting(stock, today: today) : nil, expiry(stock, today: today)]
                .compactMap(\.self)
            return words.line(text(stock.name), [pieces] + said + missing(stock))
        }
    }

    /// Of an entry of the history.
    func stock(_ entry: Wire.Entry) -> String {
        guard let stock = entry.stock else { return "?" }
        return words.record(
            stock.kind, text(entry.medication ?? "?"), pieces(stock.pieces, of: stock.strength))
    }

    private func table(_ stocks: [Wire.Stock], today: String) -> [String] {
        var table = Table()
        for stock in stocks {
            let colour: Style.Colour? = stock.isToTell ? .yellow : nil
            let strength = stock.strength.map { " \(amount($0))" } ?? ""
            let said =
                [lasting(stock, today: today), expiry(stock, today: today)].compactMap(\.self)
                + missing(stock)
            table.add([
                Table.Cell(text(stock.name) + strength, colour),
                Table.Cell(amount(stock.pieces), colour, isRight: true),
                Table.Cell(language.together(said), colour),
            ])
        }
        return table.lines(style).map(\.unglued)
    }

    private func name(of medication: String, in answer: Wire.Answer) -> String {
        text(answer.stocks.first { $0.medication == medication }?.name ?? medication)
    }

    private func pieces(_ pieces: Wire.Quantity, of strength: Wire.Quantity?) -> String {
        words.pieces(amount(pieces), of: strength.map(amount))
    }

    private func lasting(_ stock: Wire.Stock, today: String) -> String? {
        let date = stock.date.flatMap { CivilDate($0) }
        func told(_ date: CivilDate?) -> String {
            date.map { self.date($0.description, today: today) } ?? "?"
        }
        switch stock.lasting {
        case .before:
            return words.enough(
                before: date, today: CivilDate(today), isAnyLeft: stock.pieces.isSomething,
                told(date.map { $0 - 1 }))
        case .beyond:
            return words.enoughAtLeast(through: told(date))
        case .course: return words.enoughForCourse(through: told(date))
        case .unused: return words.unused
        case .asNeeded: return words.asNeeded
        }
    }

    private func expiry(_ stock: Wire.Stock, today: String) -> String? {
        guard let expires = stock.expires, let expiring = stock.expiring else { return nil }
        let date = date(expires, today: today)
        return expires < today
            ? words.expired(amount(expiring), on: date)
            : words.good(amount(expiring), through: date)
    }

    private func missing(_ stock: Wire.Stock) -> [String] {
        let command = "dosectl stock count NUMBER \(text(stock.medication))"
        return stock.missing.map { [words.missing(amount($0), command.unbroken)] } ?? []
    }
}
