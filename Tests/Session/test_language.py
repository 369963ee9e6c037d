"""A day in French: what a person reads is in their language, and what programs read is not."""

from machine import eventually
from plan import due_in, open_dose


def test_alarms_and_notices_are_in_the_language_of_the_settings(dosed, desktop):
    missed = due_in(0, late=2, key="morning", name="Matin")
    dose = open_dose()
    dosed.begin(missed, dose, settings='language = "fr"')

    alarm = eventually(lambda: next((shown for shown in desktop.alarms() if "Baclofène" in shown.summary), None))
    assert alarm.summary == "Baclofène 20 mg"
    assert "2 comprimés de 10 mg." in alarm.body
    assert f"À {dose.clock(dose.due)}, jusqu’à " in alarm.body
    assert list(alarm.actions) == ["Pris", "Plus tard", "Sauter"]

    notice = desktop.notice("Oublié", within=10)
    assert notice.summary == f"Oublié : Matin 20 mg ({missed.clock(missed.due)})"
    assert notice.body.startswith("Ne la prenez pas maintenant, et ne prenez pas plus la prochaine fois. ")
    desktop.press("Pris")
    dosed.reaches(dose, "taken")

    # What programs and the prescriber's records read is one language, whatever the person's.
    assert any("was missed: nobody answered" in message for message in dosed.told("missed"))

    # It is changed as any setting: at once, also on the screen.
    dosed.settings('language = "en"')
    dosed.plan(due_in(2, key="evening", name="Evening"))
    eventually(lambda: any("Due " in shown.body for shown in desktop.alarms()), 10)


def test_a_language_without_a_translation_is_told(dosed):
    dosed.begin(open_dose(), settings='language = "xx"')
    eventually(lambda: any("no translation 'xx'" in entry.get("MESSAGE", "") for entry in dosed.journal()))
