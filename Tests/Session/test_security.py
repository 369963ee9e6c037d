"""Who wants to deceive, to forge or to read: what the threat model of SECURITY.md promises, on a real desktop."""

import json

import pytest

from dosed import LEDGER, PLAN, SOCKET, STATE
from machine import PROJECT, eventually
from plan import due_in, open_dose

FALLBACK = PROJECT / "systemd/no-user-namespaces.conf"
MARKER = "Xylomarker"
PROXY = "/run/user/1500/sandbox-bus"

# All that must not reach a terminal as it is: the controls of C0, but for the line's end, and of C1; the marks of
# direction; what is not to be seen.
HARMFUL = [chr(code) for code in (
    *range(0x00, 0x0a), *range(0x0b, 0x20), *range(0x7f, 0xa0), 0xad, 0x200b, 0x200e, 0x200f, *range(0x2028, 0x202f),
    *range(0x2060, 0x2070), 0xfeff, 0x3164)]
HOSTILE = (
    "<b>B</b> &amp; <a href='x'>y</a>"  # markup
    "\x1b]52;c;cm0=\x07\x1b[31m\x9b7m"  # a terminal's clipboard and colours
    "\r\n\tMESSAGE=forged\n"
    "\u202egm 02\u202c\u200b\ufeff\u3164")


def harmful(text):
    return [hex(ord(each)) for each in HARMFUL if each in text]


def toml(text):
    """As a basic string of TOML that holds anything."""
    return json.dumps(text).replace("\x7f", "\\u007f")


def hostile_plan(*doses):
    text = "version = 1\n" + "".join(dose.table() for dose in doses)
    return text.replace('"HOSTILE"', toml(HOSTILE))


# Names


def test_a_hostile_name_is_words_on_the_desktop(machine, dosed, desktop, tmp_path):
    dose = open_dose(name="HOSTILE")
    other = open_dose(name="HOSTILE", key="other")
    other.due = dose.due
    dosed.begin()
    machine.replace(PLAN, hostile_plan(dose, other))

    alarm = desktop.alarm()

    desktop.picture(tmp_path / "hostile.png")
    assert harmful(alarm.summary + alarm.body) == []
    lines = alarm.body.splitlines()
    # Where no button is drawn, one line more says how to answer.
    assert len(lines) == (4 if "Answer with" in alarm.body else 3) and "<" not in alarm.body and "&lt;b&gt;B&lt;/b&gt; &amp;amp;" in alarm.body
    assert "\\u{1b}]52;c;cm0=\\u{7}" in alarm.body and alarm.body.count("…") == 2
    assert lines[0].startswith("• ") and lines[1].startswith("• ")
    desktop.press("Taken")
    dosed.reaches(dose, "taken")


TERMINAL = [
    ["status"], ["today"], ["history"], ["course"], ["check"], ["plan", "show"], ["snooze", "baclofen"],
    ["take", "baclofen"], ["take", HOSTILE], ["take", "baclofen", "--at", HOSTILE], ["undo"],
    ["skip", "baclofen", "--reason", HOSTILE], ["skip", "baclofen"], ["hold", "baclofen", "--reason", HOSTILE],
    ["course", HOSTILE], ["check", f"/{HOSTILE}"], ["--socket", f"/{HOSTILE}", "status"], [HOSTILE],
    ["status"], ["today"], ["history"], ["course"],
]


def test_a_hostile_name_is_words_on_the_terminal_and_in_json(machine, dosed):
    dosed.begin()
    machine.replace(PLAN, hostile_plan(open_dose(name="HOSTILE")))
    eventually(lambda: dosed.status()["takeable"])

    for words in TERMINAL:
        # Without a terminal in between, which could translate what it is sent.
        told = dosed.dosectl(*words, check=False)
        assert harmful(told.stdout + told.stderr) == [], words
        read = dosed.dosectl(words[0], "--json", check=False).stdout if words[0] in ("status", "history") else "{}"
        assert harmful(read) == []
        json.loads(read)
    names = {dose["name"] for dose in json.loads(dosed.dosectl("today", "--json").stdout)["day"]["doses"]}
    assert names == {HOSTILE}, "to programs it is what it is"
    reasons = [entry.get("reason") for entry in json.loads(dosed.dosectl("history", "--json").stdout)["entries"]]
    assert HOSTILE in reasons


