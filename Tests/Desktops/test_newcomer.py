"""From the package to the first alarm, by somebody who has Debian with GNOME, a box, a prescription, and French."""

import time
from datetime import datetime, timedelta

import pytest
from machine import eventually
from newcomer import sits_down
from plan import ZONE
from visit import SETTLED, Visit

FRENCH = "fr_FR.UTF-8"


@pytest.fixture(params=["GNOME Shell 43", "GNOME Shell 48"])
def visit(request, tmp_path, monkeypatch):
    visit = Visit(request.param, tmp_path, monkeypatch)
    try:
        visit.machine.root("localedef", "-i", "fr_FR", "-f", "UTF-8", FRENCH)
        # As a session of GNOME hands it on.
        visit.machine.systemctl("set-environment", f"LANG={FRENCH}")
        yield visit
    finally:
        visit.close()


def press(visit, label, what):
    """The button with that word, as soon as it can be read; what is said of it stands above."""
    found = eventually(lambda: [word for word in visit.look(what)[0] if word.text == label], within=60)
    button = max(found, key=lambda word: word.y)
    visit.screen.press(button.x, button.y)


def test_from_the_package_to_the_first_alarm_in_french(visit):
    visit.before = visit.picture("before")
    soon = datetime.now(ZONE) + timedelta(seconds=150)
    person = sits_down(
        visit.machine, ["[aucun] ", "Baclofène\n"], ["[-] ", "10 mg\n"], ["[non] ", "\n"], ["Numéro [1] ", "\n"],
        ["[08:00] ", f"{soon:%H:%M}\n"], ["[1 comprimé] ", "\n"], ["commence-t-il ? [aujourd’hui", "\n"],
        ["(oui ou non) [non] ", "o\n"], ["[aucun] ", "\n"], ["(oui ou non) [oui] ", "\n"],
        ["(oui ou non) [oui] ", "\n"], begin=["env", f"LANG={FRENCH}"])

    press(visit, "Pris", "test")

    said, _ = person.communicate(timeout=60)
    assert person.returncode == 0, said
    assert "Enregistré : /home/patient/.config/dosed/plan.toml" in said, said

    time.sleep(max(0, soon.replace(second=0).timestamp() - time.time()) + SETTLED)
    assert "10 mg" in visit.look("first")[1]
    press(visit, "Pris", "first")
    eventually(lambda: visit.dosed.ledger()[-1]["event"] == "taken")
    today = visit.machine.user("env", f"LANG={FRENCH}", "dosectl", "today").stdout
    assert "prise à" in today, today
