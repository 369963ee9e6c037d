# make run        build and show a demonstration
# make check      everything that can be wrong: style, tests, installation, a real session
# make install    into PREFIX; uninstall takes the same away
# make fuzz       feed the readers with inputs that nobody foresaw; TARGET=plan SECONDS=600
# make sanitize   the tests under the address and the thread sanitizer
# make storm      kill the installed daemon KILLS times while it is answered
# make bench      measure the programs
# make calendars  every change of every zone's clocks; ZONE=Europe/Paris for one
# make mutate     deliberate faults, and what finds them; ONLY=words for some
# make faults     every call of the kernel that the store makes fails, every byte of the ledger's header, ...
# make power-cut  cut the power of an emulated machine CUTS times; with MODE=normal it is to find losses
# make clock-lab  set the clock of an emulated machine in RUNS ways; CASE=asleep for those of that name
# make simulate   patient-years at random: YEARS=100000, SEED=1 for the first; SEED alone tells one of them; STORE=sqlite
# make format, lint, clean

PREFIX ?= /usr/local
DESTDIR ?=

# The Debian packages needed beside make and the Swift toolchain; those that are missing are installed.
PACKAGES := libsystemd-dev libsqlite3-dev libtomlplusplus-dev pkg-config tzdata
check lint session storm bench fuzz sanitize: PACKAGES += mandoc python3-venv systemd dbus
# A desktop to throw away: see Tests/Session/session.
check session storm bench: PACKAGES += dbus-user-session xdg-dbus-proxy xvfb dunst xfce4-notifyd xdotool imagemagick procps
bench: PACKAGES += libnotify-bin remind strace
mutate: PACKAGES += python3
power-cut clock-lab: PACKAGES += qemu-system-x86 busybox-static cpio e2fsprogs python3

PROGRAMS := .build/release/dosed .build/release/dosectl
SOURCES := Package.swift $(shell find Sources -type f)
# Relative relocations in a bitmap, which only this linker writes: a megabyte less on the disk and in memory.
LINKER := -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs
IMPORT_CHECK := --explicit-target-dependency-import-check error
SWIFT_FILES := Package.swift Sources Tests
STAGE := $(CURDIR)/.build/stage
PYTEST := PYTHONDONTWRITEBYTECODE=1 .build/venv/bin/pytest

.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: run check lint test check-install session storm fuzz sanitize calendars mutate faults power-cut clock-lab simulate check-simulate bench install uninstall format clean

run: $(PROGRAMS)
	.build/release/dosed --demo

check: lint test check-install session fuzz check-simulate

# Installs those of PACKAGES that are missing; without the right to, it says what to run.
define install-packages
@missing=$$(for p in $(PACKAGES); do \
	dpkg-query --show --showformat '$${db:Status-Status}' $$p 2>/dev/null | grep -qx installed \
		|| echo $$p; done); \
if [ -z "$$missing" ]; then exit 0; fi; \
if [ $$(id -u) = 0 ]; then as_root=; elif command -v sudo >/dev/null; then as_root=sudo; \
else echo "Missing packages; run as root: apt-get install" $$missing >&2; exit 1; fi; \
$$as_root apt-get update && $$as_root apt-get install --yes --no-install-recommends $$missing
endef

$(PROGRAMS) &: $(SOURCES)
	$(install-packages)
	swift build --configuration release --static-swift-stdlib $(LINKER) $(IMPORT_CHECK)
	@touch $(PROGRAMS)

