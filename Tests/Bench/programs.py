"""Whole processes, from before they exist until they have ended, against what stands under them."""

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
            "dosectl complete take ''": lambda: milliseconds(*dosed.dosectl("complete", "take", "")),
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
            [f"a take synchronises the disk {syncs():g} times (of a daemon of its own: strace -f dosed)"],
        )


def undo(dosed):
    """A commit without a process around it."""
    began = time.perf_counter()
    dosed.call("Undo")
    return (time.perf_counter() - began) * 1000


def syncs(takes=20):
    """How often the disk is waited for in each answer.

    No one but root may attach to a running daemon, which hides its memory; its parent may watch it from its first moment.
    """
    with Dosed(DISK, "") as dosed:
        History().write(dosed, records=1000)
        report = dosed.folder / "strace"
        dosed.start("strace", "-f", "-ttt", "-e", "trace=fsync,fdatasync,msync,sync_file_range", "-o", report)
        began = time.time()
        for _ in range(takes):
            dosed.call("Take")
            dosed.call("Undo")
        ended = time.time()
        dosed.stop()
        # Each line begins with the thread and the instant; a call that another one interrupted ends in a line of its own.
        lines = [line.split(maxsplit=2) for line in report.read_text().splitlines()]
    calls = [float(instant) for _, instant, what in lines if what.startswith(("f", "m", "s"))]
    count = sum(began <= instant <= ended for instant in calls)
    if not count:
        raise RuntimeError(f"strace saw {len(calls)} calls that synchronise, and none of them while answers were given")
    return count / (2 * takes)
