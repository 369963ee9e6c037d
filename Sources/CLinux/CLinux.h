#pragma once
#include <errno.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/timex.h>

// glibc declares these three under _GNU_SOURCE only, which Swift's Glibc module is built without.
int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags);
const char *strerrorname_np(int code);
const char *strerrordesc_np(int code);

/// The kernel's `struct ucred`, which glibc hides as well.
struct linux_peer {
    pid_t pid;
    uid_t uid;
    gid_t gid;
};

/// This function is necessary because glibc hides `accept4` from Swift's Glibc module: without it,
/// close-on-exec and non-blocking could only be set after the descriptor had been open without them.
static inline int linux_accept(int fd) {
    return accept4(fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
}

/// This function is necessary because `strerrorname_np` is hidden from Swift's Glibc module.
/// NULL when the code has no name.
static inline const char *linux_error_name(int code) {
    return strerrorname_np(code);
}

/// This function is necessary because `strerrordesc_np` is hidden from Swift's Glibc module, and
/// `strerror` is not safe with threads. NULL when the code has no text.
static inline const char *linux_error_text(int code) {
    return strerrordesc_np(code);
}

/// This function is necessary because `struct ucred` is hidden from Swift's Glibc module.
static inline int linux_peer_of(int fd, struct linux_peer *peer) {
    socklen_t length = sizeof *peer;
    return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, peer, &length);
}

/// This function is necessary because Swift cannot call `prctl`, which takes any number of arguments.
static inline int linux_forbid_dumps(void) {
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

/// This function is necessary for the same reason, for the tests alone. 1 where the kernel may dump this process.
static inline int linux_is_dumpable(void) {
    return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0);
}
