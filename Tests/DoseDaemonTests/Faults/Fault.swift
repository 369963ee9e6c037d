import CFaults
import Glibc
import Linux

/// A fault of the kernel: one call of those that an operation makes fails, or all from that one on.
struct Fault: CustomStringConvertible {
    let error: CInt
    /// The number of the call, counted from 1.
    var call: Int
    let isLasting: Bool

    var description: String {
        "\(Errno(error, "").name) \(isLasting ? "from" : "at") call \(call)"
    }

    /// Runs an operation under the fault.
    ///
    /// - Returns: what it gave, and how many of its calls failed.
    func during<Result>(
        on disk: Disk? = nil, _ operation: () throws -> Result
    ) rethrows -> (result: Result, failed: Int) {
        let last =
            switch (isLasting, error) {
            case (false, _): call
            // No kernel interrupts for ever, and SQLite rightly asks again until it does not.
            case (true, EINTR): call + 9
            case (true, _): Int.max
            }
        let disk = disk.map { Unmanaged.passUnretained($0).toOpaque() }
        faults_begin(
            error, call, last,
            { call, disk in
                guard let call = call?.pointee, let disk else { return }
                Unmanaged<Disk>.fromOpaque(disk).takeUnretainedValue().observe(call)
            }, disk)
        defer { faults_end() }
        let result = try operation()
        return (result, faults_failed())
    }
}
