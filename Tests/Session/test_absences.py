"""What goes on without a part of the session that others take for granted."""

from contextlib import contextmanager

import pytest

from machine import eventually
from plan import open_dose

WITHOUT_RUNTIME = ["env", "-u", "XDG_RUNTIME_DIR", "-u", "DBUS_SESSION_BUS_ADDRESS"]
JOURNAL = [
    "systemd-journald.socket", "systemd-journald-dev-log.socket", "systemd-journald-audit.socket",
    "systemd-journald.service",
]


@pytest.mark.parametrize("home", [["-u", "HOME"], ["HOME="], ["HOME=relative"]], ids=" ".join)
def test_without_a_home_the_daemon_says_so_and_ends(machine, home):
    ended = machine.user("env", *home, "dosed", check=False)

    assert ended.returncode == 1 and ended.stdout == ""
    assert ended.stderr == "dosed: HOME is not set, so there is no place for the plan and the ledger\n"


def test_without_a_home_dosectl_says_so_where_it_needs_one(machine, dosed):
    dosed.begin(open_dose())

    checked = machine.user("env", "-u", "HOME", "-u", "XDG_RUNTIME_DIR", "dosectl", "check", check=False)
    taken = machine.user("env", "-u", "HOME", "dosectl", "take")

    assert checked.returncode == 1 and "nor HOME is set" in checked.stderr
    assert "Baclofène" in taken.stdout


def test_without_a_runtime_folder_the_daemon_rings_and_dosectl_says_why_it_cannot_be_reached(machine, dosed):
    dosed.settings("")
    dosed.plan(open_dose())

    said = machine.path("said")
    daemon = machine.start(*WITHOUT_RUNTIME, "sh", "-c", "exec dosed 2>said")
    try:
        asked = machine.user(*WITHOUT_RUNTIME, "dosectl", "status", check=False)
        # Where no journal reads, standard error tells.
        eventually(lambda: said.exists() and "Baclofène" in said.read_text(), within=10)
        assert [row["event"] for row in dosed.ledger()] == ["plan_adopted", "raised"]
        machine.user("sh", "-c", "kill -TERM $(pidof dosed)")
        assert daemon.wait(timeout=10) == 0
        assert "XDG_RUNTIME_DIR is not set: dosectl cannot reach this daemon" in said.read_text()
    finally:
        daemon.kill()
        daemon.wait()
        machine.user("rm", "-f", "said")

    assert asked.returncode == 4 and "XDG_RUNTIME_DIR is not set" in asked.stderr


@contextmanager
def without(machine, *units):
    """Some units of the system neither run nor can be started."""
    machine.root("systemctl", "mask", "--runtime", "--now", *units)
    try:
        assert machine.root("systemctl", "is-active", units[-1], check=False).stdout == "inactive\n"
        yield
    finally:
        machine.root("systemctl", "unmask", "--runtime", *units)
        machine.root("systemctl", "start", *units)


def test_a_daemon_that_starts_without_a_journal_rings(machine, dosed, dunst):
    with without(machine, *JOURNAL):
        dose = open_dose()
        dosed.begin(dose)
        dunst.alarm()
        dosed.call("Take")

        assert dosed.state(dose) == "taken"


def test_a_daemon_whose_journal_ends_goes_on_and_tells_again_when_it_is_back(machine, dosed, dunst):
    dose = open_dose()
    dosed.begin(dose)
    dunst.alarm()
    before = machine.properties("dosed", "MainPID")
    with without(machine, *JOURNAL):
        dosed.call("Snooze", minutes=1)

    dosed.call("Take")

    assert "Baclofène" in dosed.told("taken")[0]
    assert dosed.state(dose) == "taken"
    assert machine.properties("dosed", "MainPID") == before


def test_without_logind_nothing_is_missing(machine, dosed, dunst):
    with without(machine, "systemd-logind.service"):
        dose = open_dose()
        dosed.begin(dose)
        dunst.alarm()
        dunst.press("Taken")
        dosed.reaches(dose, "taken")
        told = [entry["MESSAGE"] for entry in dosed.journal("PRIORITY=3", "PRIORITY=4")]
        # What the linter finds depends on the hour: clocks go forward over some.
        assert [message for message in told if "/plan.toml:" not in message] == []
