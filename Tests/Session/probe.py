"""Run as the service in its sandbox, and outside of it: what is allowed there, as one line of JSON.

Errors have errno's names, children that were killed their signals'. What it tries to reach is put in place by
`test_hardening.py`.
"""

import ctypes
import errno
import json
import mmap
import os
import resource
import signal
import socket
import stat
import subprocess

libc = ctypes.CDLL(None, use_errno=True)
CLONE_NEWUSER = 0x1000_0000
PTRACE_TRACEME = 0
SCHED_FIFO = 1
PER_LINUX32 = 8
ADJ_OFFSET = 1
UFFD_USER_MODE_ONLY = 1
# By the tables of system calls of the two machines.
IO_SETUP, ADD_KEY, USERFAULTFD, PROCESS_VM_READV = {
    "x86_64": (206, 248, 323, 310), "aarch64": (0, 217, 282, 270)}[os.uname().machine]


def attempt(action):
    """What the action gives, `ok` for nothing, or the name of its error."""
    try:
        result = action()
    except OSError as error:
        return errno.errorcode.get(error.errno, str(error.errno))
    return "ok" if result is None else result


def call(function, *arguments):
    def action():
        if function(*arguments) == -1:
            raise OSError(ctypes.get_errno(), "")
    return action


def create(path):
    def action():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o666))
        os.unlink(path)
    return action


def ended(status):
    return signal.Signals(-status).name if status < 0 else status


def child(action):
    """The same in a process of its own, because it may not survive."""
    def run():
        pid = os.fork()
        if pid == 0:
            try:
                action()
            except OSError as error:
                os._exit(error.errno)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return errno.errorcode.get(status, "ok") if status >= 0 else ended(status)
    return run


def program(*command):
    def action():
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
        return done.stdout.strip() or ended(done.returncode)
    return action


def kernel(field):
    with open("/proc/self/status", encoding="ascii") as status:
        return next(line.split()[1] for line in status if line.startswith(f"{field}:"))


def read(path):
    with open(path, encoding="ascii") as file:
        return file.read().strip()


def mode_of_a_new_file():
    path = f"{state}/dosed/probe"
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o666))
    mode = stat.S_IMODE(os.stat(path).st_mode)
    os.unlink(path)
    return f"{mode:o}"


def owner_of_the_system():
    return os.stat("/etc/passwd").st_uid


def set_user_id():
    path = f"{state}/dosed/probe"
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    try:
        os.chmod(path, 0o4700)
    finally:
        os.unlink(path)


def run_from(folder):
    """A program that was put into the folder."""
    def action():
        path = f"{folder}/probe-run"
        with open(path, "w", encoding="ascii") as file:
            file.write("#!/bin/sh\necho ran\n")
        os.chmod(path, 0o700)
        try:
            return program(path)()
        finally:
            os.unlink(path)
    return action


def control_group():
    """A control group below the one of this process's unit, which belongs to the user."""
    path = read("/proc/self/cgroup").rpartition("0::")[2].split("\n")[0]
    os.mkdir(f"/sys/fs/cgroup{path}/../probe")
    os.rmdir(f"/sys/fs/cgroup{path}/../probe")


def adjust(modes):
    """Asks adjtimex(2) for `modes`; 0 only reads."""
    state = (ctypes.c_int * 256)()
    state[0] = modes
    return call(libc.adjtimex, state)


