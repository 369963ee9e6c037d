# make run        build, and watch a play of less than a minute
# make check      everything that can be wrong: style, tests, lives, installation, a real session
# make test, session
#                 the tests alone; ONLY=test_a_snoozed_dose_comes_back for one of the session
# make install    into PREFIX; uninstall takes the same away
# make deb        a package for Debian 12 and later; tarball for other systems, to be unpacked into ~/.local
# make bench      measure the programs
# make simulate, storm, fuzz, ...
#                 the long proofs: see Tests/proofs.mk and TESTING.md
# make format, lint, translations, clean

PREFIX ?= /usr/local
DESTDIR ?=

# The Debian packages needed beside make and the Swift toolchain; those that are missing are installed.
PACKAGES := libsystemd-dev libsqlite3-dev libtomlplusplus-dev pkg-config tzdata gettext po4a
check lint desktop desktops session storm bench fuzz sanitize: PACKAGES += mandoc python3-venv systemd dbus
check lint: PACKAGES += desktop-file-utils appstream
# A desktop to throw away: see Tests/Session/session.
desktop session storm bench: PACKAGES += dbus-user-session xdg-dbus-proxy xvfb dunst xfce4-notifyd xdotool imagemagick procps
desktop session storm: PACKAGES += pulseaudio pulseaudio-utils sound-theme-freedesktop gnome-shell gjs sway mako-notifier
# A desktop that has no systemd, as far as it starts programs; and whom logind asks who may hold up a sleep.
desktop session: PACKAGES += dex desktop-file-utils polkitd
# Shells that complete.
desktop session: PACKAGES += bash-completion zsh fish
# Status bars, and what the commands of dosed-desktop(7) run.
desktop session: PACKAGES += tmux i3blocks waybar grim curl espeak-ng msmtp
# A browser for the pages that are printed, and what the validator of HTML runs on.
desktop session: PACKAGES += chromium default-jre-headless
bench: PACKAGES += libnotify-bin remind strace kalarm gnome-clocks
deb packages check check-install desktop session: PACKAGES += debhelper lintian
mutate: PACKAGES += python3
desktops: PACKAGES += debootstrap imagemagick tesseract-ocr procps
months: PACKAGES += faketime dbus python3-venv
power-cut clock-lab: PACKAGES += qemu-system-x86 busybox-static cpio e2fsprogs python3

