"""All verdicts in one table, and below it what is to be read of them."""

#: Each a verdict is counted in or not; those of the first three can overlap.
COLUMNS = {
    "faults": lambda verdict: True,
    "by tests": lambda verdict: verdict.tests is not None,
    "by lives": lambda verdict: verdict.lives is not None,
    "by lives alone": lambda verdict: verdict.lives is not None and verdict.tests is None,
    "found": lambda verdict: verdict.is_found,
    "explained": lambda verdict: verdict.is_explained,
    "survived": lambda verdict: verdict.has_survived,
    "untried": lambda verdict: verdict.untried is not None,
}


class Summary:
    def __init__(self):
        self.verdicts = []

    def add(self, verdict):
        self.verdicts.append(verdict)

    @property
    def complaints(self):
        return [verdict for verdict in self.verdicts if verdict.complaint]

    def __str__(self):
        parts = {}
        for verdict in self.verdicts:
            parts.setdefault(verdict.row.part, []).append(verdict)
        lines = [["", *COLUMNS]]
        for part, verdicts in [*sorted(parts.items()), ("all", self.verdicts)]:
            lines.append([part, *(str(sum(map(counts, verdicts))) for counts in COLUMNS.values())])
        widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
        table = [
            "  ".join([f"{line[0]:{widths[0]}}", *(f"{cell:>{width}}" for cell, width in zip(line[1:], widths[1:]))])
            for line in lines
        ]
        explained = [f"  {verdict.row.name}: {verdict.row.why}" for verdict in self.verdicts if verdict.is_explained]
        complaints = [f"  {verdict.row.name}: {verdict.complaint}" for verdict in self.complaints]
        return "\n".join(
            table
            + (["", "nothing could find:", *explained] if explained else [])
            + (["", "to be mended:", *complaints] if complaints else [])
        )
