import ControlProtocol
import DoseCore
import Testing

@Suite struct `A call becomes a request of the core` {
    /// 2026-12-01T16:25:00Z.
    static let now = Instant(seconds: 1_796_142_300)

    @Test func `a bare take is of what is open, now, as planned`() throws {
        let call = ControlCall.take(dose: nil, at: nil, amountMilligrams: nil, request: nil)
        #expect(
            try call.request(at: Self.now, in: .utc)
                == Request(by: .command, answer: .take(.takeable, at: nil, amount: nil)))
    }

    @Test func `words become values`() throws {
        let selector = try #require(DoseSelector("baclofen/17:00"))
        let rows: [(ControlCall, Answer)] = [
            (
                .take(dose: "baclofen/17:00", at: "16:20", amountMilligrams: 2.5, request: "a"),
                .take(
                    .matching(selector), at: Self.now - .minutes(5),
                    amount: Amount(micrograms: 2500))
            ),
            (
                .skip(dose: "baclofen/17:00", reason: "nausea", request: "a"),
                .skip(.matching(selector), reason: "nausea")
            ),
            (
                .snooze(dose: nil, minutes: 5, request: "a"),
                .snooze(.takeable, length: .minutes(5))
            ),
            (.undo(request: "a"), .undo),
            (
                .move(.held, medication: "a", isNow: nil, reason: "nausea", request: "a"),
                .course(.held, "a", now: false, reason: "nausea")
            ),
            (
                .move(.steppedBack, medication: nil, isNow: true, reason: nil, request: "a"),
                .course(.steppedBack, nil, now: true, reason: nil)
            ),
        ]
        for (call, answer) in rows {
            #expect(
                try call.request(at: Self.now, in: .utc)
                    == Request(id: "a", by: .command, answer: answer))
            #expect(ControlCall.tells(call.varlink))
        }
    }

    @Test func `a call that only asks is no request`() throws {
        let calls: [ControlCall] = [
            .status, .today(date: nil), .course(medication: nil), .history(limit: nil, before: nil),
            .watch, .info,
            .description(interface: "a.b"),
        ]
        for call in calls {
            #expect(try call.request(at: Self.now, in: .utc) == nil)
            #expect(!ControlCall.tells(call.varlink))
        }
    }

    @Test(arguments: [
        (ControlCall.take(dose: "", at: nil, amountMilligrams: nil, request: nil), "dose"),
        (.take(dose: "a/b/c", at: nil, amountMilligrams: nil, request: nil), "dose"),
        (.take(dose: nil, at: "soon", amountMilligrams: nil, request: nil), "at"),
        (.take(dose: nil, at: nil, amountMilligrams: 0, request: nil), "amount_mg"),
        (.take(dose: nil, at: nil, amountMilligrams: -5, request: nil), "amount_mg"),
        (.take(dose: nil, at: nil, amountMilligrams: 1e300, request: nil), "amount_mg"),
        (.take(dose: nil, at: nil, amountMilligrams: 0.00001, request: nil), "amount_mg"),
        (.skip(dose: nil, reason: String(repeating: "é", count: 501), request: nil), "reason"),
        (.snooze(dose: nil, minutes: 0, request: nil), "minutes"),
        (.snooze(dose: nil, minutes: 1441, request: nil), "minutes"),
        (
            .move(
                .held, medication: nil, isNow: nil, reason: String(repeating: "a", count: 501),
                request: nil), "reason"
        ),
        (.undo(request: ""), "request"),
        (.undo(request: String(repeating: "a", count: 65)), "request"),
    ])
    func `what is out of bounds is refused by its name`(call: ControlCall, parameter: String) {
        #expect(throws: VarlinkError.invalidParameter(parameter)) {
            try call.request(at: Self.now, in: .utc)
        }
    }

    @Test func `dates and limits are bounded`() throws {
        #expect(try ControlCall.date(nil) == nil)
        #expect(try ControlCall.date("2026-12-01") == CivilDate(dayNumber: 20_788))
        #expect(throws: VarlinkError.invalidParameter("date")) {
            try ControlCall.date("2026-02-30")
        }
        #expect(throws: VarlinkError.invalidParameter("date")) {
            try ControlCall.date("9999-01-01")
        }
        #expect(try ControlCall.historyLimit(nil) == 50)
        #expect(try ControlCall.historyLimit(200) == 200)
        for limit in [0, -1, 201, .max] {
            #expect(throws: VarlinkError.invalidParameter("limit")) {
                try ControlCall.historyLimit(limit)
            }
        }
    }
}
