"""A ledger that cannot be written, was lost, or is of another version: doses ring all the same."""

import pytest

from dosed import LEDGER, STATE, Refused
from machine import eventually
from plan import due_in, open_dose


def fresh_dose():
    """One whose window opens after a loss: of any other nobody knows whether it was taken."""
    return due_in(2, early=0)


@pytest.fixture
def small_disk(machine, dosed):
    """The state folder on a file system of its own, with little room."""
    folder = f"/home/patient/{STATE}"
    machine.user("mkdir", "-p", folder)
    machine.root("mount", "-t", "tmpfs", "-o", "size=400k,mode=700,uid=1500,gid=1500", "tmpfs", folder)
    yield
    dosed.stop()
    machine.root("umount", folder)


def fill(machine):
    machine.user("sh", "-c", f"cat /dev/zero >{STATE}/filler", check=False)


def free(machine):
    machine.user("rm", f"{STATE}/filler")


def test_on_a_full_disk_doses_ring_and_answers_are_refused_until_it_has_room(
        machine, dosed, dunst, small_disk):
    dose = due_in(2)
    dosed.begin(dose)
    fill(machine)

    alarm = dunst.alarm()
    assert dunst.notice("Answers cannot be saved")
    assert "disk is full" in dosed.told("store_failed")[0]

    refused = dosed.dosectl("take", check=False)
    assert refused.returncode == 1 and refused.stdout == ""
    assert "disk is full" in refused.stderr
    dunst.press("Taken")
    assert "disk is full" in dunst.notice("Not recorded").body
    assert dosed.state(dose) == "ringing"
    assert not dosed.health("store")["ok"]

    free(machine)
    assert dosed.dosectl("take").returncode == 0
    eventually(lambda: dunst.is_withdrawn(alarm))
    assert dosed.health("store")["ok"]
    assert dosed.told("store_healed")
    assert machine.properties("dosed", "NRestarts")["NRestarts"] == "0"
    assert [row["event"] for row in dosed.ledger()] == ["plan_adopted", "raised", "taken"]


def test_a_refused_button_leaves_an_alarm_that_can_be_pressed_again(machine, dosed, dunst, small_disk):
    dose = open_dose()
    dosed.begin(dose, settings='repeat = "5 s"')
    dunst.alarm()
    fill(machine)
    dunst.press("Taken")
    dunst.notice("Not recorded")

    free(machine)

    dunst.alarm(2, within=7)
    dunst.press("Taken")
    dosed.reaches(dose, "taken")


def test_a_daemon_that_starts_on_a_full_disk_rings(machine, dosed, dunst, small_disk):
    dosed.begin(due_in(2))
    fill(machine)
    dosed.kill()

    dunst.alarm()
    with pytest.raises(Refused) as refused:
        dosed.call("Take")
    assert refused.value.error == "NotSaved"


def test_a_ledger_deleted_under_its_hands_is_written_again(machine, dosed, dunst):
    dose = open_dose()
    dosed.begin(dose)
    dunst.alarm()
    machine.user("sh", "-c", f"rm {LEDGER}*")

    # The first answer may be refused, as the one that notices.
    eventually(lambda: dosed.dosectl("take", check=False).returncode == 0)

    assert [row["event"] for row in dosed.ledger()] == ["plan_adopted", "raised", "taken"]
    assert any("had been removed" in told for told in dosed.told("trouble"))


def test_a_damaged_ledger_is_set_aside_and_told(machine, dosed, dunst):
    machine.user("mkdir", "-p", STATE)
    machine.write(LEDGER, "this is no database" * 500)
    dosed.begin(fresh_dose())

    dunst.alarm()
    assert "it was set aside as" in dosed.told("ledger_lost")[0]
    assert dunst.notice("Records of doses were lost")
    aside = list(machine.path(STATE).glob("ledger.sqlite.damaged-*"))
    assert [file.read_text()[:7] for file in aside] == ["this is"]
    dosed.call("Take")
    assert [row["event"] for row in dosed.ledger()][-1] == "taken"


def test_a_dose_that_may_have_been_taken_before_a_loss_is_told_and_does_not_ring(
        machine, dosed, dunst):
    dose = open_dose()
    dosed.begin(dose)
    dosed.call("Take")
    dosed.stop()
    machine.user("sh", "-c", f"for file in {LEDGER}*; do : >$file; done")
    rung = len(dunst.alarms())

    dosed.start()

    assert f"{dose.clock(dose.due)}.\nThese do not ring, because you may have taken them" in dunst.notice("were lost").body
    store = next(part for part in dosed.status()["health"] if part["part"] == "store")
    assert store["code"] == "records_lost" and [each["medication"] for each in store["doses"]]
    assert "look into the pill box" in dosed.dosectl("status").stdout
    # Nor by a plan that is saved later.
    dosed.plan(dose, due_in(3600, key="clonidine"))
    eventually(lambda: len(dosed.told("plan_adopted")) == 3)
    assert len(dunst.alarms()) == rung


def test_a_ledger_of_a_newer_version_is_left_as_it_is_while_doses_ring(machine, dosed, dunst):
    dosed.begin(due_in(3600))
    dosed.stop()
    machine.user(
        "/usr/bin/python3", "-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1])"
        ".executescript('PRAGMA journal_mode = DELETE; PRAGMA user_version = 99')", LEDGER)
    newer = machine.path(LEDGER).read_bytes()
    dosed.plan(fresh_dose())

    dosed.start()

    dunst.alarm()
    refused = dosed.dosectl("take", check=False)
    assert refused.returncode == 1 and "version 99" in refused.stderr
    assert "version 99" in dosed.told("store_failed")[0]
    dosed.stop()
    assert machine.path(LEDGER).read_bytes() == newer


def test_a_state_folder_that_comes_after_the_start_is_written_to_without_anybody_s_help(machine, dosed, dunst):
    """A link to a disk that is unlocked later: the sandbox of the first process was made without it."""
    dosed.begin(due_in(3600))
    dosed.stop()
    machine.user("mv", STATE, "vault")
    machine.user("ln", "-s", "/home/patient/unlocked", STATE)
    dosed.start()
    assert not dosed.health("store")["ok"]
    notice = dunst.notice("What was taken cannot be read")
    assert "Nothing is lost" in notice.body and not dosed.journal("DOSED_EVENT=ledger_lost")

    machine.user("mv", "vault", "unlocked")

    # A question asked as it ends would be cut off.
    eventually(lambda: machine.properties("dosed", "NRestarts")["NRestarts"] == "1", within=60)
    assert dosed.health("store")["ok"]
    assert machine.properties("dosed", "Result") == {"Result": "success"}
    assert [entry["event"] for entry in dosed.call("History")["entries"]] == ["plan_adopted"]
    machine.user("sh", "-c", f"rm {STATE} && mv unlocked {STATE}")
