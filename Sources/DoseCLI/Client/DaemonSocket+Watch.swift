import ControlProtocol
import Linux

extension DaemonSocket {
    /// Tells what there is, and each change as it happens, until nobody reads the output any more.
    func watch(
        until output: CInt?, _ tell: (WatchReply) throws(Failure) -> Void
    ) throws(Failure) {
        var (conversation, reply) = try beginWatch()
        while true {
            try tell(try read(reply, WatchReply.self))
            guard reply.continues else { return }
            do {
                guard let next = try conversation.awaitReply(whileRead: output) else { return }
                reply = next
            } catch .brokenOff(let path) {
                throw .daemon(.wentAway(path: path))
            } catch {
                throw .daemon(error)
            }
        }
    }

    /// The same over every restart of the daemon: tells nil while there is none.
    ///
    /// Meanwhile it does not connect, by which the service manager would start a daemon that somebody has stopped, and
    /// does not look again and again: whatever starts one makes something anew in the folder of the socket.
    func watchOn(
        until output: CInt?, _ tell: (WatchReply?) throws(Failure) -> Void
    ) throws(Failure) {
        let folder = try SocketFolder(of: path)
        while true {
            let failure: DaemonFailure
            do {
                try watch(until: output) { reply throws(Failure) in
                    // What the start of this daemon has made.
                    try folder.forget()
                    try tell(reply)
                }
                return
            } catch .daemon(let found, _) where found.isAbsence {
                failure = found
            } catch {
                throw error
            }
            try tell(nil)
            // One that is there and hangs, or is busy, has been waited for already.
            if case .silent = failure { continue }
            guard try folder.awaitChange(whileRead: output) else { return }
        }
    }

    private func beginWatch() throws(Failure) -> (Conversation, VarlinkReply) {
        try talking { () throws(DaemonFailure) in
            let conversation = try connect()
            try conversation.send(ControlCall("Watch"))
            return (conversation, try conversation.reply())
        }
    }
}

extension DaemonFailure {
    /// Whether another try may succeed, as soon as a daemon is there.
    fileprivate var isAbsence: Bool {
        switch self {
        case .noSocket, .nobodyListens, .silent, .brokenOff, .wentAway: true
        case .noRuntimeFolder, .pathTooLong, .notPermitted, .connection, .garbled: false
        }
    }
}

/// The folder in which the daemon's socket is, and in which its service makes something at each start.
private final class SocketFolder {
    private let watch: FileWatch
    private let folder: String
    private let path: String

    init(of path: String) throws(Failure) {
        self.path = path
        let absolute = path.hasPrefix("/") ? path : "/proc/self/cwd/\(path)"
        folder = File.folder(of: absolute)
        watch = try Self.told(path) { () throws(Errno) in try FileWatch() }
        try follow()
    }

    /// What has happened in it until now.
    func forget() throws(Failure) {
        _ = try Self.told(path) { () throws(Errno) in try watch.drain() }
        try follow()
    }

    /// Waits until something happens in it that has not been forgotten; false where before that nobody reads the output.
    func awaitChange(whileRead output: CInt?) throws(Failure) -> Bool {
        let isChanged = try Self.told(path) { () throws(Errno) in
            try watch.awaitChange(whileRead: output)
        }
        if isChanged { try forget() }
        return isChanged
    }

    private static func told<Value>(
        _ path: String, _ work: () throws(Errno) -> Value
    ) throws(Failure) -> Value {
        do throws(Errno) {
            return try work()
        } catch {
            throw .daemon(.connection(path: path, error))
        }
    }

    /// As long as it is not there, the one that it will be in.
    private func follow() throws(Failure) {
        do throws(Errno) {
            do throws(Errno) {
                try watch.watch("\(folder)/*")
                watch.forget(folder)
            } catch {
                try watch.watch(folder)
            }
        } catch {
            throw .daemon(DaemonFailure(error, path: path))
        }
    }
}
