"""The tabulator in real shells, beside a daemon that knows doses, medicines and what was noted."""

import json

import pytest

from plan import due_in

# A shell on a terminal of its own: each line is typed after the prompt, and then the tabulator is pressed.
TYPIST = """
import json, os, pty, select, sys, time
command, lines = json.loads(sys.argv[1])
child, terminal = pty.fork()
if not child:
    os.environ.update(TERM="dumb", PS1="> ", COLUMNS="200")
    os.execvp(command[0], command)
def read(awaited):
    said, end = b"", time.monotonic() + 30
    while awaited.encode() not in said and select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
        try:
            said += os.read(terminal, 65536)
        except OSError:
            break
    return said.decode(errors="replace")
answers = []
for line, awaited in lines:
    # What is typed while the shell is busy is no line of its.
    os.write(terminal, b"\\x15echo re''ady\\n")
    read("ready")
    os.write(terminal, line.encode() + b"\\t")
    answers.append(read(awaited))
print(json.dumps(answers))
"""
SHELLS = {
    "bash": ["bash", "--rcfile", "/usr/share/bash-completion/bash_completion", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}


def typed(machine, shell, *lines):
    """What a terminal shows after each line and the tabulator, until there is what is awaited."""
    told = machine.user("/usr/bin/python3", "-c", TYPIST, json.dumps([SHELLS[shell], lines]))
    return json.loads(told.stdout)


@pytest.fixture
def day(dosed):
    dosed.begin(due_in(3600), due_in(7200, key="pregabalin", name="Pregabalin"))
    dosed.dosectl("diary", "cigarettes", "12")
    return dosed


LINES = [
    ("dosectl sno", "oze "), ("dosectl plan sho", "w "), ("dosectl hold pre", "gabalin"),
    ("dosectl diary ciga", "rettes"), ("dosectl take --amo", "unt"),
]


def test_bash_completes_verbs_medicines_and_what_was_noted(machine, day):
    # The colon in a dose parts words for bash.
    lines = [*LINES, ("dosectl take pregabalin/", ":")]
    for (line, awaited), told in zip(lines, typed(machine, "bash", *lines), strict=True):
        assert awaited in told.replace(line, ""), told


def test_zsh_completes_verbs_medicines_and_what_was_noted(machine, day):
    begin = ("autoload -Uz compinit; compinit -u -D\n", "")
    for (line, awaited), told in zip(LINES, typed(machine, "zsh", begin, *LINES)[1:], strict=True):
        assert awaited in told.replace(line, ""), told


def test_fish_completes_verbs_medicines_doses_and_files(machine, day):
    def told(line):
        # Without the variable, which desktops set, it looks below /usr alone.
        return machine.user(
            "env", "XDG_DATA_DIRS=/usr/local/share:/usr/share", "fish", "--command", f"complete --do-complete '{line}'").stdout

    assert told("dosectl sno") == "snooze\tsilence an alarm for a while\n"
    assert told("dosectl hold pre") == "pregabalin\tPregabalin\n"
    assert told("dosectl take pre").startswith("pregabalin/")
    assert "cigarettes" in told("dosectl diary ")
    machine.user("touch", "mine.toml")
    assert "mine.toml" in told("dosectl check mi")
