"""How long ten years take that are looked at or carried off, how much memory, and what waits meanwhile."""

import csv
import os
import shutil
import sqlite3
import subprocess
import threading
import time

import table
from dosed import DISK, Dosed
from history import History

# Ten medications of a dose at 13, 15, 17 h and so on: ten years of 61 doses a day, each raised and taken.
MEDICATIONS, TIMES = 9, 7
RECORDS = 450_000
RUNS = 3
# What nobody looks through is asked for at once, and what is written is thrown away.
EVERYTHING = "SELECT * FROM record"


def measure():
    rows = []
    with Dosed(DISK, "") as dosed:
        History(MEDICATIONS, TIMES).write(dosed, RECORDS)
        dosed.start()
        first = (History(MEDICATIONS, TIMES).due(RECORDS // 2)).date()
        jobs = {
            "report": ["report", "--from", f"{first}", "--html", "{file}"],
            "export json": ["export", "--format", "json", "{file}"],
            "export csv": ["export", "--format", "csv", "{file}"],
            "export fhir": ["export", "--format", "fhir", "{file}"],
            "backup": ["backup", "{file}"],
        }
        for name, words in jobs.items():
            times, peaks, waits = [], [], []
            for run in range(RUNS):
                file = dosed.folder / f"{name.split()[-1]}-{run}"
                passed, peak, wait = watched(dosed, [word.format(file=file) for word in words])
                times.append(passed)
                peaks.append(peak)
                waits.append(wait)
                file.unlink()
            rows.append([name, *table.spread(times), f"{max(peaks):.1f}", f"{resident(dosed.pid):.1f}", f"{max(waits):.0f}"])
        peer = [sqlite(dosed.ledger, dosed.folder / "peer") for _ in range(RUNS)]
        rows.append(["sqlite3 of Python, all columns as CSV", *table.spread(peer), "", "", ""])
    table.show(
        f"Ten years of ten medications, {RECORDS:,} records, ms",
        ["", *table.SPREAD, "dosectl MB", "dosed MB", "longest status ms"], rows,
        ["memory: VmHWM of dosectl, VmRSS of dosed after it; the longest status is a call that waited meanwhile"])


def watched(dosed, words):
    """Milliseconds of a run of dosectl, the most memory that it had, and the longest that a status waited meanwhile."""
    command, environment = dosed.dosectl(*words)
    waits = [0.0]
    ended = threading.Event()

    def ask():
        while not ended.is_set():
            began = time.perf_counter()
            dosed.call("Status")
            waits.append(1000 * (time.perf_counter() - began))
            time.sleep(0.1)

    asking = threading.Thread(target=ask)
    asking.start()
    began = time.perf_counter()
    child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    passed = 1000 * (time.perf_counter() - began)
    ended.set()
    asking.join()
    if status != 0:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    return passed, usage.ru_maxrss / 1024, max(waits)


def resident(pid):
    with open(f"/proc/{pid}/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def sqlite(ledger, file):
    """The same rows by the library alone, of a copy, for the daemon holds the ledger for itself."""
    copy = f"{file}.sqlite"
    for suffix in ("", "-wal"):
        if os.path.exists(f"{ledger}{suffix}"):
            shutil.copy(f"{ledger}{suffix}", f"{copy}{suffix}")
    began = time.perf_counter()
    with sqlite3.connect(copy) as database, open(file, "w", newline="") as out:
        csv.writer(out).writerows(database.execute(EVERYTHING))
    passed = 1000 * (time.perf_counter() - began)
    database.close()
    os.unlink(copy)
    return passed
