"""Two dosed of one person, each with a ledger of its own, and a folder between them."""

import json

import pytest

from machine import eventually
from plan import open_dose, plan

FOLDER = "Sync/dosed"
SYNC = 'sync = "~/Sync/dosed"\n'
OTHER = "/tmp/other"
BEGIN = f"""
export XDG_RUNTIME_DIR={OTHER}/run XDG_CONFIG_HOME={OTHER}/config XDG_STATE_HOME={OTHER}/state
unset DBUS_SESSION_BUS_ADDRESS NOTIFY_SOCKET
"""


@pytest.fixture
def other(machine):
    """A second computer: another dosed of the same person, whose files are elsewhere."""
    machine.user("sh", "-c", f"mkdir -p {FOLDER} {OTHER}/config/dosed {OTHER}/state && mkdir -m 700 {OTHER}/run")
    yield Other(machine)
    machine.user("sh", "-c", f"kill $(cat {OTHER}/pid) 2>/dev/null; rm -rf {OTHER} Sync", check=False)


class Other:
    def __init__(self, machine):
        self.machine = machine

    def begin(self, *doses):
        self.machine.write(f"{OTHER}/config/dosed/plan.toml", plan(*doses))
        self.machine.write(f"{OTHER}/config/dosed/dosed.toml", f"sound = false\n{SYNC}")
        self.machine.user(
            "sh", "-c", f"{BEGIN} setsid dosed >{OTHER}/log 2>&1 </dev/null & echo $! >{OTHER}/pid")
        eventually(lambda: self.dosectl("version", check=False).returncode == 0)

    def dosectl(self, *words, check=True):
        return self.machine.user("sh", "-c", f'{BEGIN} exec dosectl "$@"', "-", *words, check=check)

    def state(self, dose):
        day = json.loads(self.dosectl("today", "--json").stdout)["day"]
        return next(each["state"] for each in day["doses"] if each["id"] == dose.id)


def files(machine):
    return {file.name: file.read_text() for file in machine.path(FOLDER).glob("*.jsonl")}


def codes(dosed):
    return [health["code"] for health in dosed.status()["health"] if health["part"] == "sharing"]


def test_an_answer_given_on_one_computer_settles_the_dose_on_the_other(machine, dosed, dunst, other):
    dose = open_dose()
    dosed.begin(dose, settings=SYNC)
    dunst.alarm()
    other.begin(dose)
    eventually(lambda: other.state(dose) == "ringing")
    assert dosed.health("sharing")["code"] == "in_step"

    other.dosectl("take")

    dosed.reaches(dose, "taken")
    row = next(row for row in dosed.ledger() if row["event"] == "taken")
    name = row["computer"]
    assert f"{name}.jsonl" in files(machine)
    told = dunst.notice("Answered on")
    assert "taken on" in told.body
    assert f"on {name.rsplit('-', 1)[0]}" in dosed.dosectl("history").stdout

    # The service writes from inside of its sandbox, and takes back what was said to the other.
    dosed.dosectl("undo", dose.id)
    eventually(lambda: other.state(dose) == "ringing")
    own = next(text for file, text in files(machine).items() if not file.startswith(name))
    assert '"event":"undone"' in own and '"event":"raised"' not in own

    # And what was answered while one was off rings no more when it starts.
    dosed.stop()
    other.dosectl("take")
    eventually(lambda: files(machine)[f"{name}.jsonl"].count('"event":"taken"') == 2)
    since = len(dosed.ledger())
    dosed.start()
    dosed.reaches(dose, "taken")
    assert "raised" not in [row["event"] for row in dosed.ledger()[since:]]


def test_a_folder_that_is_new_in_the_settings_is_written_after_a_restart_by_itself(machine, dosed, dunst, other):
    dose = open_dose()
    dosed.begin(dose)
    dunst.alarm()
    dosed.dosectl("take")
    machine.user("rm", "-rf", FOLDER)

    dosed.settings(SYNC)
    eventually(lambda: "absent" in codes(dosed))
    machine.user("mkdir", "-p", FOLDER)

    eventually(lambda: len(files(machine)) == 1, within=60)
    eventually(lambda: codes(dosed) == ["in_step"])
    assert any("dosed starts again" in told for told in dosed.told("trouble"))
