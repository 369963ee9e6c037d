"""What is installed: how large, and what it needs of the system."""

import subprocess

import table
from dosed import BINARIES, MEMORY


def measure():
    binary, stripped = BINARIES / "dosed", MEMORY / "dosed.stripped"
    subprocess.run(["strip", "-o", stripped, binary], check=True)
    dynamic = subprocess.check_output(["readelf", "--dynamic", "--wide", binary], text=True)
    needed = [line.split("[")[1].rstrip("]") for line in dynamic.splitlines() if "NEEDED" in line]
    size = f"{stripped.stat().st_size / 1e6:.1f}"
    stripped.unlink()
    table.show(
        "The stripped program, MB", ["program", "MB", "needs (readelf --dynamic)"],
        [["dosed, and dosectl by another name", size, " ".join(needed)]])