def dump_core():
    """Whether the end of a process that wants its core dumped leaves one."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    pid = os.fork()
    if pid == 0:
        os.chdir(f"{state}/dosed")
        os.abort()
    dumped = os.WCOREDUMP(os.waitpid(pid, 0)[1])
    for file in os.listdir(f"{state}/dosed"):
        if file.startswith("core"):
            os.unlink(f"{state}/dosed/{file}")
    return dumped


def take_memory():
    """More than the unit may have, really written to."""
    taken = mmap.mmap(-1, 320 << 20)
    for place in range(0, len(taken), mmap.PAGESIZE):
        taken[place] = 1


def take_processes():
    """How many the unit may have, as a round number; far more are not tried."""
    children = []
    try:
        while len(children) < 200:
            pid = os.fork()
            if pid == 0:
                signal.pause()
            children.append(pid)
    except OSError:
        return "refused"
    finally:
        for pid in children:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def executable_memory():
    try:
        mmap.mmap(-1, mmap.PAGESIZE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS,
                  prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    except PermissionError:
        # By a filter of system calls or, since systemd 253, by the kernel itself, which is another error.
        return "refused"


def scheduled():
    """Without a priority it is invalid, which the kernel says only to whom it lets ask."""
    return call(libc.sched_setscheduler, 0, SCHED_FIFO, ctypes.byref(ctypes.c_int(0)))


home = os.environ["HOME"]
state = os.environ.get("XDG_STATE_HOME", f"{home}/.local/state")
PROBES = {
    "core dump": dump_core,
    "mode of a new file": mode_of_a_new_file,
    "SWIFT_BACKTRACE": lambda: os.environ.get("SWIFT_BACKTRACE", "unset"),
    "much memory": child(take_memory),
    "many processes": take_processes,
    "badness when memory is short": lambda: read("/proc/self/oom_score_adj"),
    "owner of /etc/passwd": owner_of_the_system,
    "write the state folder": create(f"{state}/dosed/probe"),
    "write the home": create(f"{home}/probe"),
    "write the plan's folder": create(f"{home}/.config/dosed/probe"),
    "write the runtime folder": create(f"{os.environ['XDG_RUNTIME_DIR']}/probe"),
    "write a folder of ours elsewhere": create("/srv/probe/probe"),
    "read a secret key": lambda: read(f"{home}/.ssh/probe"),
    "others' temporary files": lambda: [name for name in os.listdir("/tmp") if name == "probe"],
    "a device": lambda: read("/dev/probe"),
    "a control group": control_group,
    "touch a kernel setting": lambda: os.utime("/proc/sys/kernel/ostype"),
    "capabilities to be had": lambda: "some" if int(kernel("CapBnd"), 16) else "none",
    "effective user of a set-user-ID program": program("/usr/local/bin/probe-id", "--user"),
    "set the set-user-ID bit": set_user_id,
    "internet socket": lambda: socket.socket(socket.AF_INET).close(),
    "netlink socket": lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).close(),
    "unix socket": lambda: socket.socket(socket.AF_UNIX).close(),
    "a new namespace": child(call(libc.unshare, CLONE_NEWUSER)),
    "a real-time priority": scheduled(),
    "another personality": child(call(libc.personality, PER_LINUX32)),
    "writable and executable memory": executable_memory,
    "a program of another architecture": program("/usr/local/bin/probe-i386"),
    "run a program from the state folder": run_from(f"{state}/dosed"),
    "run a program from /tmp": run_from("/tmp"),
    "run a program from /dev/shm": run_from("/dev/shm"),
    "be traced": child(call(libc.ptrace, PTRACE_TRACEME, 0, 0, 0)),
    "change an owner": lambda: os.chown(f"{state}/dosed", -1, -1),
    "asynchronous input and output": call(libc.syscall, IO_SETUP, -1, 0),
    "add a key": call(libc.syscall, ADD_KEY, b"user", b"probe", b"x", 1, -1),
    "faults in user space": call(libc.syscall, USERFAULTFD, UFFD_USER_MODE_ONLY),
    "read another process": call(
        libc.syscall, PROCESS_VM_READV, os.getpid(), *map(ctypes.c_ulong, (0, 0, 0, 0, 0))),
    "read the clock's state": adjust(0),
    "set the clock": adjust(ADJ_OFFSET),
}

if __name__ == "__main__":
    print(json.dumps({name: attempt(probe) for name, probe in PROBES.items()}), flush=True)
