import Glibc

/// Whether there is something to read at once.
func isReadable(_ fd: CInt) -> Bool {
    var request = pollfd(fd: fd, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) == 1
}
