"""Leaflets of what is begun by a specialist: injections, patches, loading doses, drops by the hour."""

from datetime import date

from prescribed import hours, phases, regimen


@regimen("leaflets/chloramphenicol", 8, "drops", "2027-03-26")
def _(day):
    "every 2 hours from 7 to 23 for 2 days, every 4 hours for 3 days"
    if day <= 5:
        for hour in range(7, 24, 2 if day <= 2 else 4):
            yield f"{hour}:00", 1


@regimen("trackers/quarter-half-whole", 30, "tablets", "2027-03-26")
def _(day):
    "a quarter, a half, a whole one, and again"
    yield "21:00", [0.25, 0.5, 1][(day - 1) % 3]


@regimen("trackers/pill-nine-weeks", 150, "tablets", "2027-02-01")
def _(day):
    "63 days with, 7 days without"
    yield "21:30", 1 if day.of(70) <= 63 else 0


@regimen("leaflets/rebif", 60, "mcg", "2027-03-15")
def _(day):
    "three times a week: 8.8 for 2 weeks, 22 for 2 weeks, then 44"
    if day.weekday in ("mon", "wed", "fri"):
        yield "21:00", phases(day, (14, 8.8), (14, 22), then=44)


@regimen("leaflets/secukinumab", 130, "mg", "2027-03-03")
def _(day):
    "in weeks 0 to 4, then each month on the day of the fourth week's"
    later = [date(2027, 3, 31), date(2027, 4, 30), date(2027, 5, 31), date(2027, 6, 30)]
    if day in (1, 8, 15, 22) or day.date in later:
        yield "18:00", 300


@regimen("leaflets/ustekinumab", 260, "mg", "2027-02-08")
def _(day):
    "week 0, week 4, then every 12 weeks"
    yield "10:00", 45 if day == 1 or day.every(84, first=29) else 0


@regimen("leaflets/dupilumab", 90, "mg", "2027-03-04")
def _(day):
    "600 mg, then 300 every other week"
    if day.every(14):
        yield "19:00", 600 if day == 1 else 300


@regimen("leaflets/rivaroxaban", 40, "mg", "2027-03-10")
def _(day):
    "15 mg twice for 21 days, then 20 once"
    if day <= 21:
        yield "08:00", 15
        yield "20:00", 15
    else:
        yield "08:00", 20


@regimen("leaflets/dabigatran", 20, "capsules", "2027-03-22")
def _(day):
    "1 on the first day, then 2, for 10 days in all"
    if day <= 10:
        yield "16:00", 1 if day == 1 else 2


@regimen("leaflets/perampanel", 60, "mg")
def _(day):
    "2 mg more every 2 weeks, up to 8"
    yield "23:30", min(8, 2 + (day - 1) // 14 * 2)


@regimen("leaflets/pregabalin", 25, "mg", "2027-03-22")
def _(day):
    "75 for 3 days, 150 for 7, then 300, twice a day"
    for time in ["08:00", "20:00"]:
        yield time, phases(day, (3, 75), (7, 150), then=300)


@regimen("leaflets/rybelsus", 80, "mg")
def _(day):
    "3 mg in March, 7 mg in April, then 14; half an hour before breakfast"
    amount = {3: 3, 4: 7}.get(day.date.month, 14)
    yield "09:00" if day.weekday in ("sat", "sun") else "06:30", amount


@regimen("leaflets/rotigotine", 30, "patches", "2027-03-08")
def _(day):
    "one patch a day, of other strengths in the first two weeks"
    yield "08:00", 1


@regimen("leaflets/oxybutynin-patch", 40, "patches")
def _(day):
    "Sundays and Wednesdays"
    yield "09:00", 1 if day.weekday in ("sun", "wed") else 0


@regimen("leaflets/estriol-cream", 40, "applications", "2027-03-15")
def _(day):
    "daily for 2 weeks, then Mondays and Thursdays"
    yield "22:30", 1 if day <= 14 or day.weekday in ("mon", "thu") else 0


@regimen("leaflets/tacrolimus-ointment", 60, "doses")
def _(day):
    "twice for 3 weeks, once for 2 weeks, then on two evenings a week"
    if day <= 21:
        yield "08:00", 1
    yield "20:00", 1 if day <= 35 or day.weekday in ("tue", "fri") else 0


@regimen("leaflets/rabies", 60, "syringes", "2027-03-22")
def _(day):
    "days 0, 3, 7, 14, 28"
    yield "11:00", 1 if day - 1 in (0, 3, 7, 14, 28) else 0


@regimen("leaflets/enoxaparin-weight", 20, "ml", "2027-03-20")
def _(day):
    "0.6 ml every 12 hours for 10 days"
    for time in ["08:00", "20:00"]:
        yield time, 0.6 if day <= 10 else 0


@regimen("leaflets/basal-bolus", 20, "units", "2027-03-20")
def _(day):
    "6, 8 and 8 before meals, 20 at bedtime; breakfast is later at the weekend"
    yield "aspart", "09:00" if day.weekday in ("sat", "sun") else "07:15", 6
    yield "aspart", "12:30", 8
    yield "aspart", "19:00", 8
    yield "glargine", "22:30", 20


@regimen("leaflets/epoetin", 50, "iu")
def _(day):
    "three times a week, more after 4 weeks"
    if day.weekday in ("tue", "thu", "sat"):
        yield "14:00", 3000 if day <= 28 else 4500


@regimen("leaflets/potassium", 20, "mmol", "2027-03-20")
def _(day):
    "20 mmol twice"
    yield "08:00", 20
    yield "19:00", 20


@regimen("leaflets/desmopressin", 20, "mcg", "2027-03-20")
def _(day):
    "10 in the morning, 20 at bedtime"
    yield "07:00", 10
    yield "22:00", 20


@regimen("leaflets/methotrexate-split", 50, "mg", "2027-03-05")
def _(day):
    "three doses 12 hours apart, each week"
    if day.weekday == "fri":
        yield "08:00", 2.5
        yield "20:00", 2.5
    if day.weekday == "sat":
        yield "08:00", 2.5


@regimen("leaflets/venetoclax", 50, "mg")
def _(day):
    "20, 50, 100, 200 for a week each, then 400"
    yield "09:00", phases(day, (7, 20), (7, 50), (7, 100), (7, 200), then=400)


@regimen("leaflets/azacitidine", 80, "mg")
def _(day):
    "five days, the weekend off, two days; every 28 days"
    yield "10:30", 135 if day.of(28) in (1, 2, 3, 4, 5, 8, 9) else 0


hours("trackers/antibiotic-from-now", "capsules", "2027-03-26 16:00", every=8, count=15, amount=1)
hours("leaflets/ivermectin", "mg", "2027-03-26 18:00", every=168, count=2, amount=12)
hours("leaflets/bowel-preparation", "doses", "2027-03-27 19:00", every=11, count=2, amount=1)
