"""mako on sway: a server that says it has buttons and draws none, so that a line says how to answer."""

import pytest

from machine import eventually
from newcomer import RAMIPRIL, RING, START, sits_down
from plan import open_dose


@pytest.fixture
def mako(screen):
    screen.show("mako")
    screen.begin()
    return screen


@pytest.mark.parametrize("label, state", [("Taken", "taken"), ("Snooze", "snoozed"), ("Skip", "skipped")])
def test_an_alarm_on_mako_says_how_to_answer_is_answered_and_leaves_nothing(dosed, mako, label, state):
    dose = open_dose()
    dosed.begin(dose)

    eventually(mako.listed)
    (title, text, labels), = mako.listed()
    assert title == "Baclofène 20 mg" and sorted(labels) == ["Skip", "Snooze", "Taken"]
    assert text.splitlines()[-1] == "Answer with: dosectl take"

    mako.press(label)

    dosed.reaches(dose, state)
    eventually(mako.is_empty)


def test_what_mako_brings_back_from_its_history_is_no_call_to_take(dosed, mako, machine):
    dose = open_dose()
    dosed.begin(dose)
    eventually(mako.listed)

    dosed.dosectl("take")

    eventually(mako.is_empty)
    machine.user("makoctl", "restore")
    assert [title for title, _, _ in eventually(mako.listed)] == ["This alarm is over"]


def test_setup_on_mako_rings_an_alarm_that_can_be_closed_or_answered(dosed, mako, machine):
    person = sits_down(machine, *RAMIPRIL, START, RING)

    (title, text, labels), = eventually(mako.listed, 20)
    assert (title, labels) == ("Test alarm", ["Taken"])
    mako.press("Taken")

    said, _ = person.communicate(timeout=20)
    assert person.returncode == 0, said
    assert "Received, thank you" in said
    eventually(mako.is_empty)
    assert text == "This is how dosed rings. Close it: nothing is recorded."
