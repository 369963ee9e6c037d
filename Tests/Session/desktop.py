"""The screen and its notification server: what is shown on it, and a hand that presses buttons."""

import json
import time
from dataclasses import dataclass

from machine import eventually

SERVERS = ["dunst", "xfce4-notifyd"]
LOG = "/tmp/notifications"
CHOICE = "/tmp/choice"
# Before that nobody has read what came up, and a button answers nothing.
READING = 0.6

# The menu of dunst's actions: it picks the line that the test has written down.
MENU = f"""#!/bin/sh
grep --fixed-strings --max-count=1 "$(cat {CHOICE})"
"""

DUNSTRC = """
[global]
    markup = full
    dmenu = /home/patient/menu
    mouse_left_click = context
    width = 320
    offset = 10x10
"""


@dataclass
class Notification:
    id: int
    replaces: int
    summary: str
    body: str
    actions: dict
    "The key of each button by its label."
    hints: dict
    timeout: int


def _plain(text):
    """With plain spaces between numbers and their units."""
    return text.replace("\u00a0", " ")


class Desktop:
    def __init__(self, machine):
        self.machine = machine
        self.server = None
        machine.write(".config/dunst/dunstrc", DUNSTRC)
        machine.write("menu", MENU)
        machine.user("chmod", "+x", "menu")
        machine.user(
            "systemd-run", "--user", "--quiet", "--unit=monitor", f"--property=StandardOutput=file:{LOG}",
            "busctl", "--user", "--json=short", "monitor", "org.freedesktop.Notifications")
        eventually(lambda: machine.path(LOG).exists())
        self._start = 0

    def show(self, server):
        """Starts a notification server, or another one in its place; "none" ends it."""
        self.machine.session("display", server)
        self.server = server

    def begin(self):
        """Forgets what was shown until now."""
        self._start = self.machine.path(LOG).stat().st_size

    def picture(self, file):
        self.machine.session("shot", file)

    # What is said on the bus

    def messages(self):
        with open(self.machine.path(LOG), encoding="utf-8") as log:
            log.seek(self._start)
            # The last line may still be on its way.
            return [json.loads(line) for line in log.read().splitlines(True) if line.endswith("\n")]

    def notifications(self):
        """All that dosed had shown, oldest first."""
        replies = {
            (message["destination"], message["reply_cookie"]): message["payload"]["data"]
            for message in self.messages() if message["type"] == "method_return"
        }
        shown = []
        for message in self.messages():
            if message.get("member") != "Notify" or message["payload"]["data"][0] != "dosed":
                continue
            reply = replies.get((message["sender"], message["cookie"]))
            _, replaces, _, summary, body, actions, hints, timeout = message["payload"]["data"]
            if reply:
                shown.append(Notification(
                    reply[0], replaces, _plain(summary), _plain(body), dict(zip(actions[1::2], actions[::2])),
                    {name: hint["data"] for name, hint in hints.items()}, timeout))
        return shown

    def alarms(self):
        """All alarms: what has buttons."""
        return [shown for shown in self.notifications() if shown.actions]

    def alarm(self, count=1, within=5.0):
        """The alarm that rang last, when so many have."""
        return eventually(lambda: len(self.alarms()) >= count and self.alarms(), within)[-1]

    def notice(self, word, within=5.0):
        """The quiet notification in whose summary or body the word is."""
        return eventually(lambda: next((
            shown for shown in self.notifications()
            if not shown.actions and word in f"{shown.summary}\n{shown.body}"), None), within)

    def is_withdrawn(self, notification):
        """Whether the server has said that the notification is gone."""
        return any(
            message.get("member") == "NotificationClosed"
            and message["payload"]["data"][0] == notification.id
            for message in self.messages())

    def owner(self):
        """The unique name of the notification server on the bus."""
        reply = self.machine.user(
            "busctl", "--user", "call", "org.freedesktop.DBus", "/org/freedesktop/DBus",
            "org.freedesktop.DBus", "GetNameOwner", "s", "org.freedesktop.Notifications").stdout
        return reply.split('"')[1]

    # What is on the screen

    def windows(self):
        """The notification windows that can be seen, as (number, x, y, width, height), the largest first."""
        found = self.machine.user(
            "xdotool", "search", "--onlyvisible", "--class", self.server, check=False).stdout.split()
        windows = []
        for number in found:
            shell = self.machine.user(
                "xdotool", "getwindowgeometry", "--shell", number, check=False).stdout
            place = dict(line.split("=") for line in shell.splitlines())
            if place:
                windows.append((number, *(int(place[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))))
        return sorted(windows, key=lambda window: -window[3] * window[4])

    def is_empty(self):
        return not (self.listed() if self.server == "mako" else self.windows())

    def listed(self):
        """What mako shows, the newest first, as (title, text, labels of the buttons)."""
        shown = json.loads(self.machine.user("makoctl", "list").stdout)["data"][0]
        return [
            (_plain(each["summary"]["data"]), _plain(each["body"]["data"]), list(each["actions"]["data"].values()))
            for each in shown
        ]

    # The hand

    def press(self, label):
        """Reads the alarm that is shown, and presses a button of it."""
        if self.server == "mako":
            eventually(self.listed)
            time.sleep(READING)
            self.machine.write(CHOICE, label)
            self.machine.user("makoctl", "menu", "/home/patient/menu")
            return
        eventually(self.windows)
        time.sleep(READING)
        _, x, y, width, height = eventually(self.windows)[0]
        if self.server == "dunst":
            # A click opens the menu of actions; what is critical stands at the top.
            self.machine.write(CHOICE, label)
            self._click(x + width // 2, y + 20)
        else:
            # The buttons stand at the right of the bottom row, all of one width, which "all 40" makes larger.
            labels = list(self.alarm().actions)
            pitch = 115 if ": all" in label else 92
            from_last = len(labels) - 1 - labels.index(label)
            self._click(x + width - 11 - pitch // 2 - pitch * from_last, y + height - 31)

    def close(self):
        """Closes the notification without an answer, as the person does."""
        if self.server == "dunst":
            self.machine.user("dunstctl", "close-all")
        else:
            _, x, y, width, _ = eventually(self.windows)[0]
            self._click(x + width // 2, y + 15)

    def _click(self, x, y):
        self.machine.user("xdotool", "mousemove", x, y, "click", 1)
        self.machine.user("xdotool", "mousemove", 1, 599)
