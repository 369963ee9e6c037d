import DoseCore
import DoseSimulator
import Testing

/// Bytes that are not a zone, or not the zone they were.
struct ZoneMalformedTests {
    static let sound = TZifImage(
        transitions: [(0, 1), (1000, 0)], offsets: [3600, 7200], footer: "CET-1")

    /// The sound image with other bytes from a position on.
    static func patched(_ position: Int, _ bytes: UInt8...) -> [UInt8] {
        var image = sound.bytes
        image.replaceSubrange(position..<position + bytes.count, with: bytes)
        return image
    }

    /// Damaged bytes, called by what is found in them.
    struct Row: CustomTestStringConvertible {
        let bytes: [UInt8]
        let error: TZifError

        init(_ bytes: [UInt8], _ error: TZifError) {
            self.bytes = bytes
            self.error = error
        }

        var testDescription: String { "\(error)" }
    }

    static let rows = [
        Row([], .truncated(bytes: 0)),
        Row(Array("TZi".utf8), .truncated(bytes: 3)),
        Row(Array("# zone".utf8), .noHeader(at: 0)),
        Row(patched(51, 0x58), .noHeader(at: 51)),
        Row(patched(4, 0x31), .unknownVersion(0x31)),
        Row(patched(55, 0xFF), .unknownVersion(0xFF)),
        Row([UInt8](repeating: 0, count: 1 << 20 | 1), .tooLarge(bytes: 1 << 20 | 1)),
        Row(TZifImage(offsets: []).bytes, .noLocalTimeTypes),
        // Counts of everything, as large as four bytes hold.
        Row(patched(20, 0xFF, 0xFF, 0xFF, 0xFF), .truncated(bytes: 133)),
        Row(patched(51 + 28, 0xFF, 0xFF, 0xFF, 0xFF), .truncated(bytes: 133)),
        Row(patched(51 + 32, 0x7F, 0xFF, 0xFF, 0xFF), .truncated(bytes: 133)),
        Row(patched(51 + 36, 0, 0, 0, 100), .truncated(bytes: 133)),
        Row(
            TZifImage(transitions: (0...2000).map { (at: $0, type: 0) }).bytes,
            .tooManyTransitions(2001)
        ),
        Row(TZifImage(leapSeconds: 27).bytes, .leapSeconds(27)),
        Row(TZifImage(transitions: [(5, 0), (4, 0)]).bytes, .unsorted(transition: 1)),
        Row(TZifImage(transitions: [(5, 0), (6, 0), (6, 0)]).bytes, .unsorted(transition: 2)),
        Row(TZifImage(transitions: [(5, 0), (6, 1)]).bytes, .unknownType(transition: 1, type: 1)),
        Row(TZifImage(offsets: [0, 93_600]).bytes, .offsetOutOfRange(type: 1, seconds: 93_600)),
        Row(TZifImage(offsets: [-90_000]).bytes, .offsetOutOfRange(type: 0, seconds: -90_000)),
        Row(
            TZifImage(offsets: [.min]).bytes,
            .offsetOutOfRange(type: 0, seconds: Int(Int32.min))
        ),
        Row(sound.bytes.dropLast(7) + Array("CET-1\n".utf8), .malformedFooter(at: 126)),
        Row(
            TZifImage(transitions: [(0, 1)], offsets: [0, 7200], footer: "CET-1").bytes,
            .inconsistentFooter(offset: 7200)
        ),
    ]

    @Test(arguments: rows)
    func `bytes that are no zone are refused with the evidence`(row: Row) {
        #expect(throws: row.error) { try Zone(name: "Test/Malformed", tzif: row.bytes) }
    }

    @Test func `a sound image is read, in version 1 and in one to come, whatever follows it`()
        throws
    {
        var image = Self.sound
        for version: UInt8 in [0, 0x32, 0x33, 0x34, 0x35] {
            image.version = version
            let zone = try Zone(name: "Test/Sound", tzif: image.bytes + [1, 2, 3])
            #expect(zone.offset(at: Instant(seconds: -1)) == 3600)
            #expect(zone.offset(at: Instant(seconds: 0)) == 7200)
            #expect(zone.offset(at: Instant(seconds: 1000)) == 3600)
        }
    }

    @Test func `transitions at the ends of 64 bits stand beyond every instant`() throws {
        for footer in ["", "AAA0BBB,M3.5.0,M10.5.0"] {
            let image = TZifImage(
                transitions: [(.min, 1), (.min + 1, 0), (0, 1), (.max, 0)], offsets: [0, 3600],
                footer: footer)
            let zone = try Zone(name: "Test/Ends", tzif: image.bytes)
            #expect(zone.offset(at: Instant(milliseconds: .min)) == 0)
            #expect(zone.offset(at: Instant(milliseconds: .max)) == 3600)
        }
    }

    static let files = ["Asia/Kolkata", "Pacific/Apia", "America/Nuuk"]

    @Test(arguments: files)
    func `a file cut short anywhere is refused`(name: String) throws {
        let bytes = try SystemZones.bytes(name)
        for count in bytes.indices {
            #expect(throws: TZifError.truncated(bytes: count)) {
                try Zone(name: name, tzif: Array(bytes.prefix(count)))
            }
        }
    }

    @Test(arguments: files)
    func `a file with a flipped bit is refused or is a zone that answers`(name: String) throws {
        let bytes = try SystemZones.bytes(name)
        let noon = try #require(CivilTime("12:00"))
        for position in bytes.indices {
            var damaged = bytes
            damaged[position] ^= 1 << UInt8(position % 8)
            guard let zone = try? Zone(name: name, tzif: damaged) else { continue }
            for milliseconds in [Int64.min, -1, 0, 1_790_000_000_000, .max] {
                let instant = Instant(milliseconds: milliseconds)
                _ = zone.instant(zone.date(at: instant), noon)
            }
        }
    }
}
