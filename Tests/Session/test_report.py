"""The report for the visit and the page of the day: written by the installed command, read by a browser."""

import json
import re

from dosed import PLAN
from machine import PROJECT, eventually
from pages import Page
from plan import open_dose, plan

OPENER = "/usr/local/bin/xdg-open"


def begin(dosed, dunst, machine):
    """A dose that was taken, a course that was moved, and a diary."""
    dose = open_dose()
    dosed.settings("")
    machine.replace(PLAN, plan(dose) + 'profile = "baclofen"\ncravings = ["18:00"]\n')
    dosed.start()
    dunst.alarm()
    dosed.dosectl("take")
    dosed.dosectl("hold", "--reason", "nausée & <vertiges>")
    for words in (["drink", "2"], ["craving", "7"], ["effect", "drowsiness", "3"], ["note", "slept badly"],
                  ["note", "May I drive?"]):
        dosed.dosectl("diary", *words)
    return dose


def report(machine, folder, language):
    shown = machine.user("env", "LANG=C.UTF-8", f"LANGUAGE={language}", "dosectl", "report", "--html", "-")
    return Page(shown.stdout, folder, f"report-{language}")


def test_the_report_is_valid_and_readable_by_all_on_two_sides_in_both_languages(dosed, dunst, machine, tmp_path):
    begin(dosed, dunst, machine)

    for language, words in (("en", "How it was taken"), ("fr", "Comment c’était pris")):
        found = report(machine, tmp_path, language)
        assert f'<html lang="{language}">' in found.text and words in found.text
        assert "naus\u00e9e &amp; &lt;vertiges&gt;" in found.text
        assert found.mistakes() == ""
        assert found.barriers() == []
        assert found.sides() in (1, 2)


def test_the_day_is_a_page_that_is_kept_up_to_date(dosed, dunst, machine, tmp_path):
    begin(dosed, dunst, machine)
    machine.user("dosectl", "page", "--html", "day.html")
    found = Page(machine.user("cat", "day.html").stdout, tmp_path, "day")
    assert found.mistakes() == "" and found.barriers() == [] and found.sides() in (1, 2)
    assert machine.user("stat", "--format=%a", "day.html").stdout == "600\n"

    watching = machine.start("dosectl", "page", "--watch")
    own = ".cache/dosed/page.html"
    eventually(lambda: machine.user("test", "-e", own, check=False).returncode == 0)
    dosed.dosectl("diary", "effect", "headache", "2")
    eventually(lambda: "headache" in machine.user("cat", own).stdout)
    machine.user("pkill", "--signal=INT", "--exact", "dosectl")
    watching.communicate(timeout=20)
    assert watching.returncode == 0


def test_the_report_counts_what_was_recorded(dosed, dunst, machine):
    dose = begin(dosed, dunst, machine)

    told = json.loads(dosed.dosectl("report", "--json").stdout)

    period = told["periods"][-1]
    assert [period["medication"], period["on_time"], period["missed"]] == [dose.key, 1, 0]
    assert period["taken"] == {"unit": "mg", "value": dose.mg}
    # The hold acts from tomorrow on, and is told today.
    assert {entry["event"] for entry in told["entries"]} == {"diary", "held"}
    assert told["through"] == f"{dose.due:%Y-%m-%d}"


def test_the_commands_of_the_manual_make_pages(dosed, dunst, machine):
    begin(dosed, dunst, machine)
    opener = "printf '#!/bin/sh\\necho \"$1\" >/tmp/opened\\n' >{0} && chmod +x {0}".format(OPENER)
    machine.root("sh", "-c", opener)
    manual = (PROJECT / "man" / "dosectl.1").read_text(encoding="utf-8")
    commands = re.findall(r"^dosectl (?:report|page).*$", manual, re.MULTILINE)
    assert len(commands) == 5
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert "`dosectl report --html report.html`" in readme and "`dosectl page --open`" in readme

    said = machine.user("sh", "-c", "rm -f report.html day.html\nset -e\n" + "\n".join(commands)).stdout

    machine.root("rm", OPENER)
    assert "The report is in report.html." in said and "The page is in day.html." in said
    assert "May I drive?" in said
    opened = machine.user("cat", "/tmp/opened").stdout.strip()
    assert opened.endswith("/.cache/dosed/page.html")
