"""What is at home: counted in a terminal, taken from by a button, told in time, and put into a pill box."""

import json
import re

from dosed import PLAN
from machine import PROJECT
from pages import Page
from plan import open_dose, plan


def left(dosed):
    stocks = json.loads(dosed.dosectl("stock", "--json").stdout)["stocks"]
    return [stock["pieces"]["value"] for stock in stocks]


def told(dosed):
    return [entry["news"] for entry in json.loads(dosed.dosectl("history", "--json").stdout)["entries"]
            if entry["event"] == "told" and entry["news"] in ("runs_out", "expires")]


def test_a_button_takes_from_the_stock_an_undo_puts_back_and_a_restart_knows(dosed, dunst, machine):
    dose = open_dose()
    dosed.begin(dose)
    dunst.alarm()

    said = dosed.dosectl("stock", "count", "43").stdout
    assert said.startswith("Baclofène: 43 tablets of 10 mg counted.\n") and "enough through " in said
    assert dosed.dosectl("stock", "add", "60", "--expires", "2039-03").stdout.count("103 tablets") == 1
    dunst.press("Taken")
    dosed.reaches(dose, "taken")
    assert left(dosed) == [101]
    dosed.dosectl("undo")
    dosed.dosectl("skip")
    assert left(dosed) == [103]
    dosed.dosectl("undo")
    dosed.dosectl("take")
    assert left(dosed) == [101]

    dosed.kill()
    dosed.start()
    assert left(dosed) == [101]
    records = [record for record in dosed.ledger() if record["event"] in ("stock", "taken")]
    assert [record["event"] for record in records] == ["stock", "stock", "taken", "taken"]
    assert records[-1]["used"] == "2000 tablets 10000 mg"

    for words, status, why in [
            (("add", "0"), 2, "is not a number of pieces"), (("add", "many"), 2, "is not an amount"),
            (("remove", "102"), 3, "left: 101 tablets"), (("add", "3", "--strength", "20mg"), 5, "It has: 10 mg"),
            (("add", "3", "--expires", "2001-03"), 2, "Look at the box again"),
            (("add", "3", "aspirin"), 5, 'No medicine is called "aspirin"')]:
        wrong = dosed.dosectl("stock", *words, check=False)
        assert wrong.returncode == status and why in wrong.stderr and wrong.stdout == "", (words, wrong)
    assert left(dosed) == [101]


def test_it_is_told_once_that_the_stock_runs_out(dosed, dunst, machine):
    dosed.begin(open_dose())
    dunst.alarm()
    dosed.dosectl("stock", "count", "5")
    # Not while an alarm stands.
    assert told(dosed) == []
    dosed.dosectl("take")
    notice = dunst.notice("the stock is running low")
    assert "3 tablets of 10 mg, enough through " in notice.body.replace("\u00a0", " ")
    assert told(dosed) == ["runs_out"]
    status = dosed.dosectl("status").stdout.replace("\u00a0", " ")
    assert "Baclofène: 3 tablets of 10 mg, enough through " in status
    dosed.kill()
    dosed.start()
    assert told(dosed) == ["runs_out"]
    dosed.dosectl("stock", "add", "600")
    assert "tablets of 10 mg, enough" not in dosed.dosectl("status").stdout.replace("\u00a0", " ")


def test_the_pill_box_is_valid_and_readable_by_all_in_both_languages(dosed, dunst, machine, tmp_path):
    dose = open_dose()
    machine.replace(PLAN, plan(dose))
    dosed.start()
    for language, words in (("en", "Pill box from "), ("fr", "Pilulier du ")):
        machine.user("rm", "-f", "box.html")
        machine.user("env", "LANG=C.UTF-8", f"LANGUAGE={language}", "dosectl", "pillbox", "--week", "--html", "box.html")
        found = Page(machine.user("cat", "box.html").stdout, tmp_path, f"box-{language}")
        assert f'<html lang="{language}">' in found.text and words in found.text
        assert found.mistakes() == "" and found.barriers() == [] and found.sides() == 1


def test_the_commands_of_the_manual_count_and_fill(dosed, dunst, machine):
    dosed.begin(open_dose())
    manual = (PROJECT / "man" / "dosectl.1").read_text(encoding="utf-8")
    commands = re.findall(r"^dosectl (?:stock|pillbox).*$", manual, re.MULTILINE)
    assert len(commands) == 6
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert "`dosectl stock count 43`" in readme and "`dosectl pillbox --week`" in readme
    said = machine.user("sh", "-c", "rm -f box.html\nset -e\n" + "\n".join(commands)).stdout
    assert "101 tablets" in said and "The page is in box.html." in said
