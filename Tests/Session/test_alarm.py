"""An alarm on the desktop, in each of the notification servers."""

import pytest

from machine import eventually
from plan import due_in, open_dose

ANSWERS = [("Taken", "taken"), ("Snooze", "snoozed"), ("Skip", "skipped")]


@pytest.mark.alone
def test_a_dose_is_shown_at_its_time_with_all_that_one_has_to_know(dosed, desktop):
    dose = due_in(1.5)
    dosed.begin(dose)
    assert dosed.state(dose) == "takeable", "its window opens before it is due"
    assert desktop.is_empty()

    alarm = desktop.alarm()

    raised = dosed.journal("DOSED_EVENT=raised")[0]
    late = int(raised["_SOURCE_REALTIME_TIMESTAMP"]) / 1e6 - dose.due.timestamp()
    assert 0 <= late < 0.5
    assert alarm.summary == "Baclofène 20 mg"
    assert alarm.body.splitlines()[:2] == [
        "2 tablets of 10 mg.", f"Due {dose.clock(dose.due)}, until {dose.clock(dose.closes)}."]
    assert list(alarm.actions) == ["Taken", "Snooze", "Skip"]
    assert alarm.hints["urgency"] == 2 and alarm.timeout == 0, "it stays until it is answered"
    eventually(desktop.windows)


@pytest.mark.parametrize("label, state", ANSWERS)
def test_a_button_answers_the_dose_and_the_alarm_goes(dosed, desktop, label, state):
    dose = open_dose()
    dosed.begin(dose)
    alarm = desktop.alarm()

    desktop.press(label)

    dosed.reaches(dose, state)
    eventually(lambda: desktop.is_withdrawn(alarm))
    eventually(desktop.is_empty)
    answer = dosed.ledger()[-1]
    assert (answer["event"], answer["by"], answer["time"]) == (state, "button", dose.clock(dose.due))


def test_dosectl_take_withdraws_the_alarm(dosed, desktop):
    dose = open_dose()
    dosed.begin(dose)
    alarm = desktop.alarm()

    dosed.dosectl("take")

    eventually(lambda: desktop.is_withdrawn(alarm))
    eventually(desktop.is_empty)
    assert dosed.state(dose) == "taken"


def test_to_close_the_alarm_is_no_answer_and_it_rings_again(dosed, desktop):
    dose = open_dose()
    dosed.begin(dose, settings='repeat = "5 s"')
    first = desktop.alarm()

    desktop.close()
    eventually(lambda: desktop.is_withdrawn(first))
    assert dosed.state(dose) == "ringing"

    desktop.alarm(2, within=7)
    desktop.press("Taken")
    dosed.reaches(dose, "taken")


def test_a_notification_server_that_restarts_is_shown_the_alarm_again(dosed, desktop):
    dose = open_dose()
    dosed.begin(dose)
    desktop.alarm()

    desktop.show(desktop.server)

    desktop.alarm(2)
    desktop.press("Taken")
    dosed.reaches(dose, "taken")


def test_a_notification_server_that_comes_late_is_shown_what_is_open(dosed, desktop):
    server = desktop.server
    desktop.show("none")
    dose = open_dose()
    dosed.begin(dose)
    assert dosed.state(dose) == "ringing"
    assert not dosed.health("display")["ok"]

    desktop.show(server)

    desktop.alarm()
    assert dosed.health("display")["ok"]
    desktop.press("Taken")
    dosed.reaches(dose, "taken")


def test_a_window_that_closes_withdraws_the_alarm_and_says_not_to_make_up(dosed, desktop):
    dose = due_in(0, late=3)
    dosed.begin(dose, settings='last_call = "0 min"')
    alarm = desktop.alarm()

    dosed.reaches(dose, "missed")

    eventually(lambda: desktop.is_withdrawn(alarm))
    notice = desktop.notice("Missed")
    assert notice.summary == f"Missed: Baclofène 20 mg ({dose.clock(dose.due)})"
    assert notice.body.startswith("Don't take it now, and don't take more next time. Next: Baclofène 20 mg at ")
    assert notice.hints["urgency"] == 1
    assert dosed.ledger()[-1]["cause"] == "unanswered"


def test_a_killed_daemon_is_back_and_its_alarm_has_buttons_that_work(dosed, desktop):
    dose = open_dose()
    dosed.begin(dose)
    left = desktop.alarm()

    dosed.kill()

    desktop.alarm(2, within=2)
    eventually(lambda: desktop.is_withdrawn(left))
    desktop.press("Taken")
    dosed.reaches(dose, "taken")
    eventually(desktop.is_empty)


def test_a_daemon_that_stops_takes_its_alarm_from_the_screen(dosed, desktop):
    dosed.begin(open_dose())
    alarm = desktop.alarm()

    dosed.stop()

    eventually(lambda: desktop.is_withdrawn(alarm), within=1)
    eventually(desktop.is_empty)
