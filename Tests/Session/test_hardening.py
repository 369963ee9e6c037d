"""What the service's sandbox really forbids, asked from within; systemd's own score is no evidence."""

import json
import os
import struct

import pytest

from dosed import STATE
from hardening import OTHER_LINES, PROTECTIONS
from machine import PROJECT, eventually
from plan import open_dose

UNIT = ".config/systemd/user/dosed.service"
FALLBACK = PROJECT / "systemd/no-user-namespaces.conf"
ANSWERS = "/home/patient/answers"
PROBE = f"""Type=oneshot
StandardOutput=truncate:{ANSWERS}
ExecStart=/usr/bin/python3 /project/Tests/Session/probe.py
"""
BARE = f"""[Unit]
Requires=dosed.socket
After=dosed.socket
[Service]
{PROBE}"""

# mov eax, 1 (exit); mov ebx, 7; int 0x80 -- with the headers of a program of 32 bits that it takes.
I386 = bytes.fromhex("b801000000bb07000000cd80")
I386_PROGRAM = (
    b"\x7fELF\x01\x01\x01" + bytes(9)
    + struct.pack("<HHIIIIIHHHHHH", 2, 3, 1, 0x8048054, 52, 0, 0, 52, 32, 1, 0, 0, 0)
    + struct.pack("<IIIIIIII", 1, 0, 0x8048000, 0x8048000, 84 + len(I386), 84 + len(I386), 5, 4096) + I386)

PREPARE = """
cat >/usr/local/bin/probe-i386 && chmod 755 /usr/local/bin/probe-i386
install --mode=4755 /usr/bin/id /usr/local/bin/probe-id
install --directory --owner=patient /srv/probe
mknod --mode=666 /dev/probe c 1 3
touch /tmp/probe
runuser -u patient -- sh -c 'mkdir -m 700 /home/patient/.ssh && echo secret >/home/patient/.ssh/probe'
"""


@pytest.fixture(scope="module")
def targets(machine):
    """What the probe tries to reach."""
    prepare = machine.folder / "i386"
    prepare.write_bytes(I386_PROGRAM)
    with open(prepare, "rb") as program:
        machine.root("sh", "-ec", PREPARE, stdin=program)


@pytest.fixture(scope="module")
def unit(machine):
    """The unit as installed, with the probe in the daemon's place."""
    text = machine.root("cat", "/usr/local/lib/systemd/user/dosed.service").stdout
    for line in ("Type=notify", "Restart=always", "WatchdogSec=30min"):
        text = text.replace(f"{line}\n", "")
    return text.replace("ExecStart=/usr/local/bin/dosed\n", PROBE)


@pytest.fixture
def ask(machine, dosed, targets):
    """What the probe answers as the service of a unit; how the service failed where it did not get to it."""
    def ask(unit):
        machine.write(UNIT, unit)
        machine.user("rm", "-f", ANSWERS)
        machine.user("mkdir", "-p", ".config/dosed", STATE)
        machine.systemctl("daemon-reload")
        machine.systemctl("reset-failed", "dosed.service", check=False)
        machine.systemctl("start", "dosed.service", check=False)
        result = machine.properties("dosed", "Result")["Result"]
        if result != "success":
            return dict.fromkeys((row.probe for row in PROTECTIONS), result)
        return json.loads(machine.path(ANSWERS).read_text())
    return ask


def controllers(machine):
    shown = machine.user("cat", "/sys/fs/cgroup/user.slice/user-1500.slice/user@1500.service/cgroup.controllers")
    return shown.stdout.split()


def in_force(machine):
    """The rows that can be shown on this machine."""
    found = controllers(machine)
    native = os.uname().machine == "x86_64"
    return [row for row in PROTECTIONS
            if row.controller in (None, *found) and (native or row.line != "SystemCallArchitectures=native")]


def section(unit):
    """The lines of [Service], without remarks."""
    lines = unit.split("[Service]\n")[1].split("\n[")[0].splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def lines_without_a_probe(unit):
    known = {row.line for row in PROTECTIONS}
    return [line for line in section(unit) if line not in known
            and not any(line.startswith(other) for other in OTHER_LINES)]


def test_every_line_of_the_unit_has_a_probe(machine):
    unit = (PROJECT / "systemd/dosed.service.in").read_text()

    assert lines_without_a_probe(unit) == []
    assert lines_without_a_probe(unit.replace("PrivateTmp=yes", "ProtectClock=yes")) == ["ProtectClock=yes"]
    assert {row.line for row in PROTECTIONS} <= set(section(unit)), "and no probe is of a line that is gone"


def test_the_table_of_the_manual_has_every_line_and_what_remains_of_it():
    table = {
        line.split(" | ")[0].removeprefix("| ").strip("`"): line
        for line in (PROJECT / "SECURITY.md").read_text().splitlines() if line.startswith("| `")}

    for row in PROTECTIONS:
        assert row.line in table, row.line
        assert ("| in force |" in table[row.line]) == row.remains, row.line


