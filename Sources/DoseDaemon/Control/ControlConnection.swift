import ControlProtocol
import Dispatch
import Linux

/// The conversation with one client. `ControlServer` resumes it, and looks afterwards at what has become of it.
final class ControlConnection {
    /// What a call is answered with.
    enum Response {
        case reply([UInt8])
        /// The first reply of a stream; `ControlServer.publish` sends the others.
        case stream([UInt8], of: Stream)
        /// The caller wanted none.
        case none

        /// What is told at first of something that takes a while; one who asked for more is told how it goes on.
        init(_ reply: some ControlReply, isOver: Bool, of stream: Stream, to call: VarlinkCall) {
            let isStream = call.more && !isOver
            let bytes = reply.message(continues: isStream)
            self =
                call.oneway ? .none : isStream ? .stream(bytes, of: stream) : .reply(bytes)
        }
    }

    /// What is told as it happens.
    enum Stream {
        case news, test, backup, restore
    }

    /// What it waits for; the less that is, the sooner it makes room for others.
    enum Priority: Comparable {
        case nothing
        /// One more answer than it has had.
        case more
        /// Watchers have nothing to say: before them goes whoever else has been answered.
        case news
        case answer
    }

    private enum Phase {
        case talking
        /// The last word is being sent; nothing more is read.
        case ending
        case over
    }

    /// By which the kernel tells of it.
    let name: UInt64
    private let socket: FileDescriptor
    private let answer: ControlServer.Answer
    private var received = MessageBuffer(limit: ControlLimits.callBytes)
    /// As it came, for what it is read into can be many times greater.
    private var nextCall: [UInt8]?
    private var unsent: ArraySlice<UInt8> = []
    private var phase = Phase.talking
    private var watched: Epoll.Interest = []
    private var hasBeenAnswered = false
    /// What it is told; nil while it is told nothing by itself.
    private(set) var stream: Stream?
    /// When its last whole call came, or else the connection itself.
    private(set) var lastHeard = DispatchTime.now()

    init(
        _ socket: consuming FileDescriptor, name: UInt64, answer: @escaping ControlServer.Answer
    ) {
        self.socket = socket
        self.name = name
        self.answer = answer
    }

    var isOver: Bool { phase == .over }

    /// Whether a call waits for its turn, in which `answerNext` is to be called.
    ///
    /// Who does not read its replies gets no others: they would fill memory, and take the time of those who do.
    var isWaiting: Bool { phase == .talking && nextCall != nil && unsent.isEmpty }

    var isWatching: Bool { stream != nil }

    /// The memory that its buffers take.
    var heldBytes: Int { received.count + (nextCall?.count ?? 0) + unsent.count }

    var priority: Priority {
        if isWatching { return .news }
        guard isWaiting else { return .nothing }
        return hasBeenAnswered ? .more : .answer
    }

    /// Has the kernel say when it is to be resumed; the calls after one that waits are left in the socket.
    func watch(by epoll: Epoll) throws(Errno) {
        var interest: Epoll.Interest = []
        if phase == .talking, nextCall == nil { interest.insert(.reading) }
        if !unsent.isEmpty { interest.insert(.writing) }
        guard !interest.isSubset(of: watched) else { return }
        try epoll.watch(socket, as: name, for: interest)
        watched = interest
    }

    /// Takes what has come, and sends what was not taken before.
    func resume() {
        watched = []
        if !unsent.isEmpty { flush() }
        receive()
    }

    // MARK: Receiving

    private func receive() {
        guard phase == .talking, nextCall == nil else { return }
        do {
            switch try socket.receive(limit: Self.pieceBytes) {
            case .nothing: return
            case .end: return finish()
            case .bytes(let bytes): received.append(bytes)
            }
            // Who says what was taken does not wait for those who only ask.
            if let call = try readCall(), ControlCall.isAnswer(call) { answerNext() }
        } catch {
            phase = .over
        }
    }

    /// The next call, when it is there as a whole.
    @discardableResult
    private func readCall() throws(MessageError) -> VarlinkCall? {
        guard let message = try received.next() else { return nil }
        lastHeard = .now()
        nextCall = message
        return try VarlinkCall(message: message)
    }

    /// Answers the call that waits, one in a turn, so that a client that sends a thousand does not keep an alarm waiting.
    func answerNext() {
        guard isWaiting, let message = nextCall else { return }
        nextCall = nil
        hasBeenAnswered = true
        do {
            respond(to: try VarlinkCall(message: message))
            if phase == .talking { try readCall() }
        } catch {
            // Nothing that follows a broken message can be trusted.
            phase = .over
        }
    }

    private func respond(to call: VarlinkCall) {
        switch answer(call) {
        case .reply(let bytes): send(bytes)
        case .stream(let bytes, let stream):
            self.stream = stream
            send(bytes)
        case .none: break
        }
    }

    /// The peer will send no more, and may still have something to read.
    private func finish() {
        phase = unsent.isEmpty ? .over : .ending
        stream = nil
        lastHeard = .now()
    }

    /// It was told all of it.
    func endStream() {
        stream = nil
        lastHeard = .now()
    }

    // MARK: Sending

    /// Sends as much as the socket takes, and the rest when it takes more; who does not read is let go.
    func send(_ bytes: [UInt8]) {
        guard phase != .over else { return }
        guard unsent.count + bytes.count <= ControlLimits.replyBytes else { return phase = .over }
        unsent += bytes
        flush()
    }

    private func flush() {
        do {
            while !unsent.isEmpty {
                let count = try socket.send(unsent)
                if count == 0 { return }
                unsent = unsent.dropFirst(count)
            }
        } catch {
            return phase = .over
        }
        unsent = []
        if phase == .ending { phase = .over }
    }

    private static let pieceBytes = 16 << 10
}
