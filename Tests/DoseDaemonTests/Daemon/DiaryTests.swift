import ControlProtocol
import DoseCore
import Installation
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What is noted over the socket, and told again.
    struct DiaryTests {
        private let home: Home

        init() throws {
            home = try Home()
            try home.write(planText(due: ago(.minutes(5))))
            try home.start()
        }

        private func note(_ drinks: Double, at: String? = nil) async throws -> Wire.Answer {
            let call = ControlCall("Note", at: at, observation: .drink, value: drinks)
            return try await home.ask(call).parameters(AnswerReply.self).answer
        }

        private func diary(_ date: CivilDate? = nil) async throws -> Wire.DiaryDay {
            let call = ControlCall("Diary", date: date?.description)
            return try await home.ask(call).parameters(DiaryReply.self).diary
        }

        @Test func `drinks are noted, added up, taken back, and are there after a restart`()
            async throws
        {
            let first = try await note(1.32)
            let today = try #require(CivilDate(try await diary().date))
            let twelve = "\(today - 1) 12:00"
            let second = try await note(2, at: twelve)
            #expect(first.noted?.observation?.value == 1.32)
            #expect(first.drinks?.day == 1.32)
            #expect(
                second.drinks
                    == Wire.DrinkSums(date: (today - 1).description, day: 2, week: 2, days: 1))
            #expect(try await diary().drinks?.week == 3.32)
            #expect(try await diary(today - 1).entries == [second.noted].compactMap(\.self))
            try home.drop()
            try home.start()
            #expect(try await diary().drinks?.week == 3.32)
            #expect(try await diary().entries == [first.noted].compactMap(\.self))

            let undo = try await home.ask(ControlCall("Undo")).parameters(AnswerReply.self).answer
            #expect(undo.undone.map(\.observation) == [second.noted?.observation])
            #expect(undo.drinks?.day == 0)
            #expect(try await diary(today - 1).entries == [])
            #expect(
                try await home.events() == ["plan_adopted", "raised", "diary", "diary", "undone"])
            #expect(try await home.status().takeable.map(\.state) == [.ringing])
        }

        @Test func `what only the store remembers is told from there`() async throws {
            let old = utc("2025-01-01 19:40")
            let entry = DiaryEntry(observed(.note, note: "began"), at: old, on: date("2025-01-01"))
            try home.drop()
            do {
                let store = try Store.open(at: home.paths.ledger) { _ in }
                let next = try store.ledger(today: date("2026-12-01"), countsIntakes: false)
                try store.append([record(next.nextNumber, at: old, .diary(entry))])
            }
            try home.start()
            let told = try await diary(date("2025-01-01"))
            #expect(told.entries.map(\.observation?.note) == ["began"])
            #expect(told.drinks == nil)
            #expect(try await diary().entries == [])
        }

        @Test func `of very many entries the last are told`() async throws {
            for index in 0..<(Limits.entriesOfDay + 2) {
                let call = ControlCall("Note", observation: .note, note: "\(index)")
                _ = try await home.ask(call)
            }
            let told = try await diary()
            // Around midnight some are of yesterday.
            let before = try await diary(date(told.date) - 1).entries.count
            #expect(told.entries.last?.observation?.note == "\(Limits.entriesOfDay + 1)")
            #expect(told.entries.count + told.leftOut + before == Limits.entriesOfDay + 2)
            #expect(told.entries.count <= Limits.entriesOfDay)
        }

        @Test func `a time to come is refused, and nothing is noted`() async throws {
            let today = try #require(CivilDate(try await diary().date))
            let call = ControlCall("Note", at: "\(today + 2) 12:00", observation: .drink, value: 2)
            let reply = try await home.ask(call)
            #expect(try ControlError(reply)?.name == .inTheFuture)
            #expect(try await home.events() == ["plan_adopted", "raised"])
        }
    }
}
