"""Without systemd: a desktop starts dosed with each session, and somebody logs out and in again, or in twice."""

import json
import time

import pytest

from machine import eventually
from newcomer import RAMIPRIL, RING, START, sits_down
from plan import due_in, open_dose, plan

FOLDER = "/tmp/plain"
ENTRY = f"{FOLDER}/config/autostart/org.dosed.Dosed.desktop"
BEGIN = f"""
export XDG_RUNTIME_DIR={FOLDER}/run XDG_CONFIG_HOME={FOLDER}/config XDG_STATE_HOME={FOLDER}/state
unset DBUS_SESSION_BUS_ADDRESS NOTIFY_SOCKET
"""


class Login:
    """A session of a desktop without systemd: its bus, its notification server, and what a desktop starts by itself."""

    def __init__(self, machine, name, starts="dex --autostart --environment TEST"):
        self.machine = machine
        self.file = f"{FOLDER}/{name}.bus"
        self.log = f"{FOLDER}/{name}.log"
        inside = (f"echo $DBUS_SESSION_BUS_ADDRESS >{self.file}.new; dunst >/dev/null 2>&1 & "
                  f"{starts} >/dev/null 2>{self.log} </dev/null & mv {self.file}.new {self.file}; read -r line")
        self.process = machine.start("sh", "-c", f"{BEGIN} exec dbus-run-session -- sh -c '{inside}'")
        self.bus = eventually(lambda: machine.path(self.file).exists() and machine.path(self.file).read_text().strip())

    def run(self, *command, **options):
        words = ["env", f"DBUS_SESSION_BUS_ADDRESS={self.bus}", *command]
        return self.machine.user("sh", "-c", f'{BEGIN} exec "$@"', "-", *words, **options)

    def status(self):
        said = self.run("dosectl", "--json", "status", check=False).stdout
        return json.loads(said)["status"] if said else None

    def runs_here(self):
        return (self.status() or {}).get("session") == self.bus

    def shown(self):
        return self.run("dunstctl", "count", "displayed", check=False).stdout.strip()

    def end(self):
        """The person logs out."""
        self.process.communicate("\n", timeout=20)


@pytest.fixture
def place(machine):
    machine.session("display", "none")
    machine.user("sh", "-c", f"mkdir -p {FOLDER}/config/dosed {FOLDER}/state && mkdir -m 700 {FOLDER}/run")
    machine.write(f"{FOLDER}/config/dosed/dosed.toml", "sound = false\n")
    yield machine
    machine.user("sh", "-c", f"pkill -x dosed; rm -rf {FOLDER}", check=False)


def processes(machine):
    return machine.user("pgrep", "-x", "dosed", check=False).stdout.split()


@pytest.mark.alone
def test_a_dosed_of_a_session_that_is_over_makes_way_for_the_next_one(place):
    dose = due_in(8)
    place.write(f"{FOLDER}/config/dosed/plan.toml", plan(dose))
    first = Login(place, "first", "setsid dosed")
    eventually(first.status)
    first.end()

    second = Login(place, "second", "setsid dosed")

    log = place.path(second.log)
    told = eventually(lambda: (text := log.read_text()) and "is due" in text and text, within=12)
    assert "another dosed is running" not in told
    assert "dosed stops" in place.path(first.log).read_text()
    assert time.time() > dose.due.timestamp()
    second.end()


def test_setup_has_the_desktop_start_dosed_with_each_session_and_it_ends_with_it(place):
    first = Login(place, "first")
    surroundings = [f"XDG_{name}={FOLDER}/{folder}" for name, folder in (
        ("RUNTIME_DIR", "run"), ("CONFIG_HOME", "config"), ("STATE_HOME", "state"))]
    person = sits_down(
        place, *RAMIPRIL, START, [RING[0], "no\n"],
        begin=["env", f"DBUS_SESSION_BUS_ADDRESS={first.bus}", *surroundings])

    said, _ = person.communicate(timeout=20)
    assert person.returncode == 0, said
    assert "dosed runs now, and starts with each session.\n" in said
    assert first.runs_here()
    assert place.user("desktop-file-validate", ENTRY).stdout == ""
    assert first.run("dosectl", "doctor", check=False).stdout.splitlines()[0].split()[:5] == [
        "good", "service", "starts", "with", "each"]
    again = first.run("dosed", "--session", check=False)
    assert again.returncode == 1
    assert again.stderr == f"dosed: dosed runs in this session already, process {processes(place)[0]}\n"
    first.end()
    eventually(lambda: not processes(place))

    second = Login(place, "second")
    eventually(second.runs_here)
    assert [dose["medication"] for dose in second.status()["next"]] == ["ramipril"]
    second.end()
    eventually(lambda: not processes(place))


def test_who_logs_in_a_second_time_is_served_there_and_then_in_the_first_session_again(place):
    place.write(f"{FOLDER}/config/dosed/plan.toml", plan(open_dose()))
    first = Login(place, "first", "dosed --session")
    eventually(lambda: first.shown() == "1")

    second = Login(place, "second", "dosed --session")
    eventually(lambda: second.shown() == "1")
    assert second.runs_here()
    assert first.shown() == "0"
    assert "another session of yours has begun" in place.path(first.log).read_text()

    third = Login(place, "third", "dosed --session")
    eventually(lambda: third.shown() == "1")
    second.end()
    assert third.runs_here()
    third.end()
    eventually(first.runs_here, within=10)
    eventually(lambda: first.shown() == "1")
    assert len(processes(place)) == 1

    first.end()
    eventually(lambda: not processes(place))


def test_who_waits_for_another_session_ends_with_the_own_one(place):
    first = Login(place, "first", "dosed --session")
    eventually(first.runs_here)
    second = Login(place, "second", "dosed --session")
    eventually(second.runs_here)
    assert len(processes(place)) == 2

    first.end()

    eventually(lambda: len(processes(place)) == 1)
    assert second.runs_here()
    second.end()


def test_where_systemd_keeps_services_a_desktop_starts_no_second_one(machine, dosed):
    dosed.start()
    said = machine.user("dosed", "--session")
    assert said.stdout == "dosed: systemd keeps your services here: systemctl --user enable --now dosed.socket dosed\n"
    assert len(processes(machine)) == 1

    # What the generator of systemd makes of such an entry, of one that does not say so, and of this one.
    machine.write(".config/autostart/other.desktop", "[Desktop Entry]\nType=Application\nName=other\nExec=/bin/true\n")
    machine.write(".config/autostart/org.dosed.Dosed.desktop",
                  "[Desktop Entry]\nType=Application\nName=dosed\nExec=dosed --session\nX-systemd-skip=true\n")
    machine.systemctl("daemon-reload")
    units = machine.systemctl("list-unit-files", "app-*").stdout
    assert "other@autostart.service" in units and "dosed" not in units.lower()
    machine.user("rm", "-r", ".config/autostart")
