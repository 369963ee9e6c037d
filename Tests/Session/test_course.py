"""A course that is steered: what was said holds on the screen, over a restart and in the journal."""

import json
from datetime import datetime, timedelta, timezone

from dosed import PLAN
from machine import eventually
from plan import due_in, open_dose, plan


def steps(dose, *amounts):
    """A plan of steps of one day, the second of which is today's."""
    rows = ", ".join(f"{{ days = 1, mg = [{mg}] }}" for mg in amounts)
    start = dose.due - timedelta(days=1)
    return (plan(dose).replace(f"steps  = [{{ mg = [{dose.mg}] }}]", f"steps  = [{rows}]")
            .replace(f"start  = {dose.due:%Y-%m-%d}", f"start  = {start:%Y-%m-%d}"))


def course(dosed):
    return json.loads(dosed.dosectl("--json", "course").stdout)["courses"][0]


def begin(dosed, dunst, machine):
    """The daemon with an open dose of the second of three steps, and its alarm."""
    dose = open_dose()
    dosed.settings("")
    machine.replace(PLAN, steps(dose, 10, 20, 30))
    dosed.start()
    # It began yesterday, and nothing is on record: nothing rings until somebody says how it is to.
    dosed.dosectl("plan", "accept")
    return dose, eventually(lambda: dunst.alarms()[-1:] and dunst.alarms()[-1].summary == "Baclofène 20 mg"
                            and dunst.alarms()[-1])


def test_a_hold_stays_until_it_is_resumed(dosed, dunst, machine):
    begin(dosed, dunst, machine)
    assert (course(dosed)["step"], course(dosed)["reaches_last"] is not None) == (2, True)

    said = dosed.dosectl("hold", "--reason", "nausea").stdout

    assert said.startswith("Baclofène from tomorrow: 20 mg a day, as today: 20 mg at ")
    assert "On hold. To go on: dosectl resume baclofen\n" in said
    assert "reaches_last" not in course(dosed)
    assert "on hold from tomorrow" in dosed.dosectl("course").stdout
    assert "stays on its step" in dosed.told("held")[0] and "nausea" in dosed.told("held")[0]

    said = dosed.dosectl("resume").stdout

    assert "from tomorrow: 30 mg a day, up from 20 mg: 30 mg at " in said
    assert "reaches_last" in course(dosed)
    assert "goes on" in dosed.told("resumed")[0]


def test_a_step_back_changes_the_open_alarm_and_undo_brings_it_back(dosed, dunst, machine):
    dose, alarm = begin(dosed, dunst, machine)
    assert alarm.summary == "Baclofène 20 mg"

    dosed.dosectl("back", "--now")

    eventually(lambda: dunst.alarms()[-1].summary == "Baclofène 10 mg")
    assert "goes back one step" in dosed.told("stepped_back")[0]

    said = dosed.dosectl("undo").stdout

    assert said.startswith("Undone: baclofen goes back a step from ")
    eventually(lambda: dunst.alarms()[-1].summary == "Baclofène 20 mg")
    assert dosed.state(dose) == "ringing"


def test_the_position_outlives_the_daemon(dosed, dunst, machine):
    begin(dosed, dunst, machine)
    dosed.dosectl("back", "--now")
    dosed.dosectl("hold")
    before = course(dosed)

    dosed.kill()
    dosed.start()

    after = eventually(lambda: course(dosed))
    assert (after["step"], after["moves"]) == (before["step"], before["moves"])
    assert after["step"] == 1 and len(after["moves"]) == 2


def test_another_plan_says_what_it_changes_today(dosed, dunst):
    dose = due_in(120)
    dosed.begin(dose)

    dose.due += timedelta(seconds=60)
    dosed.plan(dose)

    notice = dunst.notice("plan has changed")
    assert f"New today: Baclofène 20 mg at {dose.clock(dose.due)}" in notice.body
    assert dosed.told("plan_changed")


def evening():
    """A zone in which it is evening now, and tomorrow's date there."""
    for hours in range(-12, 13):
        local = datetime.now(timezone(timedelta(hours=hours)))
        if 17 <= local.hour < 22:
            # The signs of these names are those of POSIX: west is positive.
            return f"Etc/GMT{-hours:+d}", local.date() + timedelta(days=1)
    raise AssertionError("it is evening nowhere")


def test_what_changes_tomorrow_is_said_once_in_the_evening(dosed, dunst, machine):
    zone, tomorrow = evening()
    beginning = plan(due_in(0)).split("start  =")
    text = f"{beginning[0]}start  = {tomorrow}\n" + beginning[1].split("\n", 1)[1]
    dosed.settings("")
    machine.replace(PLAN, text.replace("version = 1", f'version = 1\ntimezone = "{zone}"', 1))
    dosed.start()

    notice = dunst.notice("starts tomorrow")

    assert notice.summary == "Baclofène starts tomorrow"
    assert notice.body.startswith("Tomorrow 20 mg at ")
    assert "what changes of Baclofène" in dosed.told("told")[0]

    dosed.kill()
    dosed.start()

    # What a killed daemon left is taken off, and nothing is told twice.
    eventually(lambda: dunst.is_withdrawn(notice))
    assert len(dosed.told("told")) == 1
