"""How the daemon starts, answers and grows as its ledger and its plan do."""

import statistics
import time

import table
from dosed import DISK, Dosed
from history import History
from process import memory, milliseconds

RECORDS = [0, 10_000, 100_000, 1_000_000]
# Medications, and the times that each has in a day; beside them there is the one whose dose is open.
PLANS = [(1, 40), (9, 4), (99, 4)]
STARTS = 10
RUNS = 20
# A start so long is not repeated.
LONG = 500


def measure():
    rows, medians = [], {}
    for medications, times in PLANS:
        for records in RECORDS:
            with Dosed(DISK, "") as dosed:
                History(medications, times).write(dosed, records)
                found = grown(dosed)
                size = f"{dosed.ledger.stat().st_size / 1e6:.1f}"
            for name, (values, source) in found.items():
                medians[medications, records, name] = statistics.median(values)
                label = [f"{records:,}", medications + 1, size] if name == "start" else ["", "", ""]
                rows.append([*label, name, *table.spread(values), source])
    table.show(
        "By the records in the ledger and the medications of the plan, ms (resident memory: MB)",
        ["records", "med.", "file MB", "", *table.SPREAD, "source"], rows,
        [
            "some 40 doses a day, or 400 of 100 medications, each raised and taken:"
            " a million records are 35 years, or 3 and a half",
            *ratios(medians),
        ],
    )


def grown(dosed):
    """What was measured of one daemon, and how: by name."""
    starts = []
    while len(starts) < STARTS and sum(starts) < LONG * STARTS:
        starts.append(dosed.start())
        dosed.stop()
    dosed.start()
    resident = [float(memory(dosed.pid)[0])]
    calls = {"status": [], "take": [], "history": []}
    programs = {"dosectl status": [], "dosectl take": []}
    for _ in range(RUNS):
        calls["status"].append(asked(dosed, "Status"))
        calls["history"].append(asked(dosed, "History"))
        calls["take"].append(asked(dosed, "Take", dose="open"))
        dosed.call("Undo")
        programs["dosectl status"].append(milliseconds(*dosed.dosectl("status")))
        programs["dosectl take"].append(milliseconds(*dosed.dosectl("take", "open")))
        dosed.call("Undo")
    resident_then = [float(memory(dosed.pid)[0])]
    return {
        "start": (starts, "dosed until READY=1"),
        "memory": (resident, "VmRSS of /proc/PID/status"),
        f"memory after {2 * RUNS} takes": (resident_then, ""),
        **{name: (values, "a call on the control socket") for name, values in calls.items()},
        **{name: (values, "from before the process until its end") for name, values in programs.items()},
    }


def asked(dosed, method, **parameters):
    began = time.perf_counter()
    dosed.call(method, **parameters)
    return 1000 * (time.perf_counter() - began)


def ratios(medians):
    for medications, _ in PLANS:
        told = []
        for name in ("status", "take", "history", "dosectl status", "dosectl take"):
            least, most = (medians[medications, records, name] for records in (RECORDS[0], RECORDS[-1]))
            told.append(f"{name} {most / least:.2f}")
        yield f"{RECORDS[-1]:,} records to none, with {medications + 1} medications: {', '.join(told)}"
