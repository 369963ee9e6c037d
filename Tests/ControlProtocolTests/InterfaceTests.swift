import ControlProtocol
import DoseCore
import FoundationEssentials
import Testing

@Suite struct `The interface and the code say the same` {
    let interface: InterfaceDescription

    init() throws {
        let text = try #require(VarlinkService.description(of: ControlCall.interface))
        interface = try InterfaceDescription(text)
    }

    @Test func `the description is of the interface that the code serves`() {
        #expect(interface.name == ControlCall.interface)
    }

    @Test func `no two members share a name, for generic clients keep them in one table`() {
        let names = [
            Array(interface.types.keys), Array(interface.methods.keys),
            Array(interface.errors.keys),
        ]
        .joined()
        #expect(names.count == Set(names).count)
    }

    @Test func `every type has one Swift value, with every field and no other`() throws {
        let values: [String: (full: JSONTree, bare: JSONTree)] = [
            "Dose": (try JSONTree(Sample.dose), try JSONTree(Sample.bareDose)),
            "ExtraIntake": (try JSONTree(Sample.extra), try JSONTree(Sample.extra)),
            "DayTotal": (try JSONTree(Sample.total), try JSONTree(Sample.bareTotal)),
            "Day": (
                try JSONTree(Sample.day(Sample.dose)), try JSONTree(Sample.day(Sample.bareDose))
            ),
            "Health": (try JSONTree(Sample.health), try JSONTree(Sample.bareHealth)),
            "Place": (try JSONTree(Sample.place), try JSONTree(Sample.place)),
            "Overview": (
                try JSONTree(Sample.status(Sample.dose)),
                try JSONTree(Sample.status(Sample.bareDose))
            ),
            "Quantity": (
                try JSONTree(Sample.portion.strength), try JSONTree(Sample.portion.strength)
            ),
            "Portion": (try JSONTree(Sample.portion), try JSONTree(Sample.portion)),
            "Need": (try JSONTree(Sample.need), try JSONTree(Sample.bareNeed)),
            "CourseReport": (try JSONTree(Sample.course), try JSONTree(Sample.bareCourse)),
            "CourseStep": (try JSONTree(Sample.step), try JSONTree(Sample.bareStep)),
            "CourseMove": (try JSONTree(Sample.move), try JSONTree(Sample.bareMove)),
            "Series": (try JSONTree(Sample.series), try JSONTree(Sample.bareSeries)),
            "CourseDay": (try JSONTree(Sample.pastDay), try JSONTree(Sample.dayToCome)),
            "Waiting": (try JSONTree(Sample.waiting), try JSONTree(Sample.waiting)),
            "DayAmounts": (try JSONTree(Sample.amounts), try JSONTree(Sample.bareAmounts)),
            "Recurrence": (try JSONTree(Sample.recurrence), try JSONTree(Sample.bareRecurrence)),
            "Question": (try JSONTree(Sample.question), try JSONTree(Sample.bareQuestion)),
            "Choice": (try JSONTree(Sample.choice), try JSONTree(Sample.bareChoice)),
            "Entry": (try JSONTree(Sample.entry), try JSONTree(Sample.bareEntry)),
            "Observation": (
                try JSONTree(Sample.observation), try JSONTree(Sample.bareObservation)
            ),
            "Period": (try JSONTree(Sample.period), try JSONTree(Sample.period)),
            "DrinkSums": (try JSONTree(Sample.drinks), try JSONTree(Sample.drinks)),
            "DiaryDay": (try JSONTree(Sample.diary), try JSONTree(Sample.bareDiary)),
            "StockEntry": (
                try JSONTree(Sample.stockEntry), try JSONTree(Sample.bareStockEntry)
            ),
            "StockReport": (try JSONTree(Sample.stock), try JSONTree(Sample.bareStock)),
            "Warning": (try JSONTree(Sample.warning), try JSONTree(Sample.bareWarning)),
            "Copying": (
                try JSONTree(Sample.copying), try JSONTree(Wire.Copying(.copying))
            ),
            "LedgerAccount": (
                try JSONTree(Sample.account), try JSONTree(Wire.LedgerAccount(records: 0))
            ),
            "Restoring": (
                try JSONTree(Sample.restoring), try JSONTree(Wire.Restoring(.checking))
            ),
            "Answer": (try JSONTree(Sample.answer), try JSONTree(Sample.bareAnswer)),
        ]
        #expect(Set(values.keys) == Set(interface.types.keys))
        for (name, value) in values {
            let members = try #require(interface.types[name])
            #expect(interface.differences(value.full, members, isFull: true, at: name) == [])
            #expect(interface.differences(value.bare, members, isFull: false, at: name) == [])
        }
    }

