extension Zone {
    /// Reads the bytes of a TZif file of version 1 to 4, or of a later one that extends them.
    ///
    /// Only what the offset depends on is judged; designations, daylight flags and indicators are
    /// passed over. Of versions after the first, the first data block is passed over too.
    ///
    /// Source: RFC 9636, 3.
    package init(name: String, tzif: [UInt8]) throws(TZifError) {
        guard tzif.count <= Limits.zoneBytes else { throw .tooLarge(bytes: tzif.count) }
        var reader = TZifReader(bytes: tzif)
        var header = try reader.header()
        var timeBytes = 4
        if header.version != 1 {
            try reader.skip(header.blockBytes(timeBytes: timeBytes))
            header = try reader.header()
            timeBytes = 8
        }
        let block = try reader.block(header, timeBytes: timeBytes)
        let footer = header.version == 1 ? nil : try reader.footer()
        try self.init(name: name, block, footer)
    }
}

/// What a TZif header announces.
struct TZifHeader {
    let version: Int
    let indicators: Int
    let leapSeconds: Int
    let transitions: Int
    let types: Int
    let designations: Int

    func blockBytes(timeBytes: Int) -> Int {
        transitions * (timeBytes + 1) + types * 6 + designations
            + leapSeconds * (timeBytes + 4) + indicators
    }
}

/// The part of a TZif data block that offsets depend on.
struct TZifBlock {
    /// The offset before the first transition.
    let initialOffset: Int
    /// In ascending order.
    let transitions: [Zone.Stretch]
}

/// A cursor over the bytes of a TZif file; it never reads beyond them.
struct TZifReader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func header() throws(TZifError) -> TZifHeader {
        let start = position
        let magic = try take(4)
        guard magic.elementsEqual("TZif".utf8) else { throw .noHeader(at: start) }
        let version = try byte()
        guard version == 0 || (0x32...0x39).contains(version) else {
            throw .unknownVersion(version)
        }
        try skip(15)
        let indicators = try count() + count()
        return TZifHeader(
            version: version == 0 ? 1 : Int(version) - 0x30, indicators: indicators,
            leapSeconds: try count(), transitions: try count(), types: try count(),
            designations: try count())
    }

    mutating func block(_ header: TZifHeader, timeBytes: Int) throws(TZifError) -> TZifBlock {
        guard header.leapSeconds == 0 else { throw .leapSeconds(header.leapSeconds) }
        guard header.types > 0 else { throw .noLocalTimeTypes }
        guard header.transitions <= Limits.zoneTransitions else {
            throw .tooManyTransitions(header.transitions)
        }
        guard header.blockBytes(timeBytes: timeBytes) <= bytes.count - position else {
            throw .truncated(bytes: bytes.count)
        }
        var times: [Int64] = []
        for index in 0..<header.transitions {
            let time = try integer(timeBytes)
            if let last = times.last, last >= time { throw .unsorted(transition: index) }
            times.append(time)
        }
        let indexes = try take(header.transitions)
        var offsets: [Int] = []
        for type in 0..<header.types {
            let offset = Int(try integer(4))
            guard Zone.offsets.contains(offset) else {
                throw .offsetOutOfRange(type: type, seconds: offset)
            }
            offsets.append(offset)
            try skip(2)
        }
        var transitions: [Zone.Stretch] = []
        for (index, type) in indexes.enumerated() {
            guard type < offsets.count else {
                throw .unknownType(transition: index, type: Int(type))
            }
            let start = min(max(times[index], -Self.farthest), Self.farthest)
            transitions.append(Zone.Stretch(start: start, offset: offsets[Int(type)]))
        }
        try skip(header.designations + header.indicators)
        return TZifBlock(initialOffset: offsets[0], transitions: transitions)
    }

    /// Transitions are kept within 2^59 s (RFC 9636, 3.2), which no `Instant` reaches, so that
    /// reckoning with them never overflows.
    private static let farthest: Int64 = 1 << 59

    /// Nil where the file says nothing of the time after its last transition.
    mutating func footer() throws(TZifError) -> ZoneFooter? {
        let start = position
        guard try byte() == 0x0A else { throw .malformedFooter(at: start) }
        guard let end = bytes[position...].firstIndex(of: 0x0A) else {
            throw .truncated(bytes: bytes.count)
        }
        let text = try take(end - position)
        if text.isEmpty { return nil }
        guard let footer = ZoneFooter(text) else { throw .malformedFooter(at: start + 1) }
        return footer
    }

    mutating func skip(_ count: Int) throws(TZifError) {
        _ = try take(count)
    }

    private mutating func take(_ count: Int) throws(TZifError) -> ArraySlice<UInt8> {
        guard count <= bytes.count - position else { throw .truncated(bytes: bytes.count) }
        defer { position += count }
        return bytes[position..<position + count]
    }

    private mutating func byte() throws(TZifError) -> UInt8 {
        UInt8(truncatingIfNeeded: try integer(1))
    }

    /// A big-endian number in two's complement.
    private mutating func integer(_ count: Int) throws(TZifError) -> Int64 {
        let slice = try take(count)
        let magnitude = slice.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let unused = 64 - 8 * count
        return Int64(bitPattern: magnitude << unused) >> unused
    }

    /// How many of something follow; each takes at least a byte, so more than all is too many.
    private mutating func count() throws(TZifError) -> Int {
        let count = try integer(4) & 0xFFFF_FFFF
        guard count <= bytes.count else { throw .truncated(bytes: bytes.count) }
        return Int(count)
    }
}

extension Limits {
    /// The largest file of the tz database is below 4 KiB.
    package static let zoneBytes = 1 << 20
    /// As many as tzcode reads (`TZ_MAX_TIMES`); zones have below 250, so no search is ever long.
    package static let zoneTransitions = 2000
}