def test_a_hostile_name_forges_nothing_in_the_journal(machine, dosed):
    dosed.begin()
    dose = open_dose(name="HOSTILE")
    machine.replace(PLAN, hostile_plan(dose))
    eventually(lambda: dosed.status()["takeable"])
    dosed.call("Skip", reason=HOSTILE)
    dosed.call("Hold", medication="baclofen", reason=HOSTILE)

    entries = [entry for entry in dosed.journal() if "DOSED_EVENT" in entry]

    # What the plan is warned of quotes its names too.
    assert sorted({entry["DOSED_EVENT"] for entry in entries} - {"trouble"}) == [
        "held", "plan_adopted", "plan_refused", "raised", "skipped", "started"]
    for entry in entries:
        assert isinstance(entry["MESSAGE"], str), "it appears only once"
        assert harmful(entry["MESSAGE"]) == [] and "\n" not in entry["MESSAGE"]
    assert not [entry for entry in entries if entry["MESSAGE"].startswith("forged")]


@pytest.mark.parametrize("text", [
    b'version = 1\n[medication.x]\nname = "' + b"n" * 10_000 + b'"\nstart = 2026-12-01\n',
    b'version = 1\n[medication.x]\nname = "\xff\xfe"\nstart = 2026-12-01\n',
    b'version = 1\n[medication."\\u001b]52;x\\u0007\\u202e"]\nname = "x"\n',
    b"version = 1\n\x1b]52;c;x\x07 = 1\n",
], ids=["10,000 characters", "invalid UTF-8", "a hostile key", "a control character"])
def test_a_plan_that_cannot_be_shown_is_refused_in_words(machine, dosed, text):
    dosed.begin()
    (machine.folder / "plan").write_bytes(text)
    with open(machine.folder / "plan", "rb") as plan:
        machine.session("user", "sh", "-c", f"cat >{PLAN}", stdin=plan)
    eventually(lambda: dosed.health("plan")["code"] == "refused")

    checked = dosed.dosectl("check", check=False)
    status = dosed.dosectl("status")

    assert checked.returncode == 1 and "plan.toml:" in checked.stdout + checked.stderr
    told = "".join(entry["MESSAGE"] for entry in dosed.journal("DOSED_EVENT=plan_refused"))
    assert harmful(checked.stdout + checked.stderr + status.stdout + told) == []
    assert len(told) < 2000


# Signals


# What the filter of a sandbox is told to let through, and the forged signals that it does let through. Not busctl: this filter does not understand its messages.
LET_THROUGH = {"none": {"to all", "addressed"}, "default": {"to all"}, "may notify": {"to all"}}
FILTERS = {
    "none": [],
    "default": ["--filter"],
    "may notify": ["--filter", "--talk=org.freedesktop.Notifications"],
}


@pytest.fixture(params=FILTERS)
def sandbox(request, machine):
    """The filter's name, and what runs dbus-send behind it as a program in Flatpak does."""
    machine.user("systemd-run", "--user", "--quiet", "--unit=proxy", "xdg-dbus-proxy",
                 "unix:path=/run/user/1500/bus", PROXY, *FILTERS[request.param])
    eventually(lambda: machine.path(PROXY).exists())
    yield request.param, lambda *words: machine.user(
        "env", f"DBUS_SESSION_BUS_ADDRESS=unix:path={PROXY}", "dbus-send", *words, check=False)
    machine.systemctl("stop", "proxy")
    machine.user("rm", "-f", PROXY)


@pytest.fixture
def signals(machine):
    """The keys of the buttons' signals on the bus, whoever sends them."""
    machine.user(
        "systemd-run", "--user", "--quiet", "--unit=ear", "--property=StandardOutput=truncate:/tmp/signals",
        "busctl", "--user", "--json=short", "monitor",
        "--match=interface='org.freedesktop.Notifications',member='ActionInvoked'")
    yield lambda: [
        json.loads(line)["payload"]["data"][1] for line in machine.path("/tmp/signals").read_text().splitlines(True)
        if line.startswith("{") and line.endswith("\n")]
    machine.systemctl("stop", "ear")


