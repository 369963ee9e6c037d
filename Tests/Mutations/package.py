"""Copies of the project to put faults into, built anew from what changed alone."""

import hashlib
import os
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


#: At the end of the project's own manifest: of all targets those that the tests of one part need.
ONLY_PART = """
if let part = Context.environment["PART"] {
    var kept: Set<String> = []
    func keep(_ name: String) {
        guard kept.insert(name).inserted else { return }
        for case .byNameItem(let name, _)? in package.targets.first(where: { $0.name == name })?.dependencies ?? [] {
            keep(name)
        }
    }
    keep("\\(part)Tests")
    package.targets.removeAll { !kept.contains($0.name) }
    package.products = []
}
"""


class Unbuildable(Exception):
    """What the compiler said."""


class Package:
    """A copy in which what is not asked for is not built."""

    #: What was laid, told from anything else by this.
    sources = ""
    #: Seconds for the tests or the lives of a copy without a fault, however busy the machine.
    limit = 1800
    #: Seconds that the longest run has taken.
    longest = 0

    def __init__(self, name, parts):
        self.folder = FOLDER / name
        self.parts = parts

    def lay(self, rows):
        """Brings the copy up to date, and sees that what the rows are tried with finds nothing without a fault."""
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
            found = self.found_in(rows)
        except Unbuildable as error:
            sys.exit(f"{self.folder} does not build: {error}")
        # With a fault in it, what takes ten times as long is held for one that never ends.
        self.limit = max(60, 10 * self.longest)
        if found:
            sys.exit(f"without a fault in it: {found}")

    #: Files that the copy has and the project has not.
    own = frozenset()

    def text(self, file):
        return file.read_bytes()

    def judge(self, row):
        """What the tests and the lives find when the fault is in."""
        file = self.folder / row.file
        sound = file.read_text()
        file.write_text(row.applied(sound))
        try:
            return self.tests(row), self.lives(row)
        finally:
            file.write_text(sound)

    def build(self, *options, **environment):
        built = subprocess.run(
            ["nice", "-n", "19", *BUILD, *options], env=os.environ | environment,
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        if built.returncode:
            errors = [line for line in built.stdout.splitlines() if "error:" in line]
            raise Unbuildable(errors[0] if errors else built.stdout[-4000:])

    def test(self, *options):
        """By the test program itself, which ends when it is told to."""
        program = next((self.folder / ".build/debug").glob("*PackageTests.xctest"))
        return self.run(program, "--testing-library", "swift-testing", *options)

    def run(self, *command):
        began = time.monotonic()
        try:
            return run(command, self.folder, self.limit)
        finally:
            self.longest = max(self.longest, time.monotonic() - began)


class Core(Package):
    """The core, its tests and the simulator: a second to build."""

    own = frozenset({Path("Package.swift")})

    def __init__(self):
        tests = ["DoseSimulator", "DoseCoreTests", "Calendars", "Mutations/Lives"]
        super().__init__("core", ["Sources/DoseCore", *(f"Tests/{name}" for name in tests)])

    def holds(self, row):
        return row.file.startswith("Sources/DoseCore/")

    def lay(self, rows):
        write(self.folder / "Package.swift", CORE.encode())
        super().lay(rows)

    def found_in(self, _rows):
        return self.tests(None) or self.lives(None)

    def tests(self, _row):
        # Optimised file by file: a second more in the build, and an eighth of the time in the lives.
        self.build("-Xswiftc", "-O")
        return self.test("--skip", "Lives at random")

    def lives(self, _row):
        return self.run(self.folder / ".build/debug/lives", *LIVES)


class Whole(Package):
    """The other parts: the tests of the one with the fault are run, and the daemon's where it is built of that."""

    DAEMON = "DoseDaemon"
    #: What the daemon is not built of.
    APART = ("DoseCLI", "Planning", "Kinetics", "Publishing")
    #: What has its tests beside another's.
    TESTED_WITH = {"TOMLText": "PlanFile"}
    #: Suites that let everything fail that can, one thing after the other: they are run last.
    THOROUGH = "FaultTests|DamageTests"

    def __init__(self):
        super().__init__(
            "whole", ["Package.swift", "Sources", "Tests", "config", "man", "po", "systemd"])

    def holds(self, row):
        return not row.file.startswith("Sources/DoseCore/")

    def text(self, file):
        text = file.read_bytes()
        if file.name == "Package.swift":
            # A fault may leave something unused, which is no reason not to try it.
            text = text.replace(b"    .treatAllWarnings(as: .error),\n", b"") + ONLY_PART.encode()
        return text

    def tried_on(self, row):
        own = row.file.split("/")[1]
        own = self.TESTED_WITH.get(own, own)
        return [own] if own in (self.DAEMON, *self.APART) else [own, self.DAEMON]

    def found_in(self, rows):
        parts = sorted({part for row in rows for part in self.tried_on(row)})
        return first(self.tests_of(part) for part in parts)

    def tests(self, row):
        return first(self.tests_of(part, self.room(part, row)) for part in self.tried_on(row))

    def tests_of(self, part, room=()):
        # Nobody debugs it, and the linker is then done in a moment.
        self.build("-Xswiftc", "-gnone", "-Xswiftc", "-use-ld=lld", PART=part)
        tests = f"{part}Tests"
        runs = [["--filter", f"{tests}.*({'|'.join(room)})"]] if room else []
        runs += [["--filter", tests, "--skip", self.THOROUGH]]
        # Where no test is of that name, the run would count as failed.
        if part == self.DAEMON:
            runs += [["--filter", f"{tests}.*({self.THOROUGH})"]]
        return first(self.test("--no-parallel", *options) for options in runs)

    def room(self, part, row):
        """The suites in the folder of the tests that is called as the fault's: they are quick, and know it best."""
        folder = self.folder / f"Tests/{part}Tests" / row.part.removeprefix("Dose")
        return sorted(file.stem for file in folder.glob("*Tests.swift"))

    def lives(self, _row):
        return None


def first(findings):
    """What was found first; nothing after that is looked for."""
    return next(filter(None, findings), None)


def write(path, content):
    """Only what differs, so that nothing is built without need."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
