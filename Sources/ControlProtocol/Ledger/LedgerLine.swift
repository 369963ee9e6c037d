/// What a line of the text of a ledger says.
package enum LedgerLine: Hashable, Sendable {
    case beginning(records: Int64, version: Int)
    case row(RecordRow)
    /// A record of which nothing was left.
    case missing(Int64)
    /// A record that is not as it was written, and does not say that it was so when it was told.
    case altered

    /// Nil where it is no such line.
    package init?(_ line: ArraySlice<UInt8>) {
        guard let line = Self(plain: line) ?? Self(whole: line) else { return nil }
        self = line
    }

    /// By a whole reader of JSON.
    package init?(whole line: ArraySlice<UInt8>) {
        guard let read = try? JSON.value(Members.self, from: Array(line)) else { return nil }
        if read.format == LedgerText.format, let records = read.records, let version = read.version
        {
            self = .beginning(records: records, version: version)
        } else if read.missing == true, let number = read.number {
            self = .missing(number)
        } else if let row = read.row {
            var checksum: Int64?
            if let text = read.checksum {
                guard let digits = UInt64(text, radix: 16) else {
                    self = .altered
                    return
                }
                checksum = Int64(bitPattern: digits)
            }
            self = Self.judged(row, by: checksum, isDamaged: read.damaged ?? false)
        } else {
            return nil
        }
    }

    private static func judged(
        _ row: consuming RecordRow, by checksum: Int64?, isDamaged: Bool
    ) -> LedgerLine {
        row.judge(row.fields, by: checksum)
        return row.isSound == isDamaged ? .altered : .row(row)
    }

    /// A line as whatever program wrote it, with blanks and escapes.
    private struct Members: Decodable {
        var format: String?
        var records: Int64?
        var version: Int?
        var missing: Bool?
        var number: Int64?
        var at: Int64?
        var boot: String?
        var boottime: Int64?
        var is_clock_trusted: Bool?
        var by: String?
        var request: String?
        var event: String?
        var medication: String?
        var date: String?
        var time: String?
        var amount: Int64?
        var unit: String?
        var intake: Int64?
        var undoes: Int64?
        var detail: Detail?
        var computer: String?
        var name: String?
        var checksum: String?
        var damaged: Bool?

        var row: RecordRow? {
            guard let number, let at, let boot, let boottime, let is_clock_trusted, let by,
                let event
            else { return nil }
            var row = RecordRow(
                number: number, at: at, boot: boot, boottime: boottime,
                isClockTrusted: is_clock_trusted, by: by, event: event)
            row.request = request
            row.medication = medication
            row.date = date
            row.time = time
            row.amount = amount
            row.unit = unit
            row.intake = intake
            row.undoes = undoes
            row.detail = detail?.text
            row.computer = computer
            row.name = name
            return row
        }
    }

    /// An object, or of a damaged row its text.
    private struct Detail: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self.text = text
            } else {
                text = try container.decode(RecordDetail.self).text
            }
        }
    }

    // MARK: As dosed writes it

    /// Nil for whatever takes a whole reader of JSON.
    package init?(plain line: ArraySlice<UInt8>) {
        guard let row = line.withUnsafeBufferPointer({ Self.plain($0) }) else { return nil }
        self = row
    }

    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> LedgerLine? {
        var number, at, boottime: Int64?
        var boot, by, request, event: String?
        var isClockTrusted, isDamaged: Bool?
        var checksum: UInt64?
        var row: RecordRow?
        var text = PlainText(bytes)
        let isPlain = text.readObject { text in
            guard text.read("number", &number), let number, text.read("at", &at), let at,
                text.read("boot", &boot), let boot,
                text.read("boottime", &boottime), let boottime,
                text.read("is_clock_trusted", &isClockTrusted), let isClockTrusted,
                text.read("by", &by), let by, text.read("request", &request),
                text.read("event", &event), let event
            else { return false }
            var read = RecordRow(
                number: number, at: at, boot: boot, boottime: boottime,
                isClockTrusted: isClockTrusted, by: by, event: event)
            read.request = request
            defer { row = read }
            return text.read("medication", &read.medication)
                && text.read("date", &read.date) && text.read("time", &read.time)
                && text.read("amount", &read.amount) && text.read("unit", &read.unit)
                && text.read("intake", &read.intake) && text.read("undoes", &read.undoes)
                && text.read("detail", object: &read.detail)
                && text.read("computer", &read.computer) && text.read("name", &read.name)
                && text.read("checksum", hexadecimal: &checksum)
                && text.read("damaged", &isDamaged)
        }
        guard isPlain, let row else { return nil }
        return judged(
            row, by: checksum.map(Int64.init(bitPattern:)), isDamaged: isDamaged ?? false)
    }
}
