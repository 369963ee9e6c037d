"""A diary beside the doses: noted in a terminal, taken back, told after a restart, and no alarm is another one for it."""

import json
import re

from dosed import PLAN
from machine import PROJECT, eventually
from plan import due_in, open_dose, plan

SOURCE = "Source: Santé publique France, INCa, 2017."


def french(machine, *words):
    told = machine.user("env", "LANGUAGE=fr", "LC_ALL=C.UTF-8", "dosectl", *words)
    return told.stdout.replace("\u00a0", " ")


def test_a_week_of_entries_a_mistake_and_a_restart(dosed, dunst, machine):
    dose = open_dose()
    dosed.begin(dose)
    alarm = dunst.alarm()
    today = json.loads(dosed.dosectl("diary", "--json").stdout)["days"][-1]["date"]

    said = dosed.dosectl("diary", "drink", "2").stdout.splitlines()
    assert said[0].startswith("Noted: 2 drinks at ") and said[-1].startswith("Ringing: Baclofène 20 mg")
    assert said[1:4] == [
        "Today: 2 drinks. Low risk is at most 2 a day.",
        "In 7 days: 2 drinks, on 1 of the 7. Low risk is at most 10, with 1 day without.", SOURCE]
    glass = dosed.dosectl("diary", "drink", "--volume", "50cl", "--strength", "5%").stdout
    assert "50 cl at 5 % by volume have 20 g of alcohol, at 0.8 g in a ml.\nToday: 4 drinks." in glass
    dosed.dosectl("diary", "craving", "7", "--note", "a hard day")
    dosed.dosectl("diary", "weight", "17.5", "--yes")

    undone = dosed.dosectl("undo").stdout
    assert undone.startswith("Undone: diary: weight 17.5 kg at ")

    # It comes again as it was, with the same dose to be answered.
    dosed.kill()
    dosed.start()
    dosed.reaches(dose, "ringing")
    assert dunst.alarm().summary == alarm.summary
    table = dosed.dosectl("diary").stdout
    assert " 4  7 at " in table and "craving 7: a hard day" in table and "weight" not in table
    assert [record["event"] for record in dosed.ledger() if record["event"] in ("diary", "undone")] == [
        "diary"] * 4 + ["undone"]
    assert json.loads(dosed.dosectl("history", "--limit", "1", "--json").stdout)["entries"][0]["event"] == "undone"

    wrong = dosed.dosectl("diary", "craving", "11", check=False)
    assert wrong.returncode == 2 and "from 0, none, to 10" in wrong.stderr
    later = dosed.dosectl("diary", "drink", "1", "--at", f"{today[:4]}-12-31 23:59", check=False)
    assert later.returncode == 2 and later.stdout == ""

    assert "Aujourd’hui : 5 verres. Risque faible : au plus 2 par jour.\n" in french(machine, "diary", "drink", "1")
    assert "verres" in french(machine, "diary").splitlines()[0]


def test_the_journal_has_the_number_and_not_the_words(dosed, dunst, machine):
    dosed.begin(open_dose())
    dosed.dosectl("diary", "effect", "drowsiness", "3", "--note", "Xylomarker")
    dosed.dosectl("diary", "note", "Xylomarker")

    assert len(dosed.told("diary")) == 2
    effect, note = dosed.journal("DOSED_EVENT=diary")
    assert (effect["DOSED_OBSERVATION"], effect["DOSED_NAME"], effect["DOSED_VALUE"]) == ("effect", "drowsiness", "3")
    assert note["DOSED_OBSERVATION"] == "note" and "DOSED_VALUE" not in note
    # The arguments of who logs in are kept by the journal of the system, not by dosed.
    assert not any("Xylomarker" in str(entry) for entry in dosed.journal())


def test_what_the_manual_and_the_readme_tell_to_type_is_noted(dosed, machine):
    dosed.begin(due_in(3600))
    page, readme = ((PROJECT / name).read_text(encoding="utf-8") for name in ("man/dosectl.1", "README.md"))
    blocks = re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed", page, re.MULTILINE | re.DOTALL)
    block = next(block for block in blocks if "diary drink" in block)
    typed = [f"dosectl {words}" for words in re.findall(r"`(?:dosectl )?(diary[^`]*)`", readme)]
    assert block.count("\n") == 9 and len(typed) == 3
    # At any time of the day it has been midnight.
    block = block.replace("18:00", "00:00")

    said = machine.user("sh", "-c", "set -e\nexport LC_ALL=C.UTF-8\n" + block + "\n".join(typed)).stdout

    assert said.count("Noted: ") == 10 and "Noted: side effects of Baclofen 2 at " in said
    assert "Noted: drowsiness 3 at " in said and ": after the raise.\n" in said
    assert said.count("Noted: coffee 3 cups at ") == 1


def test_in_the_evening_a_plan_asks_and_buttons_answer(dosed, desktop, machine, tmp_path):
    dosed.settings("")
    machine.replace(PLAN, plan(due_in(300)) + '\n[diary]\nevening = "00:00"\n')
    dosed.start()

    def asked(title):
        return eventually(lambda: next((shown for shown in reversed(desktop.alarms()) if title in shown.summary), None))

    craving = asked("Craving")
    eventually(desktop.windows)
    desktop.picture(tmp_path / "evening.png")
    assert list(craving.actions) == ["None", "Some: 4", "Strong: 8"] and craving.timeout == 0
    desktop.press("Some: 4")
    asked("Drinks")
    # What is told by a command is not asked any more.
    dosed.dosectl("diary", "drink", "3")
    table = eventually(lambda: dosed.dosectl("diary").stdout)
    assert " 3  4 at " in table
    day = json.loads(dosed.dosectl("diary", "--json").stdout)["days"][-1]["entries"]
    assert [(entry["observation"]["kind"], entry["by"]) for entry in day] == [("craving", "button"), ("drink", "command")]
    dosed.dosectl("undo")
    asked("Drinks")
