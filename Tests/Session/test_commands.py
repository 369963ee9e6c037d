"""Commands of the person's own, as dosed-desktop(7) has them: a phone, a mail, a lamp, a voice."""

import pytest

from machine import eventually
from manual import recipe
from plan import due_in, open_dose

# Whatever is asked of it over HTTP, a line for each: the path, and what was sent along.
RECEIVER = """
import http.server
class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        with open("/home/patient/received", "a") as file:
            file.write(f"{self.path} {sent.strip()}\\n")
        self.send_response(200)
        self.end_headers()
    def log_message(self, *arguments):
        pass
http.server.HTTPServer(("127.0.0.1", 8480), Receiver).serve_forever()
"""
# Takes one mail and keeps it.
MAILBOX = """
import socket
server = socket.create_server(("127.0.0.1", 8425))
while True:
    peer = server.accept()[0].makefile("rw", newline="\\r\\n")
    def say(text):
        peer.write(text + "\\r\\n")
        peer.flush()
    say("220 here")
    isText = False
    for line in peer:
        line = line.rstrip("\\r\\n")
        if isText:
            with open("/home/patient/received", "a") as file:
                file.write(line + "\\n")
            if line == ".":
                isText = False
                say("250 taken")
        elif line == "DATA":
            isText = True
            say("354 go on")
        elif line == "QUIT":
            say("221 bye")
            break
        else:
            say("250 fine")
"""
MSMTP = "account default\nhost 127.0.0.1\nport 8425\nfrom patient@example.org\n"


@pytest.fixture
def received(machine):
    """What came to the server of a phone or a lamp, or as a mail."""
    machine.user("rm", "-f", "received")
    for unit, script in (("receiver", RECEIVER), ("mailbox", MAILBOX)):
        machine.user("systemd-run", "--user", "--quiet", f"--unit={unit}", "/usr/bin/python3", "-c", script)
    file = machine.path("received")
    yield lambda: file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    machine.systemctl("stop", "receiver", "mailbox")


def test_a_phone_is_told_of_each_ring(dosed, dunst, received):
    lines = recipe("A phone, by ntfy").replace("https://ntfy.sh/TOPIC", "http://127.0.0.1:8480/mine")
    dosed.begin(open_dose(), settings=lines)

    assert eventually(received, within=10) == ["/mine Baclofène 20 mg"]


def test_a_phone_is_told_no_name_in_private(dosed, dunst, received):
    lines = recipe("A phone, by ntfy").replace("https://ntfy.sh/TOPIC", "http://127.0.0.1:8480/mine")
    dosed.begin(open_dose(), settings=f"private = true\n{lines}")

    assert eventually(received, within=10) == ["/mine A dose is due"]


def test_a_relative_is_written_to_once_when_a_dose_was_missed(machine, dosed, dunst, received):
    machine.write(".msmtprc", MSMTP)
    machine.user("chmod", "600", ".msmtprc")
    dose = due_in(1, late=2)
    dosed.begin(dose, settings=recipe("A mail to a relative"))
    dosed.reaches(dose, "missed", within=10)

    mail = eventually(lambda: received()[-1:] == ["."] and received(), within=10)
    assert "To: anna@example.org" in mail and "Subject: A dose was missed" in mail
    assert f"Missed: Baclofène 20 mg at {dose.clock(dose.due)}" in mail

    # What the ledger has is not told anew.
    machine.systemctl("restart", "dosed")
    assert dosed.state(dose) == "missed"
    dosed.call("Note", observation="note", note="the loop has been round")
    assert received() == mail


def test_a_lamp_is_on_while_a_dose_rings(dosed, dunst, received):
    dose = open_dose()
    dosed.begin(dose, settings=recipe("A lamp").replace("http://lamp.local", "http://127.0.0.1:8480"))
    on, off = ('/json/state {"on":%s}' % state for state in ("true", "false"))
    assert eventually(received, within=10) == [on]

    dosed.call("Snooze")
    assert eventually(lambda: len(received()) == 2 and received(), within=10) == [on, off]
    dosed.call("Take")
    assert eventually(lambda: len(received()) == 3 and received(), within=10) == [on, off, off]


def test_a_voice_says_what_to_take(dosed, loudspeaker):
    dosed.begin(open_dose(), settings=f"sound = false\n{recipe('A voice')}")

    eventually(lambda: loudspeaker() == 1, within=10)
    eventually(lambda: loudspeaker() == 0, within=20)
    assert not [told for told in dosed.journal("DOSED_EVENT=trouble") if "command" in told["MESSAGE"]]


def test_what_goes_wrong_is_told_once(machine, dosed, dunst):
    machine.user("rm", "-f", "dosed-trouble")
    dosed.begin(open_dose(), settings=recipe("Whoever cares for the computer"))
    told = machine.path("dosed-trouble")

    machine.replace(".config/dosed/plan.toml", "version = 7\n")

    line = "Trouble with the plan: see dosectl status\n"
    assert eventually(lambda: told.exists() and told.read_text(), within=10) == line
    dosed.call("Take")
    assert told.read_text() == line


def test_mails_that_hang_keep_no_alarm_from_being_heard(machine, dosed, dunst):
    machine.write("hang", "#!/bin/sh\nexec sleep 600\n")
    machine.write("ring", "#!/bin/sh\necho ring >>/home/patient/.local/state/dosed/rings\n")
    machine.user("chmod", "+x", "hang", "ring")
    dose = open_dose()
    dosed.begin(dose, settings='on_alarm = ["/home/patient/ring"]\non_answered = ["/home/patient/hang"]')
    rings = machine.path(".local/state/dosed/rings")
    eventually(rings.exists)

    for count in range(2, 8):
        dosed.call("Take")
        dosed.call("Undo")
        eventually(lambda: rings.read_text().count("ring") == count)

    assert dosed.health("command")["code"] == "hangs"
    assert len(machine.user("pgrep", "--full", "^sleep 600$").stdout.split()) <= 5
