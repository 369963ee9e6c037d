"""A clock that cannot be right, and rules of the time zone that change under the daemon."""

import time

import pytest

from dosed import LEDGER
from machine import eventually
from plan import EAST, ZONE, due_in

# The kernel's word that the clock is synchronised would end every doubt.
UNTOLD = "[Service]\nSystemCallFilter=~adjtimex clock_adjtime clock_adjtime64\n"

# One intake that was recorded so many seconds from now, under a clock that was trusted then.
RECORD = """
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[1])
at = int((time.time() + float(sys.argv[2])) * 1000)
day = time.strftime("%Y-%m-%d", time.localtime(at / 1000))
database.execute(
    "INSERT INTO record (number, at, boot, boottime, is_clock_trusted, by, event, medication, date, amount, unit,"
    " intake) SELECT coalesce(max(number), 0) + 1, ?, 'another', 1, 1, 'command', 'extra_intake', 'other', ?, 1000, 'mg', ?"
    " FROM record", (at, day, at))
database.commit()
"""


@pytest.fixture
def recorded(machine, dosed):
    """Puts a record of another time into the ledger of a daemon that cannot ask whether the clock is synchronised."""
    def record(seconds):
        dosed.drop_in(UNTOLD)
        dosed.begin()
        dosed.stop()
        machine.user("/usr/bin/python3", "-c", RECORD, LEDGER, seconds)
    return record


def test_a_clock_behind_the_newest_record_rings_nothing_until_it_has_reached_it(dosed, dunst, recorded):
    recorded(12)
    dose = due_in(3)
    dosed.plan(dose)
    dosed.start()
    reached = time.time() + 12

    health = dosed.health("clock")
    assert not health["ok"] and health["code"] == "before_newest_record" and health["at"]
    assert "before the last record" in dosed.told("clock_doubted")[0]
    assert dunst.notice("the clock cannot be right").hints["urgency"] == 1
    eventually(lambda: time.time() > dose.due.timestamp() + 1)
    assert dosed.state(dose) == "takeable" and not dunst.alarms()
    assert "before the last record" in dosed.dosectl("status").stdout

    dunst.alarm(within=reached - time.time() + 5)
    assert dosed.told("clock_trusted")
    assert dosed.health("clock")["ok"]


def test_a_clock_years_ahead_at_the_start_marks_nothing_missed(dosed, dunst, recorded):
    recorded(-400 * 86400)
    dose = due_in(1, late=1)
    dosed.plan(dose)
    dosed.start()

    assert dosed.health("clock")["code"] == "far_ahead"
    assert "long after the last record" in dosed.dosectl("status").stdout
    eventually(lambda: time.time() > dose.closes.timestamp() + 1)
    assert [row["event"] for row in dosed.ledger()] == ["extra_intake", "plan_adopted"]
    assert not dunst.alarms()


def test_a_time_zone_package_that_is_upgraded_is_followed(machine, dosed, dunst):
    zones = "/usr/share/zoneinfo"
    dose = due_in(3600)
    dosed.begin(dose)
    assert not dosed.status()["takeable"]
    machine.root("cp", "-a", f"{zones}/{ZONE.key}", f"{zones}/{ZONE.key}.kept")
    try:
        # As dpkg does it: the new file takes the old one's name. Here the zone has moved an hour east.
        machine.root("sh", "-c", f"cat {zones}/{EAST} >{zones}/{ZONE.key}.dpkg-new")
        machine.root("mv", f"{zones}/{ZONE.key}.dpkg-new", f"{zones}/{ZONE.key}")

        assert f"Due {dose.clock(dose.due)}" in dunst.alarm(within=3).body
        assert dosed.told("zone_changed")
        assert machine.properties("dosed", "NRestarts")["NRestarts"] == "0"
    finally:
        machine.root("mv", f"{zones}/{ZONE.key}.kept", f"{zones}/{ZONE.key}")


@pytest.mark.alone
def test_a_time_zone_that_is_damaged_keeps_the_doses_at_their_hours(machine, dosed, dunst):
    zones = "/usr/share/zoneinfo"
    dose = due_in(5)
    dosed.begin(dose)
    machine.root("cp", "-a", f"{zones}/{ZONE.key}", f"{zones}/{ZONE.key}.kept")
    try:
        machine.root("sh", "-c", f"echo broken >{zones}/{ZONE.key}.dpkg-new && mv {zones}/{ZONE.key}.dpkg-new {zones}/{ZONE.key}")
        eventually(lambda: not dosed.health("zone")["ok"])
        assert dosed.health("zone")["code"] == "damaged"
        assert "is damaged" in dosed.dosectl("status").stdout

        dunst.alarm(within=8)
        raised = dosed.journal("DOSED_EVENT=raised")[0]
        assert 0 <= int(raised["_SOURCE_REALTIME_TIMESTAMP"]) / 1e6 - dose.due.timestamp() < 1
    finally:
        machine.root("mv", f"{zones}/{ZONE.key}.kept", f"{zones}/{ZONE.key}")
    eventually(lambda: dosed.health("zone")["ok"])
