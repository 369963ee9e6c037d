"""Plans with doses that are due in seconds."""

import math
import os
import time
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

# The machine's is one in which it is noon now, so that no test meets midnight; see `session`. The signs of these names
# are those of POSIX: east is negative.
_AHEAD = 12 - datetime.now(timezone.utc).hour
ZONE = ZoneInfo(f"Etc/GMT{-_AHEAD:+d}")
EAST = f"Etc/GMT{-_AHEAD - 1:+d}"
os.environ["SESSION_ZONE"] = ZONE.key


@dataclass
class Dose:
    """One dose of one medication, on the day on which it is due."""

    due: datetime
    key: str = "baclofen"
    name: str = "Baclofène"
    mg: float = 20
    tablet: str = "10 mg"
    early: int = 60
    late: int = 600
    "The window, in seconds before and after the due time."

    @property
    def id(self):
        return f"{self.key}/{self.due:%Y-%m-%d}/{self.clock(self.due)}"

    @property
    def closes(self):
        return self.due + timedelta(seconds=self.late)

    @staticmethod
    def clock(time):
        """As dosed writes a time of day: with the seconds only where they are not zero."""
        return f"{time:%H:%M}" if time.second == 0 else f"{time:%H:%M:%S}"

    def table(self):
        return f"""
[medication.{self.key}]
name   = {toml(self.name)}
tablet = "{self.tablet}"
halves = true
start  = {self.due:%Y-%m-%d}
times  = ["{self.due:%H:%M:%S}"]
steps  = [{{ mg = [{self.mg}] }}]
early  = "{self.early} s"
late   = "{self.late} s"
"""


def due_in(seconds, **details):
    """A dose that is due at the first whole second after so many; a negative one is open already."""
    instant = math.ceil(time.time() + seconds)
    return Dose(datetime.fromtimestamp(instant, ZONE), **details)


def open_dose(**details):
    """A dose whose time has just come, so that it rings as soon as the plan is read."""
    return due_in(-2, **details)


def plan(*doses):
    return "version = 1\n" + "".join(dose.table() for dose in doses)


def toml(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
