"""The next dose in a status bar, by the lines of dosed-desktop(7), in the bars themselves."""

import json
import os
import select
import time

import pytest

from machine import eventually
from manual import recipe
from plan import due_in, open_dose

WATCH = ["dosectl", "watch", "--format"]


class Bar:
    """A bar that prints, and what it has printed."""

    def __init__(self, machine, *command):
        self.machine = machine
        machine.user("rm", "-f", "bar")
        machine.user(
            "systemd-run", "--user", "--quiet", "--unit=bar", "--property=StandardOutput=file:/home/patient/bar",
            *command)

    def lines(self):
        file = self.machine.path("bar")
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def last(self, text, within=10.0):
        return eventually(lambda: text in "".join(self.lines()[-1:]) and self.lines()[-1], within)

    def end(self):
        self.machine.systemctl("stop", "bar", check=False)


@pytest.fixture
def bar(machine):
    bars = []

    def run(*command):
        bars.append(Bar(machine, *command))
        return bars[-1]
    yield run
    for each in bars:
        each.end()


def watchers(machine):
    return machine.user("pgrep", "--full", "[d]osectl watch --format", check=False).stdout.split()


def nobody_is_left(machine):
    eventually(lambda: not watchers(machine))


def test_a_line_changes_with_what_happens_and_says_so_where_no_daemon_runs(machine, dosed, dunst, bar):
    dose = due_in(3)
    dosed.begin(dose)
    line = bar(*WATCH, "tmux")
    clock = f"{dose.due:%H:%M}"
    line.last(f"{clock} Baclofène 20 mg")
    line.last("Now: Baclofène 20 mg")

    dosed.call("Snooze", minutes=5)
    line.last(": Baclofène 20 mg")
    machine.replace(".config/dosed/dosed.toml", "sound = false\nprivate = true\n")
    line.last(": a dose")
    machine.replace(".config/dosed/dosed.toml", "sound = false\n")
    line.last(": Baclofène 20 mg")
    dosed.call("Take")
    line.last("Baclofène 20 mg")
    assert "Now" not in line.lines()[-1]

    # Who stops it is not to find it started again by a bar.
    dosed.stop()
    line.last("dosed is not running")
    time.sleep(1)
    assert machine.systemctl("is-active", "dosed", check=False).stdout == "inactive\n"
    dosed.start()
    line.last("Baclofène 20 mg")
    dosed.kill()
    eventually(lambda: line.lines().count("dosed is not running") == 2, within=10)
    line.last("Baclofène 20 mg")


def test_a_line_waits_asleep_with_a_daemon_and_without(machine, dosed, dunst, bar):
    dosed.begin(due_in(3600))
    line = bar(*WATCH, "tmux")
    line.last("Baclofène")

    def switches():
        return sum(
            int(row.split()[1])
            for row in machine.user("sh", "-c", f"cat /proc/{watchers(machine)[0]}/status").stdout.splitlines()
            if "ctxt_switches" in row)

    for text in ["Baclofène", "dosed is not running"]:
        line.last(text)
        time.sleep(1)
        before = switches()
        time.sleep(3)
        assert switches() == before
        dosed.stop()


def test_tmux_shows_it_by_the_line_of_the_manual_and_leaves_nobody(machine, dosed, dunst):
    dosed.begin(due_in(3600, name="A #(touch /tmp/x) 5 % #[fg=red]"))
    machine.write(".tmux.conf", recipe("tmux") + '\nset -g status-left ""\n')
    terminal = machine.start("script", "--quiet", "--return", "--flush", "--command", "env TERM=xterm tmux new", "/dev/null")
    try:
        eventually(lambda: watchers(machine), within=10)
        # What the terminal was sent, as the person sees it.
        seen = ""
        end = time.monotonic() + 20
        while "20 mg" not in seen and time.monotonic() < end:
            if select.select([terminal.stdout], [], [], 1)[0]:
                seen += os.read(terminal.stdout.fileno(), 65536).decode(errors="replace")
        assert "A #(touch /tmp/x) 5 % #[fg=red] 20 mg" in seen
        assert machine.user("ls", "/tmp/x", check=False).returncode != 0
    finally:
        machine.user("tmux", "kill-server", check=False)
        terminal.kill()
        terminal.wait()
    nobody_is_left(machine)


def test_i3blocks_shows_it_by_the_lines_of_the_manual_and_leaves_nobody(machine, dosed, dunst, bar):
    dose = open_dose(name='A <b>"B"</b> & C')
    dosed.begin(dose)
    machine.write(".config/i3blocks/config", recipe("i3blocks") + "\n")
    blocks = bar("i3blocks", "-c", "/home/patient/.config/i3blocks/config")
    urgent = blocks.last("Now:")
    block = json.loads(urgent.removeprefix(","))[-1]
    assert block["full_text"].replace("\u00a0", " ") == "Now: A <b>'B'</b> & C 20 mg"
    assert (block["short_text"], block["urgent"], block["markup"]) == ("a dose", True, "none")

    dosed.call("Take")
    blocks.last('"urgent":false')
    dosed.stop()
    blocks.last("dosed is not running")
    dosed.start()
    blocks.last("C 20 mg")

    blocks.end()
    nobody_is_left(machine)


def test_waybar_shows_it_by_the_lines_of_the_manual_and_leaves_nobody(machine, dosed, screen, tmp_path):
    screen.show("mako")
    dose = open_dose(name="A <b>B</b> & C")
    dosed.begin(dose)
    machine.write(".config/waybar/config", '{"modules-left": ["custom/dosed"],\n' + recipe("Waybar") + "}\n")
    machine.write(".config/waybar/style.css", "* { font-family: monospace; font-size: 20px; }\n"
                  "#waybar { background: #000000; }\n#custom-dosed.ringing { color: #ffffff; background: #c01c28; }\n")
    machine.user(
        "systemd-run", "--user", "--quiet", "--unit=waybar-test", "--setenv=WAYLAND_DISPLAY=wayland-sway", "waybar")
    try:
        def colours():
            picture = machine.user(
                "sh", "-c", "WAYLAND_DISPLAY=wayland-sway grim - | convert - -crop x20+0+0 -unique-colors txt:-").stdout
            return picture.lower()
        eventually(lambda: watchers(machine), within=15)
        eventually(lambda: "#c01c28" in colours(), within=15)
        dosed.call("Take")
        eventually(lambda: "#c01c28" not in colours(), within=10)
        log = machine.root("journalctl", "--output=cat", "_SYSTEMD_USER_UNIT=waybar-test.service").stdout
        assert "markup" not in log and "error" not in log.lower()
    finally:
        machine.systemctl("stop", "waybar-test", check=False)
    nobody_is_left(machine)
