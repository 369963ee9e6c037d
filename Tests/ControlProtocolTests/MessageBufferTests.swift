import ControlProtocol
import Testing

@Suite struct `Messages are put together from pieces` {
    @Test func `byte by byte`() throws {
        var buffer = MessageBuffer(limit: 100)
        var messages: [String] = []
        for byte in Array("{\"a\":1}\0{}\0{".utf8) {
            buffer.append([byte])
            while let message = try buffer.next() {
                messages.append(String(decoding: message, as: UTF8.self))
            }
        }
        #expect(messages == ["{\"a\":1}", "{}"])
        #expect(!buffer.isEmpty)
    }

    @Test func `several in one piece`() throws {
        var buffer = MessageBuffer(limit: 2)
        buffer.append(Array("{}\0[]\0\0".utf8))
        #expect(try buffer.next() == Array("{}".utf8))
        #expect(try buffer.next() == Array("[]".utf8))
        #expect(try buffer.next() == [])
        #expect(try buffer.next() == nil)
        #expect(buffer.isEmpty)
    }

    @Test func `as long as the limit and no longer`() throws {
        var fitting = MessageBuffer(limit: 4)
        fitting.append(Array("{  }".utf8))
        #expect(try fitting.next() == nil)
        fitting.append([0])
        #expect(try fitting.next() == Array("{  }".utf8))

        var endless = MessageBuffer(limit: 4)
        endless.append(Array("{   ".utf8))
        #expect(try endless.next() == nil)
        endless.append(Array(" ".utf8))
        #expect(throws: MessageError.tooLong(limit: 4)) { try endless.next() }

        var ended = MessageBuffer(limit: 4)
        ended.append(Array("{   }\0".utf8))
        #expect(throws: MessageError.tooLong(limit: 4)) { try ended.next() }
    }

    /// Looking at every byte again for each piece would take hours.
    @Test(.timeLimit(.minutes(10))) func `a long message in many pieces is searched once`() throws {
        var buffer = MessageBuffer(limit: ControlLimits.replyBytes)
        var messages = 0
        for _ in 0..<ControlLimits.replyBytes {
            buffer.append(CollectionOfOne(32))
            if try buffer.next() != nil { messages += 1 }
        }
        #expect(messages == 0)
        buffer.append([0])
        #expect(try buffer.next()?.count == ControlLimits.replyBytes)
    }
}
