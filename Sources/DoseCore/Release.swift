/// What this build is.
package enum Release {
    package static let version = "0.1.0"
    /// 2026-11-01T00:00:00Z: no clock that is right shows an earlier time.
    package static let date = Instant(seconds: 1_793_491_200)
}
