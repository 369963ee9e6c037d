"""What a daemon lives through that is killed by others, crashes by itself, or is replaced while it runs."""

import pytest

from dosed import SOCKET
from machine import eventually
from plan import due_in, open_dose

# As long as the file is there the daemon ends as soon as it has started.
CRASHING = """[Service]
ExecStart=
ExecStart=/bin/sh -c 'test ! -e %h/crash || kill -SEGV $$$$; exec /usr/local/bin/dosed'
"""

# Clients that come again and again, as alarms of a panel or a person who tries.
KNOCK = f"""
import socket, time
while True:
    peer = socket.socket(socket.AF_UNIX)
    try:
        peer.connect("{SOCKET}")
        peer.sendall(b"{{}}\\0")
    except OSError:
        pass
    time.sleep(0.02)
"""


def restarts(machine):
    return int(machine.properties("dosed", "NRestarts")["NRestarts"])


@pytest.mark.parametrize("knocking", [False, True], ids=["alone", "with clients at the door"])
def test_a_daemon_that_crashes_at_every_start_is_tried_again_for_ever(machine, dosed, dunst, knocking):
    dose = open_dose()
    machine.user("touch", "crash")
    dosed.drop_in(CRASHING)
    dosed.plan(dose)
    machine.systemctl("start", "dosed.socket")
    machine.systemctl("start", "--no-block", "dosed.service")
    clients = machine.start("/usr/bin/python3", "-c", KNOCK) if knocking else None
    try:
        # More than the five starts in ten seconds after which systemd gives a unit up by itself.
        eventually(lambda: restarts(machine) >= 8, within=40, every=0.5)
        machine.user("rm", "crash")

        dunst.alarm(within=10)
        assert dosed.state(dose) == "ringing"
        assert machine.systemctl("is-active", "dosed.socket", "dosed.service").stdout == "active\nactive\n"
    finally:
        machine.user("rm", "-f", "crash")
        if clients:
            clients.kill()
            clients.wait()


def test_a_control_group_that_is_killed_as_a_whole_comes_back(machine, dosed, dunst):
    # As systemd-oomd does it: the daemon and whatever it has started, all at once.
    machine.write("hook", "#!/bin/sh\nexec sleep 600\n")
    machine.user("chmod", "+x", "hook")
    dose = open_dose()
    dosed.begin(dose, settings='command = ["/home/patient/hook"]')
    dunst.alarm()
    dosed.call("Take")

    machine.systemctl("kill", "--signal=KILL", "--kill-whom=all", "dosed")

    eventually(lambda: restarts(machine) == 1)
    assert dosed.state(dose) == "taken"


def test_programs_replaced_and_a_manager_that_starts_anew_do_not_disturb_it(machine, dosed, dunst):
    dose = due_in(4)
    dosed.begin(dose)
    before = machine.properties("dosed", "MainPID")

    machine.root("make", "--directory=/project", "install")
    machine.systemctl("daemon-reexec")

    dunst.alarm(within=10)
    dunst.press("Taken")
    dosed.reaches(dose, "taken")
    assert machine.properties("dosed", "MainPID") == before
    assert machine.root("readlink", f"/proc/{before['MainPID']}/exe").stdout.endswith("(deleted)\n")

    machine.systemctl("restart", "dosed")
    assert dosed.state(dose) == "taken"
