"""The ledger out and in: copies while the daemon runs, what rings after one was restored, and files for other programs."""

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

import icalendar
import vobject

from dosed import STATE
from plan import due_in, open_dose


def records(machine, name):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(machine.path(name), f"{folder}/copy")
        with closing(sqlite3.connect(f"{folder}/copy")) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return database.execute("SELECT * FROM record ORDER BY number").fetchall()


def test_a_dose_that_may_have_been_taken_since_a_copy_does_not_ring_after_it_is_restored(dosed, dunst, machine):
    dose = open_dose()
    dosed.begin(dose)
    dunst.alarm()
    told = dosed.dosectl("backup", "copy.sqlite").stdout
    assert told == "All that was recorded is in copy.sqlite, checked and on the disk.\n"
    copy = records(machine, "copy.sqlite")
    assert oct(machine.path("copy.sqlite").stat().st_mode & 0o777) == "0o600"
    assert dosed.dosectl("backup", "copy.sqlite", check=False).returncode == 1
    dosed.dosectl("take")
    dosed.reaches(dose, "taken")

    asked = dosed.dosectl("restore", "copy.sqlite", check=False)
    assert asked.returncode == 2 and f"copy.sqlite has {len(copy)} records" in asked.stdout.replace("\n", " ")
    assert dosed.state(dose) == "taken"

    restored = dosed.dosectl("restore", "copy.sqlite", "--yes").stdout
    assert restored.startswith(f"Restored: {len(copy)} records.\n")
    assert [health["id"] for health in dosed.health("store")["doses"]] == [dose.id]
    assert [row["event"] for row in dosed.ledger()].count("raised") == 1
    assert "another ledger was restored" in dosed.told("ledger_lost")[0]
    before = next(machine.path(STATE).glob("ledger.sqlite.before-*"))
    assert "taken" in [row[7] for row in records(machine, f"{STATE}/{before.name}")]

    # Nor after the daemon is killed and started again.
    dosed.kill()
    dosed.start()
    assert [health["id"] for health in dosed.health("store")["doses"]] == [dose.id]
    assert [row["event"] for row in dosed.ledger()].count("raised") == 1
    assert not list(machine.path(STATE).glob("*incoming*"))


def test_the_whole_ledger_goes_to_another_computer_as_text(dosed, machine):
    dosed.begin(open_dose())
    dosed.dosectl("take")
    dosed.dosectl("diary", "note", "é, \"quoted\"")
    dosed.dosectl("export", "--format", "json", "ledger.jsonl")
    lines = [json.loads(line) for line in machine.path("ledger.jsonl").read_text().splitlines()]
    before = dosed.ledger()
    assert lines[0] == {"format": "dosed-ledger", "version": 1, "records": len(before)}
    assert [line["event"] for line in lines[1:]] == [row["event"] for row in before]

    # A new computer: nothing was taken there yet.
    dosed.clear()
    dosed.begin()
    dosed.dosectl("import", "ledger.jsonl", "--yes")
    assert dosed.ledger()[:len(before)] == before

    text = machine.path("ledger.jsonl").read_text()
    for wrong, said in [
            (text.replace("quoted", "altered"), "checksum"), (text[:-30], "cut off"), (text + text, "twice"),
            ("a shopping list", "neither")]:
        machine.write("wrong", wrong)
        refused = dosed.dosectl("import", "wrong", "--yes", check=False)
        assert refused.returncode == 1 and said in refused.stderr and "hanged" in refused.stderr, refused.stderr
    assert dosed.ledger()[:len(before)] == before


