"""Examples of the Netherlands, Japan and England, and what people ask for in the trackers of other programs."""

from prescribed import hours, needed, phases, regimen

LATE = "2027-03-20"


def told(name, unit, days=30, start=LATE):
    return regimen(name, days, unit, start)


# The Netherlands.


@told("netherlands/monday-wednesday-friday", "pieces")
def _(day):
    for time in ["09:00", "17:00"]:
        yield time, 1 if day.weekday in ("mon", "wed", "fri") else 0


@told("netherlands/thursday-sunday-twice", "pieces")
def _(day):
    for time in ["08:00", "20:00"]:
        yield time, 1 if day.weekday in ("thu", "sun") else 0


@told("netherlands/tuesday-fortnight", "pieces", 60, "2027-03-02")
def _(day):
    yield "09:00", 1 if day.weekday == "tue" and (day.date.isocalendar().week - 9) % 2 == 0 else 0


@told("netherlands/wednesday-sunday-then-rest", "pieces", 60, "2027-03-01")
def _(day):
    is_on = (day - 1) // 7 % 2 == 0
    for time in ["08:00", "20:00"]:
        yield time, 1 if is_on and day.weekday in ("wed", "sun") else 0


@told("netherlands/tuesday-friday-fortnight", "pieces", 60, "2027-03-01")
def _(day):
    is_on = (day - 1) // 7 % 2 == 0
    for time in ["11:00", "16:00"]:
        yield time, 1 if is_on and day.weekday in ("tue", "fri") else 0


@told("netherlands/two-days-then-rest", "pieces")
def _(day):
    yield "09:00", 0 if day % 3 == 0 else 1


@told("netherlands/explicit-pause", "tablets", 90, "2027-03-01")
def _(day):
    yield "21:00", phases(day.of(28), (21, 1), (7, 0))


@told("netherlands/rest-between", "pieces", 50, "2027-03-01")
def _(day):
    yield "09:00", phases(day, (21, 2), (7, 0), (14, 1))


@regimen("netherlands/paracetamol-and-extra", 4, {"paracetamol": "tablets"}, "2027-03-26")
def _(day):
    "four times a day for 4 days"
    for hour in (8, 12, 16, 20):
        yield "paracetamol", f"{hour:02}:00", 1


needed("netherlands/paracetamol-and-extra", "tablets", dose=1, most=2, start="2027-03-26", key="paracetamol-extra")


# Japan.


@told("japan/uneven", "tablets", 10, "2027-03-24")
def _(day):
    yield from zip(["08:30", "13:00", "19:30"], [4, 2, 1] if day <= 7 else [0, 0, 0])


@told("japan/alternate", "tablets", 20)
def _(day):
    for time in ["08:30", "13:00", "19:30"]:
        yield time, 1 if day in range(1, 14, 2) else 0


@told("japan/monday-thursday", "tablets")
def _(day):
    yield "08:30", 1 if day.weekday in ("mon", "thu") else 0


@told("japan/rising", "tablets", 10, "2027-03-24")
def _(day):
    meals = phases(day, (2, ["19:30"]), (3, ["08:30", "19:30"]), (2, ["08:30", "13:00", "19:30"]), then=[])
    for time in meals:
        yield time, 1


# England.


@told("england/two-every-three-days", "tablets")
def _(day):
    yield "08:00", 2 if day.every(3) else 0


@told("england/one-at-night", "tablets", 40, "2027-03-15")
def _(day):
    yield "22:00", 1 if day <= 28 else 0


@told("england/spoon", "spoons", 14, "2027-03-24")
def _(day):
    for hour in (8, 12, 16, 20):
        yield f"{hour:02}:00", 1 if day <= 10 else 0


@told("england/small-spoon", "ml")
def _(day):
    for hour in (8, 14, 20):
        yield f"{hour:02}:00", 1.25


needed("england/two-every-six-hours", "tablets", dose=2, spacing=6, most=8)
needed("england/four-times-when-required", "ml", dose=2.5, most=4 * 2.5)


# Trackers.


@told("trackers/one-two-one-two", "tablets", 40, "2027-03-15")
def _(day):
    yield "08:00", 1 if day % 2 else 2


@told("trackers/levothyroxine-by-turns", "mcg", 140, "2026-11-30")
def _(day):
    yield "07:00", 50 if day % 2 else 75


@told("trackers/warfarin-by-weekday", "mg", 60, "2027-03-01")
def _(day):
    yield "18:00", 3 if day.weekday in ("mon", "fri") else 5


@told("trackers/titration-of-two-strengths", "mg", 70, "2027-03-01")
def _(day):
    large, small = divmod(min((day - 1) // 7 + 1, 8), 4)
    yield "08:00", large * 100 + small * 25


@told("trackers/twelve-weeks", "syringes", 200, "2027-03-01")
def _(day):
    yield "10:00", 1 if day.every(12 * 7) else 0


@told("trackers/monday-thursday", "pieces")
def _(day):
    yield "20:00", 1 if day.weekday in ("mon", "thu") else 0


@told("trackers/pill-three-weeks", "tablets", 90, "2027-03-01")
def _(day):
    yield "21:00", 1 if (day - 1) // 7 % 4 < 3 else 0


@regimen("trackers/fentanyl-and-buprenorphine", 40, "patches")
def _(day):
    "weekly, and every 72 hours"
    yield "buprenorphine", "09:00", 1 if day.weekday == "mon" else 0
    yield "fentanyl", "09:00", 1 if (day - 1) % 3 == 0 else 0


@told("trackers/breakfast-on-weekends", "tablets", 40, "2027-03-15")
def _(day):
    yield "09:30" if day.weekday in ("sat", "sun") else "06:30", 1


@told("trackers/monday-evening-friday-morning", "pieces", 40, "2027-03-15")
def _(day):
    if day.weekday == "mon":
        yield "20:00", 1
    if day.weekday == "fri":
        yield "08:00", 1


hours("trackers/every-ten-hours", "pieces", first="2027-03-25 08:00", every=10, count=12, amount=1)


@told("trackers/after-midnight", "tablets", 20, "2027-03-24")
def _(day):
    yield "20:00", 1
    yield "24:30", 2 if day <= 3 else 1


@regimen("trackers/twice-a-month", 60, "pieces", "2027-03-05")
def _(day):
    "every two weeks, and twice every week"
    yield "fortnightly", "18:00", 1 if day.every(14) else 0
    yield "twice-a-week", "18:00", 1 if day.weekday in ("tue", "sat") else 0


@told("trackers/morning-and-evening-differ", "pieces")
def _(day):
    yield "08:00", 1
    yield "20:00", 2
