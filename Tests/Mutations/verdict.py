"""What became of one fault."""

import dataclasses

from row import Row


@dataclasses.dataclass(frozen=True)
class Verdict:
    row: Row
    #: The test that found it; None when none did.
    tests: str | None
    #: The law that a life at random broke; None when none did.
    lives: str | None

    @property
    def is_found(self):
        return self.tests is not None or self.lives is not None

    @property
    def is_explained(self):
        return not self.is_found and self.row.why is not None

    @property
    def is_wrong(self):
        return self.is_found == (self.row.why is not None)

    @property
    def complaint(self):
        return f"it was found, although: {self.row.why}" if self.is_found else "SURVIVED"

    @property
    def tests_word(self):
        if self.tests:
            return self.tests
        return "-" if self.is_found else ("nothing could" if self.row.why else "SURVIVED")

    @property
    def lives_word(self):
        return self.lives or "-"
