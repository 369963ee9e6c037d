"""A daemon beset by a thousand clients, beside one that is left alone: what the crowd costs alarms, answers and memory.

Both are due by turns, each at every second second, and both are asked the same; the crowd is at the socket of one.
"""

import json
import subprocess
import time
from contextlib import ExitStack

import table
from alarms import PERIOD, lateness, named, plan, sleep_until
from bus import Watcher
from dosed import DISK, PROJECT, Dosed
from process import memory, milliseconds, queued

CLIENTS = 1000
ALARMS = 120
# Seconds from the crowd's being complete to the first dose.
SETTING_UP = 5
SETTINGS = 'repeat = "60 min"\nlast_call = "0 min"\n'
NAMES = ["idle", "beset"]


def measure():
    later = [int(time.time()) + 12 * 3600]
    calls = {name: [] for name in NAMES}
    unhindered = {name: [] for name in NAMES}
    programs = {name: [] for name in NAMES}
    with ExitStack() as stack:
        use = stack.enter_context
        both = {
            name: use(Dosed(DISK, plan(name, later), SETTINGS)) for name in NAMES
        }
        for dosed in both.values():
            dosed.start_service()
        watcher = use(Watcher())
        before = {name: memory(dosed.pid) for name, dosed in both.items()}
        crowd = subprocess.Popen(
            ["/usr/bin/python3", "-B", PROJECT / "Tests/Session/crowd.py", both["beset"].control, str(CLIENTS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if crowd.stdout.readline() != "ready\n":
            raise RuntimeError("the crowd did not come together")
        first = int(time.time()) // PERIOD * PERIOD + SETTING_UP
        dues = [first + PERIOD * step for step in range(ALARMS)]
        for shift, (name, dosed) in enumerate(both.items()):
            dosed.plan.write_text(plan(name, [due + shift for due in dues]))
        during = before
        for number, due in enumerate(dues):
            for shift, (name, dosed) in enumerate(both.items()):
                sleep_until(due + shift + 0.3)
                waited = queued(dosed.pid)
                calls[name].append(asked(dosed, "Take"))
                waited = queued(dosed.pid) - waited
                unhindered[name].append(max(0, calls[name][-1] - max(0, waited)))
                dosed.call("Undo")
                programs[name].append(milliseconds(*dosed.dosectl("take")))
            if number == ALARMS // 2:
                during = {name: memory(dosed.pid) for name, dosed in both.items()}
        counts = json.loads(crowd.communicate("", timeout=60)[0])
        # What it held is let go when its clients are.
        time.sleep(2)
        after = {name: memory(dosed.pid) for name, dosed in both.items()}
        seen = watcher.seen()
    alarms = {
        name: lateness(named(seen, name), [due + shift for due in dues])
        for shift, name in enumerate(NAMES)
    }
    rows = []
    for what, found in [
        ("due until Notify is seen on the bus", alarms),
        ("Take on the control socket", calls),
        ("without the daemon's wait for a processor", unhindered),
        ("dosectl take", programs),
    ]:
        rows += [[what if name == "idle" else "", name, *table.spread(found[name])] for name in NAMES]
    table.show(
        f"With {CLIENTS} clients at its socket, and left alone, ms", ["", "", *table.SPREAD], rows,
        [
            "beset to idle, p99: " + ", ".join(
                f"{what} {ratio(found):.2f}" for what, found in
                [("alarms", alarms), ("Take", calls), ("dosectl take", programs)]),
            "the crowd: " + ", ".join(f"{count} {what}" for what, count in sorted(counts.items())),
        ])
    table.show(
        "Memory before the crowd, amid it, and after it, MB", ["", *MEMORY],
        [[name, *before[name], *during[name], *after[name]] for name in NAMES])


MEMORY = [f"{what}{when}" for when in ("", " amid", " then") for what in ("RSS", "files", "anon")]


def asked(dosed, method):
    began = time.perf_counter()
    dosed.call(method)
    return 1000 * (time.perf_counter() - began)


def ratio(found):
    idle, beset = (table.percentile(found[name], 0.99) for name in NAMES)
    return beset / idle
