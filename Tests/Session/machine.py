"""A throw-away machine with a desktop session, started and stopped by the script `session`."""

import json
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPT = HERE / "session"
PROJECT = HERE.parent.parent


def eventually(claim, within=5.0, every=0.05):
    """The first true value of `claim()`; fails when there is none in so many seconds."""
    end = time.monotonic() + within
    while True:
        value = claim()
        if value:
            return value
        assert time.monotonic() < end, f"not within {within} s; at last it was {value!r}"
        time.sleep(every)


class Machine:
    """Files of the user are named from their home; everything runs as the user unless it says root."""

    def __init__(self, folder):
        self.folder = folder
        self._up = subprocess.Popen(
            [SCRIPT, folder, "up", PROJECT],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            # Ctrl-C is pytest's; the machine then ends with its fixture.
            start_new_session=True,
        )
        if self._up.stdout.readline() != "ready\n":
            raise RuntimeError(f"the session did not start: {self._up.communicate()[1]}")

    def close(self):
        self._up.communicate("\n", timeout=20)

    # Commands

    def session(self, *arguments, check=True, **options):
        result = subprocess.run(
            [SCRIPT, self.folder, *map(str, arguments)],
            capture_output=True, text=True, timeout=60, **options,
        )
        if check and result.returncode != 0:
            raise AssertionError(
                f"{arguments} ended with {result.returncode}:\n{result.stdout}{result.stderr}")
        return result

    def user(self, *command, **options):
        return self.session("user", *command, **options)

    def root(self, *command, **options):
        return self.session("root", *command, **options)

    def start(self, *command, **options):
        """A command of the user that goes on; to be waited for by the caller."""
        return subprocess.Popen(
            [SCRIPT, self.folder, "user", *map(str, command)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            **options,
        )

    def systemctl(self, *arguments, **options):
        return self.user("systemctl", "--user", *arguments, **options)

    def properties(self, unit="dosed", *names):
        shown = self.systemctl("show", unit, *(f"--property={name}" for name in names)).stdout
        return dict(line.split("=", 1) for line in shown.splitlines())

    # Sound

    def listen(self):
        """Starts the sound server; how many streams are playing."""
        self.systemctl("start", "pulseaudio.socket", "pulseaudio.service")
        return lambda: len(self.user("pactl", "list", "short", "sink-inputs").stdout.splitlines())

    # Files

    def path(self, name):
        """Where a file of the user's is seen from outside the machine."""
        inside = name if name.startswith("/") else f"/home/patient/{name}"
        return Path(f"/proc/{self._pid}/root{inside}")

    @property
    def _pid(self):
        return (Path(self.folder) / "pid").read_text().strip()

    def write(self, name, text):
        """Writes a file as the shell does: emptied first, then filled."""
        self.user("sh", "-c", 'mkdir -p "$(dirname "$1")" && cat >"$1"', "-", name, input=text)

    def replace(self, name, text):
        """Writes a file as a careful editor does: another one takes its place."""
        self.write(f"{name}.new", text)
        self.user("mv", f"{name}.new", name)

    # The journal

    def journal(self, *matches, since=0):
        """The entries as dictionaries, oldest first, from a time in microseconds on."""
        lines = self.root("journalctl", "--output=json", "--all", *matches).stdout
        entries = [json.loads(line) for line in lines.splitlines()]
        return [entry for entry in entries if int(entry["__REALTIME_TIMESTAMP"]) >= since]
