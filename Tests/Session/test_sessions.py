"""Without systemd: somebody logs out and in again."""

import time

import pytest

from machine import eventually
from plan import due_in, plan

FOLDER = "/tmp/plain"
BEGIN = f"""
export XDG_RUNTIME_DIR={FOLDER}/run XDG_CONFIG_HOME={FOLDER}/config XDG_STATE_HOME={FOLDER}/state
unset DBUS_SESSION_BUS_ADDRESS NOTIFY_SOCKET
"""


@pytest.fixture
def place(machine):
    machine.user("sh", "-c", f"mkdir -p {FOLDER}/config/dosed {FOLDER}/state && mkdir -m 700 {FOLDER}/run")
    yield machine
    machine.user("sh", "-c", f"kill $(cat {FOLDER}/pids) 2>/dev/null; rm -rf {FOLDER}", check=False)


def session(machine, seconds, name):
    """A bus with a dosed on it, which outlives the bus."""
    dosed = f"setsid dosed >/dev/null 2>{FOLDER}/{name} </dev/null & echo $! >>{FOLDER}/pids; sleep {seconds}"
    machine.user("sh", "-c", f"{BEGIN} exec dbus-run-session -- sh -c '{dosed}'")


@pytest.mark.alone
def test_a_dosed_of_a_session_that_is_over_makes_way_for_the_next_one(place):
    log = place.path(f"{FOLDER}/second")
    dose = due_in(8)
    place.write(f"{FOLDER}/config/dosed/plan.toml", plan(dose))
    session(place, 1, "first")

    session(place, 8, "second")

    told = eventually(lambda: (text := log.read_text()) and "is due" in text and text)
    assert "another dosed is running" not in told
    assert "dosed stops" in place.path(f"{FOLDER}/first").read_text()
    assert time.time() > dose.due.timestamp()
