"""How the daemon starts, answers and grows as its ledger does."""

import table
from dosed import DISK, Dosed
from history import History
from process import memory, milliseconds

RECORDS = [0, 1_000, 10_000, 100_000]
STARTS = 25
RUNS = 25


def measure():
    rows = []
    for records in RECORDS:
        with Dosed(DISK, "") as dosed:
            History().write(dosed, records)
            starts = []
            for _ in range(STARTS):
                starts.append(dosed.start())
                dosed.stop()
            dosed.start()
            resident = memory(dosed.pid)[0]
            status, take = [], []
            for _ in range(RUNS):
                status.append(milliseconds(*dosed.dosectl("status")))
                take.append(milliseconds(*dosed.dosectl("take")))
                dosed.call("Undo")
            megabytes = f"{dosed.ledger.stat().st_size / 1e6:.1f}"
            rows += [
                [f"{records:,}", megabytes, resident, *table.spread(starts), "dosed until READY=1"],
                ["", "", "", *table.spread(status), "dosectl status"],
                ["", "", "", *table.spread(take), "dosectl take"],
            ]
    table.show(
        "By the records in the ledger, ms",
        ["records", "file MB", "RSS MB", *table.SPREAD, "command"],
        rows,
        ["four doses a day, each raised and taken: 100,000 records are 34 years"],
    )
