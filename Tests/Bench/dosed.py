"""One daemon with a folder of its own, started as this process's child or as a service of the session."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
BINARIES = PROJECT / ".build/programs/release"
DISK = PROJECT / ".build/bench"
MEMORY = Path("/tmp")


class Dosed:
    """As a context it ends with its folder."""

    def __init__(self, place, plan, settings="", **environment):
        self.folder = Path(tempfile.mkdtemp(prefix="dosed-", dir=place))
        self.environment = {
            "XDG_CONFIG_HOME": f"{self.folder}/config",
            "XDG_STATE_HOME": f"{self.folder}/state",
            "XDG_RUNTIME_DIR": f"{self.folder}/run",
            **environment,
        }
        for name in ("config", "state", "run"):
            (self.folder / name / "dosed").mkdir(parents=True, mode=0o700)
        self.plan = self.folder / "config/dosed/plan.toml"
        self.ledger = self.folder / "state/dosed/ledger.sqlite"
        self.control = self.folder / "run/dosed/control"
        self.plan.write_text(plan)
        (self.folder / "config/dosed/dosed.toml").write_text(settings)
        self.pid = None
        self.child = None
        self.unit = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder)

    def start(self, *under):
        """Milliseconds from before the process exists until it says READY=1; `under` is a command that runs it."""
        path = f"{self.folder}/notify"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notices:
            notices.bind(path)
            notices.settimeout(30)
            environment = {**os.environ, **self.environment, "NOTIFY_SOCKET": path}
            with open(self.folder / "log", "ab") as log:
                began = time.perf_counter()
                self.child = subprocess.Popen(
                    [*under, BINARIES / "dosed"], env=environment, stdin=subprocess.DEVNULL, stderr=log
                )
                while b"READY=1" not in notices.recv(4096):
                    pass
                passed = time.perf_counter() - began
        os.unlink(path)
        self.pid = first_child(self.child.pid) if under else self.child.pid
        return passed * 1000

    def start_service(self):
        """Under the session's service manager, with its journal."""
        self.unit = f"bench-{self.folder.name}"
        variables = [f"--setenv={name}={value}" for name, value in self.environment.items()]
        run = ["systemd-run", "--user", "--quiet", f"--unit={self.unit}", "--property=Type=notify"]
        subprocess.run([*run, *variables, BINARIES / "dosed"], check=True)
        show = ["systemctl", "--user", "show", "--property=MainPID", "--value", self.unit]
        self.pid = int(subprocess.check_output(show))

    def stop(self):
        if self.child:
            os.kill(self.pid, signal.SIGTERM)
            self.child.wait(timeout=10)
        if self.unit:
            subprocess.run(["systemctl", "--user", "stop", self.unit], check=True)
        self.child = self.unit = self.pid = None

    def call(self, method, **parameters):
        """One call of the control protocol; its reply."""
        with socket.socket(socket.AF_UNIX) as control:
            control.settimeout(30)
            control.connect(str(self.control))
            call = {"method": f"org.dosed.Control.{method}", "parameters": parameters}
            control.sendall(json.dumps(call).encode() + b"\0")
            received = b""
            while not received.endswith(b"\0"):
                piece = control.recv(1 << 16)
                if not piece:
                    raise RuntimeError(f"{method}: the connection was closed without a reply")
                received += piece
        reply = json.loads(received[:-1])
        if "error" in reply:
            raise RuntimeError(f"{method}: {reply}")
        return reply["parameters"]

    def dosectl(self, *words):
        """What is run for it, and the environment to run it in."""
        return [str(BINARIES / "dosectl"), *words], {**os.environ, **self.environment}


def first_child(pid):
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])
