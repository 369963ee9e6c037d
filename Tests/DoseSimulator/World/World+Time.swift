package import DoseCore

/// Time, and what becomes of the clocks.
extension World {
    /// Lets time pass with nobody awake; the wall clock runs as well as it does.
    package mutating func pass(_ span: Duration) {
        now.wall = now.wall + span
        let milliseconds = span.milliseconds
        // Of a drifting clock the time that its hands went is not the time that was.
        let real = milliseconds - milliseconds / 1_000_000 * drift
        now.boot.milliseconds += real
        elapsed += real
    }

    package mutating func run(for span: Duration) {
        let end = now.wall + span
        while let wake = nextWake, wake <= end {
            pass(wake - now.wall)
            handle(.clock)
        }
        pass(end - now.wall)
    }

    package mutating func runToNextWake() {
        guard let wake = nextWake else { return }
        pass(wake - now.wall)
        handle(.clock)
    }

    package mutating func suspend(for span: Duration) {
        pass(span)
        handle(.clock)
    }

    /// Sets the wall clock, of which the daemon is told; no time passes.
    package mutating func setClock(by span: Duration) {
        now.wall = now.wall + span
        guard isRunning else { return }
        handle(.clock)
    }

    package mutating func setSynchronised(_ isSynchronised: Bool) {
        now.isSynchronised = isSynchronised
        if isRunning { handle(.clock) }
    }

    package mutating func synchronise() { setSynchronised(true) }

    package mutating func restart(after span: Duration, isReboot: Bool) {
        if isRunning { die() }
        pass(span)
        if isReboot { reboot() }
        start()
    }

    /// A boot of its own, whose clock of passed time begins anew.
    package mutating func reboot() {
        now.boot = BootTime(boot: "boot \(runs)", milliseconds: 20_000)
    }

    /// The machine is elsewhere; the plan's times follow if it says so.
    package mutating func travel(to zone: Zone) {
        localZone = zone
        tellZone()
    }

    /// The database of zones goes, as in an upgrade of its package, or comes back; of a folder nobody tells it.
    package mutating func setZoneData(_ isThere: Bool, isTold: Bool = true) {
        hasZoneData = isThere
        zoneDataSet = elapsed
        if isTold { tellZone() }
    }

    /// The store's file goes where nobody can open it, or comes back; one that is open stays so.
    ///
    /// - Parameter isReadable: Whether it can be read where it cannot be opened, as on a disk that takes no writes.
    package mutating func setStore(_ isThere: Bool, isReadable: Bool = false) {
        (isStoreThere, isStoreReadable) = (isThere, isReadable)
    }

    private mutating func tellZone() {
        guard isRunning, let zone = reminder.plan?.zone else { return }
        handle(.zone(zone, data(of: zone)))
    }

    /// The notification server goes, and what it showed with it.
    package mutating func loseDisplay() {
        hasDisplay = false
        desktop = [:]
        asked = []
    }

    /// A notification server comes that has shown nothing yet.
    package mutating func gainDisplay() {
        hasDisplay = true
        desktop = [:]
        asked = []
        if isRunning { handle(.display) }
    }
}
