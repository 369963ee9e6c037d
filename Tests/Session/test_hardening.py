"""What the service's sandbox really forbids, asked from within; systemd's own score is no evidence."""

import json

import pytest

from machine import eventually

PROBE = """
[Service]
Type=oneshot
Restart=no
WatchdogSec=0
ExecStart=
ExecStart=/usr/bin/python3 /project/Tests/Session/probe.py
"""


@pytest.fixture
def probe(machine, dosed):
    machine.user("mkdir", "-p", ".config/dosed")
    machine.user("touch", "/tmp/somebody-else-s")
    dosed.drop_in(PROBE)
    machine.systemctl("start", "dosed.service")
    lines = eventually(lambda: [
        entry["MESSAGE"] for entry in dosed.journal() if entry["MESSAGE"].startswith("{")])
    return json.loads(lines[0])


def test_the_sandbox_is_as_tight_as_the_unit_says(probe):
    assert probe == {
        "no_new_privs": "1",
        "seccomp": "2",
        "capabilities": "0000000000000000",
        "umask": "0077",
        "write_state": "ok",
        "write_home": "EROFS",
        "write_config": "EROFS",
        "write_runtime": "EROFS",
        "write_system": "EROFS",
        "temporary_files": 0,
        "devices": ["tty"],
        "inet": "EAFNOSUPPORT",
        "inet6": "EAFNOSUPPORT",
        "netlink": "EAFNOSUPPORT",
        "unix": "ok",
        "write_and_execute": "EPERM",
        "namespace": "EPERM",
        # Whether the clock is synchronised has to be seen; nobody sets it.
        "read_clock_state": "ok",
        "set_clock": "EPERM",
        "core_dump": 0,
    }


def test_the_daemon_itself_runs_under_all_of_it(machine, dosed):
    dosed.begin()

    pid = machine.properties("dosed", "MainPID")["MainPID"]
    status = dict(
        line.split(":\t", 1) for line in machine.root("cat", f"/proc/{pid}/status").stdout.splitlines())
    assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")
    assert machine.root("cat", f"/proc/{pid}/oom_score_adj").stdout.strip() == "100"
    assert "org.freedesktop.DBus.Error" not in str(dosed.journal())
