"""Leaflets and guidelines: amounts that rise, fall, or stay."""

from prescribed import hours, phases, regimen

OLD = "2026-11-30"


@regimen("leaflets/prednisone-16-days", 25, "mg", OLD)
def _(day):
    "40 mg for 4 days, then 30, 20 and 10, in the morning"
    yield "08:00", 40 - (day - 1) // 4 * 10 if day <= 16 else 0


@regimen("leaflets/methylprednisolone-pack", 10, "tablets", OLD)
def _(day):
    "a card with a row for each day: breakfast, lunch, supper, bedtime"
    card = ["2112", "1112", "1111", "1101", "1001", "1000"]
    row = card[day - 1] if day <= 6 else "0000"
    yield from zip(["07:30", "13:00", "19:00", "22:30"], map(int, row))


@regimen("leaflets/prednisone-sheet", 25, "tablets", OLD)
def _(day):
    "tablets a day, three lines of seven"
    sheet = [12, 12, 11, 11, 10, 10, 9, 9, 8, 8, 7, 7, 6, 6, 5, 5, 4, 4, 3, 2, 1]
    yield "08:00", sheet[day - 1] if day <= 21 else 0


@regimen("leaflets/lamotrigine", 150, "mg", OLD)
def _(day):
    "25 mg daily for 2 weeks, 50 for 2 weeks, 100 for 1 week, then 200"
    yield "08:00", phases(day, (14, 25), (14, 50), (7, 100), then=200)


@regimen("leaflets/clozapine", 41, "mg", OLD)
def _(day):
    "the table names the days on which something changes, morning and night"
    table = {
        1: (0, 12.5), 2: (12.5, 12.5), 3: (25, 25), 5: (25, 50), 7: (50, 50), 8: (50, 75), 9: (75, 75),
        10: (75, 100), 11: (100, 100), 12: (100, 125), 13: (125, 125), 14: (125, 150), 15: (150, 150),
        18: (150, 200), 21: (200, 200), 28: (200, 250),
    }
    morning, night = table[max(changed for changed in table if changed <= day)]
    yield "09:00", morning
    yield "21:00", night


