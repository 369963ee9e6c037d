"""How the daemon ends."""

import time

from dosed import STATE
from machine import eventually
from plan import open_dose


def test_a_stopped_daemon_leaves_nothing_in_the_log_of_its_ledger(dosed, dunst, machine):
    dosed.begin(open_dose())
    dunst.alarm()

    dosed.stop()

    assert {file.name for file in machine.path(STATE).iterdir()} == {
        "ledger.sqlite", "ledger.sqlite-last", "ledger.sqlite-shown"}


def test_a_session_that_ends_and_comes_again_finds_the_open_dose(machine, dosed):
    dose = open_dose()
    machine.systemctl("enable", "dosed.socket", "dosed")
    dosed.begin(dose)
    dosed.reaches(dose, "ringing")

    began = time.monotonic()
    machine.root("systemctl", "stop", "user@1500.service")
    stopping = [entry["MESSAGE"] for entry in dosed.journal("DOSED_EVENT=stopping")]
    machine.root("systemctl", "start", "user@1500.service")

    assert time.monotonic() - began < 20
    assert stopping == ["dosed stops; no dose rings until it is started again"]
    eventually(lambda: machine.systemctl("is-active", "dosed", check=False).stdout == "active\n")
    assert dosed.state(dose) == "ringing"
    assert [row["event"] for row in dosed.ledger()] == ["plan_adopted", "raised"]
    machine.systemctl("disable", "dosed.socket", "dosed")