def test_a_sandboxed_program_cannot_press_a_button(machine, dosed, dunst, sandbox, signals):
    filter, send = sandbox
    dose = open_dose()
    dosed.begin(dose)
    alarm = dunst.alarm()
    daemon = next(message for message in dunst.messages() if message.get("member") == "Notify")["sender"]
    place, signal = "/org/freedesktop/Notifications", "org.freedesktop.Notifications.ActionInvoked"

    def heard_from_outside(key):
        machine.user("dbus-send", "--session", "--type=signal", place, signal, f"uint32:{alarm.id}", f"string:{key}")
        return key in signals()

    eventually(lambda: heard_from_outside("before"))
    # The filter may lose what is sent just before the end of a connection, so that each is sent some times.
    for key, to in ("to all", []), ("addressed", [f"--dest={daemon}"]):
        for forged in [key, alarm.actions["Taken"]] * 10:
            send("--type=signal", *to, place, signal, f"uint32:{alarm.id}", f"string:{forged}")
    eventually(
        lambda: send("--type=signal", place, signal, f"uint32:{alarm.id}", "string:to all") and "to all" in signals())
    eventually(lambda: heard_from_outside("after"))

    assert set(signals()) - {"before", "after", alarm.actions["Taken"]} == LET_THROUGH[filter]
    assert dosed.state(dose) == "ringing"
    # Whoever may notify may also close, which is no answer.
    send("--print-reply", "--dest=org.freedesktop.Notifications", place,
         "org.freedesktop.Notifications.CloseNotification", f"uint32:{alarm.id}")
    assert dunst.is_withdrawn(alarm) == (filter != "default")
    assert dosed.state(dose) == "ringing"


@pytest.mark.parametrize("key", ["{old}", "taken." + "f" * 100_000, "taken.0", "taken.{nonce}.", "TAKEN.{nonce}", ""])
def test_a_signal_that_is_not_the_server_s_settles_nothing_whatever_its_key(machine, dosed, dunst, key):
    first = open_dose(key="first", name="First")
    dosed.begin(first)
    old = dunst.alarm().actions["Taken"]
    dunst.press("Taken")
    dosed.reaches(first, "taken")
    second = open_dose()
    dosed.plan(first, second)
    alarm = dunst.alarm(2)
    daemon = next(message for message in dunst.messages() if message.get("member") == "Notify")["sender"]
    nonce = alarm.actions["Taken"].split(".")[1]

    for to in [f"--destination={daemon}"], []:
        machine.user("busctl", "--user", "emit", *to, "/org/freedesktop/Notifications",
                     "org.freedesktop.Notifications", "ActionInvoked", "us", alarm.id,
                     key.format(old=old, nonce=nonce))

    assert dosed.state(second) == "ringing"
    assert len([row for row in dosed.ledger() if row["event"] == "taken"]) == 1


# Files


@pytest.mark.parametrize("name", ["ledger.sqlite", "ledger.sqlite-wal"])
def test_a_link_planted_for_the_ledger_is_not_followed(machine, dosed, name):
    machine.user("mkdir", "-p", STATE)
    machine.write("precious", "precious")
    machine.user("ln", "-s", "/home/patient/precious", f"{STATE}/{name}")
    dose = due_in(4, early=1)

    dosed.begin(dose)

    dosed.reaches(dose, "ringing")
    dosed.dosectl("take", check=False)
    assert machine.path("precious").read_text() == "precious"
    assert machine.path(STATE).joinpath(name).is_symlink() or dosed.health("store")["ok"]


def test_another_file_linked_hard_to_the_ledger_s_name_is_left_as_it_is(machine, dosed):
    machine.user("mkdir", "-p", STATE)
    machine.user("/usr/bin/python3", "-c",
                 "import sqlite3; d = sqlite3.connect('other'); d.execute('PRAGMA application_id = 7');"
                 "d.execute('CREATE TABLE t (x)'); d.commit()")
    before = machine.path("other").read_bytes()
    machine.user("ln", "other", LEDGER)
    dose = due_in(4, early=1)

    dosed.begin(dose)

    dosed.reaches(dose, "ringing")
    assert dosed.health("store")["code"] == "foreign"
    assert "another program's" in dosed.dosectl("status").stdout
    assert machine.path("other").read_bytes() == before


