"""The everyday edits of a titration, saved under the real daemon at pretended dates: nobody's amount moves by more than a
step of the plan without a yes."""

import datetime as dt

import pytest
from pretended import Pretended

ROWS = [
    (0, 0, 10), (0, 0, 20), (0, 0, 30), (0, 10, 30), (0, 20, 30), (0, 30, 30), (10, 30, 30), (20, 30, 30),
    (20, 30, 40), (20, 30, 50),
]  # fmt: skip
#: A step of the plan.
STEP = 10
TODAY = dt.date(2026, 12, 22)


def plan(rows, start="2026-12-01", times=("13:00", "15:00", "17:00"), key="baclofen", more=""):
    steps = "\n".join(f"  {{ days = {days}, mg = {list(mg)} }}," for days, mg in rows)
    clocks = ", ".join(f'"{time}"' for time in times)
    return f"""version = 1
timezone = "local"

[medication.{key}]
name = "Baclofen"
start = {start}
times = [{clocks}]
steps = [
{steps}
]
{more}
"""


def paced(days, rows=ROWS):
    return [(days, row) for row in rows]


BASE = paced(3)
EVENINGS = {
    "plain": {},
    "held": {"2026-12-20": ["hold"]},
    "back": {"2026-12-19": ["back"], "2026-12-20": ["hold"]},
}

EDITS = {
    "all steps 3 to 7 days": plan(paced(7)),
    "all steps 3 to 2 days": plan(paced(2)),
    "the steps after 70 mg": plan(BASE[:7] + paced(7)[7:]),
    "the steps after 60 mg": plan(BASE[:6] + paced(7)[6:]),
    "the steps before 60 mg deleted": plan(BASE[5:]),
    "the steps before 70 mg deleted": plan(BASE[6:]),
    "the steps before 80 mg deleted": plan(BASE[7:]),
    "start today": plan(BASE, start="2026-12-22"),
    "start a day later": plan(BASE, start="2026-12-02"),
    "start a month early": plan(BASE, start="2026-11-01"),
    "start a month late": plan(BASE, start="2027-01-01"),
    "half tablets from today": plan(
        [(7, (10, 30, 30)), (7, (10, 30, 35)), (7, (10, 30, 40))], start="2026-12-22"
    ),
    "half tablets from tomorrow": plan([(7, (10, 30, 30)), (7, (10, 30, 35))], start="2026-12-23"),
    "a step before 70 mg": plan([*BASE[:6], (7, (5, 30, 30)), *BASE[6:]]),
    "a step at the beginning": plan([(3, (0, 0, 5)), *BASE]),
    "another key": plan(BASE, key="baclo"),
    "a fourth intake": plan([(days, (0, *mg)) for days, mg in BASE], times=("11:00", "13:00", "15:00", "17:00")),
    "other times": plan(BASE, times=("11:00", "14:00", "17:00")),
    "days that are taken": plan(BASE, more='advance = "taken"'),
    "an end that is past": plan(BASE, more="end = 2026-12-21"),
    "ten times the amounts": plan([(days, [10 * part for part in mg]) for days, mg in BASE]),
}


@pytest.fixture(scope="module", params=EVENINGS)
def life(request, tmp_path_factory):
    """Three weeks of a titration, as far as the noon of the day of the edit."""
    folder = tmp_path_factory.mktemp(request.param)
    dosed = Pretended(folder / "life")
    dosed.save(plan(BASE))
    dosed.at("2026-12-01 08:00")
    # Whoever takes nothing goes no further.
    for day in range(1, 22):
        date = f"2026-12-{day:02}"
        dosed.at(f"{date} 18:30")
        for time in dosed.rings(date):
            assert dosed.dosectl("take", time, "--at", f"{date} {time}").returncode == 0
        for move in EVENINGS[request.param].get(date, []):
            assert dosed.dosectl(move).returncode == 0
    dosed.close()
    yield dosed.folder


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_moves_nobodys_amount_without_a_yes(life, tmp_path, edit):
    dosed = Pretended(tmp_path / "edited", like=life)
    try:
        dosed.at(f"{TODAY} 12:00")
        before = {day: dosed.rings(str(day)) for day in days(-1, 6)}

        dosed.save(edit)

        after = {day: dosed.rings(str(day)) for day in days(-1, 6)}
        asked = any(entry["placed"] == "asked" for entry in dosed.records("placed"))
        amounts = [sum(rung.values()) for rung in after.values()]
        assert all(amounts), f"{before} became {after}"
        assert all(abs(one - other) <= STEP for one, other in zip(amounts, amounts[1:])), after
        # Where the file would have it otherwise, the amounts stay until the person says which.
        if asked:
            assert len(set(amounts[1:])) == 1, after
        # And after a start it is the same.
        dosed.at(f"{TODAY} 12:30")
        assert {day: dosed.rings(str(day)) for day in days(-1, 6)} == after
    finally:
        dosed.close()


def days(first, count):
    return [TODAY + dt.timedelta(first + offset) for offset in range(count)]
