import ControlProtocol
import DoseCore
import Installation
import Testing

@testable import DoseDaemon

extension OneSession {
    /// How doses were taken, over the socket.
    struct AdherenceTests {
        private let home: Home

        init() throws {
            home = try Home()
            try home.write(planText(due: ago(.minutes(5))))
            try home.start()
        }

        private func ask(_ first: CivilDate, _ last: CivilDate, every days: Int? = nil)
            async throws -> AdherenceReply
        {
            let call = ControlCall(
                "Adherence", from: first.description, through: last.description, days: days)
            return try await home.ask(call).parameters(AdherenceReply.self)
        }

        /// All replies, each from where the one before ended.
        private func all(_ first: CivilDate, _ last: CivilDate, every days: Int)
            async throws -> [AdherenceReply]
        {
            var replies = [try await ask(first, last, every: days)]
            while let next = replies.last?.next {
                let from = try #require(CivilDate(next))
                #expect(from > first)
                replies.append(try await ask(from, last, every: days))
            }
            return replies
        }

        private func append(_ events: [Record.Event]) throws {
            try home.drop()
            do {
                let store = try Store.open(at: home.paths.ledger) { _ in }
                let next = try store.ledger(today: date("2026-12-01"), countsIntakes: false)
                    .nextNumber
                try store.append(
                    events.enumerated().map {
                        record(next + Int64($0), at: utc("2025-01-01 12:00"), $1)
                    })
            }
            try home.start()
        }

        @Test func `a dose that is taken is told, and one that rings is not yet`() async throws {
            let today = try #require(CivilDate(try await home.status().today.date))
            #expect(try await ask(today - 1, today).periods == [])
            _ = try await home.ask(ControlCall("Take"))
            let told = try await ask(today - 1, today)
            #expect(told.periods.map(\.onTime) == [1])
            #expect(told.periods.first?.planned == told.periods.first?.taken)
            #expect(told.next == nil)
            #expect(told.leftOut == 0)
        }

        @Test func `the dates of years are told in parts, none twice and none left out`()
            async throws
        {
            let first = date("2025-01-01")
            try append(
                (0..<300).map {
                    let day = first + $0
                    return .dose(
                        dose("old/\(day)/17:00"), planned: mg(30),
                        due: Zone.utc.instant(day, time("17:00")), .missed(.unanswered))
                })
            let replies = try await all(first, first + 399, every: 7)
            #expect(replies.count == 15)
            let periods = replies.flatMap(\.periods)
            #expect(periods.map(\.missed).reduce(0, +) == 300)
            #expect(periods.map(\.from) == (0..<43).map { (first + $0 * 7).description })
            #expect(try await all(first, first + 29, every: 30).flatMap(\.periods).count == 1)
        }

        @Test func `of very many entries of a date the last are told`() async throws {
            let day = date("2025-01-01")
            try append(
                (0..<ControlLimits.historyEntries + 5).map {
                    .diary(
                        DiaryEntry(
                            observed(.note, note: "\($0)"), at: utc("2025-01-01 08:00"), on: day))
                })
            let told = try await ask(day - 1, day + 1)
            // The eve had room alone.
            #expect(told.next == day.description)
            let then = try await ask(day, day + 1)
            #expect(then.entries.count == ControlLimits.historyEntries)
            #expect(then.entries.last?.observation?.note == "\(ControlLimits.historyEntries + 4)")
            #expect(then.leftOut == 5)
        }

        @Test func `dates in the wrong order, and none, are refused by their names`() async throws {
            let (first, last) = (date("2025-01-02"), date("2025-01-01"))
            for (call, name) in [
                (ControlCall("Adherence", from: "\(first)", through: "\(last)"), "through"),
                (ControlCall("Adherence", from: "soon", through: "\(last)"), "from"),
                (ControlCall("Adherence", from: "\(last)", through: "9999-01-01"), "through"),
                (
                    ControlCall("Adherence", from: "\(last)", through: "\(first)", days: 0), "days"
                ),
            ] {
                let reply = try await home.ask(call)
                #expect(VarlinkError(reply) == .invalidParameter(name))
            }
        }
    }
}
