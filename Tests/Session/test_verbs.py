"""Verbs that write the plan for somebody: what they promise is what the daemon has."""

from datetime import timedelta

from dosed import PLAN
from machine import eventually
from plan import open_dose, plan
from test_course import course


def begin(dosed, dunst, machine):
    """The daemon with an open dose of the first of two steps, and a remark in the plan."""
    dose = open_dose()
    dosed.settings("")
    rows = "steps  = [{ days = 1, mg = [20] }, { days = 1, mg = [30] }]"
    text = plan(dose).replace("steps  = [{ mg = [20] }]", rows)
    assert rows in text
    machine.replace(PLAN, text + "\n# Mine.\n")
    dosed.start()
    return dose, dunst.alarm()


def planned(dosed, dose, days):
    """What the course has in mg, so many days after today."""
    date = f"{dose.due + timedelta(days=days):%Y-%m-%d}"
    return next(day["planned"]["value"] for day in course(dosed)["days"] if day["date"] == date)


def test_a_held_course_goes_on_slower_from_tomorrow_and_today_stays(dosed, dunst, machine):
    dose, alarm = begin(dosed, dunst, machine)
    dosed.dosectl("hold")

    said = dosed.dosectl("slower", "--every", "7d", "--yes").stdout

    assert "slower, by 5 mg every 7 days, to 30 mg a day" in said
    assert "The hold ends tomorrow." in said
    assert [planned(dosed, dose, days) for days in (0, 1, 7, 8, 15)] == [20, 20, 20, 25, 30]
    assert dunst.alarms()[-1].summary == alarm.summary and dosed.state(dose) == "ringing"
    assert machine.path(PLAN).read_text().endswith("\n# Mine.\n")

    dosed.kill()
    dosed.start()

    assert [planned(dosed, dose, days) for days in (0, 1, 8)] == [20, 20, 25]

    said = dosed.dosectl("plan", "back", "--yes").stdout

    assert "\nPut back: " in said
    assert course(dosed)["moves"][-1]["kind"] == "held"
    assert planned(dosed, dose, 1) == 20


def test_undo_takes_back_what_a_verb_wrote_and_once_more_the_answer_before(dosed, dunst, machine):
    dose, _ = begin(dosed, dunst, machine)
    before = machine.path(PLAN).read_text()
    dosed.dosectl("hold")
    dosed.dosectl("slower", "--every", "7d", "--yes")
    written = machine.path(PLAN).read_text()

    said = dosed.dosectl("undo").stdout

    assert "Undone: " in said and "is the plan of before again" in said
    assert machine.path(PLAN).read_text() == before
    assert machine.path(f"{PLAN}.undone").read_text() == written
    assert course(dosed)["moves"][-1]["kind"] == "held"
    assert [planned(dosed, dose, days) for days in (0, 1)] == [20, 20]

    assert "Undone: baclofen on hold" in dosed.dosectl("undo").stdout
    assert [planned(dosed, dose, days) for days in (0, 1)] == [20, 30]
    assert machine.path(PLAN).read_text() == before


def test_undo_takes_back_an_answer_that_is_newer_than_the_plan(dosed, dunst, machine):
    dose, _ = begin(dosed, dunst, machine)
    new = ("plan", "new", "--name", "Ramipril", "--amount", "5mg", "--times", "03:00")
    dosed.dosectl(*new, "-o", f"/home/patient/{PLAN}")
    eventually(lambda: "Ramipril" in dosed.dosectl("status").stdout)
    dosed.dosectl("take", dose.id)

    assert "taken" in dosed.dosectl("undo").stdout
    assert dosed.state(dose) == "ringing"

    said = dosed.dosectl("undo").stdout

    assert "is the plan of before again" in said
    assert "Ramipril" not in dosed.dosectl("status").stdout


def test_without_a_terminal_nothing_is_written_unless_it_is_said(dosed, dunst, machine):
    begin(dosed, dunst, machine)
    before = machine.path(PLAN).read_text()

    refused = dosed.dosectl("taper", check=False)

    assert refused.returncode == 2 and "--yes" in refused.stderr
    assert machine.path(PLAN).read_text() == before
