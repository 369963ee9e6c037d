"""The same for what a person would install instead: an alarm clock, whose times are whole minutes.

KAlarm rings at each even minute, gnome-clocks at each odd one, both with a notification; a daemon half a minute later.
Dosage is in no package of Debian.
"""

import time
from contextlib import ExitStack

import table
from alarms import SETTINGS, late, named, plan
from bus import Watcher
from dosed import DISK, Dosed
from peers import GnomeClocks, KAlarm
from process import memory

ALARMS = 6
# Seconds until all of it runs.
SETTING_UP = 40


def measure():
    first = (int(time.time()) + SETTING_UP) // 120 * 120 + 120
    minutes = [first + 60 * turn for turn in range(2 * ALARMS)]
    even, odd, halves = minutes[::2], minutes[1::2], [minute + 30 for minute in minutes]
    with ExitStack() as stack:
        use = stack.enter_context
        dosed = use(Dosed(DISK, plan("half", halves), SETTINGS))
        dosed.start_service()
        kalarm, clocks = use(KAlarm("kalarm", even)), use(GnomeClocks("clocks", odd))
        watcher = use(Watcher())
        for half in halves:
            time.sleep(max(0, half + 1 - time.time()))
            dosed.call("Take")
        kept = {"dosed": memory(dosed.pid), "KAlarm": memory(kalarm.pid), "gnome-clocks": memory(clocks.pid)}
        seen = watcher.seen()
    rows = [
        ["dosed", *late(named({name: times for name, times in seen.items() if "mg" in name}, "half"), halves), "dosed"],
        ["KAlarm", *late(seen.get("KAlarm", []), even), KAlarm.COMMAND],
        ["gnome-clocks", *late(seen.get("Alarm", []), odd), GnomeClocks.COMMAND],
    ]
    table.show("Due until Notify is seen on the bus, ms", ["", *table.SPREAD, "command"], rows)
    table.show(
        "Memory after that, MB", ["", "RSS", "files", "anon", "source"],
        [[name, *sizes, "/proc/PID/status"] for name, sizes in kept.items()])
