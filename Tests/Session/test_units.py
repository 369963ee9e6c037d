"""What stands on a box, in its own unit, from the plan to the screen, the ledger and the journal."""

import json
from datetime import datetime

from dosed import PLAN
from machine import eventually
from plan import open_dose

HEAD = "version = 1\n"


def medication(dose, key, lines):
    return (f'\n[medication.{key}]\nstart = {dose.due:%Y-%m-%d}\n'
            f'times = ["{dose.due:%H:%M:%S}"]\n{lines}\n')


def alarms(dosed, dunst, machine, text):
    dosed.settings("")
    machine.replace(PLAN, HEAD + text)
    dosed.start()
    return eventually(lambda: dunst.alarms()[-1:] and dunst.alarms()[-1])


def test_each_medicine_is_told_in_the_unit_of_its_box(dosed, dunst, machine):
    dose = open_dose()
    alarm = alarms(dosed, dunst, machine, "".join([
        medication(dose, "insulin", 'name = "Insulin"\nsteps = [{ units = [18] }]'),
        medication(dose, "syrup", 'name = "Syrup"\nstrength = "10 mg/5 ml"\nsteps = [{ ml = [2.5] }]'),
        medication(dose, "thyroxine",
                   'name = "Levothyroxine"\ntablet = ["50 µg", "25 µg"]\nsteps = [{ mcg = [75] }]\n'
                   'note = "before breakfast"'),
        medication(dose, "cream", 'name = "Cream"\nnote = "left elbow"')]))

    body = alarm.body.replace("\u00a0", " ")
    assert "• Insulin 18 units." in body
    assert "• Syrup 2.5 ml, 5 mg." in body
    assert "• Levothyroxine 75 µg, 1 tablet of 50 µg and 1 of 25 µg, before breakfast." in body
    assert "• Cream, left elbow." in body

    # Of a syrup people know the spoon, and of its drug the milligrams: both are told.
    said = dosed.dosectl("take", "syrup", "--amount", "4mg").stdout
    assert "Syrup 2 ml" in said
    said = dosed.dosectl("take", "insulin", "--amount", "2ml", check=False)
    assert said.returncode == 2 and "insulin is counted in units" in said.stderr
    dosed.dosectl("take", "insulin")

    journal = [entry for entry in dosed.journal() if entry.get("DOSED_EVENT") == "taken"]
    told = [(entry["DOSED_AMOUNT"], entry["DOSED_UNIT"], entry.get("DOSED_AMOUNT_MG")) for entry in journal]
    assert told == [("2", "ml", None), ("18", "units", None)]

    dosed.kill()
    dosed.start()
    day = eventually(lambda: json.loads(dosed.dosectl("--json", "today").stdout)["day"])
    taken = {dose["medication"]: dose["taken"] for dose in day["doses"] if dose["state"] == "taken"}
    assert taken == {"syrup": {"value": 2, "unit": "ml"}, "insulin": {"value": 18, "unit": "units"}}


def test_what_is_taken_when_needed_is_told_before_it_is_swallowed(dosed, machine):
    dosed.settings("")
    machine.replace(PLAN, HEAD + '\n[medication.paracetamol]\nname = "Paracetamol"\ntablet = "500 mg"\n'
                    'as_needed = { dose = "1 g", spacing = "4 h", max = "4 g" }\n')
    dosed.start()
    assert "1 g at a time, may be taken now; 0 g of 4 g taken in 24 h, 4 g left" in dosed.dosectl("status").stdout

    said = dosed.dosectl("take", "paracetamol").stdout
    assert "1 g of 4 g taken in 24 h, 3 g left" in said and "more than planned" not in said

    again = dosed.dosectl("take", "paracetamol", check=False)
    assert again.returncode == 3 and "may be taken from" in again.stderr
    assert len(dosed.told("extra_intake")) == 1

    told = dosed.dosectl("take", "paracetamol", "--at", "now")
    assert "Warning: another intake of Paracetamol" in told.stdout
    assert len(dosed.told("extra_intake")) == 2
    day = json.loads(dosed.dosectl("--json", "today").stdout)["day"]
    assert day["needs"][0]["taken"] == {"value": 2, "unit": "g"}
    assert datetime.fromisoformat(day["needs"][0]["next_at"]) > datetime.fromisoformat(day["needs"][0]["last_at"])


def test_names_of_times_weekdays_and_doses_with_a_count_ring_as_they_are_said(dosed, dunst, machine):
    dose = open_dose()
    weekday = dose.due.strftime("%a").lower()
    first = f"{dose.due:%Y-%m-%dT%H:%M:%S}"
    alarm = alarms(dosed, dunst, machine, f'\n[times]\nnow = "{dose.due:%H:%M:%S}"\n' + "".join([
        f'\n[medication.warfarin]\nname = "Warfarin"\nstart = {dose.due:%Y-%m-%d}\ntimes = ["now"]\n'
        f'steps = [{{ mg = [3], on = [{{ weekdays = ["{weekday}"], mg = [5] }}] }}]\n',
        f'\n[medication.amoxicillin]\nname = "Amoxicillin"\nfirst = {first}\nevery = "8 h"\ndoses = 21\n'
        'dose = "1 capsule"\n',
        f'\n[medication.methotrexate]\nname = "Methotrexate"\ntablet = "2.5 mg"\nstart = {dose.due:%Y-%m-%d}\n'
        f'weekdays = ["{weekday}"]\ntimes = ["now"]\nsteps = [{{ mg = [15] }}]\n']))

    assert "• Warfarin 5 mg." in alarm.body
    assert "• Amoxicillin 1 capsule." in alarm.body
    assert "• Methotrexate 15 mg, 6 tablets of 2.5 mg." in alarm.body

    course = dosed.dosectl("course", "methotrexate").stdout
    assert "once a week" in course and " a day" not in course
    shown = dosed.dosectl("plan", "show").stdout
    assert "21 doses, one every 8 h" in shown and "now: " in shown
    for name in ("warfarin", "amoxicillin", "methotrexate"):
        dosed.dosectl("take", name)
    taken = {row["medication"]: row["amount"] for row in dosed.ledger() if row["event"] == "taken"}
    assert taken == {"warfarin": 5000, "amoxicillin": 1000, "methotrexate": 15000}
