import Glibc
import Linux

/// What of ours is on a server's screen, in a file beside the ledger that outlives this process.
///
/// A daemon that is killed leaves its alarm on the screen, with buttons that reach nobody; the next one takes it off.
/// Ids mean something only to the server that gave them: they count while the same one is there, on the same bus.
final class Remnants {
    /// Nil where there is no file to keep them in.
    private let path: String?
    /// The bus and the server on it, as `NotificationServer.place` names them.
    private var place: String?
    private var ids: Set<UInt32> = []

    init(path: String?) { self.path = path }

    /// Begins a list for the server that is there now; what a list before this one says is on that server's screen.
    func begin(at place: String?) -> [UInt32] {
        let left = read().flatMap { $0.place == place ? $0.ids : nil } ?? []
        self.place = place
        ids = Set(left)
        return left
    }

    func insert(_ id: UInt32) {
        if ids.insert(id).inserted { write() }
    }

    func remove(_ id: UInt32) {
        if ids.remove(id) != nil { write() }
    }

    private func read() -> (place: String, ids: [UInt32])? {
        guard let path, let bytes = try? File.read(path, limit: Self.limit) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard let place = lines.first, let end = lines.firstIndex(where: { $0 == Self.end }) else {
            return nil
        }
        return (String(place), lines[1..<end].compactMap { UInt32($0) })
    }

    /// Not synchronised: the screen does not outlive the kernel. That it fails costs nothing but the memory.
    private func write() {
        guard let path, let place else { return }
        let lines = [place] + ids.sorted().suffix(Self.idsKept).map(String.init) + [Self.end, ""]
        let descriptor = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let text = lines.joined(separator: "\n")
        // Behind the end may be what is left of a longer list, if the process ends between the two.
        if pwrite(descriptor, text, text.utf8.count, 0) == text.utf8.count {
            ftruncate(descriptor, off_t(text.utf8.count))
        }
    }

    private static let end = "."
    /// No screen holds as many.
    private static let idsKept = 64
    private static let limit = 4096
}
