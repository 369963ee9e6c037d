"""What is heard: the daemon's own sound, on a PulseAudio with a loudspeaker that goes nowhere."""

import pytest

from machine import eventually
from plan import open_dose

SOUND = "sound = true\n"


@pytest.fixture
def nobody(machine):
    """No sound server, and none that starts when it is asked for."""
    machine.systemctl("stop", "pulseaudio.socket", "pulseaudio.service")


def test_an_alarm_is_heard_where_nothing_shows_it_until_it_is_answered(dosed, loudspeaker):
    dosed.begin(open_dose(), settings=SOUND)

    eventually(lambda: loudspeaker() == 1)
    # Once round, and again.
    eventually(lambda: dosed.health("sound")["code"] == "played", within=15)
    assert dosed.health("sound")["players"] == ["paplay"]
    eventually(lambda: loudspeaker() == 1)

    dosed.call("Take")
    eventually(lambda: loudspeaker() == 0, within=1)


def test_a_server_that_is_paused_hides_an_alarm_and_it_is_heard(machine, dosed, dunst, loudspeaker):
    machine.user("dunstctl", "set-paused", "true")
    try:
        dosed.begin(open_dose(), settings=SOUND)
        shown = dunst.alarm()

        eventually(lambda: loudspeaker() == 1)
        assert dunst.is_empty()
        assert shown.hints["suppress-sound"] is True
        assert "sound-name" not in shown.hints
    finally:
        machine.user("dunstctl", "set-paused", "false")
    dosed.call("Snooze")
    eventually(lambda: loudspeaker() == 0, within=1)


def test_the_end_of_the_service_ends_the_sound(dosed, loudspeaker):
    dosed.begin(open_dose(), settings=SOUND)
    eventually(lambda: loudspeaker() == 1)

    dosed.kill()

    eventually(lambda: loudspeaker() == 0, within=1)
    # Back after a second, with its alarm.
    eventually(lambda: loudspeaker() == 1)


def test_where_no_sound_server_runs_it_is_told_that_nothing_was_heard(dosed, nobody):
    dosed.begin(open_dose(), settings=SOUND)

    eventually(lambda: dosed.health("sound")["code"] == "unheard")
    assert "paplay" in dosed.health("sound")["players"]
    assert "the last alarm was not heard: paplay" in dosed.dosectl("status").stdout
    assert any("the alarm could not be heard" in told for told in dosed.told("trouble"))
