import JSONText
import Testing

@Suite struct `Text of JSON` {
    private static func read(_ text: String) throws(JSONError) -> JSONValue {
        try JSONValue(Array(text.utf8))
    }

    private static let values: [(String, JSONValue)] = [
        ("null", .null), (" true\r\n", true), ("\u{feff}false", false), ("[]", []),
        ("{}", .object([])),
        ("0.10", .number("0.10")), ("-1E+2", .number("-1E+2")),
        ("12345678901234567890", .number("12345678901234567890")),
        (#""a\u00e9\"\\\/\b\f\n\r\t""#, "aé\"\\/\u{8}\u{c}\n\r\t"), (#""\ud83d\ude00é""#, "😀é"),
        (#"{"a":[1,{"b":null}]}"#, .object(["a": [1, .object(["b": .null])]])),
    ]

    @Test(arguments: values)
    func `what is written is read, its numbers as they are`(text: String, value: JSONValue) throws {
        #expect(try Self.read(text) == value)
        #expect(try JSONValue(value.bytes) == value)
    }

    private static let errors: [(String, JSONError)] = [
        ("", .cutOff(line: 1)), ("[1,\n", .cutOff(line: 2)), ("\"a", .cutOff(line: 1)),
        ("tru", .cutOff(line: 1)),
        ("{\"a\":1,\n\"a\":2}", .twice("a", line: 2)), ("[1,]", .malformed(line: 1)),
        ("{,}", .malformed(line: 1)),
        ("01", .malformed(line: 1)), ("1.", .cutOff(line: 1)), ("+1", .malformed(line: 1)),
        ("NaN", .malformed(line: 1)),
        ("1 2", .malformed(line: 1)), ("\"\t\"", .malformed(line: 1)),
        (#""\x""#, .malformed(line: 1)),
        (#""\ud83d""#, .malformed(line: 1)), (#""\ude00""#, .malformed(line: 1)),
        (#""\u12"#, .cutOff(line: 1)),
        (#""\ud83d\u0041""#, .malformed(line: 1)), ("'a'", .malformed(line: 1)),
        (String(repeating: "{\"a\":", count: 65), .tooDeep(line: 1)),
    ]

    @Test(arguments: errors)
    func `what two readers could understand in two ways is refused, with its line`(
        text: String, error: JSONError
    ) {
        #expect(throws: error) { try Self.read(text) }
    }

    @Test func `what is no text in UTF-8 is refused`() {
        #expect(throws: JSONError.malformed(line: 1)) { try JSONValue([0x22, 0xff, 0x22]) }
        #expect(throws: JSONError.malformed(line: 1)) {
            try JSONValue([0x22, 0xed, 0xa0, 0xbd, 0x22])
        }
    }

    @Test func `members are found by their names, and numbers only where they are numbers`() throws
    {
        let value = try Self.read(#"{"a":1,"b":1.5,"c":"1","d":1e999}"#)
        #expect(
            value["a"]?.integer == 1 && value["b"]?.integer == nil && value["c"]?.integer == nil)
        #expect(value["b"]?.double == 1.5 && value["d"]?.double == nil && value["e"] == nil)
        #expect(value["a"]?["b"] == nil && JSONValue.null["a"] == nil)
    }
}
