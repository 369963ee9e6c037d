"""How long a long plan takes to be read, checked and put in force: 100 medications with every word that a plan has."""

import datetime
import itertools
import json
import os
import re
import socket
import time
from pathlib import Path

import table
from dosed import DISK, PROJECT, Dosed
from process import milliseconds

MEDICATIONS = 100
RUNS = 30


def measure():
    text = corpus()
    with Dosed(DISK, text) as dosed:
        dosed.start()
        if dosed.call("Status")["status"]["questions"]:
            # That the courses are in their midst is meant.
            dosed.call("PlanAccept")
        other = dosed.folder / "other.toml"
        other.write_text(text)
        rows = {
            "the daemon's processor: read, checked, in force, told": lambda: adopted(dosed, text),
            "the same, with nobody to be told": lambda: quietly(dosed, text),
            "the same: a status alone": lambda: processor(dosed, lambda: dosed.call("Status")),
            "dosectl check PLAN": lambda: milliseconds(*dosed.dosectl("check", str(other)), outputs=(1, 2)),
            "dosectl plan show PLAN": lambda: milliseconds(*dosed.dosectl("plan", "show", str(other))),
            "dosectl version": lambda: milliseconds(*dosed.dosectl("version")),
            "python3 and tomllib: parsed alone": lambda: milliseconds(["python3", "-IS", "-c", PARSE, str(other)]),
            "python3 alone": lambda: milliseconds(["python3", "-IS", "-c", ""]),
        }
        measured = {name: [] for name in rows}
        for _ in range(RUNS):
            for name, run in rows.items():
                measured[name].append(run())
        table.show(
            f"A plan of {MEDICATIONS} medications, {len(text) / 1024:.0f} KiB, ms",
            [*table.SPREAD, ""],
            [[*table.spread(times), name] for name, times in measured.items()],
            ["after a save the daemon first waits 300 ms for the file to be quiet, which is not counted"],
        )


PARSE = "import sys, tomllib; tomllib.load(open(sys.argv[1], 'rb'))"


def corpus():
    """Medications of the published regimens, all but one, and all begun ten days ago."""
    begun = datetime.date.today() - datetime.timedelta(days=10)
    blocks, heads = {}, set()
    for path in sorted((PROJECT / "Tests/Prescriptions/plans").rglob("*.toml")):
        head, *medications = re.split(r"(?m)^(?=\[medication\.)", path.read_text(encoding="utf-8"))
        names = re.findall(r"(?m)^(?!#)(?!version).+$", head.partition("[times]")[2])
        heads.update(names)
        for medication in medications:
            key = re.match(r"\[medication\.([^]]+)]", medication)[1]
            medication = re.sub(r"(?m)^(start +=|first +=) \d{4}-\d\d-\d\d", rf"\1 {begun}", medication)
            medication = re.sub(r"(?m)^end +=.*\n", "", medication)
            blocks.setdefault(key, medication)
    # Those with the most words first.
    chosen = sorted(blocks.values(), key=lambda text: -len(re.findall(r"(?m)^\w+ +=", text)))[: MEDICATIONS - 1]
    times = "[times]\n" + "\n".join(sorted(heads)) + "\n\n" if heads else ""
    return "version = 1\n\n" + times + "\n".join(chosen)


def save(dosed, text):
    """Another text of the same plan, as an editor saves it; all courses go on where they stand."""
    new = dosed.plan.with_suffix(".new")
    new.write_text(text + NAMED.format(next(names)))
    os.replace(new, dosed.plan)


NAMED = '\n[medication.named]\nname = "{}"\nstart = 2026-01-01\ntimes = ["23:10"]\n'
names = itertools.cycle(["One", "Another"])


def adopted(dosed, text):
    """Milliseconds of the processor from a save until somebody who watches is told."""
    with socket.socket(socket.AF_UNIX) as control:
        control.settimeout(30)
        control.connect(str(dosed.control))
        control.sendall(json.dumps({"method": "org.dosed.Control.Watch", "more": True}).encode() + b"\0")
        replies = control.makefile("rb")
        changed(replies)

        def told():
            save(dosed, text)
            while "plan_adopted" not in changed(replies):
                pass

        return processor(dosed, told)


def quietly(dosed, text):
    """The same where nobody watches: what the daemon does of itself, until well after."""
    before = newest(dosed)

    def wait():
        save(dosed, text)
        time.sleep(1)

    passed = processor(dosed, wait)
    assert newest(dosed) > before, "the plan was not adopted within a second"
    return passed


def newest(dosed):
    """The number of the last plan that was adopted."""
    entries = dosed.call("History", limit=200)["entries"]
    return max((entry["number"] for entry in entries if entry["event"] == "plan_adopted"), default=0)


def changed(replies):
    """The events of the next reply."""
    reply = b""
    while not reply.endswith(b"\0"):
        reply += replies.read(1)
    return [entry["event"] for entry in json.loads(reply[:-1])["parameters"]["entries"]]


def processor(dosed, run):
    """Milliseconds that the daemon's threads ran meanwhile."""
    before = worked(dosed)
    run()
    return worked(dosed) - before


def worked(dosed):
    tasks = Path(f"/proc/{dosed.pid}/task")
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e6
