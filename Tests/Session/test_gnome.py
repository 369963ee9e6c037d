"""Alarms on GNOME, which shows one banner at a time and leaves it there until somebody touches the machine."""

from gnome import difference
from machine import eventually
from newcomer import RAMIPRIL, RING, START, sits_down
from plan import due_in, open_dose

SOUND = "sound = true\n"
ALARM = "Baclofène 20\u00a0mg"


def test_an_alarm_is_seen_on_gnome_and_its_button_records_the_dose(dosed, gnome, tmp_path):
    before = gnome.picture(tmp_path / "before.png")
    dose = open_dose()
    dosed.begin(dose)

    gnome.shows(ALARM)

    banner = gnome.picture(tmp_path / "alarm.png")
    assert difference(before, banner) > 20_000, "the banner is a tenth of the screen"
    gnome.press("Taken")
    dosed.reaches(dose, "taken")
    assert dosed.ledger()[-1]["by"] == "button"
    eventually(lambda: gnome.banner() is None)
    assert gnome.list() == []


def test_dosed_s_own_notice_makes_way_on_gnome_for_the_next_alarm(dosed, gnome):
    missed = due_in(0, late=1, key="morning", name="Morning")
    dose = due_in(5)
    dosed.begin(missed, dose, settings='last_call = "0 min"')
    notice = f"Missed: Morning 20\u00a0mg ({missed.clock(missed.due)})"
    gnome.shows(notice)
    assert dosed.state(dose) == "takeable"

    gnome.shows(ALARM, within=7)

    assert gnome.list() == [ALARM]
    gnome.press("Taken")
    dosed.reaches(dose, "taken")
    gnome.shows(notice)


def test_an_alarm_behind_another_program_s_banner_is_heard_and_is_the_next_to_be_seen(dosed, gnome, loudspeaker):
    gnome.chat("Anna: are you coming?")
    dose = open_dose()
    dosed.begin(dose, settings=SOUND)

    eventually(lambda: loudspeaker() == 1)
    # Nobody is there, and GNOME lets nobody close what is another's.
    eventually(lambda: ALARM in gnome.list())
    assert gnome.banner() == "Anna: are you coming?"

    gnome.come()
    gnome.shows(ALARM)
    gnome.press("Taken")
    dosed.reaches(dose, "taken")
    eventually(lambda: loudspeaker() == 0, within=1)


def test_a_locked_gnome_shows_nothing_and_the_alarm_is_heard(dosed, gnome, loudspeaker):
    gnome.lock()
    dose = open_dose()
    dosed.begin(dose, settings=SOUND)

    eventually(lambda: loudspeaker() == 1)
    eventually(lambda: ALARM in gnome.list())
    assert gnome.banner() is None

    gnome.unlock()
    gnome.shows(ALARM)
    gnome.press("Skip")
    dosed.reaches(dose, "skipped")


def test_a_gnome_that_is_not_to_disturb_shows_the_alarm_and_it_is_heard(dosed, gnome, loudspeaker):
    gnome.disturb(False)
    dosed.begin(open_dose(), settings=SOUND)

    eventually(lambda: loudspeaker() == 1)
    gnome.shows(ALARM)


def test_each_ring_is_on_the_banner_of_gnome_and_an_answer_leaves_nothing(dosed, gnome):
    dosed.begin(open_dose(), settings='repeat = "5 s"')
    gnome.shows(ALARM)
    nonce = "tray._notification.dosed ??= Math.random()"
    first = gnome.ask(nonce)

    eventually(lambda: gnome.banner() == ALARM and gnome.ask(nonce) != first, within=7)
    assert gnome.list() == [ALARM]

    dosed.dosectl("take")
    eventually(lambda: gnome.list() == [] and gnome.banner() is None)


def test_setup_on_gnome_ends_with_an_alarm_whose_button_was_pressed(dosed, gnome, machine):
    person = sits_down(machine, *RAMIPRIL, START, RING)

    gnome.shows("Test alarm", within=20)
    gnome.press("Taken")

    said, _ = person.communicate(timeout=20)
    assert person.returncode == 0, said
    assert "Received, thank you" in said
    eventually(lambda: gnome.banner() is None)
