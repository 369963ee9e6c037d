"""What became of one fault, and the file that keeps it from run to run."""

import dataclasses
import json

from row import PROJECT, Row

KEPT = PROJECT / ".build/mutations/verdicts.json"


@dataclasses.dataclass(frozen=True)
class Verdict:
    row: Row
    #: The test that found it; None when none did.
    tests: str | None
    #: The law that a life at random broke; None when none did.
    lives: str | None
    #: Why it could not be tried; None when it was.
    untried: str | None = None

    @property
    def is_found(self):
        return self.tests is not None or self.lives is not None

    @property
    def is_explained(self):
        return not self.untried and not self.is_found and self.row.why is not None

    @property
    def has_survived(self):
        return not self.untried and not self.is_found and self.row.why is None

    @property
    def complaint(self):
        """What is to be mended, in the sources, the tests or the row; None when nothing is."""
        if self.untried:
            return self.untried
        if self.has_survived:
            return "SURVIVED"
        return f"found, although: {self.row.why}" if self.is_found and self.row.why else None

    @property
    def tests_word(self):
        if self.tests:
            return self.tests
        if self.is_found:
            return "-"
        return "explained" if self.is_explained else (self.complaint or "").splitlines()[0]

    @property
    def lives_word(self):
        return self.lives or "-"


class Verdicts:
    """Those of earlier runs: each holds as long as neither its row nor the sources it was tried on change."""

    def __init__(self):
        self.kept = json.loads(KEPT.read_text()) if KEPT.is_file() else {}

    def of(self, row, sources):
        """The verdict on a row in these sources, by their fingerprint; None when there is none."""
        entry = self.kept.get(row.name, {})
        if entry.get("sources") != sources or entry.get("fault") != row.fault:
            return None
        return Verdict(row, entry["tests"], entry["lives"], entry["untried"])

    def was_found(self, row):
        """Whether it was when it was tried last, be it in other sources."""
        entry = self.kept.get(row.name, {})
        return entry.get("fault") == row.fault and (entry["tests"] or entry["lives"]) is not None

    def keep(self, verdict, sources):
        self.kept[verdict.row.name] = {
            "fault": verdict.row.fault,
            "sources": sources,
            "tests": verdict.tests,
            "lives": verdict.lives,
            "untried": verdict.untried,
        }
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        draft = KEPT.with_suffix(".new")
        draft.write_text(json.dumps(self.kept, indent=1, ensure_ascii=False))
        draft.replace(KEPT)
