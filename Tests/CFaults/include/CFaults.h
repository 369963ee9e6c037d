#pragma once
#include <stdbool.h>
#include <stddef.h>

/// Faults of the kernel for the calling thread.
///
/// The test program has functions of its own in place of glibc's `open`, `pwrite`, `fdatasync` and the like, so that
/// what SQLite and the daemon ask of the kernel is counted, and made to fail, without either knowing of it.

/// A call that the kernel was asked for.
struct faults_call {
    /// As in section 2 of the manual: `pwrite`.
    const char *name;
    /// -1 where the call is about a name.
    int fd;
    /// What was written and where; only of writes.
    const void *bytes;
    size_t count;
    /// Of a write the place, of `ftruncate` the length.
    long long offset;
    /// Whether it was made to fail, and not made.
    bool failed;
};

/// Begins: of the calls from now on the ones with the numbers `first` to `last`, counted from 1, fail with `error`.
///
/// Only those of this thread count. Each is told to `observe` after it succeeded, or failed by us.
void faults_begin(int error, long first, long last,
    void (*observe)(const struct faults_call *call, void *context), void *context);

/// Ends, and says how many calls there were.
long faults_end(void);

/// How many of them were made to fail, until the next beginning.
long faults_failed(void);

/// From now on whoever asks for a name that begins so waits, on any thread, as for a network that does not answer;
/// until NULL is given. `path` is to stay where it is.
void faults_stall(const char *path);

/// From now on no file whose path begins so is brought to the disk, on whichever thread; NULL ends that.
void faults_stall_writing(const char *path);
