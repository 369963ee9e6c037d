import DoseCore

/// What is told of the pieces at home.
extension NotificationWords {
    func stock(_ reports: [StockReport]) -> (summary: String, body: String) {
        if settings.isPrivate {
            return (
                tr("Your stock is running low"), tr("See: %1$s", "\(client) stock")
            )
        }
        let words = StockWords(language)
        let lines = reports.map { report in
            let pieces = words.pieces(
                language.amount(report.pieces), of: report.strength.map(language.amount))
            return words.line(report.name.shown, [pieces] + parts(of: report))
        }
        let name = reports.first?.name.shown ?? ""
        return (
            Set(reports.map(\.medication)).count == 1
                ? tr("%1$s: the stock is running low", name) : tr("Your stock is running low"),
            (lines + [tr("See: %1$s", "\(client) stock")]).joined(separator: "\n")
        )
    }

    private func parts(of report: StockReport) -> [String] {
        let words = StockWords(language)
        var parts: [String] = []
        if case .before(let date) = report.lasting {
            parts.append(
                words.enough(
                    before: date, today: today, isAnyLeft: report.pieces > .zero,
                    language.date(date - 1, today: today)))
        }
        if let expires = report.expires, let expiring = report.expiring {
            let (pieces, date) = (
                language.amount(expiring), language.date(expires, today: today)
            )
            parts.append(
                today.map { expires < $0 } ?? false
                    ? words.expired(pieces, on: date) : words.good(pieces, through: date))
        }
        return parts
    }
}
