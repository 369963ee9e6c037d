import ControlProtocol
import JSONText

/// The lines of an export and of other computers' files: what is read of them by hand, for they are many, is what a whole
/// reader of JSON reads.
enum LinesTarget {
    static func check(_ bytes: [UInt8]) {
        _ = SharedLine(bytes)
        let line = LedgerLine(plain: bytes[...])
        let piece = ExportReply(plain: bytes)
        // A reader of JSON refuses what is no text; by hand it is one with marks in it, of which the checksum tells.
        guard let text = String(validating: bytes, as: UTF8.self) else { return }
        // Of a row that is not as it was written it is only told that it is not.
        if let line, case .row(let row) = line, row.isSound {
            expect(LedgerLine(whole: bytes[...]) == line, "A line is what JSON says.")
            checkWritten(row)
        }
        if let piece {
            let reply = try? VarlinkReply(message: bytes)
            expect(
                (try? reply?.parameters(ExportReply.self)) == piece, "A piece is what JSON says.")
        }
        if let detail = RecordDetail(plain: text) {
            expect(
                (try? JSON.value(RecordDetail.self, from: bytes)) == detail,
                "A detail is what JSON says.")
        }
    }

    private static func checkWritten(_ row: RecordRow) {
        var text = LedgerText()
        text.add(row)
        expect(
            LedgerLine(text.bytes.dropLast()) == .row(row),
            "A row that is written is read back the same.")
        if let shared = SharedLine(SharedLine.bytes(of: row, undoing: nil).dropLast()) {
            expect(shared == .record(row, undoes: nil), "A shared row is read back the same.")
        }
    }
}
