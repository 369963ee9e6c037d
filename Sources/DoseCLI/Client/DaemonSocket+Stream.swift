import ControlProtocol

extension DaemonSocket {
    /// The last reply of what takes a while, however long that is.
    func follow<Reply: ControlReply>(
        _ call: ControlCall, _ type: Reply.Type, told: (Reply) -> Void
    ) throws(Failure) -> Reply {
        let conversation: Conversation
        do throws(DaemonFailure) {
            conversation = try connect()
            try conversation.send(call)
        } catch {
            throw .daemon(error)
        }
        while true {
            let reply: VarlinkReply
            do throws(DaemonFailure) {
                guard let next = try conversation.awaitReply(whileRead: nil) else {
                    throw .brokenOff(path: path)
                }
                reply = next
            } catch {
                throw .daemon(error)
            }
            let value = try read(reply, type)
            guard reply.continues else { return value }
            told(value)
        }
    }

    /// The text of all records, a piece at a time; while one is written the daemon works on the next.
    ///
    /// - Parameter take: told the piece, and the numbers of the record that it ends with and of the last one.
    func export(
        _ take: (String, _ done: Int, _ last: Int) throws(Failure) -> Void
    ) throws(Failure) {
        let conversation: Conversation
        do throws(DaemonFailure) {
            conversation = try connect()
        } catch {
            throw .daemon(error)
        }
        var call: ControlCall? = ControlCall("Export")
        var last: Int?
        var reply = try ask(call, conversation)
        while let told = reply {
            // What is recorded meanwhile is not told: the first line says how many records there are.
            let end = last ?? told.last
            last = end
            call =
                told.after < end
                ? ControlCall(
                    "Export", before: end + 1, after: told.after, offset: told.offset) : nil
            try send(call, conversation)
            try take(told.lines, told.after, end)
            reply = try receive(call, conversation)
        }
    }

    private func ask(
        _ call: ControlCall?, _ conversation: Conversation
    ) throws(Failure) -> ExportReply? {
        try send(call, conversation)
        return try receive(call, conversation)
    }

    private func send(_ call: ControlCall?, _ conversation: Conversation) throws(Failure) {
        guard let call else { return }
        do throws(DaemonFailure) {
            try conversation.send(call)
        } catch {
            throw .daemon(error)
        }
    }

    private func receive(
        _ call: ControlCall?, _ conversation: Conversation
    ) throws(Failure) -> ExportReply? {
        guard call != nil else { return nil }
        let reply: VarlinkReply
        do throws(DaemonFailure) {
            let message = try conversation.message()
            if let plain = ExportReply(plain: message) { return plain }
            reply = try conversation.read(message)
        } catch {
            throw .daemon(error)
        }
        return try read(reply, ExportReply.self)
    }
}
