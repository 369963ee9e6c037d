import DoseCore

/// A record as the columns of its table; a column is null where the event has nothing to say there.
package struct RecordRow: Hashable, Sendable {
    package var number: Int64
    package var at: Int64
    package var boot: String
    package var boottime: Int64
    package var isClockTrusted: Bool
    package var by: String
    package var request: String?
    package var event: String
    package var medication: String?
    package var date: String?
    package var time: String?
    /// In thousandths of the unit.
    package var amount: Int64?
    package var unit: String?
    package var intake: Int64?
    package var undoes: Int64?
    /// The text of a `RecordDetail`.
    package var detail: String?
    /// The computer that a record was taken over from, and what it is called on all of them.
    package var computer: String?
    package var name: String?
    /// Whether it is as it was written; of rows without a checksum only what they say tells.
    package private(set) var isSound = true
    /// As it stands beside the row; nil where none does, or the row was made here.
    package private(set) var checksum: Int64?
    /// Where it had to be read to know that.
    private var readDetail: RecordDetail?

    /// What a column can hold.
    package enum Field: Hashable, Sendable {
        case null
        case integer(Int64)
        case text(String)

        init(_ integer: Int64?) { self = integer.map(Self.integer) ?? .null }
        init(_ text: String?) { self = text.map(Self.text) ?? .null }
    }

    /// In the order of the columns, without the checksum; what was taken over from nobody has the same as in the versions
    /// that took nothing over.
    package var fields: [Field] {
        [
            Field(number), Field(at), Field(boot), Field(boottime),
            .integer(isClockTrusted ? 1 : 0), Field(by), Field(request), Field(event),
            Field(medication), Field(date), Field(time),
            Field(amount), Field(unit), Field(intake), Field(undoes), Field(detail),
        ] + (computer == nil && name == nil ? [] : [Field(computer), Field(name)])
    }

    package init(
        number: Int64, at: Int64, boot: String, boottime: Int64, isClockTrusted: Bool, by: String,
        event: String
    ) {
        self.number = number
        self.at = at
        self.boot = boot
        self.boottime = boottime
        self.isClockTrusted = isClockTrusted
        self.by = by
        self.event = event
    }

    /// Says whether it is as it was written: by the checksum that stands beside it, or where there is none by what it says.
    ///
    /// - Parameters:
    ///   - fields: those of the row.
    ///   - isWhole: whether everything that was there could be read.
    package mutating func judge(_ fields: [Field], by checksum: Int64?, isWhole: Bool = true) {
        self.checksum = checksum
        if let checksum {
            isSound = isPossible && isWhole && checksum == Self.checksum(of: fields)
        } else {
            readDetail = knownDetail
            isSound = isPossible && isWhole && readDetail != nil
        }
    }

    /// What is in `detail`; nil when no record of this version can say it.
    package var knownDetail: RecordDetail? {
        if let readDetail { return readDetail }
        guard let detail else { return RecordDetail() }
        guard let known = RecordDetail(detail), known.isPossible else { return nil }
        return known
    }

    /// Whether its numbers are ones that a record can have; reckoning with others could overflow.
    package var isPossible: Bool {
        [number, undoes ?? number].allSatisfy { (1...Limits.ledgerNumber).contains($0) }
            && Self.areInstants([at, boottime, intake]) && Self.areAmounts([amount])
    }

    package static func areInstants(_ numbers: [Int64?]) -> Bool {
        numbers.allSatisfy { (-Limits.ledgerNumber...Limits.ledgerNumber).contains($0 ?? 0) }
    }

    package static func areAmounts(_ numbers: [Int64?]) -> Bool {
        // A hundred grams in thousandths of a microgram.
        numbers.allSatisfy { (0...100_000_000_000).contains($0 ?? 0) }
    }
}
