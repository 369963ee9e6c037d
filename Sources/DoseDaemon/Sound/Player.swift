import Glibc
import Installation

/// A program of the desktop that plays a file, in the order in which they are tried.
///
/// Tried on Debian 12 with PipeWire alone, PulseAudio alone and neither. `paplay` goes first, because it reaches
/// PulseAudio and what stands in for it (pipewire-pulse), and ends at once where there is neither. `pw-play` reaches
/// PipeWire alone, ends at once where that has no loudspeaker, and waits for ever where it has no session manager.
/// Left out:
/// - `aplay` plays an Ogg file as noise and calls that a success; and ALSA alone is out of reach of the unit, whose
///   sandbox hides /dev/snd (PrivateDevices=).
/// - `canberra-gtk-play` plays nothing without a display. libcanberra as a library was not tried: a child that hangs can
///   be killed, and what it needs is not linked.
enum Player: String, CaseIterable {
    case paplay
    case pipeWire = "pw-play"

    /// With no role that the desktop has a slider for: who has muted the sounds of events is to hear this one.
    ///
    /// - Parameter percent: how loud, as the sliders of the desktop count.
    func arguments(file: String, percent: Int) -> [String] {
        switch self {
        case .paplay:
            // Of two seconds otherwise, and so much longer is each pause.
            [
                "--client-name=dosed", "--latency-msec=200",
                "--volume=\(65536 * percent / 100)", file,
            ]
        case .pipeWire:
            // It counts amplitudes, of which the sliders are the cube root.
            ["--media-role=Alarm", "--volume=\(amplitude(percent))", file]
        }
    }

    /// In thousandths, without the help of a locale.
    private func amplitude(_ percent: Int) -> String {
        let thousandths = max(percent * percent * percent / 1000, 1)
        let digits = String(1000 + thousandths % 1000).dropFirst()
        return "\(thousandths / 1000).\(digits)"
    }

    /// Where the program is; nil where it is not.
    func path(in variables: Variables) -> String? {
        (variables["PATH"] ?? "").split(separator: ":").lazy
            .map { "\($0)/\(rawValue)" }
            .first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
    }
}
