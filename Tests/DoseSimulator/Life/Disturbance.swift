import DoseCore

/// What goes wrong.
extension Life {
    mutating func disturb() -> String {
        switch random.int(1...32) {
        case 1...3: return disturbClock()
        case 4...6: return disturbMachine()
        case 7...10: return kill()
        case 11...12: return disturbStore()
        case 13...14: return disturbScreen()
        case 15...16: return travel()
        case 17...22: return edit()
        case 23: return disturbFiles()
        case 24: return leave()
        case 31...32: return disturbScreen()
        default: return doUnasked()
        }
    }

    // MARK: Clocks

    private mutating func disturbClock() -> String {
        switch random.int(1...12) {
        case 1...2:
            world.setClock(by: .milliseconds(random.int(-5000...5000)))
            return "clock set a little"
        case 3...4:
            mendLater(.clock, within: 200_000_000)
            world.setClock(by: .seconds(random.int(-100_000...100_000)))
            return "clock set"
        case 5:
            // A day or months, as by an empty battery or a slip of the pen.
            mendLater(.clock, within: random.once(in: 2) ? 3_600_000 : 400_000_000)
            let days = random.pick([-40, -3, -1, -1, 1, 1, 3, 20, random.once(in: 4) ? 200 : 70])
            world.setClock(by: .hours(days * 24))
            return "clock set by \(days) d"
        case 6...9: return mend(.clock)
        case 10...11:
            world.drift = Int64(random.int(-500...500))
            return "clock drifts by \(world.drift) ppm"
        default:
            mendLater(.clock, within: 7_200_000)
            world.setSynchronised(false)
            return "not synchronised"
        }
    }

    /// Things do not stay as wrong as they can be for long: a clock in doubt and a full disk are looked at every 30 s.
    mutating func mendLater(_ repair: Act.Repair, within milliseconds: Int) {
        plan(Act(at: world.elapsed + Int64(random.int(1000...milliseconds)), kind: .mend(repair)))
    }

    mutating func mend(_ repair: Act.Repair) -> String {
        switch repair {
        case .clock:
            world.now.isSynchronised = true
            world.setClock(by: truth - world.now.wall)
            return "clock corrected"
        case .disk:
            world.isStoreWritable = true
            return "disk has room"
        case .store:
            world.setStore(true)
            return "the store is there"
        case .planFile:
            world.setPlanFile(.whole)
            return "plan put right"
        case .zoneData:
            world.setZoneData(true, isTold: random.once(in: 2))
            return "zones can be read"
        }
    }

    /// What the clock would show if it were right.
    var truth: Instant { beginning + .milliseconds(Int(world.elapsed)) }

    // MARK: The machine

    private mutating func disturbMachine() -> String {
        switch random.int(1...10) {
        case 1...5:
            let minutes = random.once(in: 10) ? random.int(1...5000) : random.int(1...700)
            world.pass(.minutes(minutes))
            guard world.isRunning else { return "time passes" }
            let shown = world.desktop.values.sorted { $0.id < $1.id }.first?.doses.map(\.dose.id)
            if let shown, random.once(in: 3) {
                // A button can be quicker than the timer.
                return "resumed after \(minutes) min: " + say(press(shown))
            }
            world.handle(.clock)
            return "resumed after \(minutes) min"
        case 6...8:
            // Nobody is logged in, or the machine is off.
            if world.isRunning { world.die() }
            if random.once(in: 2) { world.reboot() }
            let minutes = random.once(in: 12) ? random.int(1...90_000) : random.int(1...1500)
            nextStart = world.elapsed + Int64(minutes) * 60_000
            return "logged out for \(minutes) min"
        case 9:
            // The clock is wrong when the machine starts, and put right when the network is there.
            if world.isRunning { world.die() }
            world.reboot()
            world.now.isSynchronised = random.once(in: 3)
            let hours = random.once(in: 4) ? random.int(-2000...6000) : random.int(-30...30)
            world.now.wall = world.now.wall + .hours(hours)
            world.start()
            nextStart = nil
            mendLater(.clock, within: random.once(in: 4) ? 100_000_000 : 3_600_000)
            return "started with a wrong clock"
        default:
            for _ in 0..<random.int(2...20) where world.isRunning { world.handle(.clock) }
            return "looked at again and again"
        }
    }

    /// The person is away for days, with the machine on or off.
    private mutating func leave() -> String {
        let minutes = random.int(700...15_000)
        awayUntil = world.elapsed + Int64(minutes) * 60_000
        guard random.once(in: 2) else { return "away for \(minutes) min" }
        if world.isRunning { world.die() }
        if random.once(in: 2) { world.reboot() }
        nextStart = awayUntil
        return "away for \(minutes) min, and the machine is off"
    }

    private mutating func kill() -> String {
        guard world.isRunning else { return "already dead" }
        switch random.int(1...4) {
        case 1:
            world.die()
            let count = random.once(in: 8) ? random.int(1...40) : 0
            guard count > 0, world.shelf == nil else { return "killed" }
            if random.once(in: 4) {
                world.moveToAnotherComputer()
                return "another computer"
            }
            let lost = random.once(in: 3) ? world.store.count : count
            world.lose(lost)
            return "killed, and \(lost) records lost"
        case 2, 3:
            world.fault = .crash(afterEffects: random.int(0...5))
            return "to crash within a turn"
        default:
            world.fault = .crashInCommit(isKept: random.once(in: 2))
            return "to crash in a commit"
        }
    }

    // MARK: The store

    private mutating func disturbStore() -> String {
        if world.isStoreWritable, random.once(in: 4) {
            world.fault = .hiccup
            return "disk to hiccup"
        }
        if world.isStoreWritable, random.once(in: 2) {
            world.fault = .diskError(isKept: random.once(in: 2))
            return "disk about to fail"
        }
        world.isStoreWritable = false
        mendLater(.disk, within: random.once(in: 8) ? 100_000_000 : 7_200_000)
        return "disk full"
    }

    /// What a daemon needs to begin with is not to be had for a while.
    private mutating func disturbFiles() -> String {
        if random.once(in: 2) {
            mendLater(.zoneData, within: random.once(in: 8) ? 100_000_000 : 1_000_000)
            world.setZoneData(false)
            if random.once(in: 2), world.isRunning { world.die() }
            return "no zones"
        }
        mendLater(.store, within: random.once(in: 8) ? 100_000_000 : 1_000_000)
        let isReadable = random.once(in: 2)
        world.setStore(false, isReadable: isReadable)
        if world.isRunning { world.die() }
        return isReadable ? "a store that can only be read" : "no store"
    }

    private mutating func travel() -> String {
        let zone = world.localZone == home ? atlas.any(&random) : home
        world.travel(to: zone)
        return "travelled to \(zone.name)"
    }
}