@regimen("leaflets/semaglutide", 160, "mg", "2026-12-06")
def _(day):
    "once a week: 0.25, 0.5, 1, 1.7 mg for 4 weeks each, then 2.4"
    if day.every(7):
        week = (day - 1) // 7 + 1
        yield "10:00", [0.25, 0.5, 1, 1.7, 2.4][min((week - 1) // 4, 4)]


@regimen("leaflets/varenicline", 95, "mg", OLD)
def _(day):
    "0.5 mg once on days 1 to 3, twice on days 4 to 7, 1 mg twice from day 8 to the end of week 12"
    if day <= 84:
        yield "08:00", 0.5 if day <= 7 else 1
        yield "20:00", 0 if day <= 3 else 0.5 if day <= 7 else 1


@regimen("leaflets/azithromycin", 10, "mg", OLD)
def _(day):
    "500 mg on day 1, 250 mg on days 2 to 5"
    yield "12:00", 500 if day == 1 else 250 if day <= 5 else 0


@regimen("leaflets/apixaban", 31, "mg", OLD)
def _(day):
    "10 mg twice a day for 7 days, then 5 mg twice a day"
    for time in ["08:00", "20:00"]:
        yield time, 10 if day <= 7 else 5


@regimen("leaflets/amiodarone", 30, "mg", OLD)
def _(day):
    "200 mg three times a day for a week, twice for a week, then once"
    for time in phases(day, (7, ["08:00", "14:00", "20:00"]), (7, ["08:00", "20:00"]), then=["08:00"]):
        yield time, 200


@regimen("leaflets/gabapentin", 20, "mg", OLD)
def _(day):
    "300 mg: once on day 1, twice on day 2, three times on day 3, four times from day 10 on"
    thrice = ["08:00", "14:00", "20:00"]
    four = ["08:00", "13:00", "18:00", "23:00"]
    for time in phases(day, (1, thrice[2:]), (1, thrice[::2]), (7, thrice), then=four):
        yield time, 300


@regimen("leaflets/buprenorphine-bernese", 12, "mg", OLD)
def _(day):
    "0.5 once; then twice a day 0.5, 1, 2, 4; then 8 once, 12 once"
    once = {1: 0.5, 6: 8}
    if 2 <= day <= 5:
        yield "08:00", 2 ** (day - 3)
        yield "20:00", 2 ** (day - 3)
    else:
        yield "08:00", once.get(day, 12)


@regimen("leaflets/methadone-taper", 90, "ml", OLD)
def _(day):
    "60 ml, down by 5 ml each week"
    yield "09:00", max(0, 60 - 5 * ((day - 1) // 7))


@regimen("leaflets/nicotine-patch", 75, "patches", OLD)
def _(day):
    "one patch a day for 6 weeks, 2 weeks and 2 weeks"
    yield "07:00", 1 if day <= 70 else 0


@regimen("leaflets/malarone", 40, "tablets", "2026-12-01")
def _(day):
    "one a day from 2 days before the 10th of December to 7 days after the 24th"
    stay = day.date.day
    yield "12:30", 1 if day.date.month == 12 and 10 - 2 <= stay <= 24 + 7 else 0


@regimen("leaflets/h-pylori", 12, {"omeprazole": "mg", "clarithromycin": "mg", "amoxicillin": "g"}, OLD)
def _(day):
    "20 mg, 500 mg and 1 g twice a day for 7 days"
    for time in ["08:00", "20:00"] if day <= 7 else []:
        yield "omeprazole", time, 20
        yield "clarithromycin", time, 500
        yield "amoxicillin", time, 1


@regimen("leaflets/eye-drops-taper", 25, "drops", OLD)
def _(day):
    "hourly from 7 to 22 for 2 days, 6 times a day for 5 days, 4 times for a week, twice for a week"
    steps = phases(day, (2, 1), (5, 3), (7, 5), (7, 15))
    for hour in range(7, 23, steps) if steps else []:
        yield f"{hour:02}:00", 1


@regimen("leaflets/levodopa", 30, "tablets", OLD)
def _(day):
    "1½ at 06:30, one at 10:00, 13:30 and 17:00, half a one at 21:00"
    yield from {"06:30": 1.5, "10:00": 1, "13:30": 1, "17:00": 1, "21:00": 0.5}.items()


@regimen("leaflets/inhaler", 20, "puffs", OLD)
def _(day):
    "2 puffs in the morning and in the evening"
    yield "08:00", 2
    yield "20:00", 2


@regimen("leaflets/tuberculosis", 175, "tablets", OLD)
def _(day):
    "4 tablets a day for 2 months of 28 days, and then for 4 months of 28"
    yield "07:00", 4 if day <= (2 + 4) * 28 else 0


@regimen("leaflets/artemether", 6, "tablets", OLD)
def _(day):
    "4 tablets at 10:00, and 8, 24, 36, 48 and 60 hours later"
    for after in [0, 8, 24, 36, 48, 60]:
        hour = 10 + after
        if hour // 24 == day - 1:
            yield f"{hour % 24:02}:00", 4


@regimen("leaflets/ondansetron", 9, "mg", "2027-03-26")
def _(day):
    "8 mg before the chemotherapy at 10:00 and 12 hours later, then twice a day for 5 days"
    times = phases(day, (1, ["08:30", "20:30"]), (5, ["08:00", "20:00"]), then=[])
    for time in times:
        yield time, 8


@regimen("leaflets/rivastigmine-patch", 60, "patches")
def _(day):
    "one patch a day, of two strengths"
    yield "09:00", 1


@regimen("leaflets/warfarin-start", 40, "mg")
def _(day):
    "10 mg a day for 2 days, then 6 mg"
    yield "18:00", 10 if day <= 2 else 6


@regimen("leaflets/levothyroxine-start", 100, "mcg")
def _(day):
    "25 micrograms, 25 more every 4 weeks, to 75"
    yield "06:30", min(75, 25 + 25 * ((day - 1) // 28))


@regimen("leaflets/digoxin", 40, "mcg")
def _(day):
    "62.5 micrograms once a day"
    yield "08:00", 62.5


@regimen("leaflets/baclofen-label", 20, "mg", "2027-03-24")
def _(day):
    "three times a day: 5, 10 and 15 mg for 3 days each, then 20"
    for time in ["08:00", "14:00", "20:00"]:
        yield time, min(20, 5 * ((day + 2) // 3))


@regimen("leaflets/omeprazole", 40, "mg", "2027-03-15")
def _(day):
    "20 mg once a day for 4 weeks"
    yield "07:30", 20 if day <= 28 else 0


@regimen("leaflets/doxycycline", 12, "mg", "2027-03-25")
def _(day):
    "100 mg, on the first day another one after 12 hours; 7 days"
    if day <= 7:
        yield "08:00", 100
    if day == 1:
        yield "20:00", 100


hours("leaflets/amoxicillin-count", "capsules", first="2027-03-24 15:00", every=8, count=21, amount=1)


@regimen("leaflets/liraglutide", 50, "mg")
def _(day):
    "0.6 mg a day, each week 0.6 mg more, to 3"
    yield "09:00", [0.6, 1.2, 1.8, 2.4, 3][min(4, (day - 1) // 7)]


@regimen("leaflets/sertraline", 30, "mg", "2027-03-22")
def _(day):
    "25 mg a day for a week, then 50"
    yield "08:00", 25 if day <= 7 else 50


@regimen("leaflets/topiramate", 50, "mg")
def _(day):
    "morning and evening by week: 25, 50, 75, 100, 150, 200"
    week = (day - 1) // 7
    for time in ["08:00", "20:00"]:
        yield time, [25, 50, 75, 100, 150, 200][min(week, 5)]


@regimen("leaflets/levetiracetam", 50, "mg")
def _(day):
    "500 mg twice a day, 500 more every 2 weeks, to 1500"
    for time in ["08:00", "20:00"]:
        yield time, min(1500, 500 * ((day - 1) // 14 + 1))


@regimen("leaflets/pramipexole", 60, "mg")
def _(day):
    "three times a day by week: 0.125, 0.25, then a quarter more each week, to 1.5"
    week = (day - 1) // 7 + 1
    amount = 0.125 if week == 1 else min(1.5, 0.25 * (week - 1))
    for time in ["07:00", "13:00", "19:00"]:
        yield time, amount


@regimen("leaflets/donepezil", 60, "mg")
def _(day):
    "5 mg in the evening for 6 weeks, then 10"
    yield "22:00", 5 if day <= 42 else 10


@regimen("leaflets/memantine", 40, "tablets", "2027-03-08")
def _(day):
    "half a tablet more each week, to two"
    yield "09:00", min(2, 0.5 * ((day - 1) // 7 + 1))


@regimen("leaflets/aciclovir", 10, "mg", "2027-03-25")
def _(day):
    "800 mg 5 times a day for 7 days"
    for hour in range(7, 24, 4):
        yield f"{hour:02}:00", 800 if day <= 7 else 0


@regimen("leaflets/nitrofurantoin", 6, "mg", "2027-03-27")
def _(day):
    "100 mg twice a day for 3 days"
    for time in ["08:00", "20:00"]:
        yield time, 100 if day <= 3 else 0


@regimen("leaflets/penicillin-v", 14, "mg", "2027-03-22")
def _(day):
    "500 mg four times a day for 10 days"
    for hour in [7, 12, 17, 22]:
        yield f"{hour:02}:00", 500 if day <= 10 else 0


@regimen("leaflets/polymyalgia", 340, "mg", "2027-02-01")
def _(day):
    "15 mg for 3 weeks, 12.5 mg for 3 weeks, 10 mg for 4 weeks, then 1 mg less every 4 weeks"
    yield "08:00", phases(day, (21, 15), (21, 12.5), *((28, amount) for amount in range(10, 0, -1)))


@regimen("leaflets/diazepam-ashton", 200, "mg", "2027-02-01")
def _(day):
    "a week each: night and morning fall by turns, then the morning alone, then the night"
    stages = [(20, 20), (18, 20)]
    while stages[-1] != (8, 8):
        morning, night = stages[-1]
        stages.append((morning, night - 2) if morning < night else (morning - 2, night))
    stages += [(6, 8), (5, 8), (4, 8), (3, 8), (2, 8), (1, 8)] + [(0, night) for night in range(8, 0, -1)]
    morning, night = phases(day, *((7, stage) for stage in stages), then=(0, 0))
    yield "08:00", morning
    yield "22:00", night


@regimen("leaflets/macrogol-child", 9, "sachets", "2027-03-26")
def _(day):
    "4, 6, 8, 10, 12, 12, 12 sachets, half in the morning, half in the afternoon"
    whole = min(12, 2 + 2 * day) if day <= 7 else 0
    yield "08:00", whole // 2
    yield "15:00", whole // 2


@regimen("leaflets/teriparatide", 70, "mcg", "2027-03-20")
def _(day):
    "20 micrograms a day for 24 months from May 2025 on: the last two of them, and after"
    months = (day.date.year - 2025) * 12 + day.date.month - 5
    yield "21:00", 20 if months < 24 else 0


@regimen("leaflets/latanoprost", 30, "drops", "2027-03-15")
def _(day):
    "one drop in the evening"
    yield "21:30", 1