    @Test(arguments: [
        ("Dose", "state", Wire.Dose.State.allCases.map(\.rawValue)),
        ("Dose", "recorded_by", Origin.allCases.map(\.rawValue)),
        ("Health", "part", Wire.Health.Part.allCases.map(\.rawValue)),
        ("Health", "code", Wire.Health.Code.allCases.map(\.rawValue)),
        ("Entry", "by", Origin.allCases.map(\.rawValue)),
        ("Dose", "cause", MissedCause.allCases.map(\.rawValue)),
        ("Entry", "cause", MissedCause.allCases.map(\.rawValue)),
        ("Entry", "placed", Placement.Reason.allCases.map(\.rawValue)),
        ("Entry", "news", News.Kind.allCases.map(\.rawValue)),
        ("Observation", "kind", Observation.Kind.allCases.map(\.rawValue)),
        ("Choice", "placed", Placement.Reason.allCases.map(\.rawValue)),
        ("Question", "kind", CourseQuestion.Kind.allCases.map(\.rawValue)),
        ("Entry", "event", Record.Event.Word.allCases.map(\.rawValue)),
        ("CourseReport", "standing", Wire.CourseReport.Standing.allCases.map(\.rawValue)),
        ("CourseMove", "kind", CourseMove.Kind.allCases.map(\.rawValue)),
        ("Quantity", "unit", AmountUnit.allCases.map(\.rawValue)),
        ("Recurrence", "kind", Wire.Recurrence.Kind.allCases.map(\.rawValue)),
        ("Copying", "state", Wire.Copying.State.allCases.map(\.rawValue)),
        ("Restoring", "state", Wire.Restoring.State.allCases.map(\.rawValue)),
        ("Restoring", "problem", Wire.Restoring.Problem.allCases.map(\.rawValue)),
        ("StockEntry", "kind", StockEntry.Kind.allCases.map(\.rawValue)),
        ("StockReport", "lasting", Wire.Stock.Lasting.allCases.map(\.rawValue)),
        ("Warning", "kind", Wire.Warning.Kind.allCases.map(\.rawValue)),
    ])
    func `every enumeration has the declared values in the declared order`(
        type: String, field: String, values: [String]
    ) throws {
        let member = try #require(interface.types[type]?.first { $0.name == field })
        #expect(member.type == .oneOf(values))
    }

    @Test func `no enumeration is declared that the code does not know`() {
        let declared = interface.types.values.joined().filter {
            if case .oneOf = $0.type { true } else { false }
        }
        #expect(declared.count == 23)
    }

    @Test func `every method is a call with the declared parameters`() throws {
        let called = Sample.calls.map {
            String($0.method.dropFirst(ControlCall.interface.count + 1))
        }
        #expect(Set(called) == Set(interface.methods.keys))
        for (call, name) in zip(Sample.calls, called) {
            let members = try #require(interface.methods[name]).input
            let parameters = try JSONTree(call.varlink.parameters)
            #expect(interface.differences(parameters, members, isFull: true, at: name) == [])
        }
        for (call, name) in zip(Sample.bareCalls, called) {
            let members = try #require(interface.methods[name]).input
            let parameters = try JSONTree(call.varlink.parameters)
            #expect(interface.differences(parameters, members, isFull: false, at: name) == [])
        }
    }

