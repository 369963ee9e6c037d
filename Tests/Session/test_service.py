"""The daemon as a service of the user's manager: how it starts, ends, and comes back."""

import json
import time

import pytest

from dosed import KNOCK, LEDGER, SOCKET
from machine import eventually
from plan import due_in, open_dose


def test_enabled_as_the_manual_says_it_runs_and_says_that_it_is_ready(machine, dosed):
    machine.systemctl("enable", "--now", "dosed.socket", "dosed")

    state = machine.properties("dosed", "ActiveState", "SubState", "StatusText", "WatchdogUSec", "Type")
    assert (state["ActiveState"], state["SubState"]) == ("active", "running")
    assert state["Type"] == "notify" and state["StatusText"].startswith("There is no plan: run dosectl setup. ")
    assert state["WatchdogUSec"] == "30min"
    assert machine.systemctl("is-enabled", "dosed").stdout == "enabled\n"
    machine.systemctl("disable", "dosed.socket", "dosed")


def test_the_line_of_systemctl_says_what_dosectl_status_says(machine, dosed, dunst):
    def line():
        return machine.properties("dosed", "StatusText")["StatusText"]

    def point(stamp):
        return stamp[:19].replace("T", " ").removesuffix(":00")

    rings, later = open_dose(), due_in(3 * 3600, key="pregabalin", name="Pregabalin")
    dosed.begin(rings, later)
    dunst.alarm()
    told = dosed.status()

    takeable, [following] = told["takeable"][0], [each for each in told["next"] if each["medication"] == "pregabalin"]
    now, due, opens = point(takeable["due"]), point(following["due"]), point(following["opens"])
    troubles = ", the ".join(part["part"] for part in told["health"] if not part["ok"])
    health = f"Trouble with the {troubles}." if troubles else "dosed works."
    assert line() == f"Open: 1 dose due {now}. Next: {due}, open from {opens}. {health}"

    dosed.dosectl("take", "baclofen")
    assert line().startswith(f"Next: {due}, open from {opens}. ")

    # What is wrong afterwards, and that it is well again, is told without a dose.
    dosed.settings("repeat = 7")
    eventually(lambda: "the settings" in line())
    assert "Trouble with the settings" in dosed.dosectl("status").stdout
    dosed.settings("")
    eventually(lambda: "the settings" not in line())


def test_no_number_of_calls_makes_the_manager_give_up_the_socket(machine, dosed):
    """A storm of kills and calls did so by the default limits, and the service, which needs it, did not start again."""
    dosed.begin(due_in(3600))

    limits = machine.properties("dosed.socket", "TriggerLimitIntervalUSec", "StartLimitIntervalUSec")

    assert limits == {"TriggerLimitIntervalUSec": "0", "StartLimitIntervalUSec": "0"}


def test_a_reload_reads_the_files_again_and_goes_on(machine, dosed):
    dosed.begin(due_in(3600))
    before = machine.properties("dosed", "MainPID")

    machine.systemctl("reload", "dosed")

    assert dosed.status()["next"]
    assert machine.properties("dosed", "MainPID") == before


@pytest.mark.alone
def test_to_stop_is_quick_and_clean(machine, dosed, dunst):
    dosed.begin(open_dose())
    dunst.alarm()

    began = time.monotonic()
    dosed.stop()

    assert time.monotonic() - began < 1
    result = machine.properties("dosed", "Result", "ExecMainStatus", "ActiveState")
    assert result == {"Result": "success", "ExecMainStatus": "0", "ActiveState": "inactive"}


def test_a_second_daemon_refuses_and_the_first_is_not_disturbed(machine, dosed):
    dosed.begin(due_in(3600))

    second = machine.user("dosed", check=False)

    assert second.returncode == 1
    assert second.stderr == (
        f"dosed: another dosed is running: it holds /home/patient/{LEDGER}."
        " See: systemctl --user status dosed\n")
    assert dosed.status()["next"]
    assert machine.properties("dosed", "NRestarts")["NRestarts"] == "0"


@pytest.mark.alone
def test_it_comes_back_however_often_it_is_killed(machine, dosed):
    dosed.begin(due_in(3600))
    for count in range(1, 4):
        before = machine.properties("dosed", "MainPID")["MainPID"]
        dosed.kill()
        eventually(lambda: machine.properties("dosed", "MainPID")["MainPID"] not in (before, "0"), within=2)
        # Answered by the next one, through the socket that systemd holds.
        assert dosed.status()["next"]
        assert machine.properties("dosed", "NRestarts")["NRestarts"] == str(count)


def test_what_is_asked_while_it_restarts_is_answered_by_the_next(machine, dosed):
    dose = open_dose()
    dosed.begin(dose)
    dosed.reaches(dose, "ringing")

    dosed.kill()
    taken = dosed.dosectl("take")

    assert "Baclofène" in taken.stdout
    assert dosed.state(dose) == "taken"