PROGRAMS := .build/programs/release/dosed .build/programs/release/dosectl
# Where a program that is not installed looks: beside its folder.
TRANSLATIONS := $(patsubst po/%.po,.build/programs/release/../share/locale/%/LC_MESSAGES/dosed.mo,$(wildcard po/*.po))
# The manuals and the catalog of other languages: those that are translated, but for a few paragraphs at most.
MANUAL_LANGUAGES := $(patsubst po/man/%.po,%,$(wildcard po/man/*.po))
MANUALS := .build/man/done
# Its name for the desktop: of the entry, the icons and the metadata.
APP := org.dosed.Dosed
DESKTOP := .build/desktop/$(APP).desktop
VERSION := $(shell sed -n 's/.*version = "\(.*\)"/\1/p' Sources/DoseCore/Release.swift)
PACKAGE := .build/dosed_$(VERSION)_$(shell dpkg --print-architecture 2>/dev/null).deb
TARBALL := .build/dosed-$(VERSION)-$(shell uname -m).tar.gz
# All that is installed.
INSTALLED := $(PROGRAMS) $(TRANSLATIONS) $(MANUALS) $(DESKTOP)
SOURCES := Package.swift $(shell find Sources -type f)
# Relative relocations in a bitmap, which only this linker writes: a megabyte less on the disk and in memory.
LINKER := -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs
# All that is bound is read-only before the first line runs; and two builds of the same sources are the same bytes.
LINKER += -Xlinker -z -Xlinker now -Xlinker --build-id=none
IMPORT_CHECK := --explicit-target-dependency-import-check error
# In a folder of its own, so that it is built beside the tests: SwiftPM builds one thing at a time in each.
RELEASE := swift build --scratch-path .build/programs --configuration release --static-swift-stdlib $(LINKER) $(IMPORT_CHECK)
SWIFT_FILES := Package.swift Sources Tests
STAGE := $(CURDIR)/.build/stage
PYTEST := PYTHONDONTWRITEBYTECODE=1 .build/venv/bin/pytest
# Only reads what was built, so that several may run at once.
SWIFT_TEST := swift test --skip-build --ignore-lock
# The throw-away machines of a session that run at once: a machine waits more than it works.
MACHINES ?= 4

.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: run check programs translations lint build-tests test test-core test-daemon test-daemon-session check-install desktop session bench deb packages tarball \
	install uninstall format clean

run: $(PROGRAMS) $(TRANSLATIONS)
	.build/programs/release/dosed --demo

# In some fourteen minutes on two cores. Tests/check says which parts there are, and what each of them proved.
check:
	$(install-packages)
	+@Tests/check

programs: $(INSTALLED)

# Installs those of PACKAGES that are missing, one target after the other; without the right to, it says what to run.
define install-packages
@missing=$$(for p in $(PACKAGES); do \
	dpkg-query --show --showformat '$${db:Status-Status}' $$p 2>/dev/null | grep -qx installed \
		|| echo $$p; done); \
if [ -z "$$missing" ]; then exit 0; fi; \
if [ $$(id -u) = 0 ]; then as_root=; elif command -v sudo >/dev/null; then as_root=sudo; \
else echo "Missing packages; run as root: apt-get install" $$missing >&2; exit 1; fi; \
$$as_root flock /var/cache/apt sh -c 'apt-get update && apt-get install --yes --no-install-recommends "$$@"' sh $$missing
endef

$(PROGRAMS) &: $(SOURCES)
	$(install-packages)
	$(RELEASE) --product dosed
	ln -sf dosed .build/programs/release/dosectl
	@touch $(PROGRAMS)

.build/programs/release/../share/locale/%/LC_MESSAGES/dosed.mo: po/%.po | $(PROGRAMS)
	mkdir -p $(@D)
	msgfmt --output-file=$@ $<

$(MANUALS): man/po4a.cfg.in systemd/dosed.catalog $(wildcard man/*.[157] po/man/*.po)
	$(install-packages)
	rm -rf $(@D)
	mkdir -p $(@D)
	sed 's/@languages@/$(MANUAL_LANGUAGES)/' $< >$(@D)/po4a.cfg
	po4a --quiet --no-update $(@D)/po4a.cfg
	touch $@

# The languages of it are those of a file beside the catalogs.
$(DESKTOP): config/desktop/$(APP).desktop $(wildcard po/*.po)
	rm -rf $(@D)
	mkdir -p $(@D)
	cp po/*.po $(@D)
	basename --suffix=.po --multiple po/*.po >$(@D)/LINGUAS
	msgfmt --desktop --template=$< -d $(@D) --output-file=$@

# Writes down for the translators what the sources and the manuals say.
translations: $(MANUALS)
	Tests/translations --update
	po4a --no-translations $(<D)/po4a.cfg

lint:
	$(install-packages)
	swift format lint --strict --recursive $(SWIFT_FILES)
	mandoc -T lint -W warning man/*.[157]
	bash -n .ci/run
	/usr/bin/python3 Tests/promises
	/usr/bin/python3 Tests/translations
	Tests/Mutations/mutate --check
	desktop-file-validate config/desktop/$(APP).desktop
	appstreamcli validate --no-net config/desktop/$(APP).metainfo.xml

test:
	$(install-packages)
	+@Tests/check build-tests test-core test-daemon test-daemon-session

build-tests:
	$(install-packages)
	swift build --build-tests $(IMPORT_CHECK)

test-core:
	$(SWIFT_TEST) --skip DoseDaemonTests

# The daemon's tests share the main queue, as its parts do: one after the other, so that none keeps another waiting. In
# two halves, for each process has a main queue of its own; what is in neither half's name is in the first.
DAEMON_TEST := $(SWIFT_TEST) --no-parallel --filter
test-daemon:
	$(DAEMON_TEST) DoseDaemonTests --skip DoseDaemonTests.OneSession/

test-daemon-session:
	$(DAEMON_TEST) DoseDaemonTests.OneSession/

# What is installed is understood by systemd, and all of it is taken away again.
check-install: $(INSTALLED) $(PACKAGE)
	rm -rf $(STAGE)
	$(MAKE) --no-print-directory install PREFIX=$(STAGE) DESTDIR=
	XDG_RUNTIME_DIR=$(STAGE) systemd-analyze --user verify --man=no --recursive-errors=no \
		$(STAGE)/lib/systemd/user/dosed.*
	@find $(STAGE) -type f | wc -l | sed 's/$$/ files installed/'
	$(MAKE) --no-print-directory uninstall PREFIX=$(STAGE) DESTDIR=
	@left=$$(find $(STAGE) -type f); [ -z "$$left" ] || { echo "left behind: $$left" >&2; exit 1; }
	$(lintian)

# Those first that are to be alone, for they count time; then the others, in several machines at once.
session: $(INSTALLED) desktop packages
ifdef ONLY
	$(PYTEST) Tests/Session -k '$(ONLY)'
else
	$(PYTEST) Tests/Session -m alone; alone=$$?; \
	$(PYTEST) Tests/Session -m 'not alone' --numprocesses $(MACHINES) --dist loadfile && exit $$alone
endif

# What a session needs beside the programs, fetched by `make check` while they are built.
desktop: .build/venv/ready
	$(install-packages)

# In about ten minutes; PART=growth measures one part alone.
bench: $(PROGRAMS)
	$(install-packages)
	Tests/Bench/bench $(PART)

# The system's own python3: another one on the PATH may lack what the package adds.
.build/venv/ready: Tests/Session/requirements.txt
	$(install-packages)
	/usr/bin/python3 -m venv --clear .build/venv
	.build/venv/bin/pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

# What is in the repository, beside what was built.
PACKAGED := $(wildcard *)

# A package for Debian 12 and later, on which no Swift need be; the same bytes for the same sources.
deb: $(PACKAGE)
	$(lintian)

lintian = lintian --fail-on=error,warning --tag-display-limit=0 $(PACKAGE)

# All that others get, as `make check` tries it.
packages: $(PACKAGE) $(TARBALL)

$(PACKAGE): $(INSTALLED) $(shell find debian config systemd man -type f)
	$(install-packages)
	rm -rf .build/debian
	mkdir -p .build/debian/dosed
	cp -a $(PACKAGED) .build/debian/dosed
	ln -s $(CURDIR)/.build .build/debian/dosed
	cd .build/debian/dosed && dpkg-buildpackage --build=binary --no-sign --no-check-builddeps \
		>../log 2>&1 || { cat ../log; exit 1; }
	cp .build/debian/$(@F) $@

# For other systems, without root: what is unpacked into ~/.local is where a user's manager and the desktop look.
tarball: $(TARBALL)

$(TARBALL): unpacked := $(CURDIR)/.build/tarball/dosed-$(VERSION)
$(TARBALL): $(INSTALLED) $(wildcard config/* config/*/* systemd/*)
	rm -rf $(@D)/tarball
	$(MAKE) --no-print-directory install PREFIX=$(unpacked) unitdir=$(unpacked)/share/systemd/user DESTDIR=
	sed -i 's|$(unpacked)|%h/.local|' $(unpacked)/share/systemd/user/dosed.service
	find $(unpacked)/share/man -type f -exec sed -i 's|$(unpacked)|~/.local|g' '{}' +
	tar --create --gzip --file=$@ --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 \
		--directory=$(@D)/tarball dosed-$(VERSION)

include Tests/proofs.mk

format:
	swift format --in-place --recursive $(SWIFT_FILES)

clean:
	rm -rf .build

bindir := $(PREFIX)/bin
unitdir := $(PREFIX)/lib/systemd/user
catalogdir := $(PREFIX)/lib/systemd/catalog
appdir := $(PREFIX)/share/applications
icondir := $(PREFIX)/share/icons/hicolor
metainfodir := $(PREFIX)/share/metainfo
# Each shell looks elsewhere, and zsh of Debian at another place below /usr.
bashdir := $(PREFIX)/share/bash-completion/completions
zshdir := $(PREFIX)/share/zsh/$(if $(filter /usr,$(PREFIX)),vendor-completions,site-functions)
fishdir := $(PREFIX)/share/fish/vendor_completions.d
exampledir := $(PREFIX)/share/doc/dosed/examples
datadir := $(PREFIX)/share/dosed
mandir := $(PREFIX)/share/man
localedir := $(PREFIX)/share/locale

EXAMPLES := systemd/no-user-namespaces.conf $(wildcard config/*.toml)
PROFILES := $(wildcard config/profiles/*.toml)
PROTOCOLS := $(wildcard config/protocols/*.toml)
MARKS := $(wildcard config/marks/*.toml)
MAN1 := $(wildcard man/*.1)
MAN5 := $(wildcard man/*.5)
LANGUAGES := $(patsubst po/%.po,%,$(wildcard po/*.po))
MAN7 := $(wildcard man/*.7)
# All of them as they are installed: those of other languages in a folder of each.
MANUAL_FILES := $(foreach folder,$(mandir) $(MANUAL_LANGUAGES:%=$(mandir)/%),$(patsubst %,$(DESTDIR)$(folder)/%, \
	$(MAN1:man/%=man1/%) $(MAN5:man/%=man5/%) $(MAN7:man/%=man7/%)))

# What the manuals say of where things are.
located = sed -i 's|/usr/local/share/\(doc/\)\?dosed|$(PREFIX)/share/\1dosed|g'
# By the toolchain's own tool, for others lose what this linker says of read-only memory; and without the compiler's
# hashes, which name its folders.
stripped = $(dir $(shell command -v swift))llvm-objcopy --strip-all --remove-section=.swift_modhash \
	.build/programs/release/dosed $(DESTDIR)$(bindir)/dosed

install: $(INSTALLED)
	install -d $(addprefix $(DESTDIR),$(bindir) $(unitdir) $(catalogdir) $(appdir) $(metainfodir) $(exampledir) \
		$(icondir)/scalable/apps $(icondir)/symbolic/apps $(bashdir) $(zshdir) $(fishdir) \
		$(datadir)/profiles $(datadir)/protocols $(datadir)/marks $(addprefix $(mandir)/man,1 5 7))
	@# The daemon cannot be read, or the user who owns its sandbox could read its memory: SECURITY.md.
	$(stripped)
	chmod 711 $(DESTDIR)$(bindir)/dosed
	ln -sf dosed $(DESTDIR)$(bindir)/dosectl
	sed 's|@bindir@|$(bindir)|' systemd/dosed.service.in >$(DESTDIR)$(unitdir)/dosed.service
	chmod 644 $(DESTDIR)$(unitdir)/dosed.service
	install -m 644 systemd/dosed.socket $(DESTDIR)$(unitdir)
	install -m 644 systemd/dosed.catalog $(DESTDIR)$(catalogdir)
	install -m 644 $(DESKTOP) $(DESTDIR)$(appdir)
	install -m 644 config/desktop/$(APP).metainfo.xml $(DESTDIR)$(metainfodir)
	install -m 644 config/desktop/$(APP).svg $(DESTDIR)$(icondir)/scalable/apps
	install -m 644 config/desktop/$(APP)-symbolic.svg $(DESTDIR)$(icondir)/symbolic/apps
	install -m 644 config/completions/dosectl.bash $(DESTDIR)$(bashdir)/dosectl
	install -m 644 config/completions/_dosectl $(DESTDIR)$(zshdir)
	install -m 644 config/completions/dosectl.fish $(DESTDIR)$(fishdir)
	install -m 644 $(EXAMPLES) $(DESTDIR)$(exampledir)
	install -m 644 $(PROFILES) $(DESTDIR)$(datadir)/profiles
	install -m 644 $(PROTOCOLS) $(DESTDIR)$(datadir)/protocols
	install -m 644 $(MARKS) $(DESTDIR)$(datadir)/marks
	install -m 644 $(MAN1) $(DESTDIR)$(mandir)/man1
	install -m 644 $(MAN5) $(DESTDIR)$(mandir)/man5
	install -m 644 $(MAN7) $(DESTDIR)$(mandir)/man7
	for language in $(LANGUAGES); do \
		install -D -m 644 .build/programs/release/../share/locale/$$language/LC_MESSAGES/dosed.mo \
			-t $(DESTDIR)$(localedir)/$$language/LC_MESSAGES || exit; \
	done
	cd $(dir $(MANUALS)) && find * -path '*/man[157]/*' -exec \
		install -D -m 644 '{}' $(abspath $(DESTDIR)$(mandir))/'{}' ';'
	$(located) $(MANUAL_FILES)
	find $(dir $(MANUALS)) -name '*.catalog' -exec install -m 644 '{}' $(DESTDIR)$(catalogdir) ';'
	$(update-catalog)

uninstall:
	rm -f $(addprefix $(DESTDIR)$(bindir)/,$(notdir $(PROGRAMS))) \
		$(addprefix $(DESTDIR)$(unitdir)/,dosed.service dosed.socket) \
		$(addprefix $(DESTDIR)$(catalogdir)/,dosed.catalog $(MANUAL_LANGUAGES:%=dosed.%.catalog)) \
		$(DESTDIR)$(appdir)/$(APP).desktop $(DESTDIR)$(metainfodir)/$(APP).metainfo.xml \
		$(DESTDIR)$(icondir)/scalable/apps/$(APP).svg $(DESTDIR)$(icondir)/symbolic/apps/$(APP)-symbolic.svg \
		$(DESTDIR)$(bashdir)/dosectl $(DESTDIR)$(zshdir)/_dosectl $(DESTDIR)$(fishdir)/dosectl.fish \
		$(patsubst %,$(DESTDIR)$(localedir)/%/LC_MESSAGES/dosed.mo,$(LANGUAGES)) $(MANUAL_FILES)
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/dosed $(DESTDIR)$(datadir)
	$(update-catalog)

# Only where journald looks, and where it is this machine's.
ifeq ($(DESTDIR)$(filter-out /usr /usr/local,$(PREFIX)),)
update-catalog = [ $$(id -u) != 0 ] || ! command -v journalctl >/dev/null || journalctl --update-catalog
endif
