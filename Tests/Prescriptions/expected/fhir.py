"""HL7's example orders for outpatients."""

from prescribed import needed, phases, regimen

LATE = "2027-03-20"


@regimen("fhir/azithromycin", 8, "tablets", "2027-03-25")
def _(day):
    "two tablets at once, one daily for 4 days"
    yield "12:00", phases(day, (1, 2), (4, 1))


@regimen("fhir/prednisone-taper", 25, "tablets", "2026-11-30")
def _(day):
    "51 tablets: 4 a day for 7 days, 2 for 8 days, 1 for 7 days"
    yield "08:00", phases(day, (7, 4), (8, 2), (7, 1))


def thrice(amount):
    return [(time, amount) for time in ["08:00", "14:00", "20:00"]]


def twice(amount):
    return [(time, amount) for time in ["08:00", "20:00"]]


needed("fhir/alprazolam", "mg", dose=0.25, spacing=6, most=4)
regimen("fhir/nystatin-drops", 20, "drops", LATE)(lambda day: [(f"{hour:02}:00", 10) for hour in (8, 12, 16, 20)])
regimen("fhir/capecitabine", 60, "mg")(lambda day: twice(1000 * 1.5) if day.of(21) <= 14 else [])
regimen("fhir/phenytoin", 20, "ml", LATE)(lambda day: thrice(4))
regimen("fhir/levothyroxine", 20, "mcg", LATE)(lambda day: [("06:30", 75)])
regimen("fhir/insulin-glargine", 20, "units", LATE)(lambda day: thrice(20))
regimen("fhir/insulin-aspart", 20, "units", LATE)(lambda day: [("07:50", 10), ("12:50", 15), ("18:50", 20)])
regimen("fhir/albuterol", 20, "sprays", LATE)(lambda day: twice(2))
regimen("fhir/mometasone", 20, "sprays", LATE)(lambda day: twice(1))
regimen("fhir/timolol", 20, "drops", LATE)(lambda day: twice(1 + 1))
regimen("fhir/warfarin", 20, "mg", LATE)(lambda day: [("18:00", 5 + 2)])
regimen("fhir/morning-tablet", 20, "tablets", LATE)(lambda day: [("08:00", 1)])


@regimen("fhir/fentanyl-patch", 30, "patches", "2027-03-15")
def _(day):
    "three a week, 6 in 14 days"
    yield "09:00", 1 if day.weekday in ("mon", "wed", "fri") and day <= 14 else 0


@regimen("fhir/perindopril", 100, "tablets")
def _(day):
    "one a day for 3 months from the first of March on"
    yield "08:00", 1 if day.date.month in (3, 4, 5) else 0
