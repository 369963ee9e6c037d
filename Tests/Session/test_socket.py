"""The control socket, as a client written by somebody else uses it, and as a hostile one does."""

import json
import time

import pytest

from dosed import CALL, SOCKET, Refused
from machine import eventually
from plan import due_in, open_dose

PYTHON = "/project/.build/venv/bin/python"

# With the generic client of the package `varlink`, which learns the interface from the daemon itself.
INSPECT = f"""
import json, varlink
with varlink.Client("unix:{SOCKET}") as client:
    info = client.get_interface("org.varlink.service")
    service = {{}}
    with client.open("org.varlink.service") as connection:
        service = connection.GetInfo()
    interface = client.get_interface("org.dosed.Control")
    print(json.dumps({{"info": service, "methods": [m.name for m in interface.members.values()
                       if m.__class__.__name__ == "_Method"]}}))
"""
TAKE_TWICE = f"""
import json, varlink
with varlink.Client("unix:{SOCKET}") as client, client.open("org.dosed.Control") as control:
    status = control.Status()
    replies = [control.Take(request="one-and-the-same") for _ in range(2)]
    print(json.dumps([status, *replies]))
"""
WATCH = f"""
import json, varlink
with varlink.Client("unix:{SOCKET}") as client, client.open("org.dosed.Control") as control:
    for reply in control.Watch(_more=True):
        print(json.dumps(reply["entries"]), flush=True)
"""


def python(machine, code):
    return json.loads(machine.user(PYTHON, "-c", code).stdout)


def test_a_generic_client_can_inspect_the_daemon(machine, dosed):
    dosed.begin()

    found = python(machine, INSPECT)

    assert found["info"]["product"] == "dosed"
    assert found["info"]["interfaces"] == ["org.varlink.service", "org.dosed.Control"]
    assert set(found["methods"]) >= {"Status", "Today", "Take", "Skip", "Snooze", "Undo", "History", "Watch"}


def test_the_same_request_sent_twice_is_recorded_once(machine, dosed):
    dose = open_dose()
    dosed.begin(dose)
    dosed.reaches(dose, "ringing")

    status, first, second = python(machine, TAKE_TWICE)

    assert status["status"]["takeable"][0]["id"] == dose.id
    assert first["answer"]["doses"][0]["state"] == second["answer"]["doses"][0]["state"] == "taken"
    assert [row["request"] for row in dosed.ledger() if row["event"] == "taken"] == ["one-and-the-same"]


def test_a_watcher_is_told_of_each_change(machine, dosed):
    dose = open_dose()
    dosed.begin(dose)
    dosed.reaches(dose, "ringing")
    watcher = machine.start(PYTHON, "-c", WATCH)
    try:
        assert json.loads(watcher.stdout.readline()) == []
        dosed.call("Snooze", minutes=1)
        assert [entry["event"] for entry in json.loads(watcher.stdout.readline())] == ["snoozed"]
        dosed.call("Take")
        assert [entry["event"] for entry in json.loads(watcher.stdout.readline())] == ["taken"]
    finally:
        watcher.kill()
        watcher.wait()


def test_a_client_that_asks_nonsense_is_told_so(dosed):
    dosed.begin(open_dose())

    with pytest.raises(Refused) as unknown:
        dosed.call("Take", dose="aspirin")
    assert unknown.value.error == "UnknownDose"
    with pytest.raises(Refused) as invalid:
        dosed.call("Take", dose=17)
    assert invalid.value.error == "org.varlink.service.InvalidParameter"
    with pytest.raises(Refused) as absent:
        dosed.call("Poison")
    assert absent.value.error == "org.varlink.service.MethodNotFound"


