/// What is told of the pieces at home before they run out or expire.
extension Situation {
    /// What is to be told now of the pieces at home, and was not told yet.
    var stockNews: [News] {
        guard zone.instant(today, Limits.stockToldFrom) <= now.wall else { return [] }
        return stocksToTell.flatMap { untold(of: $0) }
    }

    /// Those that news are of.
    func stocks(of news: [News]) -> [StockReport] {
        stocksToTell.filter { report in
            news.contains {
                $0.medication == report.medication && $0.strength == report.strength
            }
        }
    }

    private func untold(of report: StockReport) -> [News] {
        guard let medication = plan?.medication(report.medication), medication.stockNotice > 0,
            let shelf = ledger.stocks[report.medication]?.shelf(of: report.strength)
        else { return [] }
        var news: [News] = []
        if case .before(let date) = report.lasting, !shelf.isRunOutTold {
            news.append(
                News(.runsOut, of: report.medication, on: date, strength: report.strength))
        }
        if let expires = report.expires, (today...today + medication.stockNotice).contains(expires)
        {
            let expiry = News(
                .expires, of: report.medication, on: expires, strength: report.strength)
            if !ledger.news.contains(expiry) { news.append(expiry) }
        }
        return news
    }

    /// When it is next looked whether there is something to tell: each morning, where any pieces are counted.
    var nextStockLook: Instant? {
        let isAny = (plan?.medications ?? []).contains {
            $0.stockNotice > 0 && isCounted($0.key)
        }
        guard isAny else { return nil }
        return [today, today + 1].map { zone.instant($0, Limits.stockToldFrom) }
            .first { $0 > now.wall }
    }
}
