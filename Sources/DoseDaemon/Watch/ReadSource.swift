import Dispatch

/// Calls back whenever a descriptor has something to read; `owner` keeps the descriptor open until Dispatch let go.
final class ReadSource {
    private let source: any DispatchSourceRead

    init(_ fd: CInt, owner: AnyObject, ready: @escaping () -> Void) {
        source = DispatchSource.makeReadSource(fileDescriptor: fd, queue: .main)
        source.setEventHandler(handler: ready)
        source.setCancelHandler { withExtendedLifetime(owner) {} }
        source.activate()
    }

    isolated deinit { source.cancel() }
}
