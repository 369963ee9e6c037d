"""Medians and percentiles, and the table they are printed in."""

import math
import os
import statistics
import sys


def percentile(values, share):
    """The smallest value that is not exceeded by this share of them (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def spread(values, digits=2):
    """The cells of SPREAD."""
    if not values:
        return ["0", *["-"] * (len(SPREAD) - 1)]
    return [
        str(len(values)),
        f"{min(values):.{digits}f}",
        f"{statistics.median(values):.{digits}f}",
        f"{percentile(values, 0.99):.{digits}f}",
        f"{max(values):.{digits}f}",
    ]


SPREAD = ["n", "min", "p50", "p99", "max"]


def show(title, head, rows, notes=()):
    """Columns of numbers to the right, the others to the left; an error when a row has none to show."""
    cells = [[str(cell) for cell in row] for row in [head, *rows]]
    columns = []
    for column in zip(*cells):
        width = max(map(len, column))
        is_number = not any(cell.strip("0123456789.,-") for cell in column[1:])
        columns.append([cell.rjust(width) if is_number else cell.ljust(width) for cell in column])
    print(f"\n{title}   (load {os.getloadavg()[0]:.1f})")
    for row in zip(*columns):
        print("  ".join(row).rstrip())
    for note in notes:
        print(f"  {note}")
    sys.stdout.flush()
    empty = [" ".join(row[:2]) for row in cells[1:] if "-" in row]
    if empty:
        raise RuntimeError(f"{title}: nothing was measured of {', '.join(empty)}")
