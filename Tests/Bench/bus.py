"""The session bus: an observer that notes when a message passed, and the quickest way to send one."""

import os
import re
import socket
import struct
import subprocess
import tempfile

HEAD = re.compile(r"method call time=([0-9.]+) .* member=(\w+)")
STRING = re.compile(r'   string "(.*)"')


class Watcher:
    """dbus-monitor, which stamps each message with CLOCK_REALTIME when it has received it."""

    RULES = [
        "type='method_call',interface='org.freedesktop.Notifications',member='Notify'",
        "type='method_call',interface='org.freedesktop.DBus.Peer',member='Ping'",
    ]

    def __enter__(self):
        self.output = tempfile.TemporaryFile("w+")
        self.monitor = subprocess.Popen(
            ["stdbuf", "-oL", "dbus-monitor", "--session", *self.RULES], stdout=self.output
        )
        return self

    def __exit__(self, *_):
        self.monitor.terminate()
        self.monitor.wait()
        self.output.close()

    def seen(self):
        """The Unix times of messages by the notification's summary, or by the member's name."""
        self.output.seek(0)
        times, strings = {}, []
        for line in self.output:
            if head := HEAD.match(line):
                time, member, strings = float(head[1]), head[2], []
                if member != "Notify":
                    times.setdefault(member, []).append(time)
            elif (string := STRING.match(line)) and len(strings) < 3:
                # The application's name, an icon, the summary.
                strings.append(string[1])
                if len(strings) == 3:
                    times.setdefault(string[1], []).append(time)
        return times


class Bus:
    """A connection that can ping the notification server: one write of some bytes made beforehand."""

    DESTINATION = "org.freedesktop.Notifications"

    def __init__(self):
        path = os.environ["DBUS_SESSION_BUS_ADDRESS"].removeprefix("unix:path=").split(",")[0]
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        user = str(os.getuid()).encode().hex()
        self.socket.sendall(f"\0AUTH EXTERNAL {user}\r\nBEGIN\r\n".encode())
        self.serial = 0
        self.call("org.freedesktop.DBus", "org.freedesktop.DBus", "Hello")

    def ping(self):
        self.call(self.DESTINATION, "org.freedesktop.DBus.Peer", "Ping")

    def call(self, destination, interface, member):
        """Without arguments; the answer is not waited for (D-Bus Specification, Message Format)."""
        self.serial += 1
        fields = b""
        for code, kind, text in [
            (1, b"o", "/"), (2, b"s", interface), (3, b"s", member), (6, b"s", destination),
        ]:
            fields += bytes(-len(fields) % 8) + bytes([code, 1]) + kind + b"\0"
            fields += struct.pack("<I", len(text)) + text.encode() + b"\0"
        # Little-endian, a method call, no flags, version 1, no body.
        message = struct.pack("<cBBBIII", b"l", 1, 0, 1, 0, self.serial, len(fields)) + fields
        self.socket.sendall(message + bytes(-len(message) % 8))


class PrivateBus:
    """A bus on which nothing happens."""

    def __enter__(self):
        self.daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.address = self.daemon.stdout.readline().strip()
        return self

    def __exit__(self, *_):
        self.daemon.terminate()
        self.daemon.wait()


def pid(name):
    """The process that owns a name of the session bus."""
    call = "busctl --user call org.freedesktop.DBus / org.freedesktop.DBus GetConnectionUnixProcessID s"
    return int(subprocess.check_output([*call.split(), name]).split()[1])
