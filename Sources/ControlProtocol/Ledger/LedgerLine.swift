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
        if let row = line.withUnsafeBufferPointer({ Self.plain($0) }) {
            self = row
            return
        }
        guard let read = try? JSON.value(Members.self, from: Array(line)) else { return nil }
        if read.format == LedgerText.format, let records = read.records, let version = read.version
        {
            self = .beginning(records: records, version: version)
        } else if read.missing == true, let number = read.number {
            self = .missing(number)
        } else if let row = read.row {
            self = Self.judged(row, by: read.checksum, isDamaged: read.damaged ?? false)
        } else {
            return nil
        }
    }

    private static func judged(
        _ row: RecordRow, by checksum: String?, isDamaged: Bool
    ) -> LedgerLine {
        var row = row
        var number: Int64?
        if let checksum {
            guard let digits = UInt64(checksum, radix: 16) else { return .altered }
            number = Int64(bitPattern: digits)
        }
        row.judge(row.fields, by: number)
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

        init(_ text: String) { self.text = text }

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
    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> LedgerLine? {
        var read = Members()
        var detail: String?
        var text = PlainText(bytes)
        let isPlain = text.readObject { text, name in
            switch name {
            case "number": text.set(&read.number)
            case "at": text.set(&read.at)
            case "boot": text.set(&read.boot)
            case "boottime": text.set(&read.boottime)
            case "is_clock_trusted": text.set(&read.is_clock_trusted)
            case "by": text.set(&read.by)
            case "request": text.set(&read.request)
            case "event": text.set(&read.event)
            case "medication": text.set(&read.medication)
            case "date": text.set(&read.date)
            case "time": text.set(&read.time)
            case "amount": text.set(&read.amount)
            case "unit": text.set(&read.unit)
            case "intake": text.set(&read.intake)
            case "undoes": text.set(&read.undoes)
            case "detail": text.setObject(&detail)
            case "computer": text.set(&read.computer)
            case "name": text.set(&read.name)
            case "checksum": text.set(&read.checksum)
            case "damaged": text.set(&read.damaged)
            default: false
            }
        }
        read.detail = detail.map(Detail.init)
        guard isPlain, let row = read.row else { return nil }
        return judged(row, by: read.checksum, isDamaged: read.damaged ?? false)
    }
}
