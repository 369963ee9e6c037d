"""A ledger of years, as the daemon would have written it."""

import json
import sqlite3
from datetime import datetime, timedelta, timezone

DAY = 86_400
HEAD = """\
version = 1
timezone = "UTC"

[medication.open]
start = {start}
times = ["{open}"]
steps = [{{ mg = [10] }}]
"""
MEDICATION = """
[medication.m{number}]
tablet = "10 mg"
early  = "0 s"
late   = "1 min"
start  = {start}
times  = [{times}]
steps  = [{{ mg = [{amounts}] }}]
"""
INSERT = """
INSERT INTO record (number, at, boot, boottime, is_clock_trusted, by, request, event, medication,
    date, time, amount, unit, intake, detail, checksum)
VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class History:
    """Every dose was raised when it was due and taken half a minute later; the one of another medication is open now."""

    def __init__(self, medications=1, times=4):
        self.medications = medications
        self.doses = medications * times
        "In a day, evenly spread, by turns of the medications."
        now = datetime.now(timezone.utc).replace(second=0, microsecond=0)
        self.open = now - timedelta(minutes=1)
        # None of the others is due in the next minutes.
        self.last = now - timedelta(minutes=2)

    def write(self, dosed, records):
        """Begins the ledger by the daemon itself, then adds as many records and the plan they are of."""
        dosed.start()
        dosed.stop()
        dues = range(records // 2, 0, -1)
        plan = self.plan(self.due(dues[0] if dues else 1) - timedelta(days=1))
        with sqlite3.connect(dosed.ledger) as ledger:
            if dues:
                ledger.executemany(INSERT, map(sealed, self.rows(dues, plan)))
        ledger.close()
        dosed.plan.write_text(plan)

    def due(self, back):
        """Of the dose that was so many before the last."""
        return self.last - timedelta(seconds=DAY * (back - 1) // self.doses)

    def plan(self, start):
        text = HEAD.format(start=start.date(), open=clock(self.open))
        for number in range(self.medications):
            turns = range(number + 1, self.doses + 1, self.medications)
            day = sorted(self.due(turn).time() for turn in turns)
            text += MEDICATION.format(
                number=number, start=start.date(), amounts=", ".join("10" for _ in day),
                times=", ".join(f'"{clock(at)}"' for at in day))
        return text

    def rows(self, dues, plan):
        adopted = milliseconds(self.due(dues[0]) - timedelta(hours=2))
        boot = "0" * 32
        yield [1, adopted, boot, 0, "daemon", None, "plan_adopted", *[None] * 6, detail(plan=plan)]
        for index, turn in enumerate(dues):
            due = self.due(turn)
            number, at = 2 + 2 * index, milliseconds(due)
            # As the plan has them: a day of doses ago it was the same medication's turn.
            medication = f"m{((turn - 1) % self.doses) % self.medications}"
            dose = [medication, f"{due:%Y-%m-%d}", clock(due)]
            raised = detail(due=at, planned=10_000, until=at + 60_000)
            yield [number, at, boot, 0, "daemon", None, "raised", *dose, None, "mg", None, raised]
            taken = at + 30_000
            yield [
                *[number + 1, taken, boot, 0, "command", f"bench-{number}", "taken"],
                *[*dose, 10_000, "mg", taken, detail(due=at, planned=10_000)],
            ]


def sealed(row):
    """With its checksum: FNV-1a of the columns in their order, of which two are the same in all of these rows."""
    number, at, boot, boottime, by, *rest, text = row
    value = 0xcbf29ce484222325
    for byte in b"".join(map(field, [number, at, boot, boottime, 1, by, *rest, None, text])):
        value = (value ^ byte) * 0x100000001b3 & 0xffffffffffffffff
    return [*row, value - (1 << 64) if value >> 63 else value]


def field(value):
    match value:
        case None: return b"\0"
        case int(): return b"\1" + value.to_bytes(8, "little", signed=True)
        case str():
            text = value.encode()
            return b"\2" + len(text).to_bytes(8, "little") + text


def detail(**members):
    """As dosed writes it: in alphabetical order and without spaces."""
    return json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def clock(at):
    """As dosed writes a time of day: with the seconds only where they are not zero."""
    return f"{at:%H:%M}" if at.second == 0 else f"{at:%H:%M:%S}"


def milliseconds(instant):
    return int(instant.timestamp() * 1000)
