import CLinux

/// What this process remembers.
package enum Memory {
    /// Keeps it from core dumps, and from being read by the user's other processes.
    ///
    /// Not left to the limit on core files: where the kernel hands a core to a program, as with Apport, that limit is the
    /// program's to respect. Who debugs this process does so as root from now on.
    package static func keepPrivate() throws(Errno) {
        try Errno.check("prctl") { linux_forbid_dumps() }
    }
}
