import DoseCore
import JSONText

/// The text of a ledger: a line of JSON that says what it is, and one for each record, with the columns of its row.
///
/// What a column of SQLite says is there as it is, with its checksum, so that a ledger can be made of it again byte for
/// byte. It is written by hand, for a long life is half a million lines.
package struct LedgerText: Sendable {
    package var bytes: [UInt8] = []

    package init() {}

    /// Of this text; what a later version says otherwise has another number.
    package static let version = 1
    static let format = "dosed-ledger"

    /// The first line.
    package mutating func begin(records: Int64) {
        add("{\"format\":\"" + Self.format + "\",\"records\":")
        add(String(records))
        add(#","version":"# + "\(Self.version)}\n")
    }

    /// A record of which nothing is left.
    package mutating func addMissing(_ number: Int64) {
        add(#"{"missing":true,"number":"# + "\(number)}\n")
    }

    package mutating func add(_ row: RecordRow) {
        add(#"{"number":"#)
        add(String(row.number))
        add(#","at":"#, row.at)
        add(#","boot":"#, row.boot)
        add(#","boottime":"#, row.boottime)
        add(row.isClockTrusted ? #","is_clock_trusted":true"# : #","is_clock_trusted":false"#)
        add(#","by":"#, row.by)
        add(#","request":"#, row.request)
        add(#","event":"#, row.event)
        add(#","medication":"#, row.medication)
        add(#","date":"#, row.date)
        add(#","time":"#, row.time)
        add(#","amount":"#, row.amount)
        add(#","unit":"#, row.unit)
        add(#","intake":"#, row.intake)
        add(#","undoes":"#, row.undoes)
        if let detail = row.detail {
            // As it is, for its checksum is of these bytes; where it is no object of JSON, as a text.
            if row.knownDetail != nil {
                add(#","detail":"#)
                add(detail)
            } else {
                add(#","detail":"#, detail)
            }
        }
        add(#","computer":"#, row.computer)
        add(#","name":"#, row.name)
        // Of hexadecimal digits, for many programs make another number of so large a one.
        if let checksum = row.checksum {
            add(",\"checksum\":\"" + UInt64(bitPattern: checksum).hexadecimal())
            add("\"")
        }
        add(row.isSound ? "}\n" : #","damaged":true}"# + "\n")
    }

    private mutating func add(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

    private mutating func add(_ name: String, _ number: Int64?) {
        guard let number else { return }
        add(name)
        add(String(number))
    }

    private mutating func add(_ name: String, _ text: String?) {
        guard let text else { return }
        add(name)
        bytes.appendQuoted(text)
    }
}
