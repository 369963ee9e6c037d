"""What the kernel knows of a process, and how long programs and disks take."""

import os
import subprocess
import time


def memory(pid):
    """Resident memory, and of it what is of files and what is anonymous, in MB; the daemon hides its maps from others."""
    found = {}
    with open(f"/proc/{pid}/status") as status:
        for line in status:
            name, _, value = line.partition(":")
            found[name] = value.split()[0] if value.strip() else ""
    return [f"{int(found[name]) / 1024:.1f}" for name in ("VmRSS", "RssFile", "RssAnon")]


def switches(pid):
    """How often any of its threads was taken off a processor, or gave it up."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/status") as status:
            total += sum(int(line.split()[1]) for line in status if "ctxt_switches" in line)
    return total


def queued(pid):
    """Milliseconds in which its threads could have run and had no processor, of each for itself: the sum may be too long."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/schedstat") as schedstat:
                total += int(schedstat.read().split()[1])
        except OSError:
            # A worker of Dispatch that has ended meanwhile.
            pass
    return total / 1e6


def milliseconds(words, environment=None, outputs=(1,)):
    """From before the process exists until it has ended well; what it writes to those outputs is thrown away."""
    began = time.perf_counter()
    pid = os.posix_spawnp(
        words[0],
        words,
        environment or os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, output, "/dev/null", os.O_WRONLY, 0) for output in outputs],
    )
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    passed = time.perf_counter() - began
    if status != 0:
        raise subprocess.CalledProcessError(status, words)
    return passed * 1000


class Page:
    """The least that a commit can cost: a page appended to a file that is then synchronised."""

    def __init__(self, folder):
        self.file = os.open(folder / "page", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def milliseconds(self):
        began = time.perf_counter()
        os.write(self.file, bytes(4096))
        os.fdatasync(self.file)
        return (time.perf_counter() - began) * 1000
