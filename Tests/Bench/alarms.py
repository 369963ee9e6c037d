"""From the instant at which something is due until the bus carries its Notify; memory and wake-ups meanwhile.

All of it at once, each at a time of its own, so that nobody is in another's way: a daemon with its ledger on the disk
is due at even seconds, one with it in memory at odd ones, systemd's timer half a second after the first, remind at
each full minute, at which nobody else is due.
"""

import os
import tempfile
import time
from contextlib import ExitStack
from datetime import datetime, timedelta, timezone
from pathlib import Path

import table
from bus import Bus, PrivateBus, Watcher, pid
from dosed import DISK, MEMORY, Dosed
from peers import Remind, Timer
from process import Page, memory, switches

ALARMS = 200
PERIOD = 2
# At most 48 doses a day of each.
MEDICATIONS = 5
KEEPALIVE = 10
# Seconds until all of it runs.
SETTING_UP = 16
SETTINGS = 'repeat = "60 min"\nlast_call = "0 min"\n'
PLACES = {"disk": DISK, "memory": MEMORY}


def measure():
    first = int(time.time()) // PERIOD * PERIOD + SETTING_UP
    dues = [first + PERIOD * step for step in range(ALARMS + ALARMS // 20)]
    dues = [due for due in dues if due % 60][:ALARMS]
    with ExitStack() as stack:
        use = stack.enter_context
        folder = Path(use(tempfile.TemporaryDirectory()))
        quiet = {"DBUS_SESSION_BUS_ADDRESS": use(PrivateBus()).address}
        watchdog = {"WATCHDOG_USEC": str(2 * KEEPALIVE * 1_000_000)}
        tomorrow = plan("idle", [first + 12 * 3600])

        ringing = {
            place: use(Dosed(path, plan(place, [due + shift for due in dues]), SETTINGS))
            for shift, (place, path) in enumerate(PLACES.items())
        }
        idle = {
            "dosed": use(Dosed(DISK, tomorrow, **quiet)),
            "dosed, with a watchdog": use(Dosed(DISK, tomorrow, **quiet, **watchdog)),
        }
        for dosed in ringing.values():
            dosed.start_service()
        for dosed in idle.values():
            dosed.start()
        idle["remind -z1"] = use(Remind(folder / "idle", "REM 1 Jan 2035 MSG idle\n"))
        remind = use(Remind(folder / "minutes", "REM AT 23:59 +1439 *1 MSG remind\n"))
        use(Timer(f"*:*:0.5/{PERIOD}", "timer"))
        watcher = use(Watcher())

        kept = {f"dosed, ledger: {place}": dosed.pid for place, dosed in ringing.items()}
        kept |= {"dunst": pid(Bus.DESTINATION), "remind -z1": remind.pid, "systemd --user": manager()}
        time.sleep(max(0, dues[0] - 2 - time.time()))
        before = {name: memory(process) for name, process in kept.items()}
        counts = {name: switches(process.pid) for name, process in idle.items()}
        began = time.monotonic()
        sent, pages = attend(ringing, dues)
        passed = time.monotonic() - began
        counts = {name: switches(process.pid) - counts[name] for name, process in idle.items()}
        after = {name: memory(process) for name, process in kept.items()}
        seen = watcher.seen()

    show_latency(seen, sent, pages, dues)
    show_memory(before, after)
    show_wakeups(counts, passed)


def plan(name, dues):
    """One dose at each of these Unix seconds, by turns of several medications."""
    zone, shift = ("UTC", 0) if 1 <= datetime.now(timezone.utc).hour < 22 else ("Etc/GMT+6", 6)
    lines = ["version = 1", f'timezone = "{zone}"']
    for turn in range(min(MEDICATIONS, len(dues))):
        local = [
            datetime.fromtimestamp(due, timezone.utc) - timedelta(hours=shift)
            for due in dues[turn::MEDICATIONS]
        ]
        times = ", ".join(f'"{at:%H:%M:%S}"' for at in local)
        amounts = ", ".join("10" for _ in local)
        lines += [
            f"[medication.{name}-{turn}]", f'name = "{name}"', f"start = {local[0].date()}", 'early = "0 s"',
            f"times = [{times}]", f"steps = [{{ mg = [{amounts}] }}]",
        ]
    return "\n".join(lines) + "\n"


def manager():
    """The user's service manager is this process's own or an earlier one's ancestor of that name."""
    for entry in Path("/proc").glob("[0-9]*/comm"):
        if entry.read_text() == "systemd\n" and entry.stat().st_uid == os.getuid():
            return int(entry.parent.name)
    raise LookupError("systemd --user")


def attend(ringing, dues):
    """Answers every alarm when it has rung, and measures the floors in between."""
    bus, page = Bus(), Page(DISK)
    sent, pages = [], []
    for due in dues:
        sleep_until(due + 0.25)
        sent.append(time.time())
        bus.ping()
        sleep_until(due + 0.75)
        ringing["disk"].call("Take")
        sleep_until(due + 1.25)
        pages.append(page.milliseconds())
        sleep_until(due + 1.75)
        ringing["memory"].call("Take")
    return sent, pages


def sleep_until(instant):
    time.sleep(max(0, instant - time.time()))


def show_latency(seen, sent, pages, dues):
    first, last = dues[0], dues[-1] + PERIOD
    minutes = [minute for minute in range(first, last) if minute % 60 == 0]
    halves = [second + 0.5 for second in range(first, last, PERIOD)]
    shifted = [due + 1 for due in dues]
    alarms = {name: times for name, times in seen.items() if "mg" in name}
    rows = [
        ["dosed, ledger: disk", *late(named(alarms, "disk"), dues), "dosed"],
        ["dosed, ledger: memory", *late(named(alarms, "memory"), shifted), "dosed"],
        ["timer of systemd", *late(seen.get("timer", []), halves), TIMER],
        ["remind -z1", *late(seen.get("remind", []), minutes), "remind -z1 '-knotify-send %s'"],
        ["  bus and observer", *late(seen.get("Ping", []), sent), "write(2) -> dbus-monitor"],
        ["  page on disk", *table.spread(pages), "append 4 KiB; fdatasync"],
    ]
    table.show("Due until Notify is seen on the bus, ms", ["", *table.SPREAD, "command"], rows)


TIMER = "systemd-run --user --on-calendar=... --timer-property=AccuracySec=1us notify-send"


def named(alarms, name):
    return sorted(time for summary, times in alarms.items() if name in summary for time in times)


def late(times, dues):
    """The spread of `lateness`."""
    return table.spread(lateness(times, dues))


def lateness(times, dues):
    """By how many milliseconds the first of these times after each due instant came."""
    found = []
    for due in dues:
        # A tolerance in the other direction, for what comes too early is to be seen.
        later = [time - due for time in times if -0.1 < time - due < PERIOD / 2 + 0.5]
        found += [1000 * min(later)] if later else []
    return found


def show_memory(before, after):
    rows = [[name, *before[name], *after[name], "/proc/PID/status"] for name in before]
    head = ["", "RSS", "files", "anon", "RSS then", "files then", "anon then", "source"]
    table.show(f"Memory before and after {ALARMS} alarms, MB", head, rows)


def show_wakeups(counts, passed):
    alive = passed / KEEPALIVE
    rows = [
        [name, count, f"{count * 3600 / passed:.1f}", "ctxt_switches of /proc/PID/task/*/status"]
        for name, count in counts.items()
    ]
    each = (counts["dosed, with a watchdog"] - counts["dosed"]) / alive
    table.show(
        f"Context switches while nothing is due, in {passed:.0f} s and by the hour",
        ["", "counted", "hour", "source"],
        rows,
        [
            f"the watchdog is told every {KEEPALIVE} s here: {each:.1f} switches each;"
            f" with WatchdogSec=30min that is {4 * each:.0f} an hour"
        ],
    )
