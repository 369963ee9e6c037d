import ControlProtocol

extension DaemonSocket {
    /// The last reply of what takes a while, however long that is.
    func follow<Reply: ControlReply>(
        _ call: ControlCall, _ type: Reply.Type, told: (Reply) -> Void
    ) throws(Failure) -> Reply {
        let conversation = try talking { () throws(DaemonFailure) in
            let conversation = try connect()
            try conversation.send(call)
            return conversation
        }
        while true {
            let reply = try talking { () throws(DaemonFailure) in
                guard let next = try conversation.awaitReply(whileRead: nil) else {
                    throw .brokenOff(path: path)
                }
                return next
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
        let conversation = try talking { () throws(DaemonFailure) in try connect() }
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
        try talking { () throws(DaemonFailure) in try conversation.send(call) }
    }

    private func receive(
        _ call: ControlCall?, _ conversation: Conversation
    ) throws(Failure) -> ExportReply? {
        guard call != nil else { return nil }
        let message = try talking { () throws(DaemonFailure) in try conversation.message() }
        if let plain = ExportReply(plain: message) { return plain }
        let reply = try talking { () throws(DaemonFailure) in try conversation.read(message) }
        return try read(reply, ExportReply.self)
    }

    /// What goes wrong in a conversation is told as a failure of the verb.
    func talking<Value>(
        _ talk: () throws(DaemonFailure) -> Value
    ) throws(Failure) -> Value {
        do throws(DaemonFailure) {
            return try talk()
        } catch {
            throw .daemon(error)
        }
    }
}
