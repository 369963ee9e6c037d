"""A person who has a box, a prescription and a terminal, and answers what `dosectl setup` asks."""

import json

# Answers each question as it is asked, on a terminal of its own, and prints all that was said.
PERSON = """
import json, os, pty, sys
child, terminal = pty.fork()
if not child:
    os.execvp("dosectl", ["dosectl", "setup"])
said = b""
def read():
    global said
    try:
        piece = os.read(terminal, 65536)
    except OSError:
        piece = b""
    said += piece
    return piece
begin = 0
for question, answer in json.loads(sys.argv[1]):
    while question.encode() not in said[begin:]:
        assert read(), said.decode()
    begin = len(said)
    os.write(terminal, answer.encode())
while read():
    pass
_, status = os.waitpid(child, 0)
print(said.decode().replace("\\r\\n", "\\n"))
sys.exit(os.waitstatus_to_exitcode(status))
"""

RAMIPRIL = [
    ["as on the box [none] ", "Ramipril\n"], ["for none) [-] ", "5 mg\n"], ["in half? (yes or no) [no] ", "\n"],
    ["Number [1] ", "\n"], ["8 13:30 20 [08:00] ", "23:59\n"], ["[1 tablet] ", "\n"], ["does it begin? [today", "\n"],
    ["says? (yes or no) [no] ", "y\n"], ["as on the box [none] ", "\n"],
]
START = ["each session? (yes or no) [yes] ", "\n"]
RING = ["alarm now? (yes or no) [yes] ", "\n"]


def sits_down(machine, *answers, begin=()):
    """In the session of systemd, or in the one that the words of `begin` make."""
    return machine.start(*begin, "/usr/bin/python3", "-c", PERSON, json.dumps(answers))
