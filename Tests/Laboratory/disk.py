"""A disk that forgets in a power cut what it was not told to keep.

It holds what is written in a cache of its own, as disks do, until the machine says FLUSH. In a power cut each block
written since then is kept or lost by the throw of a coin, so that writes come apart and out of order. QEMU's own
files cannot do this: what it once wrote to one outlives the end of QEMU.

It serves the protocol of network block devices (NBD, fixed newstyle) to one machine over a Unix socket.
"""

import random
import socket
import struct
import threading
import time
from pathlib import Path
from typing import BinaryIO

BLOCK = 4096
"What a disk writes whole or not at all."
FLUSH_SECONDS = 0.01
"How long it takes, as on a disk with heads: so long what is written can still be lost."

FIXED_NEWSTYLE = 1
HAS_FLAGS, SEND_FLUSH, SEND_FUA = 1, 4, 8
OPTION_ABORT, OPTION_INFO, OPTION_GO = 2, 6, 7
REPLY_ACKNOWLEDGED, REPLY_INFO, REPLY_UNSUPPORTED = 1, 3, 2**31 + 1
READ, WRITE, DISCONNECT, FLUSH = range(4)
FLAG_FUA = 1
INVALID = 22


class Disk:
    def __init__(self, image: bytes, path: Path):
        self.kept = bytearray(image)
        self.cached: dict[int, bytes] = {}
        "Blocks that are written and not flushed, by their number."
        self.lock = threading.Lock()
        self.path = path
        path.unlink(missing_ok=True)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(path))
        self.listener.listen()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    @property
    def options(self) -> list[str]:
        """How QEMU is told of it."""
        drive = f"file=nbd+unix:///?socket={self.path},format=raw,if=none,id=disk,cache=writeback"
        return ["-drive", drive, "-device", "virtio-blk-pci,drive=disk"]

    def close(self) -> None:
        self.listener.close()
        self.path.unlink()

    # What it does

    def read(self, offset: int, length: int) -> bytes:
        blocks = range(offset // BLOCK, -(-(offset + length) // BLOCK))
        whole = b"".join(self.block(number) for number in blocks)
        start = offset % BLOCK
        return whole[start : start + length]

    def block(self, number: int) -> bytes:
        cached = self.cached.get(number)
        return cached or bytes(self.kept[number * BLOCK : (number + 1) * BLOCK])

    def write(self, offset: int, data: bytes) -> None:
        first, end = offset // BLOCK, -(-(offset + len(data)) // BLOCK)
        whole = bytearray(self.read(first * BLOCK, (end - first) * BLOCK))
        start = offset - first * BLOCK
        whole[start : start + len(data)] = data
        for index in range(0, len(whole), BLOCK):
            self.cached[first + index // BLOCK] = bytes(whole[index : index + BLOCK])

    def flush(self) -> None:
        for number, block in self.cached.items():
            self.kept[number * BLOCK : (number + 1) * BLOCK] = block
        self.cached.clear()

    def fail(self, luck: random.Random) -> int:
        """The power is gone: all, some or none of what is cached is kept. How many blocks were lost."""
        with self.lock:
            share = luck.choice([0, 0.5, 1])
            lost = [number for number in self.cached if luck.random() >= share]
            for number in lost:
                del self.cached[number]
            self.flush()
            return len(lost)

    # How it is asked

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as calls:
                try:
                    if self.greet(connection, calls):
                        self.answer(connection, calls)
                except (ConnectionError, struct.error):
                    pass  # The machine was killed.

    def greet(self, connection: socket.socket, calls: BinaryIO) -> bool:
        connection.sendall(b"NBDMAGICIHAVEOPT" + struct.pack(">H", FIXED_NEWSTYLE))
        calls.read(4)
        while True:
            _, option, length = struct.unpack(">8sII", calls.read(16))
            calls.read(length)

            def reply(kind: int, data: bytes = b"") -> None:
                head = struct.pack(">QIII", 0x3E889045565A9, option, kind, len(data))
                connection.sendall(head + data)

            if option in (OPTION_INFO, OPTION_GO):
                flags = HAS_FLAGS | SEND_FLUSH | SEND_FUA
                reply(REPLY_INFO, struct.pack(">HQH", 0, len(self.kept), flags))
                reply(REPLY_ACKNOWLEDGED)
                if option == OPTION_GO:
                    return True
            elif option == OPTION_ABORT:
                reply(REPLY_ACKNOWLEDGED)
                return False
            else:
                reply(REPLY_UNSUPPORTED)

    def answer(self, connection: socket.socket, calls: BinaryIO) -> None:
        while True:
            _, flags, kind, handle, offset, length = struct.unpack(">IHHQQI", calls.read(28))
            data, error = b"", 0
            if kind == DISCONNECT:
                return
            written = calls.read(length) if kind == WRITE else b""
            if len(written) < length and kind == WRITE:
                return
            if kind == FLUSH or flags & FLAG_FUA:
                time.sleep(FLUSH_SECONDS)
            with self.lock:
                if kind == READ:
                    data = self.read(offset, length)
                elif kind == WRITE:
                    self.write(offset, written)
                elif kind != FLUSH:
                    error = INVALID
                if kind == FLUSH or flags & FLAG_FUA:
                    self.flush()
            connection.sendall(struct.pack(">IIQ", 0x67446698, error, handle) + data)
