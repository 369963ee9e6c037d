"""What the manual pages and the readme tell people to do, done as they say."""

import re
import shutil
import signal
import sqlite3
from contextlib import closing

import pytest

from dosed import LEDGER, STATE
from machine import PROJECT, eventually
from plan import due_in, open_dose

BARE = ["env", "-u", "NOTIFY_SOCKET", "-u", "LISTEN_FDS"]


@pytest.fixture(scope="module")
def manual():
    """The text of dosed(1) between two of its lines."""
    page = (PROJECT / "man" / "dosed.1").read_text(encoding="utf-8")

    def part(first, last):
        return page[page.index(first):].split(last)[0]
    return part


@pytest.fixture(scope="module")
def commands():
    """The commands of dosed(1) among which these words are."""
    page = (PROJECT / "man" / "dosed.1").read_text(encoding="utf-8")
    blocks = re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed", page, re.MULTILINE | re.DOTALL)
    return lambda words: "set -e\n" + next(block for block in blocks if words in block)


def entries(machine):
    """What there is of dosed in the person's home."""
    return machine.user("sh", "-c", f"ls -A .config/dosed {STATE} 2>/dev/null", check=False).stdout


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_demonstration_rings_in_seconds_and_leaves_nothing_behind(machine, dosed, dunst, ending):
    demo = machine.start("dosed", "--demo")
    alarm = dunst.alarm(within=10)
    assert alarm.summary == "Demonstration 40 mg"
    socket = machine.user("sh", "-c", "ls /tmp/dosed-??????/control").stdout.strip()

    # Beside it dosectl is told where it is by the one line, and never shows the person's own plan.
    beside = ["env", f"DOSED_SOCKET={socket}", "dosectl"]
    assert machine.user(*beside, "plan", "show").stdout.startswith("Demonstration (demo), tablets of 10 mg")
    assert "Demonstration" in machine.user(*beside, "take").stdout
    eventually(lambda: dunst.is_withdrawn(alarm))
    machine.user("sh", "-c", f"kill -{ending.value} $(pidof dosed)")

    shown, told = demo.communicate(timeout=10)
    assert demo.returncode == 0 and told == ""
    assert f"export DOSED_SOCKET={socket}\n" in shown, "dosectl is on the path already"
    assert "You answered with dosectl." in shown
    assert machine.user("sh", "-c", "ls -d /tmp/dosed-??????", check=False).stdout == ""
    assert entries(machine) == ""


# Its doses are due by the clock.
@pytest.mark.alone
def test_the_play_is_watched_to_its_end_twice_at_once_beside_a_daemon(machine, dosed, dunst):
    dosed.begin(due_in(3600))
    seen = machine.start("dosed", "--demo")
    dunst.alarm(within=15)
    # In a container there is no session: it plays in its terminal alone, and answers by itself.
    alone = machine.start("env", "-i", "PATH=/usr/bin", "LANGUAGE=fr", "LANG=C.UTF-8", "/usr/local/bin/dosed", "--demo")
    dunst.press("Taken")

    texts = []
    for play, words in (
            seen, ["The desktop shows it", "You answered with the button.", "Missed: Demonstration 40", "Stepped back.",
                   "█ taken"]), (
            alone, ["Pas de serveur", "$ dosectl take", "Oublié : Demonstration 40", "Redescendu d’un palier.", "█ pris"]):
        text, told = play.communicate(timeout=90)
        assert play.returncode == 0 and told == ""
        texts.append(text)
        # Each follows the one before.
        place = -1
        for word in [
                "export DOSED_SOCKET=/tmp/dosed-", "$ dosectl course\n", "⏰ Demonstration 40", *words[:2],
                "$ dosectl status\n", words[2], "$ dosectl back\n", words[3], "$ dosectl course\n",
                words[4], "    dosectl setup\n"]:
            place = text.find(word, place + 1)
            assert place >= 0, f"{word} in its place in:\n{text}"
    assert " PATH=/tmp/dosed-" in texts[1] and " PATH=" not in texts[0]
    assert machine.user("sh", "-c", "ls -d /tmp/dosed-??????", check=False).stdout == ""
    assert [entry["event"] for entry in dosed.call("History", limit=9)["entries"]] == ["plan_adopted"]


