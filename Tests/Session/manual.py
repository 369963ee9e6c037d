"""What dosed-desktop(7) tells its reader to write down."""

import re
import subprocess
import textwrap

from machine import PROJECT


def recipe(title):
    """The lines of the manual below a title, as a reader sees them."""
    page = (PROJECT / "man" / "dosed-desktop.7").read_text(encoding="utf-8")
    part = page[page.index(f".Ss {title}\n"):]
    block = re.search(r"^\.Bd -literal.*?\n(.*?)^\.Ed", part, re.MULTILINE | re.DOTALL)[1]
    shown = subprocess.run(
        ["mandoc", "-T", "utf8", "-O", "width=200"], capture_output=True, text=True, check=True,
        input=f".Dd November 30, 2026\n.Dt X 7\n.Os\n.Sh X\n.Bd -literal\n{block}.Ed\n",
    ).stdout
    # Between the head and the foot of the page.
    return textwrap.dedent(shown.split("X\n", 1)[1].rsplit("\n\n", 1)[0])
