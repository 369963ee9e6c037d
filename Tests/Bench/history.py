"""A ledger of years, as the daemon would have written it."""

import sqlite3
from datetime import datetime, timedelta, timezone

SLOTS = 4
MEDICATION = "bench"
PLAN = """\
version = 1
timezone = "UTC"

[medication.{key}]
tablet = "10 mg"
start  = {start}
times  = [{times}]
steps  = [{{ mg = [10, 10, 10, 10] }}]
"""
INSERT = """
INSERT INTO record (number, at, boot, boottime, is_clock_trusted, by, request, event, medication,
    date, time, planned, due, amount, intake, until, plan)
VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class History:
    """Four doses a day, each raised when it was due and taken five minutes later; one is open now."""

    def __init__(self):
        # A dose is due every six hours; the last one was a minute ago.
        self.last = datetime.now(timezone.utc).replace(second=0, microsecond=0) - timedelta(minutes=1)

    def write(self, dosed, records):
        """Begins the ledger by the daemon itself, then adds as many records and the plan they are of."""
        dosed.start()
        dosed.stop()
        dues = [self.last - timedelta(hours=6 * back) for back in range(records // 2, 0, -1)]
        plan = self.plan((dues or [self.last])[0] - timedelta(days=1))
        with sqlite3.connect(dosed.ledger) as ledger:
            if dues:
                ledger.executemany(INSERT, self.rows(dues, plan))
        ledger.close()
        dosed.plan.write_text(plan)

    def plan(self, start):
        day = sorted((self.last + timedelta(hours=6 * slot)).time() for slot in range(SLOTS))
        times = ", ".join(f'"{at:%H:%M}"' for at in day)
        return PLAN.format(key=MEDICATION, start=start.date(), times=times)

    def rows(self, dues, plan):
        adopted = milliseconds(dues[0] - timedelta(hours=2))
        boot = "0" * 32
        empty = [None] * 8
        yield [1, adopted, boot, 0, "daemon", None, "plan_adopted", *empty, plan]
        for index, due in enumerate(dues):
            number, at = 2 + 2 * index, milliseconds(due)
            dose = [MEDICATION, f"{due:%Y-%m-%d}", f"{due:%H:%M}", 10_000, at]
            taken = at + 300_000
            closes = at + 3_600_000
            yield [number, at, boot, 0, "daemon", None, "raised", *dose, None, None, closes, None]
            yield [
                *[number + 1, taken, boot, 0, "command", f"bench-{number}", "taken"],
                *[*dose, 10_000, taken, None, None],
            ]


def milliseconds(instant):
    return int(instant.timestamp() * 1000)
