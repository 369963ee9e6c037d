import ControlProtocol
import DoseCore
import Testing

@testable import DoseCLI

@Suite struct `The stock on the command line` {
    private func program(_ path: String) -> Program {
        var program = Program()
        program.environment["DOSED_SOCKET"] = path
        return program
    }

    static func tablets(_ value: Double) -> Wire.Quantity {
        Wire.Quantity(value: value, unit: "tablets")
    }

    static let mg10 = Wire.Quantity(value: 10, unit: "mg")

    static let stocks = [
        Wire.Stock(
            medication: "baclofen", name: "Baclofène", strength: mg10, pieces: tablets(43.5),
            lasting: .before, date: "2026-12-14", expires: "2027-03-31", expiring: tablets(43.5),
            isToTell: true),
        Wire.Stock(
            medication: "baclofen", name: "Baclofène",
            strength: Wire.Quantity(value: 5, unit: "mg"), pieces: tablets(0),
            missing: tablets(1), lasting: .before, date: "2026-12-01", isToTell: true),
        Wire.Stock(
            medication: "vitamin", name: "Vitamin D",
            pieces: Wire.Quantity(value: 97, unit: "drops"),
            lasting: .beyond, date: "2028-01-05"),
        Wire.Stock(
            medication: "syrup", name: "Syrup", pieces: Wire.Quantity(value: 20, unit: "ml"),
            lasting: .asNeeded, expires: "2026-11-30",
            expiring: Wire.Quantity(value: 20, unit: "ml"), isToTell: true),
    ]

    @Test(arguments: [
        (
            "add 60 --expires 2027-03",
            #""change":"added","expires":"2027-03-31","pieces":60,"request":"request-1""#
        ),
        (
            "add 60 Vitamin D --expires 02/2028",
            #""change":"added","expires":"2028-02-29","medication":"Vitamin D","pieces":60,"request":"request-1""#
        ),
        (
            "count 12,5 baclofen --strength 10mg",
            #""change":"counted","medication":"baclofen","pieces":12.5,"request":"request-1","strength":10,"strength_unit":"mg""#
        ),
        (
            "count 0 baclofen --expires 2027-03-15",
            #""change":"counted","expires":"2027-03-15","medication":"baclofen","pieces":0,"request":"request-1""#
        ),
        (
            "remove 200 ml syrup",
            #""change":"removed","medication":"syrup","pieces":200,"request":"request-1","unit":"ml""#
        ),
        (
            "remove 20ml", #""change":"removed","pieces":20,"request":"request-1","unit":"ml""#
        ),
    ])
    func `words are told`(line: String, parameters: String) throws {
        let answer = Wire.Answer(isRecorded: true)
        let peer = try Peer(.reply(AnswerReply(answer: answer).message()))
        let result = program(peer.path).run(["stock"] + line.split(separator: " ").map(String.init))
        #expect(result.code == .done)
        #expect(
            peer.calls == [
                #"{"method":"org.dosed.Control.TellStock","parameters":{\#(parameters)}}"#
            ])
    }

    @Test(arguments: [
        (
            "add sixty", "'sixty' is not an amount; write 20, 2,5ml or \"1 tablet\""
        ),
        (
            "add 0",
            "'0' is not a number of pieces; write 60, or 12.5 for half a tablet more"
        ),
        (
            "add 0.0001",
            "'0.0001' is not a number of pieces; write 60, or 12.5 for half a tablet more"
        ),
        (
            "add",
            "NUMBER is missing. The form is: dosectl stock [WHAT NUMBER] [MEDICATION] [--strength AMOUNT] [--expires DATE]"
        ),
        (
            "add 60 --expires 2027-13",
            "'2027-13' is not until when a box is good; write 2027-03, 03/2027 or 2027-03-31"
        ),
        (
            "add 60 --expires soon",
            "'soon' is not until when a box is good; write 2027-03, 03/2027 or 2027-03-31"
        ),
        (
            "--expires 2027-03",
            "WHAT is missing. The form is: dosectl stock [WHAT NUMBER] [MEDICATION] [--strength AMOUNT] [--expires DATE]"
        ),
        ("remove 3 --expires 2027-03", "remove and --expires cannot be used together"),
    ])
    func `what cannot be told is told`(line: String, words: String) {
        let result = program("/nowhere").run(
            ["stock"] + line.split(separator: " ").map(String.init))
        #expect(result.code == .usage)
        #expect(result.errors.contains(words), "\(result.errors)")
    }

    @Test func `each strength has what is left, how long it lasts, and until when it is good`()
        throws
    {
        let reply = StockReply(today: "2026-12-01", stocks: Self.stocks)
        let lines = Screen.plain.stocks(reply, of: nil)
        #expect(
            joined(lines).replacing("\u{a0}", with: " ") == """
                  Baclofène 10 mg  43 ½ tablets  enough through Sun 13 December, 43 ½ tablets good through Wed 31 March 2027
                  Baclofène 5 mg      0 tablets  nothing left, 1 tablet more taken than there should be; count again: dosectl stock count NUMBER baclofen
                  Vitamin D            97 drops  enough at least through Wed 5 January 2028
                  Syrup                   20 ml  taken as needed, 20 ml expired on Mon 30 November
                """)
        #expect(
            Screen.plain.stocks(StockReply(today: "2026-12-01", stocks: []), of: nil) == [
                "No stock is counted.",
                "To begin, count what is at home: dosectl stock count NUMBER",
            ])
    }

    @Test func `what was told is said with how it stands`() {
        let entry = Wire.Entry(
            number: 7, at: "2026-12-01T17:05:00+01:00", by: .command, event: .stock,
            medication: "baclofen", date: "2026-12-01",
            stock: Wire.StockEntry(.added, pieces: Self.tablets(60), strength: Self.mg10))
        let answer = Wire.Answer(
            isRecorded: true, noted: entry, stocks: [Self.stocks[0]])
        #expect(
            joined(Screen.plain.stockTold(answer)).replacing("\u{a0}", with: " ") == """
                Baclofène: 60 tablets of 10 mg added.
                  Baclofène 10 mg  43 ½ tablets  enough through Sun 13 December, 43 ½ tablets good through Wed 31 March 2027
                """)
        #expect(
            Screen.plain.words(entry) == "baclofen: 60 tablets of 10 mg added to the stock")
        let undone = Wire.Answer(isRecorded: true, undone: [entry], stocks: [])
        #expect(
            Screen.plain.answer(undone, to: "undo") == [
                "Undone: baclofen: 60 tablets of 10 mg added to the stock."
            ])
    }

    @Test func `status says what is to be done about it`() {
        var status = Sample.status
        status.stocks = [Self.stocks[0]]
        let lines = joined(Screen.plain.status(status)).replacing("\u{a0}", with: " ")
        #expect(
            lines.contains(
                "Baclofène: 43 ½ tablets of 10 mg, enough through Sun 13 December, 43 ½ tablets good through Wed 31 March 2027."
            ))
    }
}
