import Testing

/// The tests that need the session's environment, which the process has but once: one after the other.
@Suite(.serialized) struct OneSession {}
