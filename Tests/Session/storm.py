"""Run in the session: a daemon that is killed ever again while several clients answer its doses.

It reads what is planned as JSON, and writes what happened as JSON: every kill, and every answer that was acknowledged,
with the clocks of this machine. What it means is for `audit` to say.
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

SOCKET = "/run/user/1500/dosed/control"
CLIENTS = 6
# Seconds that a client waits for the daemon to be back.
PATIENCE = 20


class Client:
    """Sends a request again on another connection, with the same name, until it is answered."""

    def __init__(self, number, storm):
        self.number = number
        self.storm = storm
        self.random = random.Random(f"{storm.seed}.{number}")
        self.socket = None

    def run(self):
        try:
            count = 0
            while not self.storm.is_over:
                count += 1
                method, parameters = self.choose()
                if method in ("Take", "Skip", "Snooze", "Undo"):
                    parameters["request"] = f"{self.number}.{count}"
                self.answer(method, parameters)
                if self.random.random() < 0.3:
                    self.close()
                time.sleep(self.random.uniform(0, 0.06))
        except Exception as error:
            self.storm.fail(f"client {self.number}: {error!r}")

    def choose(self):
        """What a person, a bar of the desktop and a script might ask of the doses that are near."""
        dose = self.random.choice(self.storm.near())
        now = datetime.now().astimezone()
        kind = self.random.choices(
            ["take", "skip", "snooze", "undo", "extra", "late", "look"], [30, 10, 15, 10, 15, 8, 12])[0]
        if kind == "take":
            return "Take", {"dose": self.random.choice([dose["id"], dose["id"].split("/")[0]])}
        if kind == "skip":
            return "Skip", {"dose": dose["id"], "reason": "storm"}
        if kind == "snooze":
            return "Snooze", {"dose": dose["id"], "minutes": 1}
        if kind == "undo":
            return "Undo", {}
        if kind == "extra":
            at = now - timedelta(minutes=self.random.randint(1, 600))
            amount = self.random.randint(1, 40)
            return "Take", {"dose": "needed", "at": at.isoformat("T", "seconds"), "amount": amount}
        if kind == "late":
            # Told afterwards of a dose whose window has closed by now, or is about to.
            dose = self.random.choice(self.storm.near(back=20))
            at = datetime.fromtimestamp(dose["due"]).astimezone()
            return "Take", {"dose": dose["id"], "at": min(at, now).isoformat("T", "seconds")}
        return self.random.choice([("Status", {}), ("Today", {}), ("History", {"limit": 20})])

    def answer(self, method, parameters):
        message = json.dumps({"method": f"org.dosed.Control.{method}", "parameters": parameters})
        end = time.monotonic() + PATIENCE
        tries = 0
        while True:
            tries += 1
            try:
                reply = self.ask(message.encode() + b"\0")
                break
            except (OSError, EOFError):
                self.close()
                if time.monotonic() > end:
                    raise TimeoutError(f"no answer to {message}") from None
                time.sleep(0.002)
        self.storm.answered(method, parameters, tries, reply)

    def ask(self, message):
        if not self.socket:
            self.socket = socket.socket(socket.AF_UNIX)
            self.socket.settimeout(10)
            self.socket.connect(SOCKET)
        self.socket.sendall(message)
        reply = b""
        while not reply.endswith(b"\0"):
            piece = self.socket.recv(1 << 16)
            if not piece:
                raise EOFError
            reply += piece
        return json.loads(reply[:-1])

    def close(self):
        if self.socket:
            self.socket.close()
        self.socket = None


class Storm:
    def __init__(self, kills, seed, doses):
        self.wanted = kills
        self.seed = seed
        self.doses = doses
        self.is_over = False
        self.kills = []
        self.answers = []
        self.problems = []
        self.acknowledged = threading.Event()
        group = subprocess.check_output(
            ["systemctl", "--user", "show", "dosed", "--property=ControlGroup", "--value"], text=True)
        self.processes = Path(f"/sys/fs/cgroup{group.strip()}/cgroup.procs")

    def near(self, back=5):
        """The doses that ring now, or nearly."""
        now = time.time()
        return [dose for dose in self.doses if now - back < dose["due"] < now + 0.5] or self.doses[-5:]

    def fail(self, problem):
        self.problems.append(problem)
        self.is_over = True

    def answered(self, method, parameters, tries, reply):
        self.answers.append({
            "at": time.monotonic(), "method": method, "parameters": parameters, "tries": tries,
            "error": reply.get("error"), "answer": reply["parameters"].get("answer"),
        })
        # A refusal is none: nothing was to be kept.
        if method not in ("Status", "Today", "History") and "error" not in reply:
            self.acknowledged.set()

    def run(self):
        threads = [threading.Thread(target=Client(number, self).run) for number in range(CLIENTS)]
        for thread in threads:
            thread.start()
        try:
            self.kill_all()
        except Exception as error:
            self.fail(f"killing: {error!r}")
        self.is_over = True
        for thread in threads:
            thread.join()
        return {"kills": self.kills, "answers": self.answers, "problems": self.problems}

    def kill_all(self):
        chance = random.Random(self.seed)
        last = None
        while len(self.kills) < self.wanted and not self.is_over:
            pid = self.next_process(last)
            if chance.random() < 0.3:
                # While it starts.
                time.sleep(chance.uniform(0, 0.03))
            else:
                self.acknowledged.clear()
                self.acknowledged.wait(5)
                # Mostly amid answers; now and then when alarms are on the screen.
                time.sleep(chance.uniform(0, 0.05 if chance.random() < 0.9 else 0.4))
            os.kill(pid, signal.SIGKILL)
            self.kills.append({"at": time.monotonic(), "pid": pid})
            last = pid

    def next_process(self, last):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for pid in self.processes_now():
                if pid != last:
                    return pid
            time.sleep(0.001)
        raise TimeoutError("the daemon did not come back")

    def processes_now(self):
        """The daemon's, without what goes before it: a shell, and dosed itself that makes a link."""
        try:
            pids = self.processes.read_text().split()
        except OSError:
            return
        for pid in pids:
            try:
                name = Path(f"/proc/{pid}/comm").read_text()
                words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            # The name is there a moment before the words.
            if name == "dosed\n" and words[0] and b"--link-sync" not in words:
                yield int(pid)


if __name__ == "__main__":
    json.dump(Storm(**json.load(sys.stdin)).run(), sys.stdout)
