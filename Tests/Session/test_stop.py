"""How the daemon ends."""

# Asks for the end as soon as READY=1 is read, which is sooner than a service manager could.
STOP_WHEN_READY = """
import os, signal, socket, subprocess, tempfile
folder = tempfile.mkdtemp()
for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
    os.environ[name] = folder
os.environ["NOTIFY_SOCKET"] = f"{folder}/notify"
notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
notices.bind(os.environ["NOTIFY_SOCKET"])
notices.settimeout(10)
for _ in range(100):
    daemon = subprocess.Popen(["dosed"])
    while b"READY=1" not in notices.recv(4096):
        pass
    daemon.terminate()
    assert daemon.wait(timeout=5) in (0, -signal.SIGTERM)
"""


def test_a_stop_right_after_the_start_is_heard(machine):
    machine.user("python3", "-c", STOP_WHEN_READY)
