"""A dosed of its own at a pretended moment: libfaketime, a folder for a home, a session bus without a screen."""

import datetime as dt
import json
import os
import shutil
import socket
import subprocess
import time
import uuid
from pathlib import Path
from zoneinfo import ZoneInfo

PROGRAMS = Path(__file__).parents[2] / ".build/programs/release"
FAKETIME = next(iter(Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), None)
ZONE = "Europe/Paris"


class Pretended:
    def __init__(self, folder, like=None):
        """`like`: the folder of another one, whose plan and ledger this one goes on with."""
        self.folder = Path(folder)
        self.daemon = None
        self.offset = 0
        if like:
            shutil.copytree(like, self.folder, ignore=shutil.ignore_patterns("run"))
        for name in ("run", "cfg/dosed", "state", "home"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "run").chmod(0o700)
        self.plan = self.folder / "cfg/dosed/plan.toml"
        self.socket = self.folder / "run/dosed/control"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "home"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "XDG_CONFIG_HOME": str(self.folder / "cfg"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.folder}/run/bus",
            "LANG": "C.UTF-8",
            "TZ": ZONE,
            "NO_COLOR": "1",
        }
        self.bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", f"--address=unix:path={self.folder}/run/bus"],
            env=self.environment, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        eventually(lambda: (self.folder / "run/bus").exists())
        # It holds what the library shares among processes; without it a program is begun without its arguments.
        self.keeper = subprocess.Popen(
            ["faketime", "-f", "+0s", "sh", "-c", "echo $FAKETIME_SHARED; unset LD_PRELOAD; read end"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.shared = self.keeper.stdout.readline().strip()

    def at(self, moment):
        """Begins the daemon anew, in another boot, at `2026-12-22 12:00` by the clocks of the zone."""
        self.end()
        local = dt.datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(ZONE))
        self.offset = int(local.timestamp() - time.time() + 0.999)
        boot = self.folder / "boot_id"
        boot.write_text(f"{uuid.uuid4()}\n")
        bound = f"mount --bind {boot} /proc/sys/kernel/random/boot_id"
        begin = f"{bound} && export LD_PRELOAD={FAKETIME} && exec {PROGRAMS}/dosed"
        with open(self.folder / "log", "a") as log:
            self.daemon = subprocess.Popen(
                ["unshare", "--mount", "sh", "-c", begin],
                env=self.pretending(), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        eventually(self.answers)

    def answers(self):
        assert self.daemon.poll() is None, (self.folder / "log").read_text()
        try:
            return "parameters" in self.call("Status")
        except (FileNotFoundError, ConnectionRefusedError):
            return False

    def call(self, method, **parameters):
        """What the daemon answers on the socket."""
        with socket.socket(socket.AF_UNIX) as peer:
            peer.settimeout(20)
            peer.connect(str(self.socket))
            call = {"method": f"org.dosed.Control.{method}", "parameters": parameters}
            peer.sendall(json.dumps(call).encode() + b"\0")
            reply = b""
            while not reply.endswith(b"\0"):
                piece = peer.recv(65536)
                assert piece, "the connection was closed without a reply"
                reply += piece
        return json.loads(reply[:-1])

    def pretending(self, **more):
        return self.environment | more | {
            "FAKETIME": f"{self.offset:+d}s",
            "FAKETIME_SHARED": self.shared,
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }  # fmt: skip

    def dosectl(self, *words):
        return subprocess.run(
            [PROGRAMS / "dosectl", *words], env=self.pretending(LD_PRELOAD=str(FAKETIME)),
            capture_output=True, text=True,
        )  # fmt: skip

    def save(self, text):
        """Replaces the plan file, and lets the daemon read it."""
        new = self.plan.with_suffix(".new")
        new.write_text(text)
        new.rename(self.plan)
        if not self.daemon:
            return
        before = self.records("plan_adopted")
        self.daemon.send_signal(1)
        eventually(lambda: len(self.records("plan_adopted")) > len(before))

    def records(self, event):
        """All that is recorded of that kind."""
        pages = self.dosectl("history", "--json", "--limit", "10000").stdout.splitlines()
        return [entry for page in pages for entry in json.loads(page)["entries"] if entry["event"] == event]

    def rings(self, date):
        """`{time: mg}` of what is due or was taken on a date."""
        day = json.loads(self.dosectl("today", "--json", date).stdout)["day"]
        return {
            dose["time"]: dose["amount"]["value"] for dose in day["doses"] if dose["state"] != "superseded"
        }

    def end(self):
        if self.daemon:
            self.daemon.terminate()
            self.daemon.wait(20)
            self.daemon = None

    def close(self):
        self.end()
        self.keeper.communicate("\n")
        self.bus.terminate()
        self.bus.wait(20)


def eventually(holds):
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "it did not come about within 20 s"
        time.sleep(0.02)
