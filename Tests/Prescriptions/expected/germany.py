"""The dosage schemes of the German medication plan: in the morning, at noon, in the evening, at night."""

from prescribed import hours, needed, regimen

MORNING, NOON, EVENING, NIGHT = "08:00", "12:00", "18:00", "22:00"
LATE = "2027-03-20"


def scheme(text):
    """1-0-1-0, as the paper has it."""
    fractions = {"½": 0.5, "¾": 0.75}
    amounts = [fractions.get(part) or int(part) for part in text.split("-")]
    return [(time, amount) for time, amount in zip([MORNING, NOON, EVENING, NIGHT], amounts)]


def paper(name, text, unit="pieces", when=lambda day: True, days=20, start=LATE):
    regimen(f"germany/{name}", days, unit, start)(lambda day: scheme(text) if when(day) else [])


def at(name, *told, when=lambda day: True, days=30, start=LATE):
    regimen(f"germany/{name}", days, "pieces", start)(lambda day: told if when(day) else [])


def on(*weekdays):
    return lambda day: day.weekday in weekdays


paper("m1-e-half", "1-0-½-0")
paper("m1-e2", "1-0-2-0")
paper("m1-n2-e2", "1-2-2-0")
paper("m1", "1-0-0-0")
paper("all-four", "1-1-1-1")
paper("m1-e1", "1-0-1-0")
paper("by-name", "1-0-1-0")
paper("m1-e1-ten-days", "1-0-1-0", when=lambda day: day <= 10)
paper("m1-e-three-quarters", "1-0-¾-0")
paper("night-only", "0-0-0-1")
paper("m2-e1-ml", "2-0-1-0", unit="ml")
paper("monday-friday-m1-e1", "1-0-1-0", when=on("mon", "fri"))
paper("monday-friday-three-weeks", "1-2-0-0", when=lambda day: on("mon", "fri")(day) and day <= 21, days=40, start="2027-03-15")
paper("every-three-days-m1-e2", "1-0-2-0", when=lambda day: day.every(3))
paper("weekly-morning", "1-0-0-0", when=lambda day: day.every(7), days=60, start="2027-03-03")
paper("start-and-end", "1-0-0-0", when=lambda day: "06-05" <= f"{day.date:%m-%d}" <= "07-05", days=60, start="2026-06-01")
paper("free-text", "2-0-0-0")

at("six-times-ten-days", (MORNING, 2), *((f"{hour}:00", 1) for hour in (11, 14, 17, 20, 23)), when=lambda day: day <= 10)
at("times-unsorted", ("15:00", 1), ("08:00", 1))
at("two-at-noon", ("12:00", 2))
at("tuesday-thursday", (MORNING, 2), when=on("tue", "thu"))
at("tuesday-thursday-saturday", (MORNING, 2), when=on("tue", "thu", "sat"))
at("monday-ten-weeks", (MORNING, 2), when=lambda day: on("mon")(day) and day <= 70, days=100, start="2027-03-01")
at("monday-wednesday-friday-twice", ("09:00", 1), ("21:00", 1), when=on("mon", "wed", "fri"))
at("every-eight-days", (MORNING, 1), when=lambda day: day.every(8), days=60, start="2027-03-01")
at("every-two-weeks", (MORNING, 1), when=lambda day: day.every(14), days=60, start="2027-03-01")
at("four-times-a-day", *((f"{hour:02}:00", 1) for hour in (8, 12, 16, 20)))
at("every-three-days", (MORNING, 1), when=lambda day: day.every(3), start="2027-03-01")
at("every-two-days-six-weeks", (MORNING, 2), when=lambda day: day % 2 == 1 and day <= 42, days=60, start="2027-03-01")
at("every-six-hours", *((f"{hour:02}:00", 1) for hour in range(0, 24, 6)))
at("every-two-days-two-times", (MORNING, 1), ("18:00", 2), when=lambda day: day % 2 == 1)
at("every-two-days-five-times", (MORNING, 1), ("20:00", 1), ("10:00", 2), ("14:00", 2), ("22:00", 2), when=lambda day: day % 2 == 1)
# On the last of each month, for March has 31 days.
at("monthly", (MORNING, 1), when=lambda day: (day.date.month, day.date.day) in [(3, 31), (4, 30), (5, 31), (6, 30)], days=100, start="2027-03-31")
at("every-two-months", (MORNING, 1), when=lambda day: (day.date.month, day.date.day) in [(3, 31), (5, 31), (7, 31), (9, 30)], days=200, start="2027-03-31")
# One that is sure; the second one is as needed.
at("one-to-two-times", (MORNING, 1))
# One of the days that are allowed.
at("four-to-six-days", (MORNING, 1), when=lambda day: day.every(5))
regimen("germany/one-or-two", 20, "doses", LATE)(lambda day: [(MORNING, 1)])


@regimen("germany/monday-two-thursday-one", 30, "pieces", "2027-03-15")
def _(day):
    "on Mondays 2, on Thursdays 1"
    yield MORNING, {"mon": 2, "thu": 1}.get(day.weekday, 0)


@regimen("germany/monday-one-tuesday-three", 30, "pieces", "2027-03-15")
def _(day):
    "on Mondays 1, on Tuesdays 3"
    yield MORNING, {"mon": 1, "tue": 3}.get(day.weekday, 0)


@regimen("germany/weekdays-and-times", 30, "pieces", "2027-03-15")
def _(day):
    "Tuesdays and Thursdays one at 8; Mondays and Fridays two at 8 and at 20"
    if day.weekday in ("tue", "thu"):
        yield "08:00", 1
    if day.weekday in ("mon", "fri"):
        yield "08:00", 2
        yield "20:00", 2


hours("germany/every-half-hour", "pieces", first="2027-03-27 18:00", every=0.5, count=48, amount=1)
needed("germany/headache", "pieces", dose=1, spacing=4, most=6)
needed("germany/headache-fever", "pieces", dose=1, spacing=6, most=4)
