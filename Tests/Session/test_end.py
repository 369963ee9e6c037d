"""How the daemon ends."""

from dosed import STATE
from plan import open_dose


def test_a_stopped_daemon_leaves_its_ledger_as_one_file(dosed, dunst, machine):
    dosed.begin(open_dose())
    dunst.alarm()

    dosed.stop()

    assert [file.name for file in machine.path(STATE).iterdir()] == ["ledger.sqlite"]
