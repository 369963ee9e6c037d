"""Prints what is due by each prescription in a zone, one line each; PrescriptionTests compares.

    expected ZONE

    NAME dates FIRST LAST
    NAME dose SECONDS MEDICATION AMOUNT UNIT      an instant by its seconds since 1970
    NAME wish SECONDS MEDICATION AMOUNT UNIT allowed|refused
"""

import sys
from zoneinfo import ZoneInfo

import courses  # noqa: F401
import elsewhere  # noqa: F401
import fhir  # noqa: F401
import france  # noqa: F401
import germany  # noqa: F401
import needs  # noqa: F401
import recurrences  # noqa: F401
import specialists  # noqa: F401
from prescribed import regimens


def line(dose):
    amount = f"{dose.amount:f}"
    return f"{int(dose.at.timestamp())} {dose.medication} {amount} {dose.unit}"


def main():
    zone = ZoneInfo(sys.argv[1])
    for regimen in regimens:
        print(regimen.name, "dates", regimen.start, regimen.last)
        for dose in regimen.doses(zone):
            print(regimen.name, "dose", line(dose))
        for dose, is_allowed in regimen.wishes(zone):
            print(regimen.name, "wish", line(dose), "allowed" if is_allowed else "refused")


if __name__ == "__main__":
    main()
