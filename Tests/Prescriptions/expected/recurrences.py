"""Leaflets and guidelines: what is not taken every day."""

from datetime import date, timedelta

from prescribed import regimen

OLD = "2026-11-30"


@regimen("leaflets/lamotrigine-valproate", 50, "mg")
def _(day):
    "25 mg every other day for 2 weeks, 25 mg a day for 2 weeks, then 50 mg"
    if day <= 14:
        yield "08:00", 25 if day % 2 else 0
    else:
        yield "08:00", 25 if day <= 28 else 50


@regimen("leaflets/prednisolone-alternate", 70, "mg", OLD)
def _(day):
    "40 mg a day for 4 weeks, then on alternate days for 4 weeks"
    if day <= 28 or day <= 56 and day % 2:
        yield "08:00", 40


@regimen("leaflets/fluconazole-recurrent", 200, "mg")
def _(day):
    "three doses 72 hours apart, then weekly for 26 weeks, the first after as long"
    if day in (1, 4, 7) or 10 <= day <= 9 + 182 and day.every(7, first=10):
        yield "20:00", 150


@regimen("leaflets/hydroxocobalamin", 300, "mg")
def _(day):
    "three times a week for 2 weeks, then every 3 months"
    later = [date(2027, 3, 15), date(2027, 6, 15), date(2027, 9, 15), date(2027, 12, 15)]
    if day <= 14 and day.weekday in ("mon", "wed", "fri") or day.date in later:
        yield "10:00", 1


@regimen("leaflets/hydroxocobalamin-maintenance", 400, "mg", "2027-01-31")
def _(day):
    "every 3 months from the last of January on: at the end of April, July, October, January"
    if day.date in [date(2027, 1, 31), date(2027, 4, 30), date(2027, 7, 31), date(2027, 10, 31), date(2028, 1, 31)]:
        yield "10:00", 1


@regimen("leaflets/denosumab", 400, "mg", "2027-03-31")
def _(day):
    "every 6 months from the last of March on: the last of September has the 30th"
    if day.date in [date(2027, 3, 31), date(2027, 9, 30), date(2028, 3, 31)]:
        yield "09:00", 60


@regimen("leaflets/alternate-day-iron", 60, "mg")
def _(day):
    "every other day"
    yield "07:00", 200 if day % 2 else 0


@regimen("leaflets/methotrexate", 60, "mg", OLD)
def _(day):
    "15 mg on Mondays; folic acid 5 mg on another day, Friday"
    if day.weekday == "mon":
        yield "methotrexate", "09:00", 15
    if day.weekday == "fri":
        yield "folic-acid", "09:00", 5


@regimen("leaflets/alendronate", 140, "mg", OLD)
def _(day):
    "70 mg on Sundays"
    yield "07:00", 70 if day.weekday == "sun" else 0


@regimen("leaflets/ibandronate", 130, "mg", OLD)
def _(day):
    "150 mg on the first of each month"
    yield "07:00", 150 if day.date.day == 1 else 0


@regimen("leaflets/contraceptive-pill", 150, "tablets", OLD)
def _(day):
    "21 days with, 7 days without"
    yield "22:00", 1 if day.of(28) <= 21 else 0


@regimen("leaflets/contraceptive-patch", 150, "patches", OLD)
def _(day):
    "on days 1, 8 and 15 of 28"
    yield "20:00", 1 if day.of(28) in (1, 8, 15) else 0


@regimen("leaflets/vitamin-d-fortnight", 60, "iu", OLD)
def _(day):
    "every two weeks"
    yield "12:00", 50000 if day.every(14) else 0


@regimen("leaflets/methylphenidate-weekdays", 40, "mg", OLD)
def _(day):
    "Monday to Friday"
    yield "07:30", 18 if day.weekday not in ("sat", "sun") else 0


@regimen("leaflets/capecitabine", 180, "mg", OLD)
def _(day):
    "1500 mg twice a day for 14 days, 7 days of rest, 8 times"
    cycle = (day - 1) // 21 + 1
    for time in ["08:00", "20:00"]:
        yield time, 1500 if cycle <= 8 and day.of(21) <= 14 else 0


@regimen("leaflets/dexamethasone-pulses", 90, "mg", OLD)
def _(day):
    "days 1 to 4, 9 to 12, 17 to 20 of 28"
    is_pulse = day.of(28) <= 20 and (day.of(28) - 1) % 8 < 4
    yield "08:00", 40 if is_pulse else 0


@regimen("leaflets/testosterone", 90, "mg", OLD)
def _(day):
    "every 3 weeks"
    yield "18:00", 250 if day.every(21) else 0


