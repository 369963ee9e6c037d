#define _GNU_SOURCE
#include "CFaults.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
// No header that declares what is defined here: <fcntl.h> and <sys/stat.h> put aliases and attributes in the way.
#include <sys/types.h>

int snprintf(char *text, size_t size, const char *format, ...);
ssize_t readlink(const char *path, char *target, size_t size);

static _Thread_local struct {
    bool is_on;
    int error;
    long first, last, calls, failed;
    void (*observe)(const struct faults_call *call, void *context);
    void *context;
} faults;

void faults_begin(int error, long first, long last,
    void (*observe)(const struct faults_call *call, void *context), void *context) {
    faults.error = error;
    faults.first = first;
    faults.last = last;
    faults.calls = faults.failed = 0;
    faults.observe = observe;
    faults.context = context;
    faults.is_on = true;
}

long faults_end(void) {
    faults.is_on = false;
    return faults.calls;
}

long faults_failed(void) { return faults.failed; }

static void tell(struct faults_call call) {
    if (!faults.is_on || !faults.observe) return;
    // What the observer asks of the kernel does not count.
    int error = errno;
    faults.is_on = false;
    faults.observe(&call, faults.context);
    faults.is_on = true;
    errno = error;
}

/// Whether this call is to fail; errno is set then.
static bool fails(struct faults_call call) {
    if (!faults.is_on) return false;
    long number = ++faults.calls;
    if (number < faults.first || number > faults.last) return false;
    faults.failed++;
    call.failed = true;
    tell(call);
    errno = faults.error;
    return true;
}

static const char *_Atomic stalled;

void faults_stall(const char *path) { stalled = path; }

static void wait_for(const char *path) {
    for (const char *start; (start = stalled) && path && !strncmp(path, start, strlen(start));)
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
}

static const char *_Atomic stalled_writing;

void faults_stall_writing(const char *path) { stalled_writing = path; }

static void wait_for_disk(int fd) {
    if (!stalled_writing) return;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    for (const char *start; (start = stalled_writing) && !strncmp(path, start, strlen(start));)
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
}

#define CALL(...) ((struct faults_call){__VA_ARGS__})

/// `function` stands in the place of glibc's, which is `real` here.
#define INSTEAD(type, function, parameters) \
    __attribute__((visibility("default"))) type function parameters { \
        static type(*_Atomic real) parameters; \
        if (!real) real = (type(*) parameters)(intptr_t)dlsym(RTLD_NEXT, #function);

/// A call about a name.
#define NAMING(type, function, parameters, arguments, ...) \
    INSTEAD(type, function, parameters) \
        wait_for(path); \
        return fails(CALL(__VA_ARGS__)) ? -1 : real arguments; \
    }

/// A call about two names, or about a descriptor that nothing is written to.
#define ASKING(type, function, parameters, arguments, ...) \
    INSTEAD(type, function, parameters) \
        return fails(CALL(__VA_ARGS__)) ? -1 : real arguments; \
    }

#define OPENING(function) \
    INSTEAD(int, function, (const char *path, int flags, ...)) \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = va_arg(rest, mode_t); \
        va_end(rest); \
        wait_for(path); \
        return fails(CALL("open", -1)) ? -1 : real(path, flags, mode); \
    }

#define CONTROLLING(function) \
    INSTEAD(int, function, (int fd, int command, ...)) \
        va_list rest; \
        va_start(rest, command); \
        void *argument = va_arg(rest, void *); \
        va_end(rest); \
        return fails(CALL("fcntl", fd)) ? -1 : real(fd, command, argument); \
    }

#define SYNCHRONISING(function) \
    INSTEAD(int, function, (int fd)) \
        wait_for_disk(fd); \
        struct faults_call call = CALL(#function, fd); \
        if (fails(call)) return -1; \
        int result = real(fd); \
        if (result == 0) tell(call); \
        return result; \
    }

#define TRUNCATING(function) \
    INSTEAD(int, function, (int fd, int64_t length)) \
        struct faults_call call = CALL("ftruncate", fd, .offset = length); \
        if (fails(call)) return -1; \
        int result = real(fd, length); \
        if (result == 0) tell(call); \
        return result; \
    }

#define WRITING(function) \
    INSTEAD(ssize_t, function, (int fd, const void *bytes, size_t count, int64_t at)) \
        struct faults_call call = CALL("pwrite", fd, bytes, count, at); \
        if (fails(call)) return -1; \
        ssize_t written = real(fd, bytes, count, at); \
        call.count = written > 0 ? (size_t)written : 0; \
        if (written > 0) tell(call); \
        return written; \
    }

OPENING(open)
OPENING(open64)
WRITING(pwrite)
WRITING(pwrite64)
CONTROLLING(fcntl)
CONTROLLING(fcntl64)
SYNCHRONISING(fsync)
SYNCHRONISING(fdatasync)
TRUNCATING(ftruncate)
TRUNCATING(ftruncate64)
NAMING(int, stat, (const char *path, void *status), (path, status), "stat", -1)
NAMING(int, stat64, (const char *path, void *status), (path, status), "stat", -1)
NAMING(int, lstat, (const char *path, void *status), (path, status), "lstat", -1)
NAMING(int, lstat64, (const char *path, void *status), (path, status), "lstat", -1)
ASKING(int, fstat, (int fd, void *status), (fd, status), "fstat", fd)
ASKING(int, fstat64, (int fd, void *status), (fd, status), "fstat", fd)
NAMING(int, access, (const char *path, int mode), (path, mode), "access", -1)
NAMING(int, unlink, (const char *path), (path), "unlink", -1)
ASKING(int, rename, (const char *from, const char *to), (from, to), "rename", -1)
ASKING(int, link, (const char *from, const char *to), (from, to), "link", -1)
NAMING(int, mkdir, (const char *path, mode_t mode), (path, mode), "mkdir", -1)
NAMING(ssize_t, readlink, (const char *path, char *to, size_t size), (path, to, size), "readlink", -1)
ASKING(int, fchmod, (int fd, mode_t mode), (fd, mode), "fchmod", fd)
ASKING(int, fchown, (int fd, uid_t user, gid_t group), (fd, user, group), "fchown", fd)
ASKING(ssize_t, read, (int fd, void *bytes, size_t count), (fd, bytes, count), "read", fd)
ASKING(ssize_t, pread64, (int fd, void *bytes, size_t count, int64_t at), (fd, bytes, count, at), "pread", fd)

INSTEAD(ssize_t, write, (int fd, const void *bytes, size_t count))
    return fails(CALL("write", fd)) ? -1 : real(fd, bytes, count);
}

NAMING(int, inotify_add_watch, (int fd, const char *path, uint32_t mask), (fd, path, mask), "inotify_add_watch", fd)

INSTEAD(char *, realpath, (const char *path, char *resolved))
    return fails(CALL("realpath", -1)) ? (char *)0 : real(path, resolved);
}

INSTEAD(int, close, (int fd))
    // Linux has let go of the descriptor, whatever it says.
    bool has_failed = fails(CALL("close", fd));
    int error = errno;
    int result = real(fd);
    if (!has_failed) return result;
    errno = error;
    return -1;
}
