"""Run in the session: a thousand clients of a control socket, half of them slow, silent, deaf or talking garbage.

    crowd.py SOCKET CONNECTIONS

Whoever is let go comes back a second later. It says "ready" when each has been there, and when its input ends how often
the others, who ask as dosectl does, were answered, and how often they were not.
"""

import json
import os
import random
import resource
import selectors
import socket
import sys
import time
from collections import Counter

STATUS = b'{"method": "org.dosed.Control.Status"}\0'
WATCH = b'{"method": "org.dosed.Control.Watch", "more": true}\0'
GARBAGE = [
    b"\xff\xfe{not json\0", b"[" * 60_000 + b"\0", b"GET / HTTP/1.1\r\n\r\n", b"x" * 70_000, b"\0" * 500,
    b'{"method": 7}\0', b'{"method": "org.dosed.Control.Take", "parameters": {"dose": "nobody-s"}}\0',
]
# Of a hundred clients; the others ask.
SILENT, SLOW, TALKING_GARBAGE, DEAF = 25, 15, 8, 2
BACK_AFTER = 1
ASKS_EVERY = 5


class Client:
    def __init__(self, crowd, number):
        self.crowd = crowd
        place = number % 100
        kinds = [(SILENT, "silent"), (SLOW, "slow"), (TALKING_GARBAGE, "garbage"), (DEAF, "deaf")]
        self.kind = "asking"
        for count, kind in kinds:
            if place < count:
                self.kind = kind
                break
            place -= count
        self.socket = None
        self.has_been_there = False
        self.is_waiting = False
        self.turn = None

    def act(self):
        """What its turn brings; when the next one is."""
        if not self.socket and not self.connect():
            return BACK_AFTER
        try:
            return getattr(self, self.kind)()
        except BlockingIOError:
            return 1
        except OSError:
            return self.leave()

    def connect(self):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.setblocking(False)
        try:
            self.socket.connect(self.crowd.path)
        except OSError:
            self.crowd.counts["the door was full"] += 1
            self.socket.close()
            self.socket = None
            return False
        self.has_been_there = True
        if self.kind != "deaf":
            self.crowd.selector.register(self.socket, selectors.EVENT_READ, self)
        return True

    def leave(self):
        if self.kind != "deaf":
            self.crowd.selector.unregister(self.socket)
        self.socket.close()
        self.socket = None
        if self.is_waiting:
            self.crowd.counts["not answered"] += 1
        self.is_waiting = False
        return ASKS_EVERY if self.kind == "asking" else BACK_AFTER

    def readable(self):
        """False when it was let go, or has what it came for."""
        try:
            data = self.socket.recv(1 << 16)
        except BlockingIOError:
            return True
        except OSError:
            data = b""
        if not data:
            return False
        if self.is_waiting and data.endswith(b"\0"):
            self.is_waiting = False
            self.crowd.counts["answered"] += 1
            return False
        return True

    # The kinds

    def silent(self):
        return 60

    def slow(self):
        self.socket.send(b"{")
        return 1

    def garbage(self):
        self.socket.send(random.choice(GARBAGE))
        return 1

    def deaf(self):
        """Asks for every change, and for more than its socket holds, and reads none of it."""
        self.socket.send(WATCH)
        self.socket.send(STATUS * 200)
        return 5

    def asking(self):
        if not self.is_waiting:
            self.socket.send(STATUS)
            self.is_waiting = True
        return 60


class Crowd:
    def __init__(self, path, count):
        self.path = path
        self.selector = selectors.DefaultSelector()
        self.counts = Counter()
        self.clients = [Client(self, number) for number in range(count)]
        # In ten turns a second, each of them in the one that its time falls into.
        self.turns = {}
        for number, client in enumerate(self.clients):
            self.later(client, 2 * number / count)
        os.set_blocking(0, False)
        self.selector.register(0, selectors.EVENT_READ)

    def later(self, client, seconds):
        client.turn = int(10 * (time.monotonic() + seconds)) + 1
        self.turns.setdefault(client.turn, []).append(client)

    def run(self):
        is_told = False
        while True:
            now = time.monotonic()
            for turn in sorted(turn for turn in self.turns if turn <= 10 * now):
                for client in self.turns.pop(turn):
                    if client.turn == turn:
                        self.later(client, client.act())
            for key, _ in self.selector.select(0.1):
                if key.data is None:
                    return
                if key.data.socket and not key.data.readable():
                    self.later(key.data, key.data.leave())
            if not is_told and all(client.has_been_there for client in self.clients):
                print("ready", flush=True)
                is_told = True


if __name__ == "__main__":
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    crowd = Crowd(sys.argv[1], int(sys.argv[2]))
    crowd.run()
    print(json.dumps(crowd.counts))