HOSTILE = f"""
import socket, time
def connect():
    peer = socket.socket(socket.AF_UNIX)
    peer.settimeout(10)
    peer.connect("{SOCKET}")
    return peer
def send(peer, data):
    try:
        peer.sendall(data)
    except OSError:
        pass
def ended(peer):
    try:
        while peer.recv(65536):
            pass
    except ConnectionError:
        pass
    return True

silent = [connect() for _ in range(100)]
garbage, deep, huge, halves = connect(), connect(), connect(), connect()
send(garbage, b"\\xff\\xfe{{not json\\0")
send(deep, b"[" * 60000 + b"\\0")
send(huge, b"x" * (8 << 20))
send(halves, b'{{"method": "org.dosed.')
for peer in garbage, deep, huge:
    assert ended(peer)
deaf = connect()
deaf.setblocking(False)
try:
    while True:
        deaf.send(b'{{"method": "org.varlink.service.GetInterfaceDescription", '
                  b'"parameters": {{"interface": "org.dosed.Control"}}}}\\0')
except OSError:
    pass
print("ready", flush=True)
time.sleep(20)
"""


@pytest.mark.alone
def test_hostile_clients_keep_neither_an_alarm_nor_another_client_waiting(machine, dosed, dunst):
    dose = due_in(3)
    dosed.begin(dose)
    hostile = machine.start("/usr/bin/python3", "-c", HOSTILE)
    try:
        assert hostile.stdout.readline() == "ready\n", hostile.communicate()[1]

        assert dosed.status()["next"] or dosed.status()["takeable"]
        dunst.alarm()
        raised = dosed.journal("DOSED_EVENT=raised")[0]
        assert int(raised["_SOURCE_REALTIME_TIMESTAMP"]) / 1e6 - dose.due.timestamp() < 0.5
        dosed.call("Take")
        assert dosed.state(dose) == "taken"
        memory = int(machine.properties("dosed", "MainPID")["MainPID"])
        status = machine.root("grep", "VmHWM", f"/proc/{memory}/status").stdout
        assert int(status.split()[1]) < 64 << 10, "kB"
    finally:
        hostile.kill()
        hostile.wait()
    eventually(lambda: dosed.state(dose) == "taken")


@pytest.mark.alone
def test_a_thousand_clients_keep_neither_an_alarm_nor_an_answer_waiting(machine, dosed, dunst):
    dose = due_in(6)
    dosed.begin(dose)
    crowd = machine.start("/usr/bin/python3", "/project/Tests/Session/crowd.py", SOCKET, "1000")
    assert crowd.stdout.readline() == "ready\n", crowd.communicate()[1]

    dunst.alarm(within=10)
    raised = dosed.journal("DOSED_EVENT=raised")[0]
    assert int(raised["_SOURCE_REALTIME_TIMESTAMP"]) / 1e6 - dose.due.timestamp() < 0.5
    dosed.call("Take")
    assert dosed.state(dose) == "taken"
    assert all([dosed.refuses_root() for _ in range(5)])
    assert len(dosed.refusals()) == 1
    pid = machine.properties("dosed", "MainPID")["MainPID"]
    # The daemon's own, and 256 clients.
    assert len(machine.root("ls", f"/proc/{pid}/fd").stdout.split()) < 300
    status = machine.root("grep", "VmHWM", f"/proc/{pid}/status").stdout
    assert int(status.split()[1]) < 64 << 10, "kB"

    counts = json.loads(crowd.communicate("", timeout=20)[0])
    assert counts["answered"] >= 400
    assert counts.get("not answered", 0) == 0
    assert machine.properties("dosed", "NRestarts")["NRestarts"] == "0"


@pytest.mark.alone
def test_without_descriptors_it_rings_and_does_not_spin_until_there_are_some(machine, dosed, dunst):
    dose = due_in(3)
    dosed.begin(dose)
    pid = machine.properties("dosed", "MainPID")["MainPID"]

    def processor_seconds():
        fields = machine.root("cat", f"/proc/{pid}/stat").stdout.rpartition(")")[2].split()
        return sum(map(int, fields[11:13])) / 100

    machine.user("prlimit", f"--pid={pid}", "--nofile=3:")
    before = processor_seconds()
    client = machine.start("/usr/bin/python3", "-c", CALL, SOCKET)
    client.stdin.write(json.dumps({"method": "org.dosed.Control.Take"}))
    client.stdin.close()
    dunst.alarm()
    time.sleep(2)
    assert client.poll() is None, "nobody can be let in"
    assert processor_seconds() - before < 0.5

    machine.user("prlimit", f"--pid={pid}", "--nofile=1024:")
    assert json.loads(client.stdout.read())["parameters"]["answer"]["recorded"]
    assert dosed.state(dose) == "taken"
