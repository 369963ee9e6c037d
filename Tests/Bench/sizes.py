"""What is installed: how large, and what it needs of the system."""

import subprocess

import table
from dosed import BINARIES, MEMORY


def measure():
    rows = []
    for name in ("dosed", "dosectl"):
        binary, stripped = BINARIES / name, MEMORY / f"{name}.stripped"
        subprocess.run(["strip", "-o", stripped, binary], check=True)
        dynamic = subprocess.check_output(["readelf", "--dynamic", "--wide", binary], text=True)
        needed = [line.split("[")[1].rstrip("]") for line in dynamic.splitlines() if "NEEDED" in line]
        rows.append([name, f"{stripped.stat().st_size / 1e6:.1f}", " ".join(needed)])
        stripped.unlink()
    table.show("Stripped binaries, MB", ["program", "MB", "needs (readelf --dynamic)"], rows)
