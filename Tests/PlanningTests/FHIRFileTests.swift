import DoseCore
import PlanFile
import Testing

@testable import Planning

@Suite struct `Dosages of FHIR` {
    private static let losses: [(String, ForeignRemark)] = [
        (
            Foreign.request(Foreign.daily, status: "stopped"),
            ForeignRemark.notInForce("status stopped")
        ),
        (Foreign.request(Foreign.daily, status: "taken"), .notInForce("status taken")),
        (
            Foreign.request(Foreign.daily, status: "active", #""doNotPerform":true,"#),
            .notInForce("doNotPerform")
        ),
        (
            Foreign.request(
                Foreign.daily, status: "active", #""modifierExtension":[{"url":"x"}],"#),
            .notUnderstood("modifierExtension")
        ),
        (Foreign.request(#"{"text":"2 Tabletten morgens"}"#), .freeText("2 Tabletten morgens")),
        (
            Foreign.request(
                #"{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseRange":{"low":{"value":1,"unit":"mg"},"high":{"value":2,"unit":"mg"}}}]}"#
            ), .range("1 mg - 2 mg")
        ),
        (
            Foreign.request(
                #"{"timing":{"repeat":{"frequency":3,"period":1,"periodUnit":"wk"}},\#(Foreign.one)}"#
            ),
            .dates(#"{"repeat":{"frequency":3,"period":1,"periodUnit":"wk"}}"#)
        ),
        (
            Foreign.request(
                #"{"timing":{"repeat":{"frequency":1,"frequencyMax":2,"period":1,"periodUnit":"d"}},\#(Foreign.one)}"#
            ), .dates(#"{"repeat":{"frequency":1,"frequencyMax":2,"period":1,"periodUnit":"d"}}"#)
        ),
        (
            Foreign.request(
                Foreign.daily.replacing(
                    #""timing""#, with: #""modifierExtension":[{"url":"x"}],"timing""#)),
            .notUnderstood("modifierExtension")
        ),
        (
            Foreign.request(
                Foreign.daily.replacing(#""value":1"#, with: #""value":1,"comparator":"<""#)),
            .impossible(
                #"{"value":1,"comparator":"<","unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}"#
            )
        ),
        (
            Foreign.request(Foreign.daily.replacing(#""value":1"#, with: #""value":1e99"#)),
            .impossible(
                #"{"value":1e99,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}"#)
        ),
        (
            Foreign.request(Foreign.daily.replacing(#""value":1"#, with: #""value":-1"#)),
            .impossible(
                #"{"value":-1,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}"#)
        ),
    ]

    @Test(arguments: Self.losses)
    func `what is not understood is left out and said`(text: String, remark: ForeignRemark) throws {
        let plan = try Foreign.read(text)
        #expect(plan.plan.medications.isEmpty)
        #expect(plan.medicines.map(\.remarks) == [[remark]])
    }

    @Test func `a code of a unit that is not known is told in words, whatever stands beside it`()
        throws
    {
        let plan = try Foreign.read(
            Foreign.request(Foreign.daily.replacing(#""code":"mg""#, with: #""code":"10*3.[iU]""#)))
        #expect(plan.medicines[0].remarks == [.amountInNote("1 mg")])
        #expect(plan.plan.medications[0].steps[0].slots[0].amount.isUncounted)
    }

    @Test func `a dosage that follows begins when the one before is over`() throws {
        let first =
            #"{"sequence":1,"timing":{"repeat":{"boundsDuration":{"value":1,"system":"http://unitsofmeasure.org","code":"wk"},"frequency":1,"period":1,"periodUnit":"d","timeOfDay":["08:00:00"]}},\#(Foreign.one)}"#
        let then = Foreign.daily.replacing(#"{"timing""#, with: #"{"sequence":2,"timing""#)
            .replacing(
                #""value":1"#, with: #""value":2.5"#)
        let plan = try Foreign.read(Foreign.request("\(then),\(first)"))
        let medication = try #require(plan.plan.medications.first)
        #expect(medication.steps.map(\.days) == [7, 1] && medication.after == .hold)
        #expect(medication.steps.map { $0.slots[0].amount.number } == ["1", "2.5"])
    }
}
