import Testing

@testable import ControlProtocol

/// A piece of an export is written and read by hand, as the coder would.
@Suite struct ExportTests {
    @Test(arguments: [
        "", "{}", #"{"a":"é \" \\ /"}"# + "\n{}\n", "\n\n\"\\", "\u{2028}\u{7f}🂡", "\"", "\\",
    ])
    func `a piece by hand is that of the coder`(lines: String) throws {
        let reply = ExportReply(lines: lines, after: 7, offset: 3, last: 9)
        #expect(reply.plainMessage == reply.message())
        #expect(ExportReply(plain: reply.plainMessage.dropLast()) == reply)
        let whole = try VarlinkReply(message: reply.plainMessage.dropLast())
        #expect(try whole.parameters(ExportReply.self) == reply)
    }

    @Test func `whatever is otherwise is left to the coder`() {
        let message = Array(
            ExportReply(lines: "a", after: 7, offset: 3, last: 9).message().dropLast())
        for count in 0..<message.count {
            #expect(ExportReply(plain: Array(message[..<count])) == nil)
        }
        for text in [
            #"{"parameters":{"after":7,"last":9,"lines":"\u0041","offset":3}}"#,
            #"{"parameters":{"after":7,"last":9,"lines":"a","offset":3}} "#,
            #"{"parameters":{"after":7,"last":9,"lines":"a""#,
            #"{"parameters":{"after":7,"last":9,"lines":"a\"#,
            #"{"error":"org.dosed.Control.NoPlan","parameters":{}}"#,
            "{\"parameters\":{\"after\":7,\"last\":9,\"lines\":\"a\u{0}b\",\"offset\":3}}",
        ] {
            #expect(ExportReply(plain: Array(text.utf8)) == nil)
        }
    }
}
