"""A plan that would change an amount at one go: the person is asked, and nothing changes until they say so."""

import json

import pytest

from dosed import PLAN
from machine import eventually
from plan import due_in, plan

ASKED = ("The plan you saved would change Baclofène from 70 mg to 20 mg a day. "
         "Until you answer, it stays at 70 mg.")


def course(dose, *rows):
    """A plan that began a week ago, of rows of days and amounts."""
    steps = ", ".join(f"{{ days = {days}, mg = [{mg}] }}" for days, mg in rows)
    return (plan(dose).replace(f"steps  = [{{ mg = [{dose.mg}] }}]", f"steps  = [{steps}]")
            .replace(f"start  = {dose.due:%Y-%m-%d}", f"start  = {dose.due.date().fromordinal(dose.due.toordinal() - 6)}"))


@pytest.fixture
def held(dosed, machine):
    """A daemon whose person is held at 70 mg, the seventh of seven rows of one day, with the next dose far away."""
    dose = due_in(240)
    dosed.settings("")
    machine.replace(PLAN, course(dose, *((1, 10 * row) for row in range(1, 8))))
    dosed.start()
    dosed.dosectl("plan", "accept")
    dosed.dosectl("hold")
    return dose


def save_longer_steps(dose, machine):
    """What "more slowly" is for whoever edits the file: all rows that were 20 to 100 mg have seven days now."""
    machine.replace(PLAN, course(dose, *((7, mg) for mg in (20, 30, 40, 100))))


def question(desktop):
    return eventually(lambda: next(
        (shown for shown in reversed(desktop.alarms()) if " or " in shown.summary), None))


def test_a_plan_that_changes_an_amount_at_one_go_is_asked_about_on_the_screen(
        dosed, desktop, machine, held, tmp_path):
    save_longer_steps(held, machine)

    asked = question(desktop)

    eventually(desktop.windows)
    desktop.picture(tmp_path / "question.png")
    # Where no button is drawn, one line more says how to answer.
    assert asked.summary == "Baclofène: 70 mg or 20 mg?" and asked.body.startswith(ASKED)
    assert list(asked.actions) == ["Stay at 70 mg", "Change to 20 mg"] and asked.timeout == 0
    status = dosed.dosectl("status").stdout
    assert ASKED in status.splitlines()[2] and "dosectl plan accept baclofen  change to 20 mg" in status
    assert "\ndosed works.\n" not in status
    assert eventually(lambda: [told for told in dosed.told("plan_changed") if told == ASKED])

    desktop.press("Stay at 70 mg")

    eventually(lambda: desktop.is_withdrawn(asked))
    assert "goes on as it was, as the person said" in dosed.told("placed")[-1]
    assert [(row["event"], row["by"], row.get("cause")) for row in dosed.ledger()][-1] == ("placed", "button", "kept")
    assert dosed.status()["questions"] == []
    assert json.loads(dosed.dosectl("--json", "course").stdout)["courses"][0]["sum"]["value"] == 70


def test_a_question_is_asked_again_after_a_restart_and_answered_by_the_command(dosed, dunst, machine, held):
    save_longer_steps(held, machine)
    first = question(dunst)
    dosed.kill()
    dosed.start()
    asked = eventually(lambda: (again := question(dunst)).id != first.id and again)

    said = dosed.dosectl("plan", "accept").stdout

    assert said.startswith("Accepted: Baclofène goes on by the plan saved.\n") and "20 mg a day" in said
    eventually(lambda: dunst.is_withdrawn(asked))
    assert dosed.dosectl("plan", "keep", check=False).returncode == 3

    said = dosed.dosectl("undo").stdout

    assert "It is asked again:" in said and ASKED in said
    question(dunst)


def test_nothing_is_moved_while_a_question_stands(dosed, machine, held):
    save_longer_steps(held, machine)
    eventually(lambda: dosed.status()["questions"])

    for verb in ("hold", "back", "resume"):
        refused = dosed.dosectl(verb, check=False)
        assert refused.returncode == 3 and ASKED in refused.stderr
        assert "dosectl plan keep baclofen    stay at 70 mg" in refused.stderr

    dosed.dosectl("plan", "keep")
    assert dosed.dosectl("resume").stdout.startswith("Baclofène from tomorrow: ")


def test_a_question_makes_way_for_an_alarm_and_comes_back(dosed, dunst, machine):
    dose = due_in(12)
    dosed.settings("")
    machine.replace(PLAN, course(dose, (1, 70)))
    dosed.start()
    machine.replace(PLAN, course(dose, (1, 20)))
    asked = question(dunst)

    alarm = eventually(lambda: next(
        (shown for shown in dunst.alarms() if shown.summary == "Baclofène 70 mg"), None), within=15)
    eventually(lambda: dunst.is_withdrawn(asked))
    dunst.press("Taken")
    eventually(lambda: dunst.is_withdrawn(alarm))

    assert eventually(lambda: question(dunst).id != asked.id)


def test_a_first_plan_in_the_midst_of_its_course_rings_nothing_until_it_is_told_where_to_begin(dosed, dunst, machine):
    dose = due_in(-2)
    dosed.settings("")
    machine.replace(PLAN, course(dose, *((1, 10 * row) for row in range(1, 8))))
    dosed.start()
    asked = eventually(lambda: dunst.alarms() and dunst.alarms()[-1])

    assert list(asked.actions) == ["Go on at 70 mg", "Begin with 10 mg"]
    assert not [row for row in dosed.ledger() if row["event"] == "raised"]

    dunst.press("Begin with 10 mg")

    eventually(lambda: dunst.alarms()[-1].summary == "Baclofène 10 mg")
