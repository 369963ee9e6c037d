"""GNOME Shell without a screen: what its banner shows, a pointer, and pictures."""

import json
import subprocess

from machine import eventually

# What each question begins with.
PRELUDE = """
const {Clutter, GLib, St} = imports.gi;
const tray = Main.messageTray;
const within = actor => [actor, ...actor.get_children().flatMap(within)];
const pointer = globalThis.pointer ??=
    Clutter.get_default_backend().get_default_seat().create_virtual_device(Clutter.InputDeviceType.POINTER_DEVICE);
const move = (x, y) => pointer.notify_absolute_motion(GLib.get_monotonic_time(), x, y);
const later = (time, act) => GLib.timeout_add(0, time, () => { act(); return false; });
const press = isDown => pointer.notify_button(GLib.get_monotonic_time(), 1, isDown);
"""

# Nothing on the screen, as when somebody has just left.
EMPTY = """
while (Main.sessionMode.currentMode === "unlock-dialog") Main.sessionMode.popMode("unlock-dialog");
Main.overview.hide();
tray.getSources().forEach(source => source.destroy());
"""

# The middle of the button with a label, if the banner shows one that stands still.
BUTTON = """
const button = within(tray._bannerBin).find(each => each instanceof St.Button && each.label === LABEL && each.mapped);
button && tray._notificationState === 2 && tray._bannerBin.y === 0
    ? [...button.get_transformed_position(), ...button.get_size()] : null
"""


# Once, some time after its start, it would tell that nothing here can lock the screen.
LOCK_WARNED = ".local/share/gnome-shell/lock-warning-shown"


class Shell:
    """One that runs and can be asked, and a pointer on it."""

    def __init__(self, machine):
        self.machine = machine
        # Without a graphics card it does not animate, and then shows nothing after a banner that goes.
        self.ask("St.Settings.get().uninhibit_animations(); 0")

    def ask(self, script):
        """What a script is worth in GNOME Shell."""
        reply = self.machine.user(
            "busctl", "--user", "--json=short", "call", "org.gnome.Shell", "/org/gnome/Shell", "org.gnome.Shell",
            "Eval", "s", f"(() => {{ {PRELUDE} return eval({json.dumps(script)}); }})()").stdout
        done, value = json.loads(reply)["data"]
        assert done, value
        return json.loads(value) if value else None

    def click(self, x, y):
        """A pointer goes there, waits until what is there can have been read, and presses."""
        self.ask(f"""
            move({x}, {y});
            later(650, () => {{ press(1); later(80, () => press(0)); }});
            0""")

    def lock(self):
        """As its lock screen does, which needs a login manager."""
        self.ask('Main.sessionMode.pushMode("unlock-dialog"); 0')


class Gnome(Shell):
    def __init__(self, machine):
        machine.write(LOCK_WARNED, "")
        machine.session("display", "gnome-shell")
        super().__init__(machine)

    def begin(self):
        self.disturb(True)
        # What was shown may be on its way out.
        self.ask(f"{EMPTY}; 0")
        eventually(lambda: self.ask(f"{EMPTY}; tray._notificationState === 0 && !Main.overview.visible"))
        # Whoever moved the pointer last has been gone for longer than the second in which GNOME counts them as there.
        eventually(lambda: self.ask("global.backend.get_core_idle_monitor().get_idletime() > 1000"))

    # What is seen

    def banner(self):
        """The title of what is on the screen; None when nothing is."""
        return self.ask("tray._notificationState === 2 ? tray._notification.title : null", )

    def shows(self, title, within=5.0):
        eventually(lambda: self.banner() == title, within)

    def list(self):
        """The titles of all that is in the message list."""
        return self.ask("tray.getSources().flatMap(source => source.notifications.map(each => each.title))")

    def picture(self, file):
        self.machine.session("shot", file)
        return file

    # Who is there

    def come(self):
        """Somebody touches the pointer."""
        self.ask("move(40 + GLib.random_int_range(0, 40), 300); 0")

    def press(self, label):
        """The button of the banner."""
        x, y, width, height = eventually(lambda: self.ask(BUTTON.replace("LABEL", json.dumps(label))))
        self.click(x + width / 2, y + height / 2)

    def chat(self, text):
        """Another program's notification."""
        self.machine.user(
            "busctl", "--user", "call", "--", "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
            "org.freedesktop.Notifications", "Notify", "susssasa{sv}i", "Chat", 0, "", text, "", 0, 0, -1)
        self.shows(text)

    def unlock(self):
        self.ask('Main.sessionMode.popMode("unlock-dialog"); 0')

    def disturb(self, is_allowed):
        self.machine.user(
            "gsettings", "set", "org.gnome.desktop.notifications", "show-banners", str(is_allowed).lower())


def difference(one, other):
    """In how many pixels two pictures differ."""
    result = subprocess.run(
        ["compare", "-metric", "AE", one, other, "null:"], capture_output=True, text=True, check=False)
    return int(float(result.stderr.split()[0]))
