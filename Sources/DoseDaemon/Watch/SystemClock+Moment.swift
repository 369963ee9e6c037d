import DoseCore
import Linux

extension SystemClock {
    /// What reads the clocks of this machine, in the boot that it is called in.
    static func reader() throws(Errno) -> () -> Moment {
        let boot = try bootID()
        return {
            let synchronisation = try? synchronisation()
            return Moment(
                wall: Instant(milliseconds: realtimeMilliseconds),
                boot: BootTime(boot: boot, milliseconds: boottimeNanoseconds / 1_000_000),
                isSynchronised: synchronisation == .synchronised)
        }
    }
}
