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

    /// Keeps the socket open until Dispatch has let go of it.
    private final class Holder {
        let socket: FileDescriptor

        init(_ socket: consuming FileDescriptor) { self.socket = socket }
    }

    private let holder: Holder
    private let idleLimit: DispatchTimeInterval
    private let answer: ControlServer.Answer
    private let ended: (ControlConnection) -> Void
    private let reading: any DispatchSourceRead
    private var writing: (any DispatchSourceWrite)?
    private var idle: any DispatchSourceTimer
    private var received = MessageBuffer(limit: ControlLimits.callBytes)
    private var unsent: ArraySlice<UInt8> = []
    private var phase = Phase.talking
    /// Whether a call that has come waits for its turn; until then nothing more is read.
    private var isAnswering = false
    private(set) var isWatching = false
    /// When its last whole call came, or else the connection itself.
    private(set) var lastHeard = DispatchTime.now()

    init(
        _ socket: consuming FileDescriptor, idleLimit: DispatchTimeInterval,
        answer: @escaping ControlServer.Answer, ended: @escaping (ControlConnection) -> Void
    ) {
        let holder = Holder(socket)
        self.holder = holder
        self.idleLimit = idleLimit
        self.answer = answer
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
        reading.cancel()
        writing?.cancel()
        writing = nil
        idle.cancel()
    }

    /// Closes it to make room; a call that has come is answered first, for nobody knows otherwise what became of it.
    func letGo() {
        receive()
        close()
    }

    private func end() {
        close()
        ended(self)
    }

    // MARK: Receiving

    private func receive() {
        // What is not read yet is told again, and holds up nobody but its sender.
        guard !isAnswering else { return }
        do {
            switch try holder.socket.receive(limit: Self.pieceBytes) {
            case .nothing: return
            case .end: return unsent.isEmpty ? end() : finish()
            case .bytes(let bytes): received.append(bytes)
            }
        } catch {
            return end()
        }
        answerNext()
    }

    /// One call in a turn of the loop, so that a client that sends a thousand does not keep an alarm waiting.
    private func answerNext() {
        isAnswering = false
        guard phase == .talking else { return }
        do throws(MessageError) {
            guard let message = try received.next() else { return }
            lastHeard = .now()
            restartIdleTimer()
            respond(to: try VarlinkCall(message: message))
        } catch {
            // Nothing that follows a broken message can be trusted.
            return end()
        }
        guard phase == .talking, !received.isEmpty else { return }
        isAnswering = true
        DispatchQueue.main.async { [weak self] in self?.answerNext() }
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
        writing?.cancel()
        writing = nil
        if phase == .ending { end() }
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
