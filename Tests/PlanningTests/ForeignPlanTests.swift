import DoseCore
import JSONText
import PlanFile
import Testing

@testable import Planning

@Suite struct `Plans of other programs` {
    private static let refused: [(String, ForeignError)] = [
        ("", ForeignError.json(.cutOff(line: 1))), ("a shopping list", .json(.malformed(line: 1))),
        ("{\"treatments\":[\n{\"name\":", .json(.cutOff(line: 2))),
        ("{\"treatments\":[]}\n{}", .json(.malformed(line: 2))),
        (String(repeating: "[", count: 100), .json(.tooDeep(line: 1))),
        (#"{"treatments":[],"treatments":[]}"#, .json(.twice("treatments", line: 1))),
        ("[]", .unknown), (#"{"a":1}"#, .unknown), ("null", .unknown),
        (#"{"version":2,"treatments":[]}"#, .newer(.dosage, version: 2, known: 1)),
        (#"{"meds":[]}"#, .older(.dosage)),
        (#"{"treatments":{}}"#, .malformed(.dosage, at: "treatments")),
        (#"{"treatments":[{"name":1}]}"#, .malformed(.dosage, at: "treatments[0]")),
        (Foreign.backup(version: 26), .newer(.medTimer, version: 26, known: 25)),
        (#"{"medicines":{"list":[{}]}}"#, .malformed(.medTimer, at: "medicines.list[0]")),
        (#"{"events":{"version":25,"list":[{},{}]}}"#, .noMedicine(.medTimer, answers: 2)),
        (#"{"resourceType":"Bundle","entry":[{}]}"#, .malformed(.fhir, at: "entry[0]")),
        (#"{"resourceType":"Patient"}"#, .noMedicine(.fhir, answers: 0)),
        (
            #"{"resourceType":"Bundle","entry":[\#((0...100).map { #"{"resource":\#(Foreign.request(Foreign.daily).replacing("X", with: "m\($0)"))}"# }.joined(separator: ","))]}"#,
            .tooMany(101, most: 100)
        ),
    ]

    @Test(arguments: Self.refused)
    func `what is no plan of another program is refused`(text: String, error: ForeignError) {
        #expect(Foreign.refusal(text) == error)
    }

    @Test func `names that would harm a screen or a file stay what they are`() throws {
        let plan = try Foreign.read(
            Foreign.request(Foreign.daily).replacing(#""X""#, with: #""\u001b[31m\n\"]\u202e""#))
        #expect(plan.plan.medications.map(\.name) == ["\u{1b}[31m\n\"]\u{202e}"])
        #expect(plan.plan.medications.map(\.key) == ["31m"])
    }
}