@pytest.mark.parametrize("argument, status, said", [
    ("--version", 0, r"dosed \d+\.\d+\.\d+\n"),
    ("--help", 0, r"usage: dosed \[--session \| --demo \| --link-sync LINK \| --version \| --help\]\n"),
    ("--deamon", 2, r"dosed: '--deamon' is not understood; see dosed --help\n"),
])
def test_the_command_line_ends_with_the_documented_status(machine, argument, status, said):
    ended = machine.user("dosed", argument, check=False)

    assert ended.returncode == status
    assert re.match(said, ended.stdout + ended.stderr)


def test_without_systemd_and_without_a_screen_it_rings_in_its_terminal(machine, dosed, screen):
    screen.show("none")
    dosed.begin(open_dose())
    dosed.stop()
    machine.systemctl("stop", "dosed.socket")

    terminal = machine.start(
        *BARE, "script", "--quiet", "--return", "--flush", "--command", "dosed", "/dev/null")
    try:
        # It has made its socket itself.
        assert "Baclofène" in eventually(
            lambda: dosed.dosectl("status", check=False).stdout, within=10)
        assert dosed.dosectl("take").returncode == 0
        machine.user("sh", "-c", "kill -TERM $(pidof dosed)")
        said = terminal.communicate(timeout=10)[0]
    finally:
        terminal.kill()
        terminal.wait()
    assert "\a" in said and "⏰ Baclofène 20 mg" in said
    assert "dosed stops" in said, "what it has to say goes to standard error"


def test_a_command_that_systemd_run_starts_leaves_the_sandbox(machine, dosed, dunst):
    machine.write("hook", '#!/bin/sh\necho "$DOSED_SUMMARY" >"$HOME/heard"\n')
    machine.user("chmod", "+x", "hook")
    try:
        dosed.begin(open_dose(), settings=(
            'command = ["systemd-run", "--user", "--collect", "--setenv=DOSED_SUMMARY", "/home/patient/hook"]'))

        heard = machine.path("heard")
        assert eventually(lambda: heard.exists() and heard.read_text()) == "Baclofène 20 mg\n"
    finally:
        machine.user("rm", "-f", "heard")


def test_the_query_of_the_manual_lists_the_intakes_that_count(dosed, dunst, machine, manual, tmp_path):
    query = manual('sqlite3 ledger.sqlite "', '"\n.Ed').split('"', 1)[1]
    dosed.begin(open_dose())
    dunst.alarm()
    dosed.call("Take")
    dosed.call("Undo")
    dosed.call("Take", amount=10)
    dosed.stop()

    copy = shutil.copy(machine.path(LEDGER), tmp_path)
    with closing(sqlite3.connect(copy)) as ledger:
        rows = ledger.execute(query).fetchall()
        columns = [row[1] for row in ledger.execute("PRAGMA table_info(record)")]
        members = {row[0] for row in ledger.execute("SELECT DISTINCT key FROM record, json_each(detail)")}

    assert [row[1:] for row in rows] == [("baclofen", 10.0, "mg")]

    def listed(width):
        items = re.findall(r"^\.It (.*)$", manual(f'.Bl -tag -width "{width}" -compact', ".El"), re.MULTILINE)
        return ", ".join(items).split(", ")
    assert listed("is_clock_trusted") == columns
    assert members == {"planned", "due", "until", "plan"} <= set(listed("planned, due"))


def test_a_backup_made_as_the_manual_says_can_be_put_back(machine, dosed, dunst, commands):
    dose = open_dose()
    dosed.begin(dose)
    dunst.alarm()
    dosed.call("Take")
    machine.user("sh", "-c", f"mkdir backup\n{commands('cp ~/.local')}")
    dosed.call("Undo")
    assert dosed.state(dose) == "ringing"

    machine.user("sh", "-c", commands("cp --no-clobber"))

    assert dosed.state(dose) == "taken"
    events = [row["event"] for row in dosed.ledger()]
    assert events == ["plan_adopted", "raised", "taken", "plan_adopted"]
    machine.user("rm", "-r", "backup")


def test_a_dose_taken_since_the_backup_that_is_put_back_does_not_ring(
        machine, dosed, dunst, commands):
    dose = open_dose()
    dosed.begin(dose)
    dunst.alarm()
    machine.user("sh", "-c", f"mkdir backup\n{commands('cp ~/.local')}")
    dunst.alarm(count=2)
    dosed.call("Take")

    machine.user("sh", "-c", commands("cp --no-clobber"))

    assert dunst.notice("Records of doses were lost")
    assert dosed.state(dose) == "superseded"
    assert len(dunst.alarms()) == 2
    machine.user("rm", "-r", "backup")
