"""What has to be true of a ledger, whatever happened while it was written; computed from its rows alone.

It knows nothing of the daemon's code: it is the second opinion on what was acknowledged, settled and rung.
"""

from collections import defaultdict

# What may happen to a dose in which state; an event names the state after it.
AFTER = {
    "raised": {"awaited", "superseded"},
    "snoozed": {"raised", "snoozed"},
    "taken": {"awaited", "raised", "snoozed", "missed", "skipped", "superseded"},
    "skipped": {"awaited", "raised", "snoozed", "superseded"},
    "missed": {"awaited", "raised", "snoozed"},
    "superseded": {"awaited", "raised", "snoozed"},
}
SETTLED = {"taken", "skipped", "missed", "superseded"}
RECORDED_BY = {"Take": {"taken", "extra_intake"}, "Skip": {"skipped"}, "Snooze": {"snoozed"}}
# Answers that change nothing; any other error is none that a person should meet.
REFUSALS = {
    "NothingTakeable", "Missed", "NotYetOpen", "Settled", "Ambiguous", "NothingRinging", "NothingToUndo",
}


class Audit:
    """`findings` has one line for each thing that is wrong."""

    def __init__(self, rows):
        self.rows = rows
        self.findings = []
        self.changes = defaultdict(list)
        "Of each dose: (state, number of its record, milliseconds), those taken back left out."
        self.lives = defaultdict(list)
        "Of each dose: (milliseconds, state) in the order in which it came into it."
        self.replay()

    # The ledger by itself

    def replay(self):
        numbers = [row["number"] for row in self.rows]
        if numbers != list(range(1, len(numbers) + 1)):
            self.findings.append("the records are not numbered from 1 without gaps")
        answers = {}
        for row in self.rows:
            if row["event"] in AFTER:
                self.happen(row, answers)
            elif row["event"] == "extra_intake":
                answers[row["number"]] = None
            elif row["event"] == "undone":
                self.undo(row, answers)

    def happen(self, row, answers):
        dose = name(row)
        states = self.changes[dose]
        before = states[-1][0] if states else "awaited"
        if before not in AFTER[row["event"]]:
            what = "settled twice" if row["event"] in SETTLED else "changed after it was settled"
            self.findings.append(f"{dose} was {what}: {before}, then {row['event']} (record {row['number']})")
        states.append((row["event"], row["number"]))
        self.lives[dose].append((row["at"], row["event"]))
        if row["event"] in ("taken", "skipped", "snoozed"):
            answers[row["number"]] = dose

    def undo(self, row, answers):
        if row["undoes"] not in answers:
            return self.findings.append(f"record {row['number']} takes back no answer that stood")
        dose = answers.pop(row["undoes"])
        if dose is None:
            return None
        states = self.changes[dose]
        if not states or states[-1][1] != row["undoes"]:
            return self.findings.append(f"record {row['number']} takes back what something rests on")
        states.pop()
        self.lives[dose].append((row["at"], states[-1][0] if states else "awaited"))
        return None

    # Against what the clients were told

    def answers(self, answers):
        """How many were acknowledged as recorded; each of them is to be there, once."""
        by_request = defaultdict(list)
        for row in self.rows:
            if row["request"]:
                by_request[row["request"]].append(row)
        for request, rows in by_request.items():
            if len({row["at"] for row in rows}) > 1:
                self.findings.append(f"request {request} was recorded twice")
        count = 0
        for told in answers:
            error, answer = told["error"], told["answer"]
            if error:
                if error.removeprefix("org.dosed.Control.") not in REFUSALS:
                    self.findings.append(f"{told['method']} {told['parameters']} was answered by {error}")
            elif answer and answer["recorded"]:
                count += 1
                self.kept(told, by_request[told["parameters"]["request"]])
        return count

    def kept(self, told, rows):
        method, answer = told["method"], told["answer"]
        found = {
            "doses": sorted(name(row) for row in rows if row["event"] in RECORDED_BY.get(method, ())
                            and row["event"] != "extra_intake"),
            "extras": sorted((row["number"], row["amount"]) for row in rows if row["event"] == "extra_intake"),
            "undone": sorted(row["undoes"] for row in rows if row["event"] == "undone"),
        }
        wanted = {
            "doses": sorted(dose["id"] for dose in answer["doses"]) if method in RECORDED_BY else [],
            "extras": sorted((extra["record"], round(extra["amount"]["value"] * 1000))
                             for extra in answer["extra_intakes"]) if method in RECORDED_BY else [],
            "undone": sorted(entry["number"] for entry in answer["undone"]),
        }
        if found != wanted:
            self.findings.append(
                f"acknowledged and lost: {method} {told['parameters']}: told {wanted}, found {found}")

    # Against what was seen on the bus

    def alarms(self, alarms, tolerance=500):
        """Takes (milliseconds, dose) of each Notify; the bus may be slower than the ledger by the tolerance."""
        for at, dose in alarms:
            life = self.lives[dose]
            states = [state for since, state in life if since <= at - tolerance][-1:]
            states += [state for since, state in life if at - tolerance < since <= at]
            if not life or life[0][0] > at:
                self.findings.append(f"{dose} rang before anything was recorded of it")
            elif all(state in SETTLED for state in states):
                self.findings.append(f"{dose} rang after it was {states[-1]}")

    def windows(self, doses, until):
        """Every dose whose window has closed is settled."""
        for dose in doses:
            states = self.changes[dose["id"]]
            if dose["closes"] < until and not (states and states[-1][0] in SETTLED):
                self.findings.append(f"{dose['id']} was never settled")


def name(row):
    return f"{row['medication']}/{row['date']}/{row['time']}"
