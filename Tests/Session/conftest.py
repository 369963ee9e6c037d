"""Fixtures: a machine for each file of tests, with the release build installed in it."""

import os

import pytest

from desktop import SERVERS, Desktop
from dosed import Dosed
from gnome import Gnome
from machine import Machine


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    if os.geteuid() != 0:
        pytest.skip("a session of its own needs root: sudo make session")
    machine = Machine(tmp_path_factory.mktemp("session"))
    try:
        machine.root("make", "--directory=/project", "install")
        yield machine
    finally:
        machine.close()


@pytest.fixture
def dosed(machine):
    """The daemon, not started yet, as on its first day."""
    dosed = Dosed(machine)
    yield dosed
    dosed.clear()


@pytest.fixture(scope="module")
def screen(machine):
    return Desktop(machine)


@pytest.fixture(params=SERVERS)
def desktop(request, screen):
    """The screen with each of the notification servers in turn."""
    screen.show(request.param)
    screen.begin()
    return screen


@pytest.fixture
def dunst(screen):
    """The screen with one server, for what does not depend on which."""
    screen.show("dunst")
    screen.begin()
    return screen


@pytest.fixture(scope="module")
def shell(machine):
    return Gnome(machine)


@pytest.fixture
def gnome(shell):
    """GNOME Shell with nothing on its screen, and nobody there."""
    shell.begin()
    return shell


@pytest.fixture
def loudspeaker(machine):
    """How many streams are playing."""
    return machine.listen()