def test_every_protection_is_in_force(machine, ask, unit):
    answers = ask(unit)

    rows = in_force(machine)
    assert {row.probe: answers[row.probe] for row in rows} == {row.probe: row.inside for row in rows}
    assert answers["unix socket"] == "ok" and answers["set the clock"] == "EPERM"


def test_outside_of_the_service_nothing_is_forbidden(machine, ask):
    answers = ask(BARE)

    rows = in_force(machine)
    assert {row.probe: answers[row.probe] for row in rows} == {row.probe: row.outside for row in rows}


@pytest.mark.parametrize("line", dict.fromkeys(row.line for row in PROTECTIONS))
def test_each_line_alone_makes_the_difference(machine, ask, unit, line):
    rows = [row for row in PROTECTIONS if row.line == line]
    if missing := [row for row in rows if row not in in_force(machine)]:
        pytest.skip(f"there is no controller '{missing[0].controller}' in the session's control groups")

    if rows[0].is_implied:
        changed = ask(f"{BARE}{line}\n")
        wanted = {row.probe: row.inside for row in rows}
    else:
        for gone in (line, *rows[0].together):
            assert f"\n{gone}\n" in unit
            unit = unit.replace(f"\n{gone}\n", "\n")
        changed = ask(unit)
        wanted = {row.probe: row.without for row in rows}
    assert {row.probe: changed[row.probe] for row in rows} == wanted


def test_without_user_namespaces_the_others_stay_in_force(machine, dosed, ask, unit):
    machine.write(".config/systemd/user/dosed.service.d/fallback.conf", FALLBACK.read_text())

    answers = ask(unit)

    rows = in_force(machine)
    assert {row.probe: answers[row.probe] for row in rows} == {
        row.probe: row.inside if row.remains else row.outside for row in rows}


# How user namespaces are forbidden, and the exit status of the service that wants one: by the kernel's settings, or
# as some versions of AppArmor do it, which give one and then let nothing be done in it.
FORBIDDEN = [
    ("RestrictNamespaces=~user", "217"),
    ("SystemCallFilter=~mount move_mount mount_setattr\nSystemCallErrorNumber=EACCES", "226"),
]


@pytest.fixture(params=FORBIDDEN, ids=["by the kernel", "by a profile"])
def status_without_user_namespaces(request, machine, dosed):
    """On a machine that forbids them to its users."""
    drop_in = "/etc/systemd/system/user@.service.d/test.conf"

    def restart():
        machine.root("systemctl", "daemon-reload")
        machine.root("systemctl", "restart", "user@1500.service")
        machine.systemctl("daemon-reload")

    machine.root("sh", "-c", f'mkdir -p {os.path.dirname(drop_in)} && cat >{drop_in}',
                 input=f"[Service]\n{request.param[0]}\n")
    restart()
    yield request.param[1]
    machine.root("rm", drop_in)
    restart()


def test_where_user_namespaces_are_forbidden_the_drop_in_lets_the_service_ring(
        machine, dosed, status_without_user_namespaces):
    with pytest.raises(AssertionError):
        dosed.start()
    assert machine.properties("dosed", "ExecMainStatus") == {
        "ExecMainStatus": status_without_user_namespaces}
    dosed.stop()

    machine.write(".config/systemd/user/dosed.service.d/fallback.conf", FALLBACK.read_text())
    machine.systemctl("daemon-reload")
    dose = open_dose()
    dosed.begin(dose)
    dosed.reaches(dose, "ringing")
    dosed.dosectl("take")
    assert dosed.state(dose) == "taken"


@pytest.mark.parametrize("option", ["ProtectProc=invisible", "ProcSubset=pid", "ProtectClock=yes"])
def test_what_would_do_nothing_or_harm_is_not_in_the_unit(ask, unit, option):
    place = "SystemCallErrorNumber=EPERM\n"
    with_it = ask(unit.replace(place, f"{option}\n{place}"))

    changed = {probe for probe, answer in ask(unit).items() if with_it[probe] != answer}
    assert changed == ({"read the clock's state"} if option == "ProtectClock=yes" else set())


def test_the_daemon_itself_runs_under_all_of_it(machine, dosed, dunst):
    dose = open_dose()
    dosed.begin(dose)

    dunst.alarm()
    pid = machine.properties("dosed", "MainPID")["MainPID"]
    status = dict(
        line.split(":\t", 1) for line in machine.root("cat", f"/proc/{pid}/status").stdout.splitlines())
    assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")
    assert machine.root("cat", f"/proc/{pid}/oom_score_adj").stdout.strip() == "100"
    assert "org.freedesktop.DBus.Error" not in str(dosed.journal())
