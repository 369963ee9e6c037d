"""The story of a day in the journal."""

import pytest

from plan import due_in, open_dose

MARKER = "Xylomarker"


def test_each_event_has_an_entry_with_its_fields(machine, dosed, dunst):
    dose = open_dose()
    dosed.begin(dose)
    dunst.alarm()
    dosed.call("Snooze", minutes=1)
    dosed.call("Take")

    events = {entry["DOSED_EVENT"]: entry for entry in dosed.journal() if "DOSED_EVENT" in entry}

    # What the plan is warned of.
    assert set(events) - {"trouble"} == {"started", "plan_adopted", "raised", "snoozed", "taken"}
    taken = events["taken"]
    assert taken["DOSED_DOSE"] == dose.id
    assert taken["DOSED_MEDICATION"] == "baclofen"
    assert taken["DOSED_AMOUNT_MG"] == "20"
    assert taken["DOSED_BY"] == "command"
    assert taken["SYSLOG_IDENTIFIER"] == "dosed"
    assert "of Baclofène, 20 mg, was taken at" in taken["MESSAGE"]
    assert len({entry["MESSAGE_ID"] for entry in events.values()}) == len(events)


def test_the_person_reads_the_story_of_the_service(machine, dosed):
    dose = due_in(0, late=1)
    dosed.begin(dose)
    dosed.reaches(dose, "missed")

    story = machine.user("journalctl", "--user", "--unit=dosed", "--output=cat").stdout
    missed = machine.user("journalctl", "DOSED_EVENT=missed", f"DOSED_DOSE={dose.id}", "--output=cat").stdout

    assert f"the dose of {dose.clock(dose.due)} of Baclofène, 20 mg, was missed: nobody answered" in story
    assert missed.count("\n") == 1


def test_the_catalog_explains_what_happened(machine, dosed):
    dosed.begin()

    for event in "started", "plan_refused":
        dosed.told(event)
        entry = dosed.journal(f"DOSED_EVENT={event}")[0]
        explained = machine.user("journalctl", "-x", f"MESSAGE_ID={entry['MESSAGE_ID']}", "--lines=1").stdout
        assert "░░ Subject: " in explained


def test_a_private_journal_has_neither_names_nor_amounts(machine, dosed, dunst):
    dose = due_in(0, late=2, key=MARKER.lower(), name=MARKER, mg=271.5, tablet="543 mg")
    taken = open_dose(key=f"{MARKER.lower()}-two", name=MARKER, mg=271.5)
    dosed.begin(dose, taken, settings='journal = "private"')
    dunst.alarm()
    dosed.call("Take", dose=taken.id)
    dosed.reaches(dose, "missed")
    dosed.plan(open_dose(key=f"{MARKER.lower()}-three", name=MARKER, mg=271.5))
    dunst.alarm(2)
    dosed.stop()

    entries = machine.journal(since=dosed.since)
    messages = " ".join(str(entry["MESSAGE"]) for entry in entries)
    assert "was missed: nobody answered" in messages and "problems; see dosectl check" in messages
    telling = [
        (name, value) for entry in entries for name, value in entry.items()
        if MARKER.lower() in str(value).lower() or "271.5" in str(value)]
    assert telling == []


@pytest.mark.parametrize("event", ["raised", "missed"])
def test_a_private_journal_still_tells_which_dose_by_its_time(dosed, event):
    dose = due_in(0, late=1)
    dosed.begin(dose, settings='journal = "private"')
    dosed.told(event)

    assert dosed.journal(f"DOSED_EVENT={event}")[0]["DOSED_DOSE"] == dose.id.removeprefix("baclofen/")
