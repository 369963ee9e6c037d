"""How the daemon starts, answers and grows as its ledger and its plan do."""

import statistics
import time
from contextlib import ExitStack

import table
from dosed import DISK, Dosed
from history import History
from process import memory, milliseconds

RECORDS = [0, 10_000, 100_000, 1_000_000]
# Medications, and the times that each has in a day; beside them there is the one whose dose is open.
PLANS = [(1, 40), (9, 4), (99, 4)]
STARTS = 10
RUNS = 30


def measure():
    rows, notes = [], []
    for medications, times in PLANS:
        with ExitStack() as stack:
            all = {records: stack.enter_context(Dosed(DISK, "")) for records in RECORDS}
            for records, dosed in all.items():
                History(medications, times).write(dosed, records)
            found = grown(all)
            for records, dosed in all.items():
                label = [f"{records:,}", medications + 1, f"{dosed.ledger.stat().st_size / 1e6:.1f}"]
                for name, values in found[records].items():
                    rows.append([*label, name, *table.spread(values), SOURCES[name]])
                    label = ["", "", ""]
        notes.append(f"{RECORDS[-1]:,} records to none, with {medications + 1} medications: {ratios(found)}")
    table.show(
        "By the records in the ledger and the medications of the plan, ms (resident memory: MB)",
        ["records", "med.", "file MB", "", *table.SPREAD, "source"], rows,
        [
            "some 40 doses a day, or 400 of 100 medications, each raised and taken:"
            " a million records are 35 years, or 3 and a half",
            *notes,
        ],
    )


SOURCES = {
    "start": "dosed until READY=1",
    "memory": "VmRSS of /proc/PID/status",
    "memory then": f"after {2 * RUNS} takes",
    **{name: "a call on the control socket" for name in ("status", "take", "history")},
    **{name: "from before the process until its end" for name in ("dosectl status", "dosectl take")},
}


def grown(all):
    """What was measured of each daemon, by name; in turns, so that whatever disturbs the machine disturbs all of them."""
    found = {records: {name: [] for name in SOURCES} for records in all}
    for _ in range(STARTS):
        for records, dosed in all.items():
            found[records]["start"].append(dosed.start())
            dosed.stop()
    for dosed in all.values():
        dosed.start()
    note_memory(all, found, "memory")
    for _ in range(RUNS):
        for records, dosed in all.items():
            of = found[records]
            of["status"].append(asked(dosed, "Status"))
            of["history"].append(asked(dosed, "History"))
            of["take"].append(asked(dosed, "Take", dose="open"))
            dosed.call("Undo")
            of["dosectl status"].append(milliseconds(*dosed.dosectl("status")))
            of["dosectl take"].append(milliseconds(*dosed.dosectl("take", "open")))
            dosed.call("Undo")
    note_memory(all, found, "memory then")
    return found


def note_memory(all, found, name):
    for records, dosed in all.items():
        found[records][name].append(float(memory(dosed.pid)[0]))


def asked(dosed, method, **parameters):
    began = time.perf_counter()
    dosed.call(method, **parameters)
    return 1000 * (time.perf_counter() - began)


def ratios(found):
    """Of the medians, and in brackets of the quickest, which a busy machine disturbs less."""
    told = []
    for name in ("status", "take", "history", "dosectl status", "dosectl take"):
        least, most = (found[records][name] for records in (RECORDS[0], RECORDS[-1]))
        told.append(
            f"{name} {statistics.median(most) / statistics.median(least):.2f} ({min(most) / min(least):.2f})")
    return ", ".join(told)
