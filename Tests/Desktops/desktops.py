"""The desktops of Debian 12 and 13: how each is told to be quiet, how it is locked, and where a pointer goes on it."""

import re
import subprocess
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop import READING
from gnome import LOCK_WARNED, Shell
from machine import eventually
from manual import recipe

SHOW = "/project/Tests/Desktops/show"
# By how much a picture is enlarged to be read.
LARGE = 3

LXQT = ".config/lxqt/notifications.conf"
XFCE = "xfconf-query --channel xfce4-notifyd --property /do-not-disturb"


def setting(key, quiet, loud):
    return f"gsettings set {key} {quiet}", f"gsettings set {key} {loud}"


@dataclass
class Desktop:
    name: str
    "As `show` knows it."
    release: str = "trixie"
    quiet: tuple = ()
    "The commands after which it does not disturb, and does again; none where it has no such state."
    files: dict = field(default_factory=dict)
    "What is written down for it before it starts."
    like: str = ""
    "The file with which each of them begins."

    def start(self, machine):
        for name, text in self.files.items():
            machine.write(name, (machine.path(self.like).read_text() if self.like else "") + text)
        machine.user(SHOW, self.name)

    def screen(self, machine):
        return Screen(machine)

    def lock(self, machine, screen):
        machine.user(SHOW, "lock")


@dataclass
class GnomeShell(Desktop):
    quiet: tuple = setting("org.gnome.desktop.notifications show-banners", "false", "true")
    files: dict = field(default_factory=lambda: {LOCK_WARNED: ""})

    def screen(self, machine):
        return GnomeScreen(machine)

    def lock(self, machine, screen):
        screen.shell.lock()


CALM = f"{SHOW} calm", "systemctl --user stop calm"
DUNST = Desktop("dunst", quiet=("dunstctl set-paused true", "dunstctl set-paused false"))
# Its mode is the one of its manual.
MAKO = Desktop(
    "mako", quiet=("makoctl mode -a do-not-disturb", "makoctl mode -r do-not-disturb"),
    files={".config/mako/config": "[mode=do-not-disturb]\ninvisible=1\n"})
FNOTT = Desktop("fnott", quiet=(f"{SHOW} pause", f"{SHOW} unpause"))
DESKTOPS = {
    "GNOME Shell 43": GnomeShell("gnome", "bookworm"),
    "GNOME Shell 48": GnomeShell("gnome"),
    "Plasma 5.27": Desktop("plasma5", "bookworm", CALM),
    "Plasma 6.3": Desktop("plasma6", quiet=CALM),
    "Cinnamon 6.4": Desktop(
        "cinnamon", quiet=setting("org.cinnamon.desktop.notifications display-notifications", "false", "true")),
    "MATE 1.26": Desktop("mate", quiet=setting("org.mate.NotificationDaemon do-not-disturb", "true", "false")),
    "LXQt 2.1": Desktop(
        "lxqt", quiet=(f"cp quiet {LXQT}", f"cp loud {LXQT}"),
        files={"quiet": "[General]\ndoNotDisturb=true\n", "loud": "[General]\n", LXQT: "[General]\n"}),
    "xfce4-notifyd": Desktop("xfce", quiet=(
        f"{XFCE} --create --type bool --set true", f"{XFCE} --reset")),
    "dunst": DUNST,
    "dunst, with the lines of the manual": replace(
        DUNST, files={".config/dunst/dunstrc": recipe("dunst")}, like="/etc/xdg/dunst/dunstrc"),
    "notification-daemon": Desktop("notification-daemon"),
    "mako": MAKO,
    "mako, with the lines of the manual": replace(MAKO, files={".config/mako/config": recipe("mako")}),
    "swaync": Desktop("swaync", quiet=("swaync-client --dnd-on", "swaync-client --dnd-off")),
    "fnott": FNOTT,
    "fnott, with the lines of the manual": replace(FNOTT, files={".config/fnott/fnott.ini": recipe("fnott")}),
}


@dataclass
class Word:
    text: str
    x: int
    y: int


class Screen:
    """What can be read on an X server's screen, and a pointer on it."""

    def __init__(self, machine):
        self.machine = machine

    def picture(self, file):
        self.machine.session("shot", file)
        return Path(file)

    def press(self, x, y):
        self.machine.user("xdotool", "mousemove", x, y)
        time.sleep(READING)
        self.machine.user("xdotool", "click", 1)

    def words(self, before, after):
        """What a reader of print finds in what changed on the screen, as it is and by what stands out around each point."""
        left, top, *size = self.changed(before, after)
        found = []
        for way in ([], ["-lat", "75x75+6%"], ["-negate", "-lat", "75x75+6%"]):
            large = subprocess.run(
                ["convert", after, "-crop", f"{size[0]}x{size[1]}+{left}+{top}", "+repage", "-colorspace", "gray",
                 "-resize", f"{LARGE}00%", *way, "png:-"],
                capture_output=True, check=True).stdout
            table = subprocess.run(
                ["tesseract", "-", "-", "--psm", "11", "tsv"], input=large, capture_output=True, check=True).stdout
            for line in table.decode().splitlines()[1:]:
                *_, x, y, width, height, confidence, text = line.split("\t")
                if float(confidence) > 30 and text.strip():
                    middle = int(x) + int(width) // 2, int(y) + int(height) // 2
                    found.append(Word(text.strip(), left + middle[0] // LARGE, top + middle[1] // LARGE))
        return found

    def changed(self, before, after):
        """The rectangle in which two pictures differ, as (left, top, width, height)."""
        box = subprocess.run(
            ["convert", before, after, "-compose", "difference", "-composite", "-colorspace", "gray",
             "-threshold", "3%", "-format", "%@", "info:"], capture_output=True, text=True, check=True).stdout
        width, height, left, top = map(int, re.fullmatch(r"(\d+)x(\d+)([+-]\d+)([+-]\d+)", box.strip()).groups())
        return max(0, left), max(0, top), max(8, width), max(8, height)


class GnomeScreen(Screen):
    """A screen without a screen: GNOME Shell is asked."""

    def __init__(self, machine):
        super().__init__(machine)
        self.shell = Shell(machine)
        eventually(lambda: self.shell.ask("Main.overview.hide(); !Main.overview.visible"), within=20)

    def press(self, x, y):
        self.shell.click(x, y)


def server(machine):
    """The name and version that the notification server gives."""
    said = machine.user(
        "busctl", "--user", "call", "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
        "org.freedesktop.Notifications", "GetServerInformation").stdout
    name, _, version, _ = re.findall(r'"([^"]*)"', said)
    return f"{name} {version}"


def is_heard(streams):
    try:
        return bool(eventually(streams, within=8))
    except AssertionError:
        return False
