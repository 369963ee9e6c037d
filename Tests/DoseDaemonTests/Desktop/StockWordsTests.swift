import Testing

@testable import DoseCore
@testable import DoseDaemon
@testable import Words

@Suite struct `That the stock runs out is worded` {
    private func report(
        _ lasting: StockReport.Lasting, pieces: Int = 28_500, expires: String? = nil
    ) -> StockReport {
        StockReport(
            medication: "baclofen", name: "Bac<lofène", strength: mg(10),
            pieces: Amount(grains: pieces, .tablets), missing: nil, lasting: lasting,
            expires: expires.map(date),
            expiring: expires == nil ? nil : Amount(grains: 2000, .tablets), isToTell: true)
    }

    private func notice(_ reports: StockReport..., isPrivate: Bool = false) -> Notification {
        NotificationWords(
            settings: Settings(isPrivate: isPrivate), zone: .utc, today: date("2026-12-06")
        ).notice(.stock(reports))
    }

    @Test func `with what is left and through which date it lasts`() {
        let shown = notice(report(.before(date("2026-12-14"))))
        #expect(shown.summary == "Bac<lofène: the stock is running low")
        #expect(
            shown.body
                == "Bac<lofène: 28 ½ tablets of 10 mg, enough through Sun 13 December.\n"
                + "See: dosectl stock")
        #expect(shown.urgency == .normal && shown.actions.isEmpty)
    }

    @Test func `with what expires, and what is short today`() {
        let today = date("2026-12-06")
        let expires = notice(report(.beyond(today + 400), expires: "2026-12-20"))
        #expect(expires.body.contains("2 tablets good through Sun 20 December."))
        #expect(notice(report(.before(today))).body.contains("10 mg, not enough for today."))
        #expect(notice(report(.before(today), pieces: 0)).body.contains("10 mg, nothing left."))
    }

    @Test func `where others may read it no name stands in it`() {
        let shown = notice(report(.before(date("2026-12-14"))), isPrivate: true)
        #expect(shown.summary == "Your stock is running low")
        #expect(shown.body == "See: dosectl stock")
    }
}