def test_a_folder_of_another_user_is_not_trusted_with_the_ledger(machine, dosed):
    machine.user("mkdir", "-p", STATE)
    machine.root("chown", "nobody", f"/home/patient/{STATE}")
    machine.root("chmod", "777", f"/home/patient/{STATE}")
    dose = due_in(4, early=1)
    dosed.begin(dose)

    dosed.reaches(dose, "ringing")
    assert dosed.health("store")["user"] == 65534
    assert (f"/home/patient/{STATE} is user 65534's, who could change what was taken; make it yours\n"
            in dosed.dosectl("status").stdout)
    assert "NOT recorded" in dosed.dosectl("take", check=False).stderr
    machine.root("chown", "patient", f"/home/patient/{STATE}")


def test_a_folder_that_others_may_write_is_closed_to_them(machine, dosed):
    machine.user("mkdir", "-p", STATE)
    machine.user("chmod", "775", STATE)
    dosed.begin(due_in(3600))

    assert dosed.health("store")["ok"]
    assert machine.user("stat", "--format=%a", STATE).stdout == "755\n"


# The socket


FAKE = """
import os, socket
os.umask(0)
listener = socket.socket(socket.AF_UNIX)
listener.bind("/tmp/fake")
listener.listen()
print("ready", flush=True)
print(listener.accept()[0].recv(65536), flush=True)
"""


def test_dosectl_tells_nothing_to_a_daemon_of_another_user(machine, dosed):
    machine.root(
        "systemd-run", "--quiet", "--unit=fake", "--uid=nobody", "--property=StandardOutput=file:/tmp/heard",
        "/usr/bin/python3", "-c", FAKE)
    eventually(lambda: machine.path("/tmp/heard").exists() and machine.path("/tmp/heard").read_text())

    told = machine.user("dosectl", "--socket", "/tmp/fake", "take", check=False)

    assert told.returncode == 4
    assert "the socket /tmp/fake is not yours" in told.stderr
    assert eventually(lambda: "b''" in machine.path("/tmp/heard").read_text())


def test_root_is_told_to_ask_as_the_user(machine, dosed):
    dosed.begin()

    told = machine.root("dosectl", "--socket", SOCKET, "status", check=False)

    assert told.returncode == 4
    assert "run dosectl as that user, without sudo" in told.stderr


# Who reads


CRASH = """
ulimit -c unlimited
mkdir -p crash && cd crash
XDG_STATE_HOME=$PWD XDG_CONFIG_HOME=$PWD XDG_RUNTIME_DIR=$PWD DBUS_SESSION_BUS_ADDRESS=unix:path=/none "$@" &
sleep 0.5
cat /proc/$!/environ >environ 2>refused || true
kill -ABRT $!
wait $!
ls
"""


@pytest.mark.parametrize("program, leaves", [
    (["sleep", "9"], ["core", "environ"]),
    (["dosed"], []),
    (["dosectl", "--socket", SOCKET, "watch"], []),
], ids=["sleep", "dosed", "dosectl"])
def test_what_they_remember_is_neither_dumped_nor_read_by_others(machine, dosed, program, leaves):
    dosed.begin()
    machine.user("rm", "-rf", "crash")

    files = machine.user("bash", "-c", CRASH, "-", *program).stdout.split()

    assert ("core" in files) == ("core" in leaves)
    assert bool(machine.path("crash/environ").read_bytes()) == ("environ" in leaves)


# Says whether another process of this user remembers a word, which is given backwards: nobody is to find the question.
READ_MEMORY = """
import ctypes, sys
pid, word = int(sys.argv[1]), sys.argv[2][::-1].encode()
class Piece(ctypes.Structure):
    _fields_ = [("start", ctypes.c_void_p), ("length", ctypes.c_size_t)]
read = ctypes.CDLL(None, use_errno=True).process_vm_readv
read.restype = ctypes.c_ssize_t
def remembers(start, end):
    held = ctypes.create_string_buffer(end - start)
    here, there = Piece(ctypes.addressof(held), end - start), Piece(start, end - start)
    return read(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0 and word in held.raw
try:
    maps = [line.split() for line in open(f"/proc/{pid}/maps")]
except PermissionError:
    sys.exit(print("refused"))
found = any(remembers(*(int(bound, 16) for bound in piece[0].split("-"))) for piece in maps if piece[1] == "rw-p")
print("found" if found else "not found")
"""
BY_HAND = ["systemd-run", "--user", "--quiet", "--collect", "--unit=by-hand"]
OTHER = ["sh", "-c", f"sleep 60; : {MARKER}"]


