/// What `dosectl` says where it cannot talk with the daemon; the values are words by then.
package struct FailureWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: The daemon is not there

    package var noRuntimeFolder: String {
        tr(
            "the daemon cannot be looked for: XDG_RUNTIME_DIR is not set. A login session sets it; after su or sudo: export XDG_RUNTIME_DIR=/run/user/$(id -u)"
        )
    }

    package func pathTooLong(_ path: String, bytes: Int, most: Int) -> String {
        tr(
            "the socket's path has %1$s bytes, and the kernel takes %2$s: %3$s", "\(bytes)",
            "\(most)", path)
    }

    package func noSocket(_ path: String, start command: String) -> String {
        tr("the daemon is not there: no socket at %1$s. Start it: %2$s", path, command)
    }

    package func nobodyListens(_ path: String, start command: String) -> String {
        tr(
            "the daemon is not there: nobody listens at %1$s any more. Start it: %2$s", path,
            command)
    }

    package func whyItEnded(_ command: String) -> String { tr("Why it ended: %1$s", command) }

    package func notPermitted(_ path: String) -> String {
        tr(
            "the socket %1$s is not yours: permission denied. The daemon serves its own user only; run dosectl as that user, without sudo",
            path)
    }

    package func connection(_ path: String, error: String) -> String {
        tr("the daemon at %1$s cannot be reached: %2$s", path, error)
    }

    // MARK: It does not answer as it should

    package func silent(_ path: String, see: String, restart: String) -> String {
        tr(
            "the daemon at %1$s does not answer. See: %2$s; to start it again: %3$s", path, see,
            restart)
    }

    package func brokenOff(_ path: String, see: String) -> String {
        tr("the daemon at %1$s ended the connection without an answer. See: %2$s", path, see)
    }

    package func wentAway(see: String) -> String { tr("the daemon went away. See: %1$s", see) }

    package func garbled(_ path: String, restart: String) -> String {
        tr(
            "what answered at %1$s is not understood: it is not dosed, or another version of it. After an update: %2$s",
            path, restart)
    }

    package func maybeRecorded(see: String) -> String {
        tr("Whether the answer was recorded is not known. See: %1$s", see)
    }

    package func valueRefused(_ name: String, restart: String) -> String {
        tr(
            "the daemon refused the value of '%1$s'. When the versions differ (dosectl version), restart it: %2$s",
            name, restart)
    }

    package func unknown(_ name: String, restart: String) -> String {
        tr(
            "the daemon does not know %1$s: it is of another version. After an update: %2$s", name,
            restart)
    }
}
