"""Copies of the project to put faults into, built anew from what changed alone."""

import hashlib
import subprocess
import sys
import time
from pathlib import Path

from row import HERE, PROJECT
from run import run

FOLDER = PROJECT / ".build/mutations"

BUILD = ["swift", "build", "--build-tests", "--quiet"]

#: The seeds of lives of forty days, the first and the last.
LIVES = ["1", "40"]

CORE = """\
// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "core",
    targets: [
        .target(name: "DoseCore", swiftSettings: settings),
        .target(
            name: "DoseSimulator", dependencies: ["DoseCore"], path: "Tests/DoseSimulator",
            swiftSettings: settings),
        .executableTarget(
            name: "calendars", dependencies: ["DoseCore", "DoseSimulator"], path: "Tests/Calendars",
            swiftSettings: settings),
        .executableTarget(
            name: "lives", dependencies: ["DoseSimulator"], path: "Tests/Mutations/Lives",
            swiftSettings: settings),
        .testTarget(
            name: "DoseCoreTests", dependencies: ["DoseCore", "DoseSimulator", "calendars"],
            swiftSettings: settings),
    ]
)
"""


class Unbuildable(Exception):
    """What the compiler said."""


class Package:
    """A copy in which what is not asked for is not built."""

    #: What was laid, told from anything else by this.
    sources = ""
    #: Seconds for the tests or the lives of a copy without a fault, however busy the machine.
    limit = 1800

    def __init__(self, name, parts):
        self.folder = FOLDER / name
        self.parts = parts

    def lay(self):
        """Brings the copy up to date, and sees that without a fault nothing is found."""
        kept = set()
        laid = hashlib.sha256()
        for part in self.parts:
            source = PROJECT / part
            files = [source] if source.is_file() else sorted(source.rglob("*"))
            for file in files:
                if file.is_file() and file.parent != HERE:
                    path, text = file.relative_to(PROJECT), self.text(file)
                    kept.add(path)
                    laid.update(f"{path} {len(text)} ".encode() + text)
                    write(self.folder / path, text)
        self.sources = laid.hexdigest()
        for file in self.folder.rglob("*"):
            path = file.relative_to(self.folder)
            if file.is_file() and path.parts[0] != ".build" and path not in kept | self.own:
                file.unlink()
        try:
            self.build()
        except Unbuildable as error:
            sys.exit(f"{self.folder} does not build: {error}")
        began = time.monotonic()
        found = self.tests(None) or self.lives(None)
        # With a fault in it, what takes ten times as long is held for one that never ends.
        self.limit = max(60, 10 * (time.monotonic() - began))
        if found:
            sys.exit(f"without a fault in it: {found}")

    #: Files that the copy has and the project has not.
    own = frozenset()
    #: Of the build.
    options = []

    def text(self, file):
        return file.read_bytes()

    def judge(self, row):
        """What the tests and the lives find when the fault is in."""
        file = self.folder / row.file
        sound = file.read_text()
        file.write_text(row.applied(sound))
        try:
            self.build()
            return self.tests(row), self.lives(row)
        finally:
            file.write_text(sound)

    def build(self):
        built = subprocess.run(
            ["nice", "-n", "19", *BUILD, *self.options],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        if built.returncode:
            errors = [line for line in built.stdout.splitlines() if "error:" in line]
            raise Unbuildable(errors[0] if errors else built.stdout[-4000:])

    def test(self, *options):
        """By the test program itself, which ends when it is told to."""
        program = next((self.folder / ".build/debug").glob("*PackageTests.xctest"))
        return run([program, "--testing-library", "swift-testing", *options], self.folder, self.limit)


class Core(Package):
    """The core, its tests and the simulator: a second to build."""

    own = frozenset({Path("Package.swift")})
    # Optimised file by file: a second more in the build, and an eighth of the time in the lives.
    options = ["-Xswiftc", "-O"]

    def __init__(self):
        tests = ["DoseSimulator", "DoseCoreTests", "Calendars", "Mutations/Lives"]
        super().__init__("core", ["Sources/DoseCore", *(f"Tests/{name}" for name in tests)])

    def holds(self, row):
        return row.file.startswith("Sources/DoseCore/")

    def lay(self):
        write(self.folder / "Package.swift", CORE.encode())
        super().lay()

    def tests(self, _row):
        return self.test("--skip", "Lives at random")

    def lives(self, _row):
        return run([self.folder / ".build/debug/lives", *LIVES], self.folder, self.limit)


class Whole(Package):
    """The shell's parts, too; the tests of the part with the fault and those of the daemon are run."""

    def __init__(self):
        super().__init__("whole", ["Package.swift", "Sources", "Tests", "config", "man", "systemd"])

    def holds(self, row):
        return not row.file.startswith("Sources/DoseCore/")

    def text(self, file):
        text = file.read_bytes()
        if file.name == "Package.swift":
            # A fault may leave something unused, which is no reason not to try it.
            text = text.replace(b"    .treatAllWarnings(as: .error),\n", b"")
        return text

    def tests(self, row):
        part = row.file.split("/")[1] if row else "SQLite"
        own = None
        if part != "DoseDaemon":
            own = self.test("--filter", f"{part}Tests")
        return own or self.test("--no-parallel", "--filter", "DoseDaemonTests")

    def lives(self, _row):
        return None


def write(path, content):
    """Only what differs, so that nothing is built without need."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
