import ControlProtocol
import DoseCore
import Testing

@Suite struct `A call becomes a request of the core` {
    /// 2026-12-01T16:25:00Z.
    static let now = Instant(seconds: 1_796_142_300)

    @Test func `a bare take is of what is open, now, as planned`() throws {
        let call = ControlCall("Take")
        #expect(
            try call.request(at: Self.now, in: .utc)
                == Request(by: .command, answer: .take(.takeable, at: nil, amount: nil)))
    }

    @Test func `words become values`() throws {
        let selector = try #require(DoseSelector("baclofen/17:00"))
        let rows: [(ControlCall, Answer)] = [
            (
                ControlCall(
                    "Take", dose: "baclofen/17:00", at: "16:20", amount: 2.5, request: "a"
                ),
                .take(
                    .matching(selector), at: Self.now - .minutes(5),
                    amount: .number(2.5))
            ),
            (
                ControlCall("Skip", dose: "baclofen/17:00", reason: "nausea", request: "a"),
                .skip(.matching(selector), reason: "nausea")
            ),
            (
                ControlCall("Snooze", minutes: 5, request: "a"),
                .snooze(.takeable, length: .minutes(5))
            ),
            (ControlCall("Undo", request: "a"), .undo(nil)),
            (
                ControlCall("Hold", medication: "a", reason: "nausea", request: "a"),
                .course(.held, "a", now: false, reason: "nausea")
            ),
            (
                ControlCall("Back", isNow: true, request: "a"),
                .course(.steppedBack, nil, now: true, reason: nil)
            ),
            (
                ControlCall(
                    "Note", at: "16:20", unit: "cups", observation: .other,
                    observedName: "coffee", value: 1.5, note: "strong", request: "a"),
                .note(
                    try Observation(
                        .other, name: "coffee", value: ExactNumber(thousandths: 1500),
                        unit: "cups", note: "strong"), at: Self.now - .minutes(5))
            ),
            (
                ControlCall("Note", observation: .note, note: "slept badly", request: "a"),
                .note(try Observation(.note, note: "slept badly"), at: nil)
            ),
        ]
        for (call, answer) in rows {
            #expect(
                try call.request(at: Self.now, in: .utc)
                    == Request(id: "a", by: .command, answer: answer))
            #expect(ControlCall.isAnswer(call.varlink))
        }
    }

    @Test func `a call that only asks is no request`() throws {
        let calls: [ControlCall] = [
            ControlCall("Status"), ControlCall("Today"), ControlCall("Course"),
            ControlCall("History"), ControlCall("Watch"), ControlCall("Diary"),
            ControlCall("Stock"),
            ControlCall.info,
        ]
        for call in calls {
            #expect(try call.request(at: Self.now, in: .utc) == nil)
            #expect(!ControlCall.isAnswer(call.varlink))
        }
    }

    @Test(arguments: [
        (ControlCall("Take", dose: ""), "dose"),
        (ControlCall("Take", dose: "a/b/c"), "dose"),
        (ControlCall("Take", at: "soon"), "at"),
        (ControlCall("Take", amount: 0), "amount"),
        (ControlCall("Take", amount: -5), "amount"),
        (ControlCall("Take", amount: 1e300), "amount"),
        (ControlCall("Take", amount: 0.0000001, unit: "mg"), "amount"),
        (ControlCall("Take", amount: 1, unit: "gm"), "unit"),
        (ControlCall("Take", unit: "mg"), "unit"),
        (ControlCall("Skip", reason: String(repeating: "é", count: 501)), "reason"),
        (ControlCall("Snooze", minutes: 0), "minutes"),
        (ControlCall("Snooze", minutes: 1441), "minutes"),
        (
            ControlCall("Hold", reason: String(repeating: "a", count: 501)), "reason"
        ),
        (ControlCall("Undo", request: ""), "request"),
        (ControlCall("Note", observation: .drink), "value"),
        (ControlCall("Note", observation: .drink, value: 40), "value"),
        (ControlCall("Note", observation: .craving, value: -1), "value"),
        (ControlCall("Note", observation: .weight, value: 1.23456), "value"),
        (ControlCall("Note", observation: .drink, observedName: "beer", value: 1), "name"),
        (ControlCall("Note", observation: .effect, value: 1), "name"),
        (ControlCall("Note", observation: .other, observedName: "drink", value: 1), "name"),
        (ControlCall("Note", unit: "kg", observation: .weight, value: 70), "unit"),
        (ControlCall("Note", observation: .note, note: ""), "note"),
        (ControlCall("Note", at: "soon", observation: .drink, value: 1), "at"),
        (ControlCall("Undo", request: String(repeating: "a", count: 65)), "request"),
    ])
    func `what is out of bounds is refused by its name`(call: ControlCall, parameter: String) {
        #expect(throws: VarlinkError.invalidParameter(parameter)) {
            try call.request(at: Self.now, in: .utc)
        }
    }

    @Test func `dates and limits are bounded`() throws {
        #expect(try ControlCall("Today").checkedDate() == nil)
        #expect(
            try ControlCall("Today", date: "2026-12-01").checkedDate()
                == CivilDate(dayNumber: 20_788))
        #expect(throws: VarlinkError.invalidParameter("date")) {
            try ControlCall("Today", date: "2026-02-30").checkedDate()
        }
        #expect(throws: VarlinkError.invalidParameter("date")) {
            try ControlCall("Today", date: "9999-01-01").checkedDate()
        }
        #expect(try ControlCall("History").checkedLimit() == 50)
        #expect(try ControlCall("History", limit: 200).checkedLimit() == 200)
        for limit in [0, -1, 201, .max] {
            #expect(throws: VarlinkError.invalidParameter("limit")) {
                try ControlCall("History", limit: limit).checkedLimit()
            }
        }
    }
}
