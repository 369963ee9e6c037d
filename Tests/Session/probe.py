"""Run as the service in its sandbox: what is allowed there, as one line of JSON. The names of errors are errno's."""

import ctypes
import errno
import json
import mmap
import os
import resource
import socket

libc = ctypes.CDLL(None, use_errno=True)


def attempt(action):
    try:
        action()
    except OSError as error:
        return errno.errorcode.get(error.errno, str(error.errno))
    return "ok"


def call(function, *arguments):
    def action():
        if function(*arguments) == -1:
            raise OSError(ctypes.get_errno(), "")
    return action


def write(path):
    def action():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600))
        os.unlink(path)
    return action


def setting(modes):
    """Asks adjtimex(2) for `modes`; 0 only reads."""
    state = (ctypes.c_int * 256)()
    state[0] = modes
    return call(libc.adjtimex, state)


def kernel(field):
    with open("/proc/self/status", encoding="ascii") as status:
        return next(line.split()[1] for line in status if line.startswith(f"{field}:"))


home = os.environ["HOME"]
state = os.environ.get("XDG_STATE_HOME", f"{home}/.local/state")
writable_and_executable = (-1, mmap.PAGESIZE), {
    "flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS,
    "prot": mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC,
}
print(json.dumps({
    "no_new_privs": kernel("NoNewPrivs"),
    "seccomp": kernel("Seccomp"),
    "capabilities": kernel("CapBnd"),
    "umask": kernel("Umask"),
    "write_state": attempt(write(f"{state}/dosed/probe")),
    "write_home": attempt(write(f"{home}/probe")),
    "write_config": attempt(write(f"{home}/.config/dosed/probe")),
    "write_runtime": attempt(write(f"{os.environ['XDG_RUNTIME_DIR']}/probe")),
    "write_system": attempt(write("/usr/probe")),
    "temporary_files": len(os.listdir("/tmp")),
    "devices": [name for name in ("kmsg", "mem", "tty") if os.path.exists(f"/dev/{name}")],
    "inet": attempt(lambda: socket.socket(socket.AF_INET)),
    "inet6": attempt(lambda: socket.socket(socket.AF_INET6)),
    "netlink": attempt(lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)),
    "unix": attempt(lambda: socket.socket(socket.AF_UNIX)),
    "write_and_execute": attempt(lambda: mmap.mmap(*writable_and_executable[0], **writable_and_executable[1])),
    "namespace": attempt(call(libc.unshare, 0x1000_0000)),
    "read_clock_state": attempt(setting(0)),
    "set_clock": attempt(setting(1)),
    "core_dump": resource.getrlimit(resource.RLIMIT_CORE)[0],
}), flush=True)