lint:
	$(install-packages)
	swift format lint --strict --recursive $(SWIFT_FILES)
	mandoc -T lint -W warning man/*.[15]
	bash -n .ci/run
	/usr/bin/python3 Tests/promises
	Tests/Mutations/mutate --check

test:
	$(install-packages)
	swift build --build-tests $(IMPORT_CHECK)
	swift test --skip-build --skip DoseDaemonTests
	@# These share the main queue, as the daemon's parts do: one after the other, so that none keeps another waiting.
	swift test --skip-build --no-parallel --filter DoseDaemonTests

# What is installed is understood by systemd, and all of it is taken away again.
check-install: $(PROGRAMS)
	rm -rf $(STAGE)
	$(MAKE) --no-print-directory install PREFIX=$(STAGE) DESTDIR=
	XDG_RUNTIME_DIR=$(STAGE) systemd-analyze --user verify --man=no --recursive-errors=no \
		$(STAGE)/lib/systemd/user/dosed.*
	$(MAKE) --no-print-directory uninstall PREFIX=$(STAGE) DESTDIR=
	@left=$$(find $(STAGE) -type f); [ -z "$$left" ] || { echo "left behind: $$left" >&2; exit 1; }

session: $(PROGRAMS) .build/venv/ready
	$(PYTEST) Tests/Session

# A minute for each TARGET, two at a time; one that finds something leaves the input in .build/fuzz/found.
SECONDS ?= 60
fuzz: .build/fuzz/release/fuzz
	Tests/Fuzz/fuzz run --seconds $(SECONDS) $(TARGET)

# Optimised, for speed, and with the address sanitizer, for what Swift does not see: toml++.
.build/fuzz/release/fuzz: $(SOURCES) $(shell find Tests/Fuzz -name '*.swift')
	$(install-packages)
	DOSED_FUZZ=1 swift build --configuration release --product fuzz --build-path .build/fuzz \
		-Xswiftc -sanitize=fuzzer,address -Xcxx -fsanitize=fuzzer-no-link,address \
		-Xswiftc -enable-testing -Xswiftc -use-ld=lld
	@touch $@

sanitize: export SWIFT_BACKTRACE = enable=no
sanitize: export LSAN_OPTIONS = suppressions=$(CURDIR)/Tests/leaks.suppressions:print_suppressions=0
sanitize:
	$(install-packages)
	@# XCTest, which no test here uses, leaks as it ends.
	for sanitizer in address thread; do \
		test="swift test --disable-xctest --sanitize=$$sanitizer --build-path .build/$$sanitizer"; \
		swift build --build-tests --sanitize=$$sanitizer --build-path .build/$$sanitizer \
			&& $$test --skip-build --skip DoseDaemonTests \
			&& $$test --skip-build --no-parallel --filter DoseDaemonTests || exit; \
	done

# Ten thousand in a quarter of an hour; a short one is part of the session's tests.
storm: KILLS ?= 10000
storm: $(PROGRAMS) .build/venv/ready
	KILLS=$(KILLS) $(PYTEST) --capture=no Tests/Session/test_storm.py

# In eight minutes; PART=growth measures one part alone.
bench: $(PROGRAMS)
	$(install-packages)
	Tests/Bench/bench $(PART)

# In about two minutes.
calendars:
	$(install-packages)
	swift build --configuration release --product calendars
	.build/release/calendars $(ZONE)

# In about half an hour; the copies that are built stay below .build/mutations.
mutate:
	$(install-packages)
	Tests/Mutations/mutate --only '$(ONLY)'

# What `make check` samples; the last lines are the table.
faults:
	$(install-packages)
	swift build --build-tests $(IMPORT_CHECK)
	DOSED_FAULTS=all swift test --skip-build --no-parallel --filter 'DoseDaemonTests.*(FaultTests|DamageTests)' \
		| tee .build/faults.log
	@grep -E ' (calls|times)(,|$$)' .build/faults.log

# On a machine that does nothing else 200 cuts take half an hour, and 50 runs of the clock some minutes.
power-cut: CUTS ?= 200
power-cut: MODE ?= full
power-cut: .build/release/guest
	$(install-packages)
	PYTHONDONTWRITEBYTECODE=1 Tests/Laboratory/power-cut $(CUTS) $(MODE) $(SEED)

clock-lab: RUNS ?= 50
clock-lab: .build/release/guest
	$(install-packages)
	PYTHONDONTWRITEBYTECODE=1 Tests/Laboratory/clock-lab $(RUNS) $(CASE)

.build/release/guest: $(PROGRAMS) $(wildcard Tests/Laboratory/*/*)
	swift build --configuration release --static-swift-stdlib $(LINKER) $(IMPORT_CHECK)
	@touch $@

