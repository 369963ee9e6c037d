"""The tabulator in real shells, beside a daemon that knows doses, medicines and what was noted."""

import json

import pytest

from plan import due_in

# A shell on a terminal of its own: each line is typed after the prompt, and then the tabulator is pressed.
TYPIST = """
import json, os, pty, select, sys
command, lines = json.loads(sys.argv[1])
child, terminal = pty.fork()
if not child:
    os.environ.update(TERM="dumb", PS1="> ", COLUMNS="200")
    os.execvp(command[0], command)
def read(within):
    said = b""
    while select.select([terminal], [], [], within)[0]:
        try:
            said += os.read(terminal, 65536)
        except OSError:
            break
        # What follows at once belongs to it.
        within = 0.5
    return said.decode(errors="replace")
read(10)
answers = []
for line in lines:
    os.write(terminal, line.encode() + b"\\t")
    answers.append(read(5))
    os.write(terminal, b"\\x15\\n")
    read(2)
print(json.dumps(answers))
"""
SHELLS = {
    "bash": ["bash", "--rcfile", "/usr/share/bash-completion/bash_completion", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}


def typed(machine, shell, *lines):
    """What a terminal shows after each line and the tabulator."""
    told = machine.user("/usr/bin/python3", "-c", TYPIST, json.dumps([SHELLS[shell], lines]))
    return json.loads(told.stdout)


@pytest.fixture
def day(dosed):
    dosed.begin(due_in(3600), due_in(7200, key="pregabalin", name="Pregabalin"))
    dosed.dosectl("diary", "cigarettes", "12")
    return dosed


def test_bash_completes_verbs_medicines_and_what_was_noted(machine, day):
    verb, second, medicine, noted, option = typed(
        machine, "bash", "dosectl sno", "dosectl plan sho", "dosectl hold pre", "dosectl diary ciga", "dosectl take --amo")
    assert "dosectl snooze " in verb
    assert "dosectl plan show " in second
    assert "dosectl hold pregabalin" in medicine
    assert "dosectl diary cigarettes" in noted
    assert "dosectl take --amount" in option
    # The colon in it parts words for bash.
    [dose] = typed(machine, "bash", "dosectl take pregabalin/")
    assert "dosectl take pregabalin/" in dose and ":" in dose


def test_zsh_completes_verbs_medicines_and_what_was_noted(machine, day):
    begin = "autoload -Uz compinit; compinit -u -D\n"
    _, verb, medicine, noted = typed(
        machine, "zsh", begin, "dosectl sno", "dosectl hold pre", "dosectl diary ciga")
    assert "ooze" in verb
    assert "gabalin" in medicine
    assert "rettes" in noted


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
