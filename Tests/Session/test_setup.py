"""The first minute: a person who has a box, a prescription and a terminal."""

from datetime import datetime, timedelta

from dosed import PLAN
from machine import eventually
from newcomer import RAMIPRIL, RING, START, sits_down
from plan import ZONE


def day_before(days):
    return f"{datetime.now(ZONE) - timedelta(days=days):%Y-%m-%d}"


def test_from_nothing_to_an_alarm_whose_button_was_pressed(dosed, desktop, machine):
    person = sits_down(machine, *RAMIPRIL, START, RING)

    alarm = eventually(lambda: next((shown for shown in desktop.alarms() if shown.summary == "Test alarm"), None), 20)
    assert list(alarm.actions) == ["Taken"]
    desktop.press("Taken")

    said, _ = person.communicate(timeout=20)
    assert person.returncode == 0, said
    assert "Written: /home/patient/.config/dosed/plan.toml\n" in said
    assert "dosed runs now, and starts with each session.\n" in said
    assert "Received, thank you" in said
    assert "Next: Ramipril 5 mg at 23:59\n" in said
    assert machine.properties("dosed", "UnitFileState")["UnitFileState"] == "enabled"
    eventually(desktop.is_empty)
    assert [record["event"] for record in dosed.ledger()] == ["plan_adopted"]


def test_another_medicine_is_added_while_dosed_runs(dosed, dunst, machine):
    dosed.begin()
    machine.write(PLAN, 'version = 1\n\n[medication.iron]\nstart = 2026-01-01\ntimes = ["23:58"]\nsteps = [{ mg = [5] }]\n')
    eventually(lambda: dosed.health("plan")["ok"])

    person = sits_down(machine, *RAMIPRIL, [RING[0], "no\n"])

    said, _ = person.communicate(timeout=20)
    assert person.returncode == 0, said
    assert "Your plan holds iron." in said and "dosed runs already.\n" in said
    assert [dose["medication"] for dose in dosed.call("Today")["day"]["doses"]] == ["iron", "ramipril"]
    assert machine.path(f"{PLAN}.before").read_text().endswith("steps = [{ mg = [5] }]\n")


def test_who_leaves_before_the_end_leaves_everything_as_it_was(dosed, dunst, machine):
    person = sits_down(machine, *RAMIPRIL[:5], ["[1 tablet] ", "\x03"])

    said, _ = person.communicate(timeout=20)
    assert person.returncode == 1
    assert said.rstrip().endswith("Nothing was changed.")
    assert not machine.path(PLAN).exists()


def test_what_was_begun_before_goes_on_where_its_dates_are(dosed, dunst, machine):
    dosed.begin()
    person = sits_down(
        machine, ["as on the box [none] ", "Prednisone\n"], ["for none) [-] ", "5 mg\n"], ["[no] ", "y\n"],
        ["Number [1] ", "3\n"], ["[08:00] ", "23:59\n"], ["how many days? [7] ", "2\n"], ["mg or 18 units: ", "2 tablets\n"],
        ["steps) [0] ", "9\n"], ["mg or 18 units: ", "1 tablet\n"], ["steps) [0] ", "\n"], ["Number [1] ", "2\n"],
        ["begun it already? (yes or no) [no] ", "y\n"], ["did you begin? [yesterday", f"{day_before(3)}\n"],
        ["says? (yes or no) [no] ", "y\n"], ["as on the box [none] ", "\n"], [RING[0], "no\n"])

    said, _ = person.communicate(timeout=20)
    assert person.returncode == 0, said
    assert "You began before today, so it goes on where its dates are.\n" in said
    assert dosed.status()["questions"] == []
    course = dosed.call("Course")["courses"][0]
    assert (course["step"], course["day"], course["standing"]) == (2, 2, "running")
