"""A day in French: what a person reads is in their language, and what programs read is not."""

from machine import eventually
from plan import due_in, open_dose


def test_an_alarm_is_in_the_language_of_the_settings_and_answered_in_it(dosed, desktop, tmp_path):
    dose = open_dose()
    dosed.begin(dose, settings='language = "fr"')

    alarm = desktop.alarm()
    assert alarm.summary == "Baclofène 20 mg"
    assert f"2 comprimés de 10 mg.\nÀ {dose.clock(dose.due)}, jusqu’à " in alarm.body
    assert list(alarm.actions) == ["Pris", "Plus tard", "Sauter"]
    eventually(desktop.windows)
    desktop.picture(tmp_path / "alarme.png")

    # It is changed as any setting: at once, also on the screen; and back again.
    dosed.settings('language = "en"')
    eventually(lambda: any("Due " in shown.body for shown in desktop.alarms()))
    dosed.settings('language = "fr"')
    eventually(lambda: "À " in desktop.alarms()[-1].body)
    desktop.press("Pris")
    dosed.reaches(dose, "taken")


def test_what_was_missed_is_told_in_french_and_the_journal_stays_english(dosed, desktop):
    missed = due_in(0, late=1)
    dosed.begin(missed, settings='language = "fr"')

    notice = desktop.notice("Oublié", within=10)
    assert notice.summary == f"Oublié : Baclofène 20 mg ({missed.clock(missed.due)})"
    assert notice.body.startswith("Ne la prenez pas maintenant, et ne prenez pas plus la prochaine fois. ")
    assert any("was missed: nobody answered" in message for message in dosed.told("missed"))


def test_the_status_is_french_where_the_session_is(dosed, machine):
    missed, later = due_in(0, late=1), due_in(3600, key="ramipril", name="Ramipril")
    dosed.begin(missed, later)
    dosed.reaches(missed, "missed")

    def status(locale):
        told = machine.user("env", "LANGUAGE=fr", f"LC_ALL={locale}", "dosectl").stdout
        return told.replace("\u00a0", " ").splitlines()

    french = status("C.UTF-8")
    assert french[2:4] == [
        "Maintenant  Rien à prendre maintenant.",
        f"Ensuite     Ramipril 20 mg (2 comprimés) à {later.clock(later.due)[:5]}, dans 59 min."]
    assert any(line.startswith("Prise manquée : Baclofène 20 mg") and "dosectl take " in line for line in french)
    assert "Baclofène 20 mg par jour" in french
    # What can show no more than ASCII is told in English.
    assert status("C")[2] == "Now   Nothing is due now."


def test_mistakes_the_help_and_the_rest_of_a_course_are_french_too(dosed, machine):
    dosed.begin(due_in(3600))

    def said(*words):
        told = machine.user("env", "LANGUAGE=fr", "LC_ALL=C.UTF-8", "dosectl", *words, check=False)
        return (told.stdout + told.stderr).replace("\u00a0", " ")

    assert said("tkae") == "dosectl: il n’y a pas de commande « tkae » ; vouliez-vous dire « take » ?\n"
    assert said("take", "--at", "soon").startswith("dosectl: « soon » n’est pas l’heure d’une prise ; ")
    assert "Noter qu’une prise" not in said("help", "take") and said("help", "take").startswith("usage : dosectl take")
    assert "1 médicament, 1 palier ; valide" in said("check")
    assert said("taper", "--yes").splitlines()[0].startswith("Baclofène : descendre de ")
    # What programs read is English.
    assert '"valid":true' in said("check", "--json") and "erreur" not in said("check", "--json")


def test_a_language_without_a_translation_is_told(dosed):
    dosed.begin(open_dose(), settings='language = "xx"')
    eventually(lambda: any("no translation 'xx'" in entry.get("MESSAGE", "") for entry in dosed.journal()))
