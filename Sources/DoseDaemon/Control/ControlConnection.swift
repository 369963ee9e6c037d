import ControlProtocol
import Dispatch
import Linux

/// The conversation with one client.
final class ControlConnection {
    /// What a call is answered with.
    enum Response {
        case reply([UInt8])
        /// The first reply of a stream; `ControlServer.tell` sends the others.
        case stream([UInt8])
        /// The caller wanted none.
        case none
    }

    private enum Phase {
        case talking
        /// The last word is being sent; nothing more is read.
        case ending
        case closed
    }

    private enum Hold {
        /// There are calls that wait for their turn.
        case turn
        /// What it was told is still to be read by the client.
        case reader
    }

    /// Keeps the socket open until Dispatch has let go of it.
    private final class Holder {
        let socket: FileDescriptor

        init(_ socket: consuming FileDescriptor) { self.socket = socket }
    }

    private let holder: Holder
    private let idleLimit: DispatchTimeInterval
    private let answer: ControlServer.Answer
    private let waits: (ControlConnection) -> Void
    private let ended: (ControlConnection) -> Void
    private let reading: any DispatchSourceRead
    private var writing: (any DispatchSourceWrite)?
    private var idle: any DispatchSourceTimer
    private var received = MessageBuffer(limit: ControlLimits.callBytes)
    private var nextCall: VarlinkCall?
    private var unsent: ArraySlice<UInt8> = []
    private var phase = Phase.talking
    /// Why no more is read; the kernel then tells of nothing that there is to read.
    private var hold: Hold? {
        didSet {
            guard (hold == nil) != (oldValue == nil) else { return }
            if hold == nil { reading.resume() } else { reading.suspend() }
        }
    }
    private(set) var isWatching = false
    /// When its last whole call came, or else the connection itself.
    private(set) var lastHeard = DispatchTime.now()

    /// - Parameter waits: asks for a turn, in which `answerNext` is to be called.
    init(
        _ socket: consuming FileDescriptor, idleLimit: DispatchTimeInterval,
        answer: @escaping ControlServer.Answer, waits: @escaping (ControlConnection) -> Void,
        ended: @escaping (ControlConnection) -> Void
    ) {
        let holder = Holder(socket)
        self.holder = holder
        self.idleLimit = idleLimit
        self.answer = answer
        self.waits = waits
        self.ended = ended
        reading = DispatchSource.makeReadSource(
            fileDescriptor: holder.socket.rawValue, queue: .main)
        idle = DispatchSource.makeTimerSource(queue: .main)
        reading.setEventHandler { [weak self] in self?.receive() }
        reading.setCancelHandler { withExtendedLifetime(holder) {} }
        idle.setEventHandler { [weak self] in self?.end() }
        idle.activate()
        restartIdleTimer()
        reading.activate()
    }

    func close() {
        guard phase != .closed else { return }
        phase = .closed
        // Dispatch lets go of no source that is suspended.
        hold = nil
        reading.cancel()
        writing?.cancel()
        writing = nil
        idle.cancel()
    }

    /// Closes it to make room; a call that has come is answered first, for nobody knows otherwise what became of it.
    func letGo() {
        receive()
        if hold == .turn { answerNext() }
        close()
    }

    private func end() {
        close()
        ended(self)
    }

    // MARK: Receiving

    private func receive() {
        guard hold == nil else { return }
        do {
            switch try holder.socket.receive(limit: Self.pieceBytes) {
            case .nothing: return
            case .end: return unsent.isEmpty ? end() : finish()
            case .bytes(let bytes): received.append(bytes)
            }
            try readCall()
        } catch {
            return end()
        }
        // Who says what was taken does not wait for those who only ask.
        if let nextCall, ControlCall.tells(nextCall) { answerNext() } else { takeTurnIfAny() }
    }

    private func readCall() throws(MessageError) {
        guard nextCall == nil, let message = try received.next() else { return }
        lastHeard = .now()
        restartIdleTimer()
        nextCall = try VarlinkCall(message: message)
    }

    /// Answers one call.
    func answerNext() {
        guard phase == .talking else { return }
        // Who does not read its replies gets no others: they would fill memory, and take the time of those who do.
        guard unsent.isEmpty else { return hold = .reader }
        if let call = nextCall {
            nextCall = nil
            respond(to: call)
        }
        guard phase == .talking else { return }
        do {
            try readCall()
        } catch {
            // Nothing that follows a broken message can be trusted.
            return end()
        }
        takeTurnIfAny()
    }

    /// One call in a turn of the loop, so that a client that sends a thousand does not keep an alarm waiting.
    private func takeTurnIfAny() {
        guard nextCall != nil else { return hold = nil }
        hold = .turn
        waits(self)
    }

    private func respond(to call: VarlinkCall) {
        switch answer(call) {
        case .reply(let bytes): send(bytes)
        case .stream(let bytes):
            isWatching = true
            idle.schedule(deadline: .distantFuture)
            send(bytes)
        case .none: break
        }
    }

    /// The peer will send no more, and still has something to read.
    private func finish() {
        phase = .ending
        reading.cancel()
        restartIdleTimer()
    }

    private func restartIdleTimer() {
        guard !isWatching else { return }
        idle.schedule(deadline: .now() + idleLimit)
    }

    // MARK: Sending

    /// Sends as much as the socket takes, and the rest when it takes more; who does not read is let go.
    func send(_ bytes: [UInt8]) {
        guard phase != .closed else { return }
        guard unsent.count + bytes.count <= ControlLimits.replyBytes else { return end() }
        unsent += bytes
        flush()
    }

    private func flush() {
        do {
            while !unsent.isEmpty {
                let count = try holder.socket.send(unsent)
                if count == 0 { return waitForRoom() }
                unsent = unsent.dropFirst(count)
            }
        } catch {
            return end()
        }
        unsent = []
        guard let source = writing else { return }
        source.cancel()
        writing = nil
        if phase == .ending { end() } else if hold == .reader { takeTurnIfAny() }
    }

    private func waitForRoom() {
        guard writing == nil else { return }
        let holder = holder
        let source = DispatchSource.makeWriteSource(
            fileDescriptor: holder.socket.rawValue, queue: .main)
        source.setEventHandler { [weak self] in self?.flush() }
        source.setCancelHandler { withExtendedLifetime(holder) {} }
        source.activate()
        writing = source
    }

    private static let pieceBytes = 16 << 10
}
