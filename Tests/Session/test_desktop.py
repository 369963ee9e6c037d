"""What is said on the screen, and who is believed; the same for every notification server."""

import pytest

from machine import eventually
from plan import due_in, open_dose

ACTIVATION = "/usr/share/dbus-1/services/org.freedesktop.Notifications.service"


def two_doses(**details):
    baclofen = open_dose(late=60, **details)
    tizanidine = open_dose(key="tizanidine", name="Tizanidine", mg=3, tablet="2 mg", late=60)
    tizanidine.due = baclofen.due
    return baclofen, tizanidine


def test_medications_due_together_share_one_alarm(dosed, dunst):
    baclofen, tizanidine = two_doses()
    dosed.begin(baclofen, tizanidine)

    alarm = dunst.alarm()

    assert alarm.summary == "2 medicines to take"
    assert alarm.body.splitlines() == [
        "• Baclofène 20 mg, 2 tablets of 10 mg.",
        "• Tizanidine 3 mg, 1 ½ tablets of 2 mg.",
        f"Due {baclofen.clock(baclofen.due)}, until {baclofen.clock(baclofen.closes)}.",
        "Answer with: dosectl take NAME",
    ]
    dunst.press("Taken")
    dosed.reaches(baclofen, "taken")
    dosed.reaches(tizanidine, "taken")
    assert len(dunst.alarms()) == 1


def test_one_of_two_can_be_answered_alone_and_the_other_stays(dosed, dunst):
    baclofen, tizanidine = two_doses()
    dosed.begin(baclofen, tizanidine)
    dunst.alarm()

    dosed.call("Take", dose="baclofen")

    assert dunst.alarm(2).summary == "Tizanidine 3 mg"
    assert dosed.state(tizanidine) == "ringing"
    dunst.press("Skip")
    dosed.reaches(tizanidine, "skipped")
    assert dosed.state(baclofen) == "taken"


def test_before_the_window_closes_there_is_a_last_call(dosed, dunst):
    dose = due_in(0, late=6)
    dosed.begin(dose, settings='last_call = "3 s"')
    first = dunst.alarm()

    last = dunst.alarm(2)

    assert last.summary == "Last call: Baclofène 20 mg"
    assert dunst.is_withdrawn(first), "one alarm of a dose is on the screen, not two"
    dunst.press("Taken")
    dosed.reaches(dose, "taken")


def test_a_snoozed_dose_comes_back(dosed, dunst):
    dose = open_dose()
    dosed.begin(dose, settings='snooze = "2 s"')
    dunst.alarm()

    dunst.press("Snooze")

    dosed.reaches(dose, "snoozed")
    dunst.alarm(2)
    dosed.reaches(dose, "ringing")


@pytest.mark.parametrize("destination", [True, False], ids=["to the daemon", "to all"])
@pytest.mark.parametrize("key", ["taken.0", "taken", "{key}"])
def test_a_forged_button_settles_nothing(machine, dosed, dunst, key, destination):
    dose = open_dose()
    dosed.begin(dose)
    alarm = dunst.alarm()
    notify = next(message for message in dunst.messages() if message.get("member") == "Notify")

    to = [f"--destination={notify['sender']}"] if destination else []
    machine.user(
        "busctl", "--user", "emit", *to, "/org/freedesktop/Notifications",
        "org.freedesktop.Notifications", "ActionInvoked", "us", alarm.id,
        key.format(key=alarm.actions["Taken"]))

    if destination:
        # At night the plan's own time may be one that the clocks skip, which is told as well.
        told = eventually(lambda: [line for line in dosed.told("trouble") if "signal" in line])
        assert told == ["a signal that is not the notification server's was ignored"]
    assert dosed.state(dose) == "ringing"
    dunst.press("Taken")
    dosed.reaches(dose, "taken")


def test_a_private_alarm_tells_neither_name_nor_amount(dosed, dunst):
    dose = due_in(0, late=4)
    dosed.begin(dose, settings='private = true\nlast_call = "2 s"')

    assert dunst.alarm().summary == "A dose is due"
    assert dunst.alarm(2).summary == "Last call: a dose is due"
    dunst.notice("Missed")
    said = "".join(shown.summary + shown.body for shown in dunst.notifications())
    assert "Baclo" not in said and "mg" not in said and "tablet" not in said


def test_markup_in_a_name_is_shown_as_it_is_written(machine, dosed, dunst):
    name = "<b>Rot</b> & <i>Weiß</i>"
    dosed.begin(*two_doses(name=name))

    body = dunst.alarm().body

    assert body.startswith("• &lt;b&gt;Rot&lt;/b&gt; &amp; &lt;i&gt;Weiß&lt;/i&gt; 20 mg")
    dunst.close()
    # What dunst has drawn, in the markup of its text library.
    drawn = eventually(lambda: machine.user("dunstctl", "history").stdout)
    assert "&lt;b&gt;Rot&lt;/b&gt;" in drawn


def test_a_server_that_the_bus_can_start_is_started_for_the_alarm(machine, dosed, screen):
    screen.show("none")
    screen.begin()
    machine.root(
        "sh", "-c", 'printf "[D-BUS Service]\\nName=org.freedesktop.Notifications\\nExec=/usr/bin/dunst\\n" >"$1"',
        "-", ACTIVATION)
    machine.systemctl("reload", "dbus")
    try:
        dose = due_in(1)
        dosed.begin(dose)
        screen.server = "dunst"
        screen.alarm()
        screen.press("Taken")
        dosed.reaches(dose, "taken")
    finally:
        machine.root("rm", ACTIVATION)
        machine.systemctl("reload", "dbus")
        machine.user("dunstctl", "close-all")
        machine.user("sh", "-c", "kill $(pidof dunst)")


def test_the_person_s_command_is_told_of_the_alarm(machine, dosed, dunst):
    machine.write("hook", '#!/bin/sh\nenv >"$1"\n')
    machine.user("chmod", "+x", "hook")
    dose = open_dose()
    dosed.begin(dose, settings=f'command = ["/home/patient/hook", "/home/patient/{".local/state/dosed/told"}"]')

    told = machine.path(".local/state/dosed/told")
    said = eventually(lambda: told.exists() and told.read_text())
    assert "DOSED_SUMMARY=Baclofène 20 mg\n" in said
    assert f"DOSED_DOSES={dose.id}\n" in said
    assert "NOTIFY_SOCKET" not in said


def test_what_was_missed_while_nobody_was_there_is_told_when_a_screen_is(dosed, screen):
    screen.show("none")
    screen.begin()
    dose = due_in(1, late=1)
    dosed.begin(dose)
    dosed.reaches(dose, "missed")

    screen.show("dunst")

    assert screen.notice("Missed").body.startswith("Don't take it now, and don't take more next time.")
    assert not screen.alarms()


def test_what_was_missed_while_the_daemon_was_stopped_is_told_at_its_start(dosed, dunst):
    dose = due_in(1, late=1)
    dosed.begin(dose)
    dosed.stop()
    eventually(lambda: due_in(0).due > dose.closes)

    dosed.start()

    assert dunst.notice("Missed").summary == f"Missed: Baclofène 20 mg ({dose.clock(dose.due)})"
    assert dosed.ledger()[-1]["cause"] == "unattended"
    assert not dunst.alarms()
