"""The curve of a day: the installed command and profile, and what the daemon tells of the days."""

import json
import re
from xml.etree import ElementTree

from dosed import PLAN
from machine import PROJECT
from plan import open_dose, plan


def begin(dosed, dunst, machine):
    """A dose that was taken, of a medication whose installed profile says how fast it comes and goes."""
    dose = open_dose()
    dosed.settings("")
    machine.replace(PLAN, plan(dose) + 'profile = "baclofen"\ncravings = ["18:00"]\n')
    dosed.start()
    dunst.alarm()
    dosed.dosectl("take")
    return dose


def test_what_was_taken_is_drawn_beside_what_is_planned(dosed, dunst, machine):
    dose = begin(dosed, dunst, machine)

    told = json.loads(dosed.dosectl("curve", "--json").stdout)
    planned, taken = told["curves"]

    assert [told["medication"], told["halfLifeMinutes"], told["peakMinutes"]] == ["baclofen", 240, 60]
    assert [intake["value"] for intake in planned["intakes"]] == [dose.mg]
    assert [intake["value"] for intake in taken["intakes"]] == [dose.mg]
    assert planned["intakes"][0]["at"].startswith(f"{dose.due:%Y-%m-%dT%H:%M:%S}")
    assert taken["intakes"][0]["at"] >= planned["intakes"][0]["at"]
    # It was taken within seconds of its time, and a single dose is highest an hour later.
    assert abs(taken["highest"]["value"] / planned["highest"]["value"] - 1) < 0.001
    assert 0.5 * dose.mg < taken["highest"]["value"] < dose.mg


def test_the_commands_of_the_manual_draw_a_curve(dosed, dunst, machine):
    begin(dosed, dunst, machine)
    page = (PROJECT / "man" / "dosectl.1").read_text(encoding="utf-8")
    commands = re.findall(r"^dosectl curve.*$", page, re.MULTILINE)
    assert len(commands) == 2

    said = machine.user("sh", "-c", "set -e\n" + "\n".join(commands)).stdout

    assert "An estimate, not a measurement" in said
    picture = machine.user("cat", "curve.svg").stdout
    root = ElementTree.fromstring(picture)
    assert root.get("role") == "img" and root[0].tag.endswith("title") and root[1].tag.endswith("desc")
    assert "An estimate, not a measurement" in root[1].text
