"""A machine with a desktop of Debian's and the package of dosed, and nothing else of dosed."""

import re
import shutil
import time
from pathlib import Path

from desktops import DESKTOPS, server
from dosed import Dosed
from machine import PROJECT, Machine

BUILT = PROJECT / ".build/desktops"
SEEN = BUILT / "seen"
PACKAGE = next(iter(PROJECT.glob(".build/dosed_*.deb")), None)
# A server may be slow, an animation go on.
SETTLED = 3


class Visit:
    """One desktop with the package installed, and what was seen of it."""

    def __init__(self, name, folder, monkeypatch):
        SEEN.mkdir(parents=True, exist_ok=True)
        self.name = name
        self.desktop = DESKTOPS[name]
        self.file = re.sub("[^a-z0-9]+", "-", name.lower().replace(", with the lines of the manual", "-manual"))
        packages = Path(folder) / "packages"
        packages.mkdir()
        shutil.copy(PACKAGE, packages)
        monkeypatch.setenv("SESSION_ROOT", str(BUILT / self.desktop.release))
        monkeypatch.setenv("SESSION_PACKAGES", str(packages))
        self.machine = Machine(folder)
        self.pictures = []
        self.dosed = Dosed(self.machine)
        self.streams = self.machine.listen()
        self.desktop.start(self.machine)
        self.screen = self.desktop.screen(self.machine)
        self.server = server(self.machine)
        # What a desktop tells of itself when it begins.
        time.sleep(SETTLED)

    def look(self, what):
        """What came onto the screen, word by word and as one text; the picture is kept."""
        time.sleep(SETTLED)
        file = self.picture(what)
        self.pictures.append(file)
        words = self.screen.words(self.before, file)
        return words, " ".join(word.text for word in words)

    def picture(self, what):
        return self.screen.picture(SEEN / f"{self.file}-{what}.png")

    def ring(self, *doses, first=None):
        """Until they are due; `first` is what is said to `dosectl` before."""
        self.dosed.clear()
        time.sleep(SETTLED)
        self.before = self.picture("before")
        self.dosed.begin(*doses, settings='sound = true\nrepeat = "10 min"\n')
        if first:
            self.dosed.dosectl(*first)
        time.sleep(max(0, doses[0].due.timestamp() - time.time()))

    def close(self):
        self.machine.close()
