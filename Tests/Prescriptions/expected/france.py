"""The prescriptions by which the HAS tests prescribing software."""

from prescribed import needed, phases, regimen

LATE = "2027-03-20"


def always(name, unit, *told, days=20, start=LATE):
    regimen(f"france/{name}", days, unit, start)(lambda day: told)


always("fluindione-half", "tablets", ("19:00", 0.5))
always("fluindione-three-quarters", "mg", ("19:00", 20 * 3 / 4))
always("ropinirole", "tablets", ("07:00", 1), ("12:00", 1), ("18:00", 1))
always("bepanthen", "applications", ("08:00", 1), ("20:00", 1))
always("enoxaparin", "iu", ("08:00", 4000), ("20:00", 4000))
always("budesonide", "ml", ("08:00", 2), ("14:00", 2), ("18:00", 2), ("22:00", 2), start="2023-03-16")
always("hydrocortisone", "mg", ("08:00", 20), ("12:00", 10))
always("hydrocortisone-most", "tablets", ("08:00", 1), ("12:00", 1))
always("doxycycline", "tablets", ("19:00", 1))
always("rifampicin", "capsules", ("07:30", 2))


@regimen("france/actiskenan", 12, "mg", "2027-03-24")
def _(day):
    "10 mg a day for 7 days"
    yield "08:00", 10 if day <= 7 else 0


@regimen("france/methotrexate", 60, "mg")
def _(day):
    "20 mg once a week, on Tuesdays"
    yield "20:00", 20 if day.weekday == "tue" else 0


@regimen("france/vitamin-d-monthly", 130, "ampoules")
def _(day):
    "one on the first day of each month"
    yield "12:00", 1 if day.date.day == 1 else 0


@regimen("france/evra", 220, "patches")
def _(day):
    "for 6 months, on the 1st, 8th and 15th day of the cycle"
    yield "20:00", 1 if day.of(28) in (1, 8, 15) and day.date.month <= 8 else 0


@regimen("france/prednisolone", 45, "mg", "2027-03-08")
def _(day):
    "50 mg, each week 10 mg less"
    yield "08:00", max(0, 50 - 10 * ((day - 1) // 7))


@regimen("france/lovenox", 15, "syringes", "2027-03-26")
def _(day):
    "12 hours before the 27th at 8, and for 10 days after"
    yield "20:00", 1 if day <= 1 + 10 else 0


@regimen("france/durogesic", 30, "patches", "2027-03-21")
def _(day):
    "every 72 hours for two weeks"
    yield "10:00", 1 if (day - 1) * 24 % 72 == 0 and day <= 14 else 0


@regimen("france/lovenox-week", 12, "syringes", "2027-03-24")
def _(day):
    "one a day for a week"
    yield "20:00", 1 if day <= 7 else 0


@regimen("france/ultibro", 40, "capsules")
def _(day):
    "one a day for the month of March"
    yield "08:00", 1 if day.date.month == 3 else 0


@regimen("france/versatis", 20, {"versatis": "patches", "versatis-off": "doses"}, LATE)
def _(day):
    "one at 20:00, off after 12 hours"
    yield "versatis", "20:00", 1
    yield "versatis-off", "08:00", 1 if day > 1 else 0


@regimen("france/racecadotril", 12, "mg", "2027-03-24")
def _(day):
    "100 mg three times a day for 7 days"
    for time in phases(day, (7, ["08:00", "13:00", "20:00"]), then=[]):
        yield time, 100


needed("france/paracetamol-child", "doses", dose=1, spacing=6)
needed("france/diazepam", "tablets", dose=1, spacing=6)
needed("france/cetirizine", "tablets", dose=1, most=4)
needed("france/paracetamol", "capsules", dose=2, spacing=6)
needed("france/paracetamol-day", "mg", dose=1000, spacing=6, most=4000)
