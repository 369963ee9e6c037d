"""The other ways to be reminded: a timer of systemd, remind, and the alarm clocks of the desktops."""

import os
import subprocess
import time
from datetime import datetime
from pathlib import Path


class Timer:
    """A timer of the user's service manager that runs notify-send, as exact as it can be asked for."""

    UNIT = "bench-timer"

    def __init__(self, calendar, summary):
        self.words = [
            *["systemd-run", "--user", "--quiet", f"--unit={self.UNIT}", f"--on-calendar={calendar}"],
            *["--timer-property=AccuracySec=1us", "--property=StartLimitIntervalSec=0"],
            *["notify-send", summary],
        ]

    def __enter__(self):
        subprocess.run(self.words, check=True)
        return self

    def __exit__(self, *_):
        subprocess.run(["systemctl", "--user", "stop", f"{self.UNIT}.timer"], check=True)


class Remind:
    """remind as a daemon that looks at its file once a minute, the least it can be asked for."""

    def __init__(self, file, text):
        self.file = file
        file.write_text(text)

    def __enter__(self):
        words = ["remind", "-z1", "-knotify-send %s", self.file]
        self.process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
        )
        self.pid = self.process.pid
        return self

    def __exit__(self, *_):
        os.killpg(self.pid, 15)
        self.process.wait()


class Window:
    """An alarm clock, which shows a window of its own, too."""

    def __init__(self, *words):
        self.words = words

    def __enter__(self):
        self.process = subprocess.Popen(
            self.words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "DISPLAY": ":7", "QT_QPA_PLATFORM": "xcb"},
        )
        self.pid = self.process.pid
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


class KAlarm(Window):
    """KAlarm with one alarm that is repeated every second minute."""

    COMMAND = "kalarm --notify --time ... --interval 2 --repeat ..."
    # Without a calendar it asks Akonadi for those of older versions first, and rings none.
    CALENDAR = """
[General]
LastId=1

[Resource_1]
AlarmTypes=Active
Enabled=Active
Id=1
Name=Alarms
Path={home}/.local/share/kalarm/calendar.ics
Standard=Active
Type=File
"""

    def __init__(self, text, minutes):
        home = Path.home()
        (home / ".config").mkdir(exist_ok=True)
        (home / ".config/kalarmresources").write_text(self.CALENDAR.format(home=home))
        first = f"{datetime.fromtimestamp(minutes[0]):%H:%M}"
        repeat = ["--interval", "2", "--repeat", str(len(minutes))]
        super().__init__("kalarm", "--notify", "--time", first, *repeat, text)


class GnomeClocks(Window):
    """gnome-clocks with an alarm for each of these minutes."""

    COMMAND = "gnome-clocks"

    def __init__(self, text, minutes):
        alarms = ", ".join(self.alarm(text, datetime.fromtimestamp(minute)) for minute in minutes)
        subprocess.run(["gsettings", "set", "org.gnome.clocks", "alarms", f"[{alarms}]"], check=True)
        # What is set must be on the disk before another process reads it.
        time.sleep(1)
        super().__init__("gnome-clocks")

    @staticmethod
    def alarm(text, at):
        return (
            f"{{'name': <'{text}'>, 'id': <'{at:%H%M}'>, 'hour': <{at.hour}>, 'minute': <{at.minute}>, "
            "'days': <[1, 2, 3, 4, 5, 6, 7]>, 'snooze_minutes': <10>, 'ring_minutes': <1>, 'active': <true>, "
            "'state': <'ready'>}"
        )
