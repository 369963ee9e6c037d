import ControlProtocol
import DoseCore
import Glibc

@testable import DoseCLI

/// The bytes of a connection: as the daemon takes in calls, and as the client takes in replies.
enum FramesTarget {
    static func check(_ bytes: [UInt8]) {
        var sample = Sample(of: bytes)
        let limit = sample.isOne(of: 4) ? 96 : ControlLimits.callBytes
        let atOnce = messages(in: [bytes[...]], limit: limit)
        expect(
            atOnce == messages(in: pieces(of: bytes, &sample), limit: limit),
            "Messages are the same in whatever pieces they come.")
        // Many are as few; and what is no object is refused before anything else of it is read.
        for message in atOnce.whole.lazy.filter({ !$0.isEmpty }).prefix(4)
        where message.first == UInt8(ascii: "{") || sample.isOne(of: 16) {
            if !isCall(message) || sample.isOne(of: 8) { checkReply(message) }
        }
    }

    private static func isBounded(_ told: ToldAmount?) -> Bool {
        switch told {
        case nil: true
        case .number(let number): number > 0 && number.isFinite
        case .amount(let amount): amount > .zero && amount <= Limits.amount(of: amount.unit)
        }
    }

    // MARK: Framing

    private struct Messages: Equatable {
        var whole: [[UInt8]] = []
        var error: MessageError?
        var isEmpty = true
    }

    private static func messages(in pieces: [ArraySlice<UInt8>], limit: Int) -> Messages {
        var messages = Messages()
        var buffer = MessageBuffer(limit: limit)
        do throws(MessageError) {
            for piece in pieces {
                buffer.append(piece)
                while let message = try buffer.next() { messages.whole.append(message) }
            }
            messages.isEmpty = buffer.isEmpty
        } catch {
            messages.error = error
        }
        return messages
    }

    private static func pieces(of bytes: [UInt8], _ sample: inout Sample) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = min(sample.below(200) + 1, rest.count)
            pieces.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return pieces
    }

    // MARK: Calls

    private static func isCall(_ message: [UInt8]) -> Bool {
        guard let call = try? VarlinkCall(message: message) else { return false }
        expect(
            (try? VarlinkCall(message: call.message.dropLast())) == call.asWritten,
            "A call that is written is read back the same.")
        do {
            let decoded = try ControlCall(call)
            expect(
                (try? ControlCall(decoded.varlink)) == decoded,
                "A call of the daemon is written and read back the same.")
            let request = try decoded.request(at: afternoon, in: paris)
            if case .take(_, let at, let amount) = request?.answer {
                expect(isBounded(amount), "An amount has its bounds.")
                expect(at.map { abs($0.milliseconds) } ?? 0 < 1 << 60, "An instant is one.")
            }
        } catch {
            let reply = try? VarlinkReply(message: error.message.dropLast())
            expect(
                reply.flatMap(VarlinkError.init) == error, "An error is read back the same.")
        }
        return true
    }

    // MARK: Replies

    private static func checkReply(_ message: [UInt8]) {
        guard let reply = try? VarlinkReply(message: message) else { return }
        if let error = try? ControlError(reply) {
            let again = (try? VarlinkReply(message: error.message.dropLast()))
                .flatMap { try? ControlError($0) }
            expect(again == error, "A refusal is written and read back the same.")
            expectHarmless([screen.words(error, of: "take")])
        }
        _ = VarlinkError(reply)
        // Only what may be there is tried: an attempt that fails takes long.
        for key in ["status", "day", "answer", "course", "courses", "entries"]
        where message.holds("\"\(key)\"") {
            print(reply, by: key)
        }
    }

    private static func print(_ reply: VarlinkReply, by key: String) {
        switch key {
        case "status":
            if let told = told(StatusReply.self, reply) {
                expectHarmless(screen.status(told.status))
            }
        case "day":
            if let told = told(DayReply.self, reply) { expectHarmless(screen.day(told.day)) }
        case "answer":
            guard let answer = told(AnswerReply.self, reply)?.answer else { return }
            expectHarmless(screen.answer(answer, to: "take") + screen.answer(answer, to: "undo"))
        case "course":
            if let told = told(MoveReply.self, reply) {
                expectHarmless(screen.moved(told, by: .held))
            }
        case "courses":
            if let told = told(CourseReply.self, reply) {
                expectHarmless(screen.courses(told.courses))
            }
        case "entries":
            if let told = told(HistoryReply.self, reply) {
                expectHarmless(screen.wholeHistory(told))
            }
            if let told = told(WatchReply.self, reply) {
                expectHarmless(screen.changes(told, since: nil))
            }
        default: break
        }
    }

    private static let screen = Screen(
        style: Style(hasColour: false, isUTF8: true), clock: ReadingClock(now: afternoon))

    /// What a reply holds, after having been written and read once more.
    private static func told<Parameters: Codable & Equatable>(
        _ type: Parameters.Type, _ reply: VarlinkReply
    ) -> Parameters? {
        guard let told = try? reply.parameters(type) else { return nil }
        expect(
            JSON.bytes(told) == JSON.bytes(reread(told)), "A reply is read back the same.")
        return told
    }

    private static func reread<Value: Codable>(_ value: Value) -> Value {
        let message = Array("{\"parameters\":".utf8) + JSON.bytes(value) + Array("}".utf8)
        do {
            return try VarlinkReply(message: message).parameters(Value.self)
        } catch {
            fatalError("A reply that is written can be read.")
        }
    }
}

extension Screen {
    /// A history of one portion.
    func wholeHistory(_ reply: HistoryReply) -> [String] {
        var printed = PrintedHistory()
        let lines = history(reply, after: &printed)
        return lines + end(of: printed)
    }
}

extension VarlinkCall {
    /// What no method takes is written as null.
    fileprivate var asWritten: VarlinkCall {
        var call = self
        call.parameters = parameters.mapValues { $0 == .other ? .null : $0 }
        return call
    }
}

extension [UInt8] {
    /// Whether a text is in a message, which has no NUL.
    fileprivate func holds(_ text: String) -> Bool {
        (self + [0]).withUnsafeBytes { bytes in
            bytes.assumingMemoryBound(to: CChar.self).baseAddress.map { strstr($0, text) != nil }
                ?? false
        }
    }
}
