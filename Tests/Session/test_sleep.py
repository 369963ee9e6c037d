"""A machine that goes to sleep, as far as one shows it that cannot: the rest is the laboratory's."""

from machine import eventually
from plan import due_in


def locks(machine):
    """Who holds up a sleep, as logind tells it."""
    lines = machine.root("systemd-inhibit", "--list", "--no-legend", "--no-pager").stdout.splitlines()
    return [line for line in lines if line.startswith("dosed ")]


def test_logind_waits_for_an_alarm_where_it_is_asked_to_and_what_cannot_be_done_is_told(dosed, machine):
    dosed.begin(due_in(3600), settings="wake = true\n")

    lock = eventually(lambda: locks(machine))[0].split()
    assert "sleep" in lock and lock[-1] == "delay"
    # Neither systemd 252 nor this machine's clock wakes it.
    health = eventually(lambda: not dosed.health("waking")["ok"] and dosed.health("waking"), within=40)
    assert health["code"] in ["forbidden", "no_clock"]
    assert "the computer cannot be woken for a dose" in dosed.dosectl("doctor", check=False).stdout
    assert [told for told in dosed.told("trouble") if "cannot be woken" in told]

    dosed.settings("")
    eventually(lambda: not locks(machine))
    assert dosed.health("waking")["code"] == "off"
