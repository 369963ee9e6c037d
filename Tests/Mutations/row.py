"""The list of faults: each a text of the sources and what stands in its place."""

import dataclasses
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent


class Rotten(Exception):
    """A row does not fit the sources any more."""


@dataclasses.dataclass(frozen=True)
class Row:
    """A fault in plain words; `why` says what makes it none that anything could find."""

    name: str
    file: str
    was: str
    becomes: str
    why: str | None = None

    @property
    def part(self):
        """The folder of the sources that it is in, as `Agenda` or `Store`."""
        return self.file.split("/")[-2]

    @property
    def fault(self):
        return [self.file, self.was, self.becomes]

    def applied(self, text):
        """The source with the fault in it."""
        count = text.count(self.was)
        if count != 1:
            raise Rotten(f"{self.name}: its text stands {count} times in {self.file}")
        return text.replace(self.was, self.becomes)


def rows():
    """All rows, by the parts of the program, each held against the sources."""
    read = [
        # A text of several lines begins and ends beside its quotes.
        Row(name=name, **{field: text.strip("\n") for field, text in fields.items()})
        for path in sorted(HERE.glob("*.toml"))
        for name, fields in tomllib.loads(path.read_text()).items()
    ]
    names = [row.name for row in read]
    for name in names:
        if names.count(name) > 1:
            raise Rotten(f"{name}: stands twice")
    for row in read:
        path = PROJECT / row.file
        if not path.is_file():
            raise Rotten(f"{row.name}: there is no {row.file}")
        row.applied(path.read_text())
    return read
