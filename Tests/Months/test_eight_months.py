"""A whole treatment, lived with the command alone: eight months of the real daemon at pretended dates, no line of the
plan edited by hand."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from pretended import Pretended, eventually

CONFIG = Path(__file__).parents[2] / "config"
#: No day has more than a step of the plan more or less than the day before.
STEP = 10


class Patient:
    """Takes what rings, in the evening of each day, and keeps what was taken."""

    def __init__(self, folder):
        self.dosed = Pretended(folder)
        for name in ("protocols", "profiles"):
            shutil.copytree(CONFIG / name, self.dosed.plan.with_name(name))
        self.taken = {}
        self.today = dt.date(2026, 12, 1)

    def live(self, last):
        """Every day from where it is until the evening of `last`."""
        last = dt.date.fromisoformat(last)
        while self.today <= last:
            self.dosed.at(f"{self.today} 20:30")
            day = self.dosed.call("Today")["parameters"]["day"]
            rung = {}
            for dose in day["doses"]:
                if dose["state"] == "superseded":
                    continue
                assert dose["state"] in ("takeable", "missed"), dose
                reply = self.dosed.call("Take", dose=dose["id"], at=f"{self.today} {dose['time']}")
                assert "error" not in reply, (dose, reply)
                rung[dose["time"]] = dose["amount"]["value"]
            self.taken[str(self.today)] = rung
            self.today += dt.timedelta(1)

    def says(self, *words):
        """What a command that is obeyed prints."""
        result = self.dosed.dosectl(*words)
        assert result.returncode == 0, (words, result.stdout, result.stderr)
        return result.stdout

    def writes(self, *words):
        """The same of one that writes the plan, which is in force when it is done."""
        before = len(self.dosed.records("plan_adopted"))
        said = self.says(*words)
        eventually(lambda: len(self.dosed.records("plan_adopted")) > before)
        return said

    def sum(self, date):
        return sum(self.taken[date].values())


@pytest.fixture
def patient(tmp_path):
    patient = Patient(tmp_path / "life")
    patient.dosed.at("2026-11-30 21:00")
    yield patient
    patient.dosed.close()


def test_eight_months_by_commands_alone_move_no_amount_by_more_than_a_step(patient):
    dosed = patient.dosed
    patient.writes("plan", "new", "targeted", "--craving", "18:00", "--start", "2026-12-01", "-o", str(dosed.plan))

    # The climb, as far as it is bearable.
    patient.live("2026-12-25")
    assert (patient.sum("2026-12-01"), patient.sum("2026-12-24")) == (10, 80)
    said = patient.says("hold", "--reason", "drowsy, vertigo")
    assert said.startswith("Baclofen from tomorrow: ") and "as today" in said
    patient.live("2026-12-29")
    assert len({patient.sum(f"2026-12-{day}") for day in range(25, 30)}) == 1
    held = patient.sum("2026-12-29")
    said = patient.says("back", "--reason", "still drowsy")
    assert f"from tomorrow: {held - 10:g} mg a day, down from {held:g} mg" in said and "It stays so" in said
    patient.live("2027-01-05")
    lower = patient.sum("2027-01-05")
    assert lower == held - 10

    # Half a tablet a week from here.
    said = patient.writes("slower", "--by", "5", "--every", "7d", "--halves", "--to", "150", "--yes")
    assert "slower, by 5 mg every 7 days, to 150 mg a day" in said and "The hold ends tomorrow." in said
    patient.live("2027-02-09")
    assert patient.sum("2027-01-06") == lower and lower + 20 <= patient.sum("2027-02-09") <= lower + 25

    # The craving comes later: the times move, the amounts wait.
    before = patient.sum("2027-02-09")
    times = list(patient.taken["2027-02-09"])
    patient.writes("move", "19:30", "--yes")
    patient.live("2027-02-13")
    moved = list(patient.taken["2027-02-13"])
    assert [minutes(new) - minutes(old) for old, new in zip(times, moved)] == [90] * len(times)
    assert patient.sum("2027-02-12") <= before + 5

    # Indifference: what is taken is kept for three months.
    patient.live("2027-03-08")
    threshold = patient.sum("2027-03-08")
    said = patient.writes("threshold", "--keep", "3m", "--yes")
    assert f"{threshold:g} mg a day" in said and "9 June" in said
    patient.live("2027-06-08")
    assert {patient.sum(date) for date in patient.taken if "2027-03-08" <= date} == {threshold}

    # A tablet less every three weeks, until the craving is back.
    said = patient.writes("taper", "--by", "10", "--every", "3w", "--yes")
    assert "by 10 mg every 21 days" in said
    patient.live("2027-07-25")
    assert patient.sum("2027-06-09") == threshold and patient.sum("2027-07-25") == threshold - 20
    said = patient.says("comfort", "--yes")
    assert f"{threshold - 10:g} mg a day" in said
    patient.live("2027-08-02")
    assert {patient.sum(date) for date in patient.taken if "2027-07-26" <= date} == {threshold - 10}

    # No day was far from the one before, no question was ever asked, and nothing is wrong.
    sums = [patient.sum(date) for date in sorted(patient.taken)]
    assert len(sums) == 245 and all(abs(one - other) <= STEP for one, other in zip(sums, sums[1:])), sums
    assert not [entry for entry in dosed.records("placed") if entry["placed"] == "asked"]
    health = dosed.call("Status")["parameters"]["status"]["health"]
    # There is neither screen nor loudspeaker here.
    assert [part["part"] for part in health if not part["ok"]] in (["display"], ["display", "sound"])
    assert dosed.plan.with_name("plan.toml.before").exists()


def minutes(time):
    hours, rest = time.split(":")
    return 60 * int(hours) + int(rest)
