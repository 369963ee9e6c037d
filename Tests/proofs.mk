# The long proofs; TESTING.md says what each of them shows, and its last figure.
#
# make fuzz       feed the readers with inputs that nobody foresaw; TARGET=plan SECONDS=600, or RUNS=20000000
# make check-fuzz half a minute of each reader: what belongs before a release beside `make check`
# make sanitize   the tests under the address and the thread sanitizer
# make storm      kill the installed daemon KILLS times while it is answered
# make calendars  every change of every zone's clocks; ZONE=Europe/Paris for one
# make mutate     deliberate faults, and what finds them; ONLY=words for some, SURVIVORS=1 for those that nothing found
# make faults     every call of the kernel that the store makes fails, every byte of the ledger's header, ...
# make power-cut  cut the power of an emulated machine CUTS times; with MODE=normal it is to find losses
# make clock-lab  set the clock of an emulated machine in RUNS ways; CASE=asleep for those of that name
# make months     edit the plan under the real daemon at pretended dates; ONLY=words for some of the edits
# make desktops   an alarm on thirteen desktops of Debian 12 and 13; ONLY=dunst for some of them
# make simulate   patient-years at random: YEARS=100000, SEED=1 for the first; SEED alone tells one of them; STORE=sqlite;
#                 PLANS="FILE..." are what they begin with, in turns

.PHONY: fuzz check-fuzz sanitize storm calendars mutate faults power-cut clock-lab months desktops simulate check-simulate

SIMULATE := .build/programs/release/simulate
SIMULATE_FLAGS = $(if $(YEARS),--years $(YEARS)) $(if $(SEED),--seed $(SEED)) $(if $(STORE),--store $(STORE)) $(PLANS:%=--plan %)

# Lives at random on all cores, and the laws looked at after every turn.
simulate: $(SIMULATE)
	$(SIMULATE) $(SIMULATE_FLAGS)

# The same years each time, with and without the store; TESTING.md names those that still break a law.
check-simulate: $(SIMULATE)
	$(SIMULATE) --years 110 --seed 1467
	$(SIMULATE) --years 20 --seed 1467 --store sqlite

$(SIMULATE): $(PROGRAMS) $(shell find Tests/DoseSimulator Tests/Simulate -type f)
	$(RELEASE) --product simulate
	@touch $@

# A minute for each TARGET, two at a time, or RUNS inputs; one that finds something leaves the input in .build/fuzz/found.
SECONDS ?= 60
fuzz: .build/fuzz/release/fuzz
	Tests/Fuzz/fuzz run --seconds $(if $(RUNS),0 --runs $(RUNS),$(SECONDS)) $(TARGET)

# Its build alone takes longer than all tests, so that it is no part of `make check`.
check-fuzz: SECONDS = 30
check-fuzz: fuzz

# Optimised, for speed; Package.swift says which sanitizer is where.
.build/fuzz/release/fuzz: $(SOURCES) $(shell find Tests/Fuzz -name '*.swift')
	$(install-packages)
	DOSED_FUZZ=1 swift build --configuration release --product fuzz --build-path .build/fuzz \
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

# Ten thousand in less than half an hour; a short one is part of the session's tests.
storm: KILLS ?= 10000
storm: $(INSTALLED) .build/venv/ready
	KILLS=$(KILLS) $(PYTEST) --capture=no Tests/Session/test_storm.py

# In about two minutes.
calendars:
	$(install-packages)
	$(RELEASE) --product calendars
	.build/programs/release/calendars $(ZONE)

# In an hour and a half at most; the copies that are built stay below .build/mutations.
mutate:
	$(install-packages)
	Tests/Mutations/mutate --only '$(ONLY)' $(if $(SURVIVORS),--survivors)

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
power-cut: .build/programs/release/guest
	$(install-packages)
	PYTHONDONTWRITEBYTECODE=1 Tests/Laboratory/power-cut $(CUTS) $(MODE) $(SEED)

clock-lab: RUNS ?= 50
clock-lab: .build/programs/release/guest
	$(install-packages)
	PYTHONDONTWRITEBYTECODE=1 Tests/Laboratory/clock-lab $(RUNS) $(CASE)

# As root, for a boot of its own; a minute and a half.
months: $(PROGRAMS) .build/venv/ready
	$(install-packages)
	$(PYTEST) -p no:cacheprovider Tests/Months -k '$(ONLY)'

# As root; two roots of some 2.5 GB below .build/desktops are built once, in a quarter of an hour. Two minutes each.
desktops: $(PACKAGE) .build/venv/ready
	$(install-packages)
	Tests/Desktops/roots .build/desktops bookworm trixie
	rm -rf .build/desktops/seen
	PYTHONPATH=Tests/Session $(PYTEST) -p no:cacheprovider Tests/Desktops -k '$(ONLY)'

.build/programs/release/guest: $(PROGRAMS) $(wildcard Tests/Laboratory/*/*)
	$(RELEASE) --product guest
	$(RELEASE) --target WeakSync
	@touch $@