    @Test(arguments: Sample.calls + Sample.bareCalls)
    func `a call that was written is read as the same call`(call: ControlCall) throws {
        let message = call.varlink.message
        let read = try VarlinkCall(message: Array(message.dropLast()))
        #expect(try ControlCall(read) == call)
        #expect(read.more == ["Watch", "Test", "Backup", "Restore"].contains(call.name))
    }

    @Test func `every method is answered with the declared values`() throws {
        #expect(Set(Sample.replies.map(\.method)) == Set(interface.methods.keys))
        for (method, reply) in Sample.replies {
            let members = try #require(interface.methods[method]).output
            let parameters = try JSONTree(message: reply.message())["parameters"]
            #expect(interface.differences(parameters, members, isFull: true, at: method) == [])
        }
    }

    @Test func `a reply that was written is read as the same values`() throws {
        func reread<Reply: ControlReply>(_ reply: Reply) throws -> VarlinkReply {
            let message = reply.message(continues: true).dropLast()
            let read = try VarlinkReply(message: Array(message))
            #expect(read.continues)
            #expect(read.error == nil)
            #expect(try read.parameters(Reply.self) == reply)
            return read
        }
        let status = Sample.status(Sample.bareDose)
        let entries = [Sample.entry, Sample.bareEntry]
        _ = try reread(WatchReply(status: status, entries: entries))
        _ = try reread(AnswerReply(answer: Sample.answer))
        _ = try reread(AnswerReply(answer: Sample.bareAnswer))
        _ = try reread(Sample.moved)
        _ = try reread(CourseReply(courses: [Sample.course, Sample.bareCourse]))
        _ = try reread(DayReply(day: status.today))
        _ = try reread(HistoryReply(entries: entries))
    }

    @Test func `every error has its declared parameters`() throws {
        #expect(Set(Refusal.Name.allCases.map(\.error)) == Set(interface.errors.keys))
        #expect(Set(Sample.errors.map(\.name)) == Set(Refusal.Name.allCases))
        for (error, isFull) in Sample.errors.map({ ($0, true) })
            + Sample.bareErrors.map({ ($0, false) })
        {
            let members = try #require(interface.errors[error.name.error])
            let message = try JSONTree(message: error.message)
            #expect(message["error"] == .string("org.dosed.Control.\(error.name.error)"))
            #expect(
                interface.differences(
                    message["parameters"], members, isFull: isFull, at: error.name.error)
                    == [])
        }
    }

    @Test(arguments: Sample.errors + Sample.bareErrors)
    func `an error that was written is read as the same error`(error: ControlError) throws {
        let reply = try VarlinkReply(message: Array(error.message.dropLast()))
        #expect(try ControlError(reply) == error)
    }

    @Test func `the service's own interface is described and served`() throws {
        let text = try #require(VarlinkService.description(of: "org.varlink.service"))
        let service = try InterfaceDescription(text)
        let info = VarlinkService.Info(
            vendor: "dosed", product: "dosed", version: "0.1.0", url: "", interfaces: ["a"])
        let output = try #require(service.methods["GetInfo"]).output
        let reply = try JSONTree(message: info.message())
        #expect(service.differences(reply["parameters"], output, isFull: true) == [])
        let described = try JSONTree(
            message: VarlinkService.Description(description: text).message())
        #expect(described["parameters"] == .object(["description": .string(text)]))
        #expect(Set(service.methods.keys) == ["GetInfo", "GetInterfaceDescription"])
        #expect(
            Set(service.errors.keys) == [
                "InterfaceNotFound", "MethodNotFound", "MethodNotImplemented", "InvalidParameter",
            ])
        #expect(VarlinkService.description(of: "org.dosed.Other") == nil)
    }
}
