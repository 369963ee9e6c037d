import ControlProtocol
import Testing

@Suite struct `A call is understood or refused with what is wrong` {
    @Test(arguments: [
        (#"{"method":"org.dosed.Control.Status"}"#, ControlCall("Status")),
        (#"{"method":"org.dosed.Control.Status","parameters":{}}"#, ControlCall("Status")),
        (#"{"method":"org.dosed.Control.Watch"}"#, ControlCall("Watch")),
        (#"{"method":"org.dosed.Control.Today","parameters":{"date":null}}"#, ControlCall("Today")),
        (
            #"{"method":"org.dosed.Control.Take","parameters":{"amount":20}}"#,
            ControlCall("Take", amount: 20)
        ),
        (
            #"{"method":"org.dosed.Control.Snooze","parameters":{"minutes":5.0}}"#,
            ControlCall("Snooze", minutes: 5)
        ),
        (#"{"method":"org.varlink.service.GetInfo","something":"newer"}"#, ControlCall.info),
        (
            #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"a.b"}}"#,
            ControlCall(
                "GetInterfaceDescription", of: VarlinkService.interface, described: "a.b")
        ),
    ])
    func understood(text: String, call: ControlCall) throws {
        #expect(try ControlCall(VarlinkCall(message: Array(text.utf8))) == call)
    }

    @Test(arguments: [
        (
            #"{"method":"org.dosed.Control.Tak"}"#,
            VarlinkError.methodNotFound("org.dosed.Control.Tak")
        ),
        (#"{"method":"org.dosed.Control."}"#, .methodNotFound("org.dosed.Control.")),
        (#"{"method":"Status"}"#, .methodNotFound("Status")),
        (#"{"method":""}"#, .methodNotFound("")),
        (#"{"method":"org.example.Status"}"#, .interfaceNotFound("org.example")),
        (#"{"method":"org.dosed.control.Status"}"#, .interfaceNotFound("org.dosed.control")),
        (#"{"method":"org.varlink.service.Get"}"#, .methodNotFound("org.varlink.service.Get")),
        (
            #"{"method":"org.dosed.Control.Status","upgrade":true}"#,
            .methodNotImplemented("org.dosed.Control.Status")
        ),
        (
            #"{"method":"org.dosed.Control.Status","parameters":{"date":"2026-12-01"}}"#,
            .invalidParameter("date")
        ),
        (
            #"{"method":"org.dosed.Control.Take","parameters":{"doze":"17:00","dose":"17:00"}}"#,
            .invalidParameter("doze")
        ),
        (
            #"{"method":"org.dosed.Control.Take","parameters":{"dose":17}}"#,
            .invalidParameter("dose")
        ),
        (
            #"{"method":"org.dosed.Control.Take","parameters":{"amount":"20"}}"#,
            .invalidParameter("amount")
        ),
        (
            #"{"method":"org.dosed.Control.Take","parameters":{"amount":true}}"#,
            .invalidParameter("amount")
        ),
        (
            #"{"method":"org.dosed.Control.Take","parameters":{"amount":1e400}}"#,
            .invalidParameter("amount")
        ),
        (
            #"{"method":"org.dosed.Control.Take","parameters":{"at":["now"]}}"#,
            .invalidParameter("at")
        ),
        (
            #"{"method":"org.dosed.Control.Snooze","parameters":{"minutes":1.5}}"#,
            .invalidParameter("minutes")
        ),
        (
            #"{"method":"org.dosed.Control.Snooze","parameters":{"minutes":1e30}}"#,
            .invalidParameter("minutes")
        ),
        (
            #"{"method":"org.dosed.Control.History","parameters":{"before":{}}}"#,
            .invalidParameter("before")
        ),
        (
            #"{"method":"org.varlink.service.GetInterfaceDescription"}"#,
            .invalidParameter("interface")
        ),
    ])
    func refused(text: String, error: VarlinkError) throws {
        let call = try VarlinkCall(message: Array(text.utf8))
        #expect(throws: error) { try ControlCall(call) }
    }

    @Test(arguments: [
        "", " ", "x", "{", "{}", "[]", "null", "\"Status\"", "{\"method\":1}",
        "{\"method\":\"a.b\"} trailing", "{\"method\":\"a.b\",\"more\":1}",
        "{\"method\":\"a.b\",\"parameters\":[]}", "{'method':'a.b'}",
        "{\"method\":\"\\ud800\"}",
        "{\"method\":\"a.b\",\"parameters\":{\"x\":" + String(repeating: "[", count: 60_000),
        "{\"method\":\"a.b\",\"parameters\":" + String(repeating: "{\"x\":", count: 12_000),
        "{\"method\":\"a.b\",\"x\":" + String(repeating: "[", count: 30_000)
            + String(repeating: "]", count: 30_000) + "}",
    ])
    func `what is no call is malformed, and no depth of nesting is a danger`(text: String) {
        #expect(throws: MessageError.malformed) { try VarlinkCall(message: Array(text.utf8)) }
    }

    @Test(arguments: [
        "5", "5.0", "0.125", "-0", "1e3", "9007199254740993", "9007199254740992.5",
        "6301111111911111111.11111", "6.3e18", "9223372036854775807", "9223372036854775808",
        "1e300",
    ])
    func `a number is the same one when it was written and read again`(number: String) throws {
        let text = "{\"method\":\"a.b\",\"parameters\":{\"x\":\(number)}}"
        let call = try VarlinkCall(message: Array(text.utf8))
        #expect(try VarlinkCall(message: Array(call.message.dropLast())) == call)
    }

    @Test func `bytes that are no text are malformed`() {
        let message = Array("{\"method\":\"a.b".utf8) + [0xff, 0xfe] + Array("\"}".utf8)
        #expect(throws: MessageError.malformed) { try VarlinkCall(message: message) }
    }

    @Test func `nesting that is only deep is passed over`() throws {
        let value = String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
        let text = "{\"method\":\"org.dosed.Control.Status\",\"parameters\":{\"x\":\(value)}}"
        let call = try VarlinkCall(message: Array(text.utf8))
        #expect(throws: VarlinkError.invalidParameter("x")) { try ControlCall(call) }
    }

    @Test(arguments: [
        VarlinkError.interfaceNotFound("a"), .methodNotFound("a.b"), .methodNotImplemented("a.b"),
        .invalidParameter("dose"),
    ])
    func `an error of the service that was written is read as the same error`(
        error: VarlinkError
    ) throws {
        let reply = try VarlinkReply(message: Array(error.message.dropLast()))
        #expect(VarlinkError(reply) == error)
        #expect(try ControlError(reply) == nil)
    }

    @Test func `a call keeps what the caller wants of the replies`() throws {
        let text = #"{"method":"a.b","more":true,"oneway":true,"upgrade":true}"#
        let call = try VarlinkCall(message: Array(text.utf8))
        #expect(
            call == VarlinkCall(method: "a.b", more: true, oneway: true, upgrade: true))
        #expect(try VarlinkCall(message: Array(call.message.dropLast())) == call)
    }
}
