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
        (
            Foreign.request(
                Foreign.daily.replacing(
                    #"{"repeat":{"#, with: #"{"repeat":{"boundsPeriod":{"end":"2026-12-02"},"#)),
            .over(Foreign.start - 1)
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

    @Test(arguments: [
        ("", #""boundsPeriod":{"start":"2027-02-01"},"#),
        (
            #""boundsPeriod":{"start":"2027-01-01","end":"2027-01-31"},"#,
            #""boundsPeriod":{"start":"2027-01-15"},"#
        ),
    ])
    func `a dosage that follows one that is not over is left out, for both would ring`(
        first: String, second: String
    ) throws {
        func dosage(_ sequence: Int, _ bounds: String) -> String {
            Foreign.daily.replacing(
                #"{"timing":{"repeat":{"#,
                with: #"{"sequence":\#(sequence),"timing":{"repeat":{\#(bounds)"#)
        }
        let plan = try Foreign.read(Foreign.request("\(dosage(1, first)),\(dosage(2, second))"))
        #expect(plan.plan.medications.isEmpty)
        #expect(plan.medicines.map(\.remarks) == [[.dates("sequence 2")]])
    }

    @Test(arguments: [
        #""period":1e300,"periodUnit":"mo","frequency":1"#,
        #""period":1e300,"periodUnit":"d","frequency":1"#,
        #""frequency":9223372036854775807,"period":1,"periodUnit":"d""#,
        #""boundsDuration":{"value":1e300,"code":"d"},"timeOfDay":["08:00:00"]"#,
        #""count":9223372036854775807,"frequency":1,"period":1,"periodUnit":"d""#,
        #""boundsPeriod":{"start":"9999-12-31"},"when":["MORN"]"#,
        #""when":["MORN"],"offset":9999"#,
    ])
    func `numbers that no prescription has end nothing`(times: String) throws {
        for needed in ["", #""asNeededBoolean":true,"#] {
            let plan = try Foreign.read(
                Foreign.request(#"{\#(needed)"timing":{"repeat":{\#(times)}},\#(Foreign.one)}"#))
            #expect(plan.plan.medications.isEmpty && !plan.medicines[0].remarks.isEmpty)
        }
    }

    @Test func `a medicine that is prescribed again under another number is in the plan once`()
        throws
    {
        func request(_ number: String, _ amount: String) -> String {
            let text = Foreign.request(
                Foreign.daily.replacing(#""value":1"#, with: #""value":\#(amount)"#))
            return
                #"{"resource":\#(text.replacing(#""intent""#, with: #""identifier":[{"value":"\#(number)"}],"intent""#))}"#
        }
        let plan = try Foreign.read(
            #"{"resourceType":"Bundle","entry":[\#(request("1", "1")),\#(request("2", "2"))]}"#)
        #expect(plan.plan.medications.map(\.key) == ["x"])
        #expect(plan.medicines.map(\.remarks) == [[.sameName]])
        // Two entries of one name that dosed exported are two.
        let own = try Foreign.read(
            #"{"resourceType":"Bundle","entry":[\#(request("medication/a", "1")),\#(request("medication/b", "2"))]}"#
        )
        #expect(own.plan.medications.map(\.key) == ["a", "b"])
    }

    @Test func `of a first and a last date only the doses within the bounds are planned`() throws {
        let bounds =
            #""boundsPeriod":{"start":"2026-12-12T14:08:00Z","end":"2026-12-17T14:07:59Z"},"#
        let plan = try Foreign.read(
            Foreign.request(
                Foreign.daily.replacing(#"{"repeat":{"#, with: #"{"repeat":{\#(bounds)"#)
                    .replacing(#""frequency":1"#, with: #""frequency":2"#)
                    .replacing(#""08:00:00""#, with: #""07:00:00","18:00:00""#)))
        let doses = plan.plan.medications.flatMap {
            Course($0).doses(from: Foreign.start, through: Foreign.start + 30, in: .utc)
        }.sorted()
        #expect(doses.count == 10)
        #expect(doses.first?.id.description == "x/2026-12-12/18:00")
        #expect(doses.last?.id.description == "x/2026-12-17/07:00")
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
