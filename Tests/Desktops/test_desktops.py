"""An alarm on the desktops of Debian 12 and 13, as a person would read it: what is seen and heard of one dose and of ten,
what its button does, and what is left of it when the desktop is not to disturb, full, or locked.

Each desktop is a machine of its own, with the package and without a compiler. What was found stands in docs/desktops.md,
with a picture; a run compares itself with that page, and leaves its own pictures and its table in .build/desktops/seen.
"""

import re
import subprocess
import time
from datetime import timedelta

import pytest
from desktops import DESKTOPS, SHOW, is_heard
from machine import PROJECT
from plan import due_in, open_dose
from visit import SEEN, SETTLED, Visit

PAGE = PROJECT / "docs/desktops.md"
NAME = "Baclofen"
# What no reader takes for something else.
DUE = re.compile("Due .*until")


class Matrix(Visit):
    """The cells of the page's table."""

    def rest(self, what):
        """Whether one dose is seen and heard now."""
        self.ring(open_dose(name=NAME))
        heard = is_heard(self.streams)
        _, text = self.look(what)
        return f"{'seen' if DUE.search(text) else 'not seen'}, {'heard' if heard else '**not heard**'}"

    def one(self):
        dose = open_dose(name=NAME)
        self.ring(dose)
        heard = is_heard(self.streams)
        words, text = self.look("one")
        cell = ["seen" if DUE.search(text) else "**not seen**", "heard" if heard else "**not heard**"]
        button = next((word for word in words if word.text == "Taken"), None)
        if button:
            self.screen.press(button.x, button.y)
            try:
                self.dosed.reaches(dose, "taken")
                cell.append("*Taken* pressed and recorded")
            except AssertionError:
                cell.append("**buttons that record nothing**")
        elif "Answer with" in text:
            cell.append("no buttons, and it says how to answer")
        else:
            cell.append("**no buttons**")
        return ", ".join(cell)

    def ten(self):
        """Ten medicines at once, of which one was taken a little while ago."""
        doses = [due_in(14, key=f"drug-{letter}", name=f"Drug {letter.upper()}") for letter in "abcdefghij"]
        for dose in doses:
            dose.due = doses[0].due
        before = open_dose(key="drug-a", name="Drug A").due - timedelta(minutes=20)
        self.ring(*doses, first=["take", "drug-a", "--at", f"{before:%H:%M}", "--amount", "15mg"])
        _, text = self.look("ten")
        # By the letter: a line that is misread in one way is read in another.
        listed = len(set(re.findall(r"Drug ([A-D])\b", text)))
        return ", ".join([
            "the warning" if "15" in text and "took" in text else "**no warning**", f"{listed} of 4 medicines",
            *(["*and 6 more*"] if "more" in text else []),
            *(["buttons"] if "Taken" in text else [])])

    def quiet(self):
        if not self.desktop.quiet:
            return "has none"
        on, off = self.desktop.quiet
        self.machine.user(*on.split())
        try:
            return self.rest("quiet")
        finally:
            self.machine.user(*off.split())

    def full(self):
        self.machine.user(SHOW, "full")
        time.sleep(SETTLED)
        try:
            return self.rest("full")
        finally:
            self.machine.systemctl("stop", "full")

    def locked(self):
        self.desktop.lock(self.machine, self.screen)
        time.sleep(SETTLED)
        return self.rest("locked")


@pytest.fixture(params=DESKTOPS)
def visit(request, tmp_path, monkeypatch):
    visit = Matrix(request.param, tmp_path, monkeypatch)
    try:
        yield visit
    finally:
        visit.close()


def picture(visit):
    """As the page shows it: the alarms of one dose and of ten, to be read, and small the rest."""
    file = SEEN / f"{visit.file}.png"
    one, ten, *rest = visit.pictures
    left, top, width, height = visit.screen.changed(one, ten)
    place = f"{width + 32}x{height + 32}+{max(0, left - 16)}+{max(0, top - 16)}"
    subprocess.run(
        ["convert", "-background", "white", "(", one, ten, "-crop", place, "+repage", "-append", ")",
         "(", *rest, "-resize", "300x", "-splice", "4x4", "+append", ")", "-append", "+dither", "-colors", "64", file],
        check=True)
    return file


def test_an_alarm_is_seen_or_heard_and_answered_as_the_page_of_desktops_says(visit):
    # Locked it stays.
    cells = [visit.one(), visit.ten(), visit.full(), visit.quiet(), visit.locked()]
    name = f"[{visit.name}](desktops/{picture(visit).name})"
    with open(SEEN / "table.md", "a", encoding="utf-8") as table:
        print("|", " | ".join([name, visit.server, *cells]), "|", file=table)
    assert "not heard" not in " ".join(cells)
    assert cells == said(name)


def said(name):
    """What the page says of a desktop, whatever the version of its server."""
    rows = [row.strip("| ").split(" | ") for row in PAGE.read_text(encoding="utf-8").splitlines()]
    return next((cells[2:] for cells in rows if cells[0] == name), None)
