"""The archive and the package on a machine that has nothing else of dosed: from its installation to its end."""

import pytest

from dosed import LEDGER, Dosed
from machine import PROJECT, Machine, eventually
from plan import open_dose

BUILT = "/project/.build/dosed_*.deb"
ARCHIVE = "$(ls /project/.build/dosed-*.tar.gz)"
# The same with a later version, as the archive would have it some day.
NEXT = f"""
dpkg-deb --raw-extract {BUILT} /tmp/next
sed -i 's/^Version: .*/&+next/' /tmp/next/DEBIAN/control
dpkg-deb --root-owner-group -Znone --build /tmp/next /tmp/next.deb
"""


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    assert list(PROJECT.glob(".build/dosed_*.deb")), "there is no package: make deb"
    machine = Machine(tmp_path_factory.mktemp("package"))
    try:
        yield machine
    finally:
        machine.close()


def pid(machine):
    return machine.properties("dosed", "MainPID")["MainPID"]


@pytest.fixture
def dosed(machine):
    return Dosed(machine)


def test_an_archive_is_unpacked_by_a_user_and_rings(machine, dosed, dunst):
    machine.user("mkdir", "--parents", ".local")
    machine.user("sh", "-c", f"tar --extract --file={ARCHIVE} --directory=$HOME/.local --strip-components=1")
    machine.systemctl("daemon-reload")
    dosed.begin(open_dose())
    dunst.alarm()
    assert machine.user(".local/bin/dosectl", "take").returncode == 0
    assert "prise à" in machine.user("env", "LANGUAGE=fr", ".local/bin/dosectl", "today").stdout
    # The protocols are beside it.
    plan = ["plan", "new", "targeted", "--craving", "18:00", "--start", "2026-12-01"]
    assert "[medication." in machine.user(".local/bin/dosectl", *plan).stdout
    dosed.clear()
    machine.user("sh", "-c", f"cd .local && tar --list --file={ARCHIVE} | sed 's,[^/]*/,,' | grep '[^/]$' | xargs rm")
    machine.systemctl("daemon-reload")


def test_a_package_is_installed_upgraded_while_an_alarm_is_open_and_purged(machine, dosed, dunst):
    machine.root("sh", "-c", f"dpkg --install {BUILT}")
    # Nobody's service is started or enabled unasked.
    assert machine.systemctl("is-enabled", "dosed.service", check=False).stdout == "disabled\n"
    assert machine.properties("dosed", "ActiveState") == {"ActiveState": "inactive"}
    machine.systemctl("enable", "dosed.socket", "dosed")
    dosed.begin(open_dose())
    alarm = dunst.alarm()
    assert "Baclofène" in alarm.summary + alarm.body
    before = pid(machine)

    machine.root("sh", "-ec", NEXT)
    machine.root("dpkg", "--install", "/tmp/next.deb")
    # It runs anew, and what was open rings as before.
    eventually(lambda: pid(machine) not in (before, "0"))
    assert machine.root("ps", "--pid", before, check=False).returncode == 1
    eventually(lambda: dosed.status()["takeable"])
    assert dosed.dosectl("take").returncode == 0

    before = pid(machine)
    machine.root("dpkg", "--purge", "dosed")
    assert machine.root("ps", "--pid", before, check=False).returncode == 1
    assert machine.root("sh", "-c", "find /usr /etc -iname '*dosed*' -not -path '/usr/share/doc/*'").stdout == ""
    # What is the person's stays.
    assert machine.path(LEDGER).exists()


def test_the_manuals_of_the_package_name_what_is_there(machine):
    machine.root("sh", "-c", f"dpkg --install {BUILT}")
    listed = machine.root("dpkg", "--listfiles", "dosed").stdout.split()
    for page in ["dosed.1", "dosectl.1", "dosed-plan.5", "dosed.toml.5", "dosed-recipes.7", "dosed-desktop.7"]:
        for folder in ["/usr/share/man", "/usr/share/man/fr"]:
            path = f"{folder}/man{page[-1]}/{page}.gz"
            assert path in listed
            named = machine.root("sh", "-c", f"zcat {path} | grep --only-matching '/usr[a-z/]*dosed/[a-z./-]*' || :")
            assert all("/local/" not in name and name.rstrip("./") in listed for name in named.stdout.split())
