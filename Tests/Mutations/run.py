"""A run of tests that is ended at the first failure."""

import os
import re
import signal
import subprocess
import threading

FAILED = re.compile(r'✘ Test "?(.+?)"?(?:\(\))? recorded an issue')
LAW = re.compile(r"seed \d+: (.+)")
STOPPED = re.compile(r"(?:Fatal error|Precondition failed): (.+)")
#: These tell in the lines that follow which law was broken.
LIVES = "break no law"


def run(command, folder, limit):
    """The test that failed, the law that was broken or what else went wrong; None when all is well.

    What has not ended after so many seconds never would.
    """
    process = subprocess.Popen(
        ["nice", "-n", "19", *command], cwd=folder, text=True, start_new_session=True,
        env=os.environ | {"NO_COLOR": "1", "SWIFT_BACKTRACE": "enable=no"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    timer = threading.Timer(limit, end, [process])
    timer.start()
    try:
        found = finding(process.stdout)
        if found is None and process.wait() != 0:
            found = f"ends with {process.returncode}" if timer.is_alive() else f"hangs for {limit:.0f} s"
        return found
    finally:
        timer.cancel()
        end(process)
        process.wait()
        process.stdout.close()


def end(process):
    """The run and what it has started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)


def finding(output):
    for line in output:
        if match := LAW.search(line):
            return match[1].strip()
        if match := STOPPED.search(line):
            return f"stops: {match[1]}"
        if (match := FAILED.search(line)) and match[1] != LIVES:
            return match[1]
    return None
