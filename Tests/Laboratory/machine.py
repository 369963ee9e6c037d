"""An emulated machine: a Debian kernel, a root in memory with the programs, and a serial line to read."""

import lzma
import os
import re
import selectors
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
BINARIES = PROJECT / ".build/programs/release"
FOLDER = PROJECT / ".build/laboratory"
PROGRAMS = ["dosed", "guest"]
WEAK_SYNC = "lib/weak-sync.so"
FOLDERS = ["bin", "dev", "disk", "etc", "lib", "modules", "proc", "sys", "tmp"]

ZONES = ["UTC", "Europe/Berlin", "Asia/Tokyo"]
DISK_MODULES = ["virtio_pci", "virtio_blk", "crc32c_generic", "ext4"]

# Nothing is looked for that the laboratories do not need. The processor's own counter is the host's here, and what the
# kernel makes of its speed under load is far from the time.
KERNEL_ARGUMENTS = (
    "console=ttyS0 quiet panic=-1 mitigations=off random.trust_cpu=on clocksource=hpet "
    "no_timer_check 8250.nr_uarts=1 cryptomgr.notests nomodeset"
)


def kernel() -> Path:
    """The folder of Debian's kernel as it is installed, fetched when it is not there yet."""
    folder = FOLDER / "kernel"
    if not folder.exists():
        fetched = FOLDER / "kernel.new"
        shutil.rmtree(fetched, ignore_errors=True)
        fetched.mkdir(parents=True)
        subprocess.run(["apt-get", "-qq", "download", newest_kernel()], cwd=fetched, check=True)
        (package,) = fetched.glob("*.deb")
        subprocess.run(["dpkg", "-x", package, fetched], check=True)
        package.unlink()
        fetched.rename(folder)
    return folder


def packed_image() -> Path:
    """The kernel as the package has it; a machine that is to sleep needs this one.

    QEMU copies the other into memory anew when the machine wakes up, over what it was doing.
    """
    (image,) = kernel().glob("boot/vmlinuz-*")
    return image


def unpacked_image() -> Path:
    """The kernel ready to run, which saves the machine two thirds of its start."""
    path = kernel() / "vmlinux"
    if not path.exists():
        path.write_bytes(unpacked(packed_image().read_bytes()))
    return path


def newest_kernel() -> str:
    told = subprocess.check_output(["apt-cache", "depends", "linux-image-amd64"], text=True)
    return re.search(r"linux-image-\S+-amd64$", told, re.MULTILINE)[0]


def unpacked(image: bytes) -> bytes:
    """The ELF file in a bzImage that was packed by xz, as Debian's are."""
    return lzma.LZMADecompressor().decompress(image[image.index(b"\xfd7zXZ\0") :])


def root(place: Path, modules: list[str]) -> Path:
    """The archive that the kernel unpacks into memory, made in a folder."""
    folder = place / "root"
    shutil.rmtree(folder, ignore_errors=True)
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    shutil.copy("/bin/busybox", folder / "bin")
    shutil.copy(HERE / "init", folder)
    for name in PROGRAMS:
        subprocess.run(["strip", "-o", folder / "bin" / name, BINARIES / name], check=True)
    # Not by SwiftPM, which would link it with Swift.
    weak = BINARIES / "WeakSync.build/WeakSync.c.o"
    subprocess.run(["clang", "-shared", "-o", folder / WEAK_SYNC, weak], check=True)
    for library in libraries():
        (folder / library).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(f"/{library}", folder / library)
    copy_modules(modules, folder / "modules")
    for zone in ZONES:
        path = folder / "usr/share/zoneinfo" / zone
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(Path("/usr/share/zoneinfo") / zone, path)
    archive = place / "root.cpio"
    with open(archive, "wb") as output:
        names = subprocess.run(["find", "."], cwd=folder, stdout=subprocess.PIPE, check=True)
        pack = ["cpio", "--create", "--format=newc", "--quiet"]
        subprocess.run(pack, cwd=folder, input=names.stdout, stdout=output, check=True)
    return archive


def libraries() -> set[str]:
    """What the programs are linked with, as paths below the root."""
    files = [BINARIES / name for name in PROGRAMS]
    told = subprocess.check_output(["ldd", *files], text=True)
    return {path.lstrip("/") for path in re.findall(r"(/\S+\.so\S*) \(", told)}


def copy_modules(names: list[str], folder: Path) -> None:
    """With the modules that they depend on, which are loaded before them."""
    (source,) = kernel().glob("lib/modules/*/kernel")
    files = {path.stem.replace("-", "_"): path for path in source.rglob("*.ko")}
    order: list[str] = []

    def copy(name: str) -> None:
        if name in order:
            return
        content = files[name].read_bytes()
        depends = re.search(rb"\0depends=([^\0]*)\0", content)[1].decode()
        for other in filter(None, depends.split(",")):
            copy(other)
        (folder / f"{name}.ko").write_bytes(content)
        order.append(name)

    for name in names:
        copy(name)
    (folder / "order").write_text(" ".join(order))


class Machine:
    """A machine that runs the guest program with these words, until it ends or is killed."""

    def __init__(
        self,
        archive: Path,
        words: list[str],
        options: list[str],
        arguments: str = "",
        image: Path | None = None,
    ):
        command = ["qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-m", "256"]
        command += ["-nodefaults", "-display", "none", "-serial", "stdio", "-no-reboot"]
        command += ["-kernel", image or unpacked_image(), "-initrd", archive, *options]
        command += ["-append", f"{KERNEL_ARGUMENTS} {arguments} -- {' '.join(words)}"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        os.set_blocking(self.process.stdout.fileno(), False)
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.process.stdout, selectors.EVENT_READ)
        self.rest = b""
        self.text = b""
        "All that came over the serial line."

    def lines(self, until: float) -> Iterator[str]:
        """What the guest says, line by line, until a time of `time.monotonic` or its end."""
        while True:
            *whole, self.rest = self.rest.split(b"\n")
            for line in whole:
                if line.startswith(b"LAB "):
                    yield line[4:].decode(errors="replace").strip()
            left = until - time.monotonic()
            if left <= 0 or not self.selector.select(left):
                return
            piece = self.process.stdout.read(1 << 16)
            if not piece:
                return
            self.text += piece
            self.rest += piece

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def cut(self) -> None:
        """The power fails; what already left the serial port is still to be read."""
        self.process.kill()
        self.process.wait()