def test_a_table_and_a_calendar_are_what_other_programs_read(dosed, machine):
    first, second = open_dose(), due_in(120, key="ramipril", name="Ramipril, 5; \"x\"")
    dosed.begin(first, second)
    dosed.dosectl("take", "baclofen")
    dosed.dosectl("diary", "note", "é, \"quoted\"\n=1+1")
    table = list(csv.DictReader(io.StringIO(dosed.dosectl("export", "--format", "csv").stdout)))
    assert [(row["kind"], row["medication"], row["state"], row["note"]) for row in table] == [
        ("dose", "baclofen", "taken", ""), ("diary", "", "", "é, \"quoted\"\n=1+1")]
    assert table[0]["taken"] == "20" and table[0]["taken_unit"] == "mg"

    dosed.dosectl("export", "--format", "ics", "doses.ics")
    data = machine.path("doses.ics").read_bytes()
    calendar = icalendar.Calendar.from_ical(data)
    events = {event["UID"]: event for event in calendar.walk("VEVENT")}
    confirmed = [event for event in events.values() if event["STATUS"] == "CONFIRMED"]
    ramipril = next(event for event in confirmed if event["SUMMARY"].startswith("Ramipril, 5; \"x\" 20 mg"))
    assert ramipril["DTSTART"].dt == second.due
    assert [alarm["ACTION"] for alarm in ramipril.walk("VALARM")] == ["DISPLAY"]
    # What was taken is called off, and so does not ring on the phone.
    assert [event["DTSTART"].dt for event in events.values() if event["STATUS"] == "CANCELLED"] == [first.due]
    read = vobject.readOne(data.decode())
    assert {event.uid.value for event in read.vevent_list} == set(events)

    dosed.settings("private = true")
    hidden = dosed.dosectl("export", "--format", "ics").stdout
    assert "amipril" not in hidden and "mg" not in hidden
    assert {event["UID"] for event in icalendar.Calendar.from_ical(hidden).walk("VEVENT")} == set(events)


FHIR_CHECK = Path(__file__).parents[1] / "FHIR/check"


def resources(bundle, kind):
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind]


def test_a_practice_reads_what_is_to_be_taken_and_what_was_taken(dosed, machine):
    first, second = open_dose(), due_in(120, key="ramipril", name="Ramipril, 5; \"x\"")
    dosed.begin(first, second)
    dosed.dosectl("take", "baclofen")
    text = dosed.dosectl("export", "--format", "fhir").stdout
    checked = subprocess.run([FHIR_CHECK], input=text, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout.strip()) == (0, "")
    # What checks it would notice: a status that HL7 does not have.
    wrong = text.replace("\"completed\"", "\"taken\"")
    assert wrong != text
    assert subprocess.run([FHIR_CHECK], input=wrong, capture_output=True, text=True, check=False).returncode == 1

    bundle = json.loads(text)
    requests = resources(bundle, "MedicationRequest")
    assert [request["medicationCodeableConcept"]["text"] for request in requests] == [first.name, second.name]
    assert {it["status"] for it in resources(bundle, "MedicationAdministration")} == {"completed"}
    # The same names again, and a plan that is made of it has the same doses.
    again = json.loads(dosed.dosectl("export", "--format", "fhir").stdout)
    assert [entry["fullUrl"] for entry in again["entry"]] == [entry["fullUrl"] for entry in bundle["entry"]]
    dosed.dosectl("export", "--format", "fhir", "medicines.json")
    told = dosed.dosectl("import", "medicines.json", "-o", "new-plan.toml").stdout
    assert "FHIR: 2 medicines, of which 2 can be in a plan." in told.replace("\n", " ")
    assert "[medication.baclofen]" in machine.path("new-plan.toml").read_text()
    dosed.dosectl("check", "new-plan.toml")


def test_a_file_of_another_program_changes_nothing_that_rings(dosed, machine):
    dosed.begin(open_dose())
    before = dosed.ledger()
    machine.write("backup.json", json.dumps({"medicines": {"version": 25, "list": [
        {"medicine": {"name": "Ramipril"}, "reminders": [{"timeInMinutes": 480, "amount": "5 mg"}]}]}}))
    dosed.dosectl("import", "backup.json", "-o", "plan-of-a-phone.toml")
    assert "mg = [5]" in machine.path("plan-of-a-phone.toml").read_text()
    assert [row for row in dosed.ledger() if row["event"] == "plan_adopted"] == [
        row for row in before if row["event"] == "plan_adopted"]
    refused = dosed.dosectl("import", "backup.json", "-o", "plan-of-a-phone.toml", check=False)
    assert refused.returncode == 1 and "name another file" in refused.stderr
