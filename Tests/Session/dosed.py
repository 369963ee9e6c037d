"""The installed daemon, as the user's service manager runs it."""

import json
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing

from machine import eventually
from plan import plan

PLAN = ".config/dosed/plan.toml"
SETTINGS = ".config/dosed/dosed.toml"
STATE = ".local/state/dosed"
LEDGER = f"{STATE}/ledger.sqlite"
SOCKET = "/run/user/1500/dosed/control"

# One call over the control socket: as little as the protocol needs, so that a test sees what was really said. It
# comes by the standard input, because the journal keeps the arguments of who logs in.
CALL = """
import json, socket, sys
peer = socket.socket(socket.AF_UNIX)
peer.settimeout(20)
peer.connect(sys.argv[1])
peer.sendall(sys.stdin.buffer.read() + b"\\0")
reply = b""
while not reply.endswith(b"\\0"):
    piece = peer.recv(65536)
    if not piece:
        sys.exit("the connection was closed without a reply")
    reply += piece
print(reply[:-1].decode())
"""

# Somebody at the door, and the first of what they are told.
KNOCK = f"import socket; s = socket.socket(socket.AF_UNIX); s.connect('{SOCKET}'); print(s.recv(9))"


class Refused(Exception):
    """The daemon answered with an error of its interface."""

    def __init__(self, reply):
        super().__init__(f"{reply['error']} {reply.get('parameters')}")
        self.error = reply["error"].removeprefix("org.dosed.Control.")
        self.parameters = reply.get("parameters", {})


class Dosed:
    def __init__(self, machine):
        self.machine = machine
        self.clear()
        self.since = time.time_ns() // 1000

    def clear(self):
        """As on the first day: no plan, no settings, no ledger, the units as installed."""
        machine = self.machine
        machine.systemctl("stop", "dosed.service", "dosed.socket", check=False)
        machine.systemctl("reset-failed", "dosed.service", check=False)
        machine.user("rm", "-rf", ".config/dosed", STATE, ".config/systemd/user")
        machine.systemctl("daemon-reload")

    # The service

    def begin(self, *doses, settings=""):
        """Writes the plan and the settings, and starts the service."""
        self.settings(settings)
        if doses:
            self.plan(*doses)
        self.start()

    def start(self):
        self.machine.systemctl("start", "dosed.socket", "dosed.service")

    def stop(self):
        self.machine.systemctl("stop", "dosed.service")

    def kill(self, signal="KILL"):
        self.machine.systemctl("kill", f"--signal={signal}", "--kill-whom=main", "dosed")

    def drop_in(self, text):
        """Changes the unit as an administrator does."""
        self.machine.write(".config/systemd/user/dosed.service.d/test.conf", text)
        self.machine.systemctl("daemon-reload")

    # Files

    def plan(self, *doses):
        self.machine.replace(PLAN, plan(*doses))

    def settings(self, text):
        # Silent, unless the test is about the sound.
        silence = "" if "sound =" in text else "sound = false\n"
        self.machine.replace(SETTINGS, f"{silence}{text}")

    def ledger(self):
        """The rows of the ledger with their details, read from a copy, because the daemon holds the file for itself."""
        with tempfile.TemporaryDirectory() as folder:
            for file in self.machine.path(STATE).glob("ledger.sqlite*"):
                shutil.copy(file, folder)
            with closing(sqlite3.connect(f"{folder}/ledger.sqlite")) as database:
                database.row_factory = sqlite3.Row
                rows = database.execute("SELECT * FROM record ORDER BY number")
                return [{**row, **json.loads(row["detail"] or "{}")} for row in rows]

    # Asking

    def call(self, method, **parameters):
        """The reply's parameters, or `Refused`."""
        message = json.dumps({"method": f"org.dosed.Control.{method}", "parameters": parameters})
        output = self.machine.user("/usr/bin/python3", "-c", CALL, SOCKET, input=message).stdout
        reply = json.loads(output)
        if "error" in reply:
            raise Refused(reply)
        return reply["parameters"]

    def status(self):
        return self.call("Status")["status"]

    def health(self, part):
        return next(health for health in self.status()["health"] if health["part"] == part)

    def state(self, dose):
        """What the daemon says of a dose: open, taken, missed ...; None when it knows none such."""
        doses = self.call("Today", date=f"{dose.due:%Y-%m-%d}")["day"]["doses"]
        return next((each["state"] for each in doses if each["id"] == dose.id), None)

    def reaches(self, dose, state, within=5.0):
        eventually(lambda: self.state(dose) == state, within)

    def dosectl(self, *arguments, **options):
        return self.machine.user("dosectl", *arguments, **options)

    def refuses_root(self):
        """Root passes the doors of the folder, as no other user does; the daemon still asks who it is."""
        knock = self.machine.root("/usr/bin/python3", "-c", KNOCK, check=False)
        return knock.stdout in ("b''\n", "")

    # The journal

    def refusals(self):
        """What was told of users who were refused."""
        return [told for told in self.told("trouble") if "was refused at the control socket" in told]

    def journal(self, *matches):
        """What this test's daemon has told."""
        return self.machine.journal("_SYSTEMD_USER_UNIT=dosed.service", *matches, since=self.since)

    def told(self, event):
        """The messages of an event, as soon as there is one."""
        return eventually(
            lambda: [entry["MESSAGE"] for entry in self.journal(f"DOSED_EVENT={event}")])
