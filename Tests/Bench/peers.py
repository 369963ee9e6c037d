"""The other ways to be reminded: a timer of systemd, and remind."""

import os
import subprocess


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