@pytest.mark.parametrize("program, drop_in, mode, answer", [
    (OTHER, "", "711", "found"),
    (["dosed"], "", "711", "refused"),
    (None, FALLBACK.read_text(), "711", "refused"),
    (None, "", "711", "refused"),
    # The user owns the service's user namespace and has every right over what is started in it, unless the kernel
    # finds at the start that the program's file is nothing for this namespace to read.
    (None, "", "755", "found"),
], ids=["another program", "by hand", "without user namespaces", "as installed", "with a program that can be read"])
def test_who_of_the_same_user_reads_what_the_daemon_remembers(machine, dosed, program, drop_in, mode, answer):
    installed = machine.root("stat", "--format=%a", "/usr/local/bin/dosed").stdout
    machine.root("chmod", mode, "/usr/local/bin/dosed")
    dosed.drop_in(drop_in)
    dosed.settings("")
    dosed.plan(open_dose(name=MARKER))
    if program:
        machine.user(*BY_HAND, *program)
    else:
        dosed.start()
    try:
        if program != OTHER:
            eventually(lambda: dosed.status()["takeable"])
        pid = machine.properties("by-hand" if program else "dosed", "MainPID")["MainPID"]
        assert machine.user("/usr/bin/python3", "-c", READ_MEMORY, pid, MARKER[::-1]).stdout == f"{answer}\n"
    finally:
        machine.systemctl("stop", "by-hand", check=False)
        machine.root("chmod", "711", "/usr/local/bin/dosed")
    assert installed == "711\n"


def day_with_a_marker(dosed, dunst, settings):
    dose = open_dose(key=MARKER.lower(), name=MARKER)
    dosed.begin(dose, settings=settings)
    dunst.alarm()
    dosed.call("Snooze", minutes=1)
    dosed.call("Skip", reason=f"{MARKER} made me ill")
    dosed.call("Undo")
    dosed.call("Take")
    dosed.call("Hold", medication=MARKER.lower(), reason=MARKER)


def occurrences(machine, *folders):
    found = machine.root("grep", "--recursive", "--text", "--files-with-matches", "--ignore-case", MARKER, *folders,
                         check=False)
    return found.stdout.split()


def test_no_command_line_and_no_status_line_tells_a_name(machine, dosed, dunst):
    day_with_a_marker(dosed, dunst, "")

    pid = machine.properties("dosed", "MainPID")["MainPID"]
    said = (machine.root("cat", f"/proc/{pid}/cmdline", f"/proc/{pid}/environ").stdout
            + machine.properties("dosed", "StatusText")["StatusText"])
    assert "dosed" in said and MARKER.lower() not in said.lower()


@pytest.mark.parametrize("journal, names", [("private", 0), ("full", 5)])
def test_a_private_journal_tells_no_name_and_a_full_one_does(machine, dosed, dunst, journal, names):
    day_with_a_marker(dosed, dunst, f'journal = "{journal}"\n')

    telling = [entry for entry in dosed.journal() if MARKER.lower() in str(entry).lower()]
    assert len(telling) >= names if names else telling == []


def test_all_that_was_stored_is_erased_by_what_the_manual_says(machine, dosed, dunst):
    day_with_a_marker(dosed, dunst, "")
    dosed.stop()
    # A damaged ledger was set aside; another one is begun.
    machine.user("cp", LEDGER, f"{STATE}/spare")
    machine.user("sh", "-c", f"printf garbage | dd of={LEDGER} bs=1 seek=4096 conv=notrunc status=none")
    dosed.start()
    dosed.kill()
    everywhere = ["/home", "/run/user/1500", "/var/log/journal", "/run/log", "/tmp", "/var/tmp"]
    places = occurrences(machine, *everywhere)
    for place in PLAN, STATE, "/var/log/journal":
        assert any(place in each for each in places), places

    machine.systemctl("disable", "--now", "dosed.socket", "dosed")
    machine.user("sh", "-c", "rm -rf ~/.local/state/dosed ~/.config/dosed ~/.config/systemd/user/dosed.service.d")
    machine.root("journalctl", "--rotate")
    machine.root("journalctl", "--vacuum-time=1s")

    left = [each for each in occurrences(machine, *everywhere) if each != "/tmp/notifications"]
    assert left == [], "what this test's own monitor wrote is not dosed's"
