"""What real notification servers do with an alarm: at night, without markup, and in numbers."""

import json

import pytest

from machine import eventually
from plan import open_dose


@pytest.fixture
def quiet(machine, screen):
    """A server that was told not to disturb."""
    def ask(server):
        screen.show(server)
        screen.begin()
        if server == "dunst":
            machine.user("dunstctl", "set-paused", "true")
        else:
            machine.user("xfconf-query", "--channel", server, "--property", "/do-not-disturb", "--create",
                         "--type", "bool", "--set", "true")
        return screen
    yield ask
    machine.user("dunstctl", "set-paused", "false", check=False)
    machine.user("xfconf-query", "--channel", "xfce4-notifyd", "--property", "/do-not-disturb", "--reset",
                 check=False)


def test_an_alarm_is_seen_although_the_server_is_not_to_disturb(dosed, quiet):
    desktop = quiet("xfce4-notifyd")
    dosed.begin(open_dose())

    desktop.alarm()

    eventually(desktop.windows)


def test_dunst_that_is_paused_shows_no_alarm_and_the_command_is_run_all_the_same(machine, dosed, quiet):
    machine.write("hook", '#!/bin/sh\ntouch "$1"\n')
    machine.user("chmod", "+x", "hook")
    desktop = quiet("dunst")
    dose = open_dose()
    dosed.begin(dose, settings='command = ["/home/patient/hook", "/home/patient/.local/state/dosed/rung"]')
    desktop.alarm()

    eventually(lambda: machine.path(".local/state/dosed/rung").exists())
    assert desktop.is_empty()

    machine.user("dunstctl", "set-paused", "false")
    eventually(desktop.windows)
    desktop.press("Taken")
    dosed.reaches(dose, "taken")


def test_what_dunst_brings_back_from_its_history_is_no_call_to_take(machine, dosed, dunst):
    dose = open_dose()
    dosed.begin(dose, settings='repeat = "5 s"')
    dunst.alarm(2, within=7)
    dunst.press("Taken")
    dosed.reaches(dose, "taken")
    eventually(dunst.is_empty)

    kept = json.loads(machine.user("dunstctl", "history").stdout)["data"][0]
    assert {each["summary"]["data"] for each in kept} == {"This alarm is over"}


def test_status_says_that_dunst_is_paused_and_what_that_hides(machine, dosed, quiet):
    quiet("dunst")
    dosed.begin()

    eventually(lambda: dosed.health("display")["code"] == "paused")
    assert "dunst is paused: alarms are not shown until it goes on" in dosed.dosectl("status").stdout

    machine.user("dunstctl", "set-paused", "false")
    eventually(lambda: dosed.health("display")["ok"])


def test_a_server_without_markup_is_sent_the_text_as_it_is(machine, dosed, screen):
    machine.user("sed", "--in-place=.kept", "s/markup = full/markup = no/", ".config/dunst/dunstrc")
    try:
        screen.show("dunst")
        screen.begin()
        dose = open_dose(name="A & <b>")
        other = open_dose(key="other", name="Other")
        other.due = dose.due
        dosed.begin(dose, other)

        assert "• A & <b> 20 mg" in screen.alarm().body
    finally:
        machine.user("mv", ".config/dunst/dunstrc.kept", ".config/dunst/dunstrc")


def test_forty_medications_due_together_share_one_alarm_that_can_be_answered(dosed, desktop):
    doses = [open_dose(key=f"drug-{number}", name=f"Drug {number}") for number in range(40)]
    for dose in doses:
        dose.due = doses[0].due
    dosed.begin(*doses)

    alarm = desktop.alarm()

    assert alarm.summary == "40 medicines to take"
    assert alarm.body.splitlines()[:5] == [
        *(f"• Drug {number} 20 mg, 2 tablets of 10 mg." for number in range(4)), "And 36 more: dosectl today."]
    assert list(alarm.actions) == ["Taken: all 40", "Snooze: all 40", "Skip: all 40"]
    dosed.call("Take", dose="drug-7")
    eventually(lambda: desktop.alarms()[-1].summary == "39 medicines to take")
    desktop.press("Taken: all 39")
    for dose in doses:
        dosed.reaches(dose, "taken")
    assert [row["event"] for row in dosed.ledger()].count("taken") == 40


def test_without_a_server_the_journal_says_once_that_nothing_is_shown(dosed, screen):
    screen.show("none")
    screen.begin()
    dosed.begin(open_dose(), settings='repeat = "5 s"')

    absent = "no notification server is there: alarms are not shown until one is"
    told = eventually(lambda: [entry for entry in dosed.journal() if entry["MESSAGE"] == absent], within=8)
    assert told[0]["PRIORITY"] == "2"
    dosed.call("Snooze", minutes=1)
    assert len([entry for entry in dosed.journal() if entry["MESSAGE"] == absent]) == 1
