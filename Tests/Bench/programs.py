"""Whole processes, from before they exist until they have ended, against what stands under them."""

import subprocess
import time

import table
from dosed import DISK, Dosed
from history import History
from process import Page, milliseconds

RUNS = 100
BUSCTL = "busctl --user call org.freedesktop.DBus / org.freedesktop.DBus GetId"


def measure():
    with Dosed(DISK, "") as dosed:
        History().write(dosed, records=1000)
        dosed.start()
        page = Page(dosed.folder)
        rows = {
            "dosectl status": lambda: milliseconds(*dosed.dosectl("status")),
            "dosectl take": lambda: milliseconds(*dosed.dosectl("take")),
            "Undo on the control socket": lambda: undo(dosed),
            "append 4 KiB; fdatasync": page.milliseconds,
            "dosectl version": lambda: milliseconds(*dosed.dosectl("version")),
            "notify-send --version": lambda: milliseconds(["notify-send", "--version"]),
            BUSCTL: lambda: milliseconds(BUSCTL.split()),
            "true": lambda: milliseconds(["true"]),
        }
        measured = {name: [] for name in rows}
        # In turns, so that whatever disturbs the machine disturbs all of them.
        for _ in range(RUNS):
            for name, run in rows.items():
                measured[name].append(run())
        table.show(
            "Whole programs, ms",
            [*table.SPREAD, "command"],
            [[*table.spread(times), name] for name, times in measured.items()],
            [f"a take synchronises the disk {syncs(dosed):g} times (strace -f -c -p PID)"],
        )


def undo(dosed):
    """A commit without a process around it."""
    began = time.perf_counter()
    dosed.call("Undo")
    return (time.perf_counter() - began) * 1000


def syncs(dosed, takes=20):
    """How often the disk is waited for in each answer."""
    report = dosed.folder / "strace"
    trace = ["strace", "-f", "-c", "-U", "calls", "-e", "trace=fsync,fdatasync,msync,sync_file_range"]
    tracer = subprocess.Popen(
        [*trace, "-p", str(dosed.pid), "-o", report], stderr=subprocess.PIPE, text=True
    )
    while "attached" not in tracer.stderr.readline():
        pass
    for _ in range(takes):
        dosed.call("Take")
        dosed.call("Undo")
    tracer.terminate()
    tracer.wait()
    calls = [line.split() for line in report.read_text().splitlines()]
    return sum(int(words[0]) for words in calls if words[0].isdigit() and words[1:] != ["total"]) / (
        2 * takes
    )
