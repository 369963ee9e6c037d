"""A week with what people are prescribed beside a titration: units, weekdays, a cycle, times by name, a patch that may be
late, an antibiotic by the hours, an inhaler when needed. Each day has what stands on the paper, in its own unit."""

import datetime as dt

import pytest
from pretended import Pretended

PLAN = """version = 1

[times]
morning = { weekdays = "07:00", weekend = "10:00" }
evening = "19:00"
bed     = "24:30"

[medication.patch]
name      = "Buprenorphine 5 µg/h"
start     = 2026-12-01
every     = 7
times     = ["09:00"]
steps     = [{ patches = [1] }]
late      = "2 d"
note      = "another place of the skin"

[medication.salbutamol]
name      = "Salbutamol"
strength  = "100 mcg/puff"
as_needed = { dose = "2 puffs", spacing = "4 h", max = "8 puffs" }

[medication.warfarin]
name   = "Warfarin"
tablet = ["5 mg", "1 mg"]
halves = true
start  = 2026-12-01
times  = ["18:00"]
steps  = [{ mg = [5], on = [{ weekdays = ["mon", "fri"], mg = [3.5] }] }]

[medication.glargine]
name  = "Insulin glargine"
start = 2026-12-01
times = ["22:00"]
steps = [{ days = 3, units = [18] }, { units = [20] }]

[medication.timolol]
name  = "Timolol"
start = 2026-12-01
times = ["morning", "evening"]
steps = [{ drops = [1, 1] }]

[medication.amox]
name     = "Amoxicillin"
strength = "500 mg/capsule"
first    = 2026-12-01T15:00
every    = "8 h"
doses    = 9
dose     = "1 capsule"

[medication.pill]
name      = "Pill"
start     = 2026-12-01
cycle     = { on = 5, off = 2 }
times     = ["21:00"]
steps     = [{ tablets = [1] }]
if_missed = "take the last one forgotten, then go on as usual"

[medication.levo]
name  = "Levothyroxine"
start = 2026-12-01
times = ["morning - 30 min"]
steps = [{ days = 1, mcg = [50] }, { days = 1, mcg = [62.5] }]
after = "repeat"

[medication.melatonin]
name  = "Melatonin"
start = 2026-12-01
times = ["bed"]
steps = [{ mg = [2] }]

[medication.cream]
name  = "Hydrocortisone cream"
start = 2026-12-01
times = ["08:00"]
"""
FIRST = dt.date(2026, 12, 1)


def prescribed(day):
    """What the papers ask for on a day of the week, counted from Tuesday, which is 0."""
    weekend = day in (4, 5)
    due = {("warfarin", "18:00"): "3.5 mg" if day in (3, 6) else "5 mg"}
    due["glargine", "22:00"] = "18 units" if day < 3 else "20 units"
    due["timolol", "10:00" if weekend else "07:00"] = due["timolol", "19:00"] = "1 drops"
    due["levo", "09:30" if weekend else "06:30"] = "62.5 mcg" if day % 2 else "50 mcg"
    due["melatonin", "24:30"] = "2 mg"
    due["cream", "08:00"] = "1 doses"
    if day == 0:
        due["patch", "09:00"] = "1 patches"
    if day < 5:
        due["pill", "21:00"] = "1 tablets"
    for dose in range(9):
        date, hour = divmod(15 + 8 * dose, 24)
        if date == day:
            due["amox", f"{hour:02}:00"] = "1 capsules"
    return due


@pytest.fixture
def dosed(tmp_path):
    dosed = Pretended(tmp_path / "dosed")
    dosed.save(PLAN)
    dosed.at("2026-11-30 20:00")
    yield dosed
    dosed.close()


def day(dosed, date):
    return dosed.call("Today", date=str(date))["parameters"]["day"]


def said(dosed, *words):
    result = dosed.dosectl(*words)
    return result.returncode, " ".join((result.stdout + result.stderr).split())


def test_each_day_of_a_week_has_what_the_papers_say(dosed):
    for count in range(7):
        date = FIRST + dt.timedelta(count)
        dosed.at(f"{date} 23:30")
        today = day(dosed, date)["doses"]
        planned = {
            (dose["medication"], dose["time"]): f"{dose['amount']['value']:g} {dose['amount']['unit']}" for dose in today
        }
        assert planned == prescribed(count), date
        _, status = said(dosed, "status")
        if count == 1:
            assert "Amoxicillin 1 capsule every 8 h, today doses 3 to 5 of 9" in status
        # All but the pill are taken at their times.
        for dose in today:
            if dose["due"][:16] <= f"{date}T23:30" and dose["medication"] != "pill":
                assert dose["state"] in ("takeable", "ringing", "missed"), dose
                assert "error" not in dosed.call("Take", dose=dose["id"], at=f"{date} {dose['time']}")
        dosed.at(f"{date + dt.timedelta(1)} 00:35")
        code, _ = said(dosed, "take", f"{date}/24:30")
        assert code == 0
        if count == 0:
            assert "Pill 1 tablet at 21:00 yesterday while the computer was off. Take the last one forgotten" in said(dosed, "status")[1]
    # Nothing was held, moved or called new on the way.
    events = {entry for event in ("held", "placed", "resumed") for entry in map(str, dosed.records(event))}
    assert not events


def test_a_weekly_patch_may_be_two_days_late(dosed):
    dosed.at("2026-12-03 08:55")
    code, status = said(dosed, "status")
    assert "Buprenorphine 5 µg/h 1 patch, another place of the skin, due 09:00 on Tue 1 December" in status
    assert said(dosed, "take", "patch")[0] == 0
    [dose] = [dose for dose in day(dosed, FIRST)["doses"] if dose["medication"] == "patch"]
    assert dose["state"] == "taken"
    assert "patch/2026-12-08/09:00" in [dose["id"] for dose in day(dosed, FIRST + dt.timedelta(7))["doses"]]


def test_the_most_of_an_inhaler_is_that_of_the_last_24_hours(dosed):
    for moment, words in [("01 18:00", []), ("01 22:01", ["--amount", "2puffs"]), ("02 02:02", []), ("02 06:03", [])]:
        dosed.at(f"2026-12-{moment}")
        assert said(dosed, "take", "salbutamol", *words)[0] == 0
    dosed.at("2026-12-02 10:04")
    assert "again from 18:00; 8 puffs of 8 puffs taken in 24 h, 0 puffs left" in said(dosed, "status")[1]
    code, words = said(dosed, "take", "salbutamol")
    assert (code, words.startswith("dosectl: So much of salbutamol may be taken from 18:00")) == (3, True), words
    code, words = said(dosed, "take", "salbutamol", "--at", "now")
    assert code == 0 and "Warning: " in words
    # What was taken all the same counts, so that it is four hours later.
    dosed.at("2026-12-02 18:01")
    assert said(dosed, "take", "salbutamol")[0] == 3
    dosed.at("2026-12-02 22:02")
    assert said(dosed, "take", "salbutamol")[0] == 0
