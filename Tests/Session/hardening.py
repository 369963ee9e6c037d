"""What the unit promises, each line with the probe that shows it in force; see `probe.py`."""

from dataclasses import dataclass
from typing import Any

UNSET: Any = object()


@dataclass
class Protection:
    """A line of the unit's section [Service] and what a probe says of it."""

    line: str
    probe: str
    inside: Any
    "In the service."
    outside: Any
    "In a service of the same user that has none of the lines."
    without: Any = UNSET
    "In the service without this one line, where that is not as outside."
    remains: bool = True
    "Whether the service has it also where user namespaces are forbidden."
    is_implied: bool = False
    "Whether other lines give it as well, with some systemd: then it makes a difference only where it is alone."
    together: tuple[str, ...] = ()
    "Lines that give the same, and are taken away with it."
    controller: str | None = None
    "The controller of control groups that it needs."

    def __post_init__(self):
        if self.without is UNSET:
            self.without = self.outside


FILES = {"remains": False}
NO_EXECUTION = "NoExecPaths=-%t/dosed/state -%t/dosed/sync /tmp /var/tmp -/dev/shm"
NO_SECRETS = "InaccessiblePaths=-%h/.ssh -%h/.gnupg -%h/.password-store -%h/.local/share/keyrings"
NO_USE = "SystemCallFilter=~@keyring @aio userfaultfd process_vm_readv process_vm_writev"

PROTECTIONS = [
    Protection("LimitCORE=0", "core dump", False, True),
    Protection("Environment=SWIFT_BACKTRACE=enable=no", "SWIFT_BACKTRACE", "enable=no", "unset"),
    Protection("UMask=0077", "mode of a new file", "600", "644"),
    Protection("OOMScoreAdjust=100", "badness when memory is short", "100", "200"),
    Protection("MemoryMax=256M", "much memory", "SIGKILL", "ok", controller="memory"),
    # The probe ends with its child where it is not in force.
    Protection("OOMPolicy=continue", "much memory", "SIGKILL", "ok", without="oom-kill", controller="memory"),
    Protection("TasksMax=64", "many processes", "refused", "ok", controller="pids"),
    Protection("PrivateUsers=yes", "owner of /etc/passwd", 65534, 0, is_implied=True, **FILES),
    Protection("ProtectSystem=strict", "write a folder of ours elsewhere", "EROFS", "ok", **FILES),
    Protection("ProtectHome=read-only", "write the home", "EROFS", "ok", **FILES),
    Protection("ProtectHome=read-only", "write the plan's folder", "EROFS", "ok", **FILES),
    Protection("ProtectHome=read-only", "write the runtime folder", "EROFS", "ok", **FILES),
    Protection("ReadWritePaths=-%t/dosed/state -%t/dosed/sync", "write the state folder", "ok", "ok", without="EROFS",
               together=(NO_EXECUTION,)),
    Protection(NO_SECRETS, "read a secret key", "EACCES", "secret", **FILES),
    Protection(NO_EXECUTION, "run a program from the state folder", "EACCES", "ran", **FILES),
    Protection(NO_EXECUTION, "run a program from /tmp", "EACCES", "ran", **FILES),
    Protection(NO_EXECUTION, "run a program from /dev/shm", "EACCES", "ran", **FILES),
    Protection("PrivateTmp=yes", "others' temporary files", [], ["probe"], **FILES),
    Protection("PrivateDevices=yes", "a device", "ENOENT", "", **FILES),
    Protection("ProtectControlGroups=yes", "a control group", "EROFS", "ok", **FILES),
    Protection("ProtectKernelTunables=yes", "touch a kernel setting", "EROFS", "EACCES", **FILES),
    Protection("CapabilityBoundingSet=", "capabilities to be had", "none", "some", **FILES),
    Protection("NoNewPrivileges=yes", "effective user of a set-user-ID program", "1500", "0", is_implied=True),
    Protection("RestrictAddressFamilies=AF_UNIX", "internet socket", "EAFNOSUPPORT", "ok"),
    Protection("RestrictAddressFamilies=AF_UNIX", "netlink socket", "EAFNOSUPPORT", "ok"),
    Protection("RestrictNamespaces=yes", "a new namespace", "EPERM", "ok"),
    Protection("RestrictRealtime=yes", "a real-time priority", "EPERM", "EINVAL"),
    Protection("RestrictSUIDSGID=yes", "set the set-user-ID bit", "EPERM", "ok"),
    Protection("LockPersonality=yes", "another personality", "EPERM", "ok"),
    Protection("MemoryDenyWriteExecute=yes", "writable and executable memory", "refused", "ok"),
    Protection("SystemCallArchitectures=native", "a program of another architecture", "SIGSYS", 7),
    Protection("SystemCallFilter=@system-service", "be traced", "EPERM", "ok"),
    Protection("SystemCallFilter=~@privileged", "change an owner", "EPERM", "ok"),
    Protection(NO_USE, "add a key", "EPERM", "ok"),
    Protection(NO_USE, "asynchronous input and output", "EPERM", "EFAULT"),
    Protection(NO_USE, "read another process", "EPERM", "ok"),
    Protection(NO_USE, "faults in user space", "EPERM", "ok"),
    Protection("SystemCallFilter=adjtimex clock_adjtime clock_adjtime64", "read the clock's state", "ok", "ok",
               without="EPERM"),
    # A refused call ends the probe where it is not in force.
    Protection("SystemCallErrorNumber=EPERM", "be traced", "EPERM", "ok", without="signal"),
]

# What protects nothing; what it does is shown by the other tests of the service.
OTHER_LINES = [
    "Type=notify", "Environment=", "ExecStartPre=", "ExecStart=", "ExecReload=", "Restart=always", "RestartSec=1s", "WatchdogSec=30min",
]