# The system's own python3: another one on the PATH may lack what the package adds.
.build/venv/ready: Tests/Session/requirements.txt
	$(install-packages)
	/usr/bin/python3 -m venv --clear .build/venv
	.build/venv/bin/pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

SIMULATE := .build/release/simulate
SIMULATE_FLAGS = $(if $(YEARS),--years $(YEARS)) $(if $(SEED),--seed $(SEED)) $(if $(STORE),--store $(STORE))

# Lives at random on all cores, and the laws looked at after every turn.
simulate: $(SIMULATE)
	$(SIMULATE) $(SIMULATE_FLAGS)

check-simulate: $(SIMULATE)
	$(SIMULATE) --years 400
	$(SIMULATE) --years 20 --store sqlite

$(SIMULATE): $(PROGRAMS) $(shell find Tests/DoseSimulator Tests/Simulate -type f)
	swift build --configuration release --product simulate --static-swift-stdlib $(LINKER) $(IMPORT_CHECK)
	@touch $@

format:
	swift format --in-place --recursive $(SWIFT_FILES)

clean:
	rm -rf .build

bindir := $(PREFIX)/bin
unitdir := $(PREFIX)/lib/systemd/user
catalogdir := $(PREFIX)/lib/systemd/catalog
appdir := $(PREFIX)/share/applications
docdir := $(PREFIX)/share/doc/dosed
datadir := $(PREFIX)/share/dosed
mandir := $(PREFIX)/share/man

DOCUMENTS := LICENSE systemd/no-user-namespaces.conf $(wildcard config/*.toml)
PROFILES := $(wildcard config/profiles/*.toml)
PROTOCOLS := $(wildcard config/protocols/*.toml)
MAN1 := $(wildcard man/*.1)
MAN5 := $(wildcard man/*.5)

install: $(PROGRAMS)
	install -d $(addprefix $(DESTDIR),$(bindir) $(unitdir) $(catalogdir) $(appdir) $(docdir) \
		$(datadir)/profiles $(datadir)/protocols $(mandir)/man1 $(mandir)/man5)
	install -s -m 755 $(PROGRAMS) $(DESTDIR)$(bindir)
	sed 's|@bindir@|$(bindir)|' systemd/dosed.service.in >$(DESTDIR)$(unitdir)/dosed.service
	chmod 644 $(DESTDIR)$(unitdir)/dosed.service
	install -m 644 systemd/dosed.socket $(DESTDIR)$(unitdir)
	install -m 644 systemd/dosed.catalog $(DESTDIR)$(catalogdir)
	install -m 644 systemd/org.dosed.desktop $(DESTDIR)$(appdir)
	install -m 644 $(DOCUMENTS) $(DESTDIR)$(docdir)
	install -m 644 $(PROFILES) $(DESTDIR)$(datadir)/profiles
	install -m 644 $(PROTOCOLS) $(DESTDIR)$(datadir)/protocols
	install -m 644 $(MAN1) $(DESTDIR)$(mandir)/man1
	install -m 644 $(MAN5) $(DESTDIR)$(mandir)/man5
	$(update-catalog)

uninstall:
	rm -f $(addprefix $(DESTDIR)$(bindir)/,$(notdir $(PROGRAMS))) \
		$(addprefix $(DESTDIR)$(unitdir)/,dosed.service dosed.socket) \
		$(DESTDIR)$(catalogdir)/dosed.catalog $(DESTDIR)$(appdir)/org.dosed.desktop \
		$(addprefix $(DESTDIR)$(mandir)/man1/,$(notdir $(MAN1))) \
		$(addprefix $(DESTDIR)$(mandir)/man5/,$(notdir $(MAN5)))
	rm -rf $(DESTDIR)$(docdir) $(DESTDIR)$(datadir)
	$(update-catalog)

# Only where journald looks, and where it is this machine's.
ifeq ($(DESTDIR)$(filter-out /usr /usr/local,$(PREFIX)),)
update-catalog = [ $$(id -u) != 0 ] || ! command -v journalctl >/dev/null || journalctl --update-catalog
endif
