/// What a line of the text of a ledger says.
package enum LedgerLine: Hashable, Sendable {
    case beginning(records: Int64, version: Int)
    case row(RecordRow)
    /// A record of which nothing was left.
    case missing(Int64)
    /// A record that is not as it was written, and does not say that it was so when it was told.
    case altered

    /// Nil where it is no such line.
    package init?(_ line: [UInt8]) {
        if let row = line.withUnsafeBufferPointer({ Self.plain($0) }) {
            self = row
            return
        }
        guard let read = try? JSON.value(Members.self, from: line) else { return nil }
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
    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> LedgerLine? {
        var text = PlainText(bytes)
        var number, at, boottime, amount, intake, undoes: Int64?
        var boot, by, request, event, medication, date, time, unit, checksum: String?
        var isClockTrusted, isDamaged: Bool?
        var detail: String?
        guard text.skip("{") else { return nil }
        repeat {
            guard let name = text.string(), text.skip(":") else { return nil }
            let isRead =
                switch name {
                case "number": text.set(&number)
                case "at": text.set(&at)
                case "boot": text.set(&boot)
                case "boottime": text.set(&boottime)
                case "is_clock_trusted": text.set(&isClockTrusted)
                case "by": text.set(&by)
                case "request": text.set(&request)
                case "event": text.set(&event)
                case "medication": text.set(&medication)
                case "date": text.set(&date)
                case "time": text.set(&time)
                case "amount": text.set(&amount)
                case "unit": text.set(&unit)
                case "intake": text.set(&intake)
                case "undoes": text.set(&undoes)
                case "detail": text.setObject(&detail)
                case "checksum": text.set(&checksum)
                case "damaged": text.set(&isDamaged)
                default: false
                }
            guard isRead else { return nil }
        } while text.skip(",")
        guard text.skip("}"), text.isAtEnd, let number, let at, let boot, let boottime,
            let isClockTrusted, let by, let event
        else { return nil }
        var row = RecordRow(
            number: number, at: at, boot: boot, boottime: boottime,
            isClockTrusted: isClockTrusted, by: by, event: event)
        row.request = request
        row.medication = medication
        row.date = date
        row.time = time
        row.amount = amount
        row.unit = unit
        row.intake = intake
        row.undoes = undoes
        row.detail = detail
        return judged(row, by: checksum, isDamaged: isDamaged ?? false)
    }
}
