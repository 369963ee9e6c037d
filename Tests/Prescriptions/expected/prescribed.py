"""The words in which the prescriptions are told here: what is due on each day, from what the person was told.

Nothing in this folder reads a plan or shares code with dosed. A regimen is a function of a day, which is counted from 1;
it yields a time and an amount, or a medication, a time and an amount where there are several. Its text is what the
person was told.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
regimens = []


class Day(int):
    """The number of a day of the treatment, with its date."""

    def __new__(cls, number, on):
        day = super().__new__(cls, number)
        day.date = on
        day.weekday = WEEKDAYS[on.weekday()]
        return day

    def every(self, days, first=1):
        return self >= first and (self - first) % days == 0

    def of(self, length):
        """Which day of a cycle of so many it is."""
        return (self - 1) % length + 1


@dataclass
class Dose:
    at: datetime
    medication: str
    amount: Decimal
    unit: str


def instant(on, time, zone):
    """Of a time that the clocks skip as much later as they skip, and the first of two; 24:30 is of the evening before."""
    hour, minute = map(int, time.split(":"))
    midnight = datetime.combine(on + timedelta(days=hour // 24), datetime.min.time())
    wall = midnight.replace(hour=hour % 24, minute=minute, tzinfo=zone)
    return datetime.fromtimestamp(wall.timestamp(), zone)


class Regimen:
    def __init__(self, name, days, unit, start):
        self.name, self.days, self.unit = name, days, unit
        self.start = date.fromisoformat(start)
        self.key = name.rpartition("/")[2]

    @property
    def last(self):
        return self.start + timedelta(days=self.days - 1)

    def doses(self, zone):
        for number in range(1, self.days + 1):
            day = Day(number, self.start + timedelta(days=number - 1))
            for told in self.told(day):
                key, time, amount = told if len(told) == 3 else (self.key, *told)
                unit = self.unit[key] if isinstance(self.unit, dict) else self.unit
                if amount:
                    yield Dose(instant(day.date, time, zone), key, Decimal(str(amount)), unit)

    def wishes(self, zone):
        return []


def regimen(name, days, unit, start="2027-03-01"):
    """So many days of it are looked at; the first of March 2027 is a Monday, four weeks before the clocks change."""

    def add(told):
        it = Regimen(name, days, unit, start)
        it.told = told
        regimens.append(it)

    return add


def phases(day, *rows, then=0):
    """What is due on a day of a treatment of rows, each of so many days and something."""
    for days, what in rows:
        if day <= days:
            return what
        day -= days
    return then


class Hours(Regimen):
    """So many hours from one to the next, whatever the clocks do."""

    def doses(self, zone):
        at = instant(self.start, self.first, zone)
        for count in range(self.count):
            due = datetime.fromtimestamp(at.timestamp() + count * self.hours * 3600, zone)
            yield Dose(due, self.key, Decimal(str(self.amount)), self.unit)


def hours(name, unit, first, every, count, amount):
    start, time = first.split()
    it = Hours(name, int(every * count) // 24 + 2, unit, start)
    it.first, it.hours, it.count, it.amount = time, every, count, amount
    regimens.append(it)


class Needed(Regimen):
    """Somebody who wants one every half hour, for three days, and takes it whenever the label lets them."""

    def doses(self, zone):
        return []

    def wishes(self, zone):
        taken = []
        begin = instant(self.start, "06:00", zone).timestamp()
        for half in range(self.days * 48 - 24):
            now = begin + half * 1800
            recent = [at for at in taken if now - at < self.within * 3600]
            is_spaced = not taken or now - taken[-1] >= self.spacing * 3600
            is_allowed = is_spaced and (self.most is None or (len(recent) + 1) * self.dose <= self.most)
            if is_allowed:
                taken.append(now)
            at = datetime.fromtimestamp(now, zone)
            yield Dose(at, self.key, self.dose, self.unit), is_allowed


def needed(name, unit, dose, spacing=0, most=None, within=24, days=4, start="2027-03-27", key=None):
    """Over the night in which the clocks go forward."""
    it = Needed(name, days, unit, start)
    it.key = key or it.key
    it.dose, it.spacing, it.within = Decimal(str(dose)), spacing, within
    it.most = None if most is None else Decimal(str(most))
    regimens.append(it)
