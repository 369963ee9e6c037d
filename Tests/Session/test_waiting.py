"""The daemon waits for nobody who does not take what it says."""

import pytest

from machine import eventually
from plan import due_in, open_dose, plan

# Other programs fill the queue of a reader that hangs; as many senders as one alone may not send enough.
FILL = """
import socket, sys
count = 0
for _ in range(64):
    sender = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    sender.setblocking(False)
    before = count
    try:
        while True:
            sender.sendto(b"X=filler\\n", sys.argv[1])
            count += 1
    except BlockingIOError:
        if count == before:
            break
assert count > 0
"""

JOURNAL = "/run/systemd/journal/socket"
MANAGER = "/run/user/1500/systemd/notify"


@pytest.fixture
def hang(machine):
    """Stops a program and fills its queue; it goes on after the test at the latest."""
    stopped = []

    def stop(pid, queue):
        stopped.append(pid)
        machine.root("kill", "-STOP", pid)
        machine.user("/usr/bin/python3", "-c", FILL, queue)

    def go_on():
        while stopped:
            machine.root("kill", "-CONT", stopped.pop())

    stop.go_on = go_on
    yield stop
    go_on()


def rings_and_is_answered(dosed, dunst, *doses):
    for count, dose in enumerate(doses, 1):
        dunst.alarm(count, within=8)
        dosed.call("Take", dose=dose.id)
        assert dosed.state(dose) == "taken"


@pytest.mark.alone
def test_a_journal_that_hangs_holds_up_neither_alarm_nor_answer(machine, dosed, dunst, hang):
    first, second = due_in(3), due_in(6, key="pregabalin", name="Pregabalin")
    dosed.begin(first, second)
    before = machine.properties("dosed", "MainPID")
    hang(machine.root("pidof", "systemd-journald").stdout.strip(), JOURNAL)

    rings_and_is_answered(dosed, dunst, first, second)

    health = dosed.health("journal")
    assert health["code"] == "entries_lost" and health["lost"] == 4
    assert "4 were lost" in dosed.dosectl("status").stdout
    hang.go_on()
    eventually(lambda: dosed.health("journal")["ok"])
    assert dosed.told("entries_lost")[0].startswith("4 entries were lost from ")
    assert machine.properties("dosed", "MainPID") == before
    assert [row["event"] for row in dosed.ledger()] == ["plan_adopted", "raised", "taken", "raised", "taken"]


@pytest.mark.alone
def test_a_manager_that_hangs_holds_up_neither_alarm_nor_answer(machine, dosed, dunst, hang):
    first, second = due_in(3), due_in(6, key="pregabalin", name="Pregabalin")
    dosed.begin(first, second)
    before = machine.properties("dosed", "MainPID")
    hang(machine.root("pgrep", "--uid", "patient", "--full", "systemd --user").stdout.split()[0], MANAGER)

    rings_and_is_answered(dosed, dunst, first, second)

    hang.go_on()
    # Before, both were open.
    eventually(lambda: machine.properties("dosed", "StatusText")["StatusText"].startswith("Next: 2"))
    assert machine.properties("dosed", "MainPID", "NRestarts") == {**before, "NRestarts": "0"}


# A daemon without systemd, whose messages go where nobody takes them. It rings in its terminal, if it has one.
PLAIN = """
import json, os, pty, signal, socket, subprocess, sys, tempfile, termios, time
where, plan = sys.argv[1:]
folder = tempfile.mkdtemp()
for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
    os.environ[name] = folder
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/none"
os.mkdir(f"{folder}/dosed")
open(f"{folder}/dosed/plan.toml", "w").write(plan)
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
session = {}
if where == "terminal":
    master, output = pty.openpty()
    termios.tcflow(output, termios.TCOOFF)
    session = {"start_new_session": True}
elif where == "pipe":
    reading, output = os.pipe()
    os.close(reading)
elif where == "full":
    output = os.open("/dev/full", os.O_WRONLY)
stdio = {name: None if where == "closed" else output for name in ("stdout", "stderr")}
closing = {"preexec_fn": lambda: [os.close(fd) for fd in range(3)]} if where == "closed" else {}
daemon = subprocess.Popen(["dosed"], stdin=subprocess.DEVNULL, **stdio, **session, **closing)

def ask(method):
    with socket.socket(socket.AF_UNIX) as peer:
        peer.settimeout(5)
        peer.connect(f"{folder}/dosed/control")
        peer.sendall(json.dumps({"method": f"org.dosed.Control.{method}", "parameters": {}}).encode() + b"\\0")
        reply = b""
        while not reply.endswith(b"\\0"):
            reply += peer.recv(65536)
    return json.loads(reply[:-1])["parameters"]

for _ in range(100):
    try:
        status = ask("Status")["status"]
        if status["takeable"] and status["takeable"][0]["state"] == "ringing":
            break
    except OSError:
        assert daemon.poll() is None, f"it ended with {daemon.poll()}"
    time.sleep(0.1)
ask("Take")
status = ask("Status")["status"]
assert daemon.poll() is None
daemon.terminate()
assert daemon.wait(timeout=5) == 0
lost = next(health for health in status["health"] if health["part"] == "journal").get("lost", 0)
print(status["today"]["doses"][0]["state"], "lost" if lost else "complete")
"""


@pytest.mark.parametrize("where, entries", [
    ("terminal", "lost"), ("pipe", "lost"), ("full", "lost"), ("closed", "complete")])
def test_without_systemd_no_terminal_and_no_pipe_holds_it_up(machine, dosed, where, entries):
    output = machine.user("/usr/bin/python3", "-c", PLAIN, where, plan(open_dose())).stdout

    assert output == f"taken {entries}\n"

# In the background of a shell whose terminal stops whoever of there writes to it ("stty tostop").
BACKGROUND = """
import os, pty, signal, tempfile, termios, time
folder = tempfile.mkdtemp()
for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
    os.environ[name] = folder
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/none"
shell, terminal = pty.fork()
if shell == 0:
    mode = termios.tcgetattr(0)
    mode[3] |= termios.TOSTOP
    termios.tcsetattr(0, termios.TCSANOW, mode)
    job = os.fork()
    if job == 0:
        os.setpgid(0, 0)
        os.execvp("dosed", ["dosed"])
    for _ in range(100):
        time.sleep(0.05)
        state = open(f"/proc/{job}/stat").read().split()[2]
        if state == "T" or os.path.exists(f"{folder}/dosed/control"):
            break
    time.sleep(0.2)
    state = open(f"/proc/{job}/stat").read().split()[2]
    os.kill(job, signal.SIGKILL)
    os._exit(state == "T")
shown = b""
try:
    while piece := os.read(terminal, 4096):
        shown += piece
except OSError:
    pass
_, status = os.waitpid(shell, 0)
assert status == 0 and b"is ready" in shown, (status, shown)
"""


def test_a_terminal_that_another_job_has_does_not_stop_it(machine, dosed):
    machine.user("/usr/bin/python3", "-c", BACKGROUND)