def test_an_answer_that_was_acknowledged_survives_the_kill(machine, dosed):
    dose = open_dose()
    dosed.begin(dose)
    dosed.reaches(dose, "ringing")

    dosed.call("Take")
    dosed.kill()

    assert dosed.state(dose) == "taken"
    assert [row["event"] for row in dosed.ledger()] == ["plan_adopted", "raised", "taken"]


def test_the_socket_starts_the_service_when_it_is_asked(machine, dosed):
    machine.systemctl("start", "dosed.socket")

    assert dosed.status()["takeable"] == []
    assert machine.systemctl("is-active", "dosed").stdout == "active\n"


@pytest.mark.parametrize("state", [".local/state", "elsewhere/state"])
def test_its_files_are_nobody_else_s(machine, dosed, state):
    machine.systemctl("set-environment", f"XDG_STATE_HOME=/home/patient/{state}")
    try:
        dosed.begin(open_dose())
        modes = machine.user(
            "stat", "--format=%a %U %n", "/run/user/1500/dosed", SOCKET, f"{state}/dosed",
            f"{state}/dosed/ledger.sqlite", f"{state}/dosed/ledger.sqlite-wal").stdout
    finally:
        machine.systemctl("unset-environment", "XDG_STATE_HOME")
        dosed.stop()
        machine.user("rm", "-rf", "elsewhere")
    assert modes.splitlines() == [
        "700 patient /run/user/1500/dosed",
        f"600 patient {SOCKET}",
        f"700 patient {state}/dosed",
        f"600 patient {state}/dosed/ledger.sqlite",
        f"600 patient {state}/dosed/ledger.sqlite-wal",
    ]


def test_other_users_are_refused_and_that_is_told_once(machine, dosed):
    dosed.begin()
    stranger = ["setpriv", "--reuid=65534", "--clear-groups", "/usr/bin/python3", "-c", KNOCK]

    assert all([dosed.refuses_root() for _ in range(3)])
    assert "PermissionError" in machine.root(*stranger, check=False).stderr

    assert dosed.status()["takeable"] == []
    assert len(dosed.refusals()) == 1


def test_it_stays_alive_for_its_watchdog(machine, dosed):
    dosed.drop_in("[Service]\nWatchdogSec=1s\n")
    dosed.begin(due_in(3600))

    eventually(lambda: float(machine.properties("dosed", "ActiveEnterTimestampMonotonic")
                             ["ActiveEnterTimestampMonotonic"]) / 1e6 + 2.5 < time.monotonic())
    assert machine.properties("dosed", "NRestarts", "Result") == {"NRestarts": "0", "Result": "success"}


def test_a_daemon_that_hangs_is_replaced(machine, dosed):
    dosed.drop_in("[Service]\nWatchdogSec=1s\n")
    dosed.begin(due_in(3600))

    dosed.kill("STOP")

    eventually(lambda: machine.properties("dosed", "NRestarts")["NRestarts"] == "1", within=5)
    assert dosed.status()["next"]


def test_the_watchdog_is_short_while_a_dose_is_open(machine, dosed):
    """As installed; that the manager keeps to what it is told is shown above, with a second instead of half a minute."""
    dosed.begin(due_in(3600))
    assert machine.properties("dosed", "WatchdogUSec") == {"WatchdogUSec": "30min"}

    dose = open_dose()
    dosed.plan(dose)
    dosed.reaches(dose, "ringing")

    assert machine.properties("dosed", "WatchdogUSec") == {"WatchdogUSec": "30s"}


def test_the_doctor_finds_what_the_manager_and_the_screen_are_and_what_to_do(machine, dosed, dunst):
    def found():
        told = dosed.dosectl("doctor", "--json", check=False)
        return {each["check"]: each["code"] for each in json.loads(told.stdout)["findings"]}

    machine.systemctl("enable", "dosed.socket", "dosed")
    dosed.begin(open_dose())
    dunst.alarm()
    well = found()
    assert (well["service"], well["daemon"], well["plan"]) == ("enabled", "same_version", "in_force")
    assert (well["lingering"], well["display"], well["alarms"]) == ("on", "without_buttons", "punctual")

    machine.systemctl("disable", "dosed.socket", "dosed")
    dunst.show("none")
    eventually(lambda: found()["display"] == "no_server")
    said = dosed.dosectl("doctor", check=False)
    assert said.returncode == 1
    assert "systemctl --user enable --now dosed.socket dosed" in said.stdout
    machine.systemctl("stop", "dosed.socket", "dosed")
    assert "lingering" in found() and "plan" not in found()