@regimen("leaflets/hrt-sequential", 130, "mg", OLD)
def _(day):
    "2 mg daily; 200 mg on the first 12 days of a calendar month"
    yield "estradiol", "22:00", 2
    yield "progesterone", "22:00", 200 if day.date.day <= 12 else 0


@regimen("leaflets/calcitriol", 40, "ng")
def _(day):
    "250 nanograms every other day"
    yield "08:00", 250 if day % 2 else 0


@regimen("leaflets/estradiol-patch", 60, "patches")
def _(day):
    "Mondays and Thursdays"
    yield "20:00", 1 if day.weekday in ("mon", "thu") else 0


@regimen("leaflets/nitroglycerin-patch", 20, {"patch-on": "patches", "patch-off": "doses"}, "2027-03-20")
def _(day):
    "on in the morning, off after 12 hours"
    yield "patch-on", "08:00", 1
    yield "patch-off", "20:00", 1


@regimen("leaflets/adalimumab", 120, "mg")
def _(day):
    "160 mg on day 1, 80 on day 15, from day 29 on 40 every other week"
    loading = {1: 160, 15: 80}
    yield "18:00", loading.get(day, 40 if day.every(14, first=29) else 0)


@regimen("leaflets/tirzepatide", 80, "mg", "2027-03-03")
def _(day):
    "2.5 mg a week for 4 weeks, then 5 mg a week"
    if day.every(7):
        yield "19:00", 2.5 if day <= 28 else 5


@regimen("leaflets/mebendazole", 60, "mg", "2027-03-20")
def _(day):
    "once, and once more after 2 weeks"
    yield "19:00", 100 if day in (1, 15) else 0


@regimen("leaflets/medroxyprogesterone", 300, "mg", "2027-03-02")
def _(day):
    "every 13 weeks"
    yield "11:00", 150 if day.every(91) else 0


@regimen("leaflets/risperidone-depot", 90, "mg", "2027-03-04")
def _(day):
    "every 2 weeks"
    yield "10:00", 25 if day.every(14) else 0


@regimen("leaflets/risedronate", 120, "mg")
def _(day):
    "the first and the second of each month"
    yield "06:30", 75 if day.date.day in (1, 2) else 0


@regimen("leaflets/buprenorphine-week-patch", 60, "patches", "2027-03-05")
def _(day):
    "every 7 days"
    yield "09:00", 1 if day.weekday == "fri" else 0


@regimen("leaflets/ixazomib", 90, "mg")
def _(day):
    "of 28 days: 4 mg on 1, 8, 15; 25 mg on 1 to 21; 40 mg on 1, 8, 15, 22"
    of = day.of(28)
    yield "ixazomib", "10:00", 4 if of in (1, 8, 15) else 0
    yield "lenalidomide", "20:00", 25 if of <= 21 else 0
    yield "dexamethasone", "08:00", 40 if of % 7 == 1 else 0


@regimen("leaflets/palbociclib", 90, "mg")
def _(day):
    "21 days, then 7 days off"
    yield "13:00", 0 if day.of(28) > 21 else 125


@regimen("leaflets/temozolomide", 190, "mg", "2027-02-15")
def _(day):
    "days 1 to 5 of 28: 300 mg in the first cycle, 400 in five more"
    cycle = (day - 1) // 28 + 1
    if day.of(28) <= 5 and cycle <= 6:
        yield "21:00", 300 if cycle == 1 else 400


@regimen("leaflets/pemetrexed-vitamins", 140, "mcg")
def _(day):
    "400 micrograms a day; 1000 once every 9 weeks"
    yield "folic-acid", "08:00", 400
    yield "vitamin-b12", "10:00", 1000 if day.every(63) else 0


@regimen("leaflets/clomifene", 100, "mg")
def _(day):
    "days 2 to 6 of 28, three cycles"
    yield "08:00", 50 if 2 <= day.of(28) <= 6 and day <= 3 * 28 else 0


@regimen("leaflets/norethisterone", 90, "mg")
def _(day):
    "5 mg three times a day on days 19 to 26 of 28"
    for time in ["08:00", "14:00", "20:00"]:
        yield time, 5 if 19 <= day.of(28) <= 26 else 0


@regimen("leaflets/vaginal-ring", 90, {"ring-in": "pieces", "ring-out": "doses"})
def _(day):
    "in on day 1, out on day 22, of 28"
    yield "ring-in", "22:00", 1 if day.of(28) == 1 else 0
    yield "ring-out", "22:00", 1 if day.of(28) == 22 else 0
