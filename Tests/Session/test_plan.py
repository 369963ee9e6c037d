"""The plan file, as people really write and change it, and the time zone that its times are in."""

import pytest

from dosed import PLAN
from machine import eventually
from plan import EAST, ZONE, due_in, open_dose, plan

BROKEN = 'version = 1\n\n[medication.baclofen]\nstart = 2026-13-01\n'
PLACE = "/home/patient/.config/dosed/plan.toml:4:"


def test_without_a_plan_the_daemon_runs_and_says_what_to_write(dosed, dunst):
    dosed.begin()

    assert dosed.told("plan_refused")[0].startswith(
        "there is no plan yet: run dosectl setup, or write /home/patient/.config/")
    assert "dosectl setup" in dunst.notice("has no plan yet").body
    assert not dosed.health("plan")["ok"]
    with pytest.raises(Exception, match="NoPlan|NothingTakeable|UnknownDose"):
        dosed.call("Take")


def test_a_first_plan_is_picked_up_by_itself(dosed, dunst):
    dosed.begin()

    dosed.plan(open_dose())

    dunst.alarm()
    assert dosed.health("plan")["ok"]


def test_a_broken_plan_at_the_start_is_told_with_its_place_everywhere(dosed, dunst, machine):
    machine.write(PLAN, BROKEN)
    dosed.begin()

    assert dosed.told("plan_refused")[0].startswith(PLACE)
    assert "No dose rings" in dunst.notice("The plan has").body
    health = dosed.health("plan")
    assert not health["ok"] and health["code"] == "refused" and not health["in_force"]
    assert [place["line"] for place in health["problems"]] == [4]
    status = dosed.dosectl("status").stdout
    assert "no plan is in force:\n" in status and PLACE in status


def test_settings_broken_at_the_start_are_told_with_every_place(dosed):
    dosed.begin(settings='snooze = "8 moons"\nrepeat = "1 s"')

    told = eventually(lambda: dosed.told("settings_refused"))
    assert len(told) == 2 and all(line.startswith("the defaults are in force: /home/patient/") for line in told)
    assert ":2:10: " in told[0] and ":3:10: " in told[1]
    health = dosed.health("settings")
    assert [(place["line"], place["column"]) for place in health["problems"]] == [(2, 10), (3, 10)]
    status = dosed.dosectl("status").stdout
    assert "the defaults are in force:\n" in status and "8 moons" in status


def test_a_plan_broken_while_it_is_in_force_stays_as_it_was(dosed, dunst, machine):
    dose = due_in(2)
    dosed.begin(dose)

    machine.write(PLAN, BROKEN)

    assert dosed.told("plan_refused")[0].startswith(PLACE)
    assert "The plan of before stays in force" in dunst.notice("The plan has").body
    assert dosed.health("plan")["in_force"]
    assert "stays in force" in dosed.dosectl("status").stdout
    dunst.alarm()
    assert dosed.state(dose) == "ringing"


def test_a_mistake_in_the_settings_is_a_notice_and_checked_as_it_says(dosed, dunst, machine):
    dosed.begin(due_in(3600))
    assert dosed.dosectl("check").stdout.splitlines() == [
        "/home/patient/.config/dosed/plan.toml: 1 medicine, 1 step; valid, with 1 warning",
        "/home/patient/.config/dosed/dosed.toml: settings; valid"]

    dosed.settings("repeat = 7")

    notice = dunst.notice("dosed.toml has an error")
    assert notice.body.endswith("See: dosectl check")
    checked = dosed.dosectl("check", check=False)
    assert checked.returncode == 1 and "dosed.toml:2:10: error: 'repeat': found 7" in checked.stderr
    dosed.settings("")
    eventually(lambda: dunst.is_withdrawn(notice))

    dosed.stop()
    machine.systemctl("stop", "dosed.socket")
    assert "no daemon says which plan" in dosed.dosectl("check").stderr


def test_a_plan_s_folder_that_leads_nowhere_keeps_no_dose_from_ringing(dosed, dunst, machine):
    """A link to a disk that is to be unlocked first: the plan adopted last rings, from the ledger."""
    dosed.begin(due_in(4))
    dosed.stop()
    machine.user("rm", "-rf", ".config/dosed")
    machine.user("ln", "-s", "../nowhere/dosed", ".config/dosed")

    dosed.start()

    dunst.alarm()
    assert not dosed.health("files")["ok"]
    machine.user("rm", ".config/dosed")


def test_a_plan_that_was_in_force_rings_after_a_start_with_a_broken_one(dosed, dunst, machine):
    dose = due_in(2)
    dosed.begin(dose)
    dosed.stop()
    machine.write(PLAN, BROKEN)

    dosed.start()

    dunst.alarm()


def test_a_plan_that_is_written_in_pieces_counts_when_it_is_whole(dosed, dunst, machine):
    dosed.begin(due_in(3600, name="Old"))
    dose = open_dose(name="New")
    text = plan(dose)
    halves = text[:len(text) // 2], text[len(text) // 2:]

    writer = machine.start("sh", "-c", f"cat >{PLAN}")
    writer.stdin.write(halves[0])
    writer.stdin.flush()
    # The first half is in the file, and is no plan.
    eventually(lambda: machine.path(PLAN).read_text() == halves[0])
    writer.stdin.write(halves[1])
    writer.stdin.close()

    assert dunst.alarm().summary == "New 20 mg"
    assert not dosed.journal("DOSED_EVENT=plan_refused"), "nobody is told of a plan half written"


def test_an_open_dose_that_leaves_the_plan_is_withdrawn(dosed, dunst):
    dose = open_dose()
    dosed.begin(dose)
    alarm = dunst.alarm()

    # Of the same date: a plan that begins tomorrow leaves today's doses alone.
    dosed.plan(due_in(300))

    eventually(lambda: dunst.is_withdrawn(alarm))
    assert "superseded" in [row["event"] for row in dosed.ledger()]


def test_an_open_dose_that_a_mistake_withdrew_rings_again_when_it_is_mended(dosed, dunst):
    dose = open_dose()
    dosed.begin(dose)
    alarm = dunst.alarm()
    dosed.plan(due_in(300))
    eventually(lambda: dunst.is_withdrawn(alarm))

    dosed.plan(dose)

    assert dunst.alarm(count=2).summary == alarm.summary
    dosed.dosectl("take")
    events = [row["event"] for row in dosed.ledger() if row["event"] not in ("plan_adopted", "placed")]
    assert events == ["raised", "superseded", "raised", "taken"]


def test_another_zone_of_the_machine_is_followed(dosed, dunst, machine):
    dose = due_in(3600)
    dosed.begin(dose)
    assert dosed.status()["zone"] == ZONE.key
    try:
        # An hour east: what was due in an hour is due now.
        machine.root("ln", "-sfn", f"/usr/share/zoneinfo/{EAST}", "/etc/localtime")

        alarm = dunst.alarm(within=3)

        assert f"Due {dose.clock(dose.due)}" in alarm.body
        assert dosed.status()["zone"] == EAST
    finally:
        machine.root("ln", "-sfn", f"/usr/share/zoneinfo/{ZONE.key}", "/etc/localtime")
