package import Linux

/// The file that has a desktop start dosed with each session, where no systemd does.
///
/// Source: the Desktop Application Autostart Specification of freedesktop.org.
package struct Autostart: Hashable, Sendable {
    package let path: String

    /// Nil where there is no home.
    package init?(_ variables: Variables) {
        guard let config = variables.folder("XDG_CONFIG_HOME", belowHome: ".config") else {
            return nil
        }
        path = "\(config)/autostart/org.dosed.Dosed.desktop"
    }

    /// Whether the file is there, and no desktop's settings have switched it off in it.
    package var isOn: Bool {
        guard let bytes = try? File.read(path, limit: 1 << 16) else { return false }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false")
    }

    /// - Parameter program: where dosed is.
    package func turnOn(starting program: String) throws(Errno) {
        try Folder.create(File.folder(of: path))
        let draft = try Draft(of: path)
        try draft.write(Array(Self.text(starting: program).utf8))
        try draft.keep(mayReplace: true)
    }

    /// Where a session is kept by systemd the file does nothing: its service is there for that.
    package static func text(starting program: String) -> String {
        // What would have to be quoted twice over is looked for by its name.
        let command = program.utf8.allSatisfy(isPlain) ? program : "dosed"
        return """
            [Desktop Entry]
            Type=Application
            Name=dosed
            Comment=Rings the doses of a plan and records the answers
            Icon=org.dosed.Dosed
            TryExec=\(command)
            Exec=\(command) --session
            NoDisplay=true
            X-systemd-skip=true

            """
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch Character(Unicode.Scalar(byte)) {
        case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "-", "_", "+": true
        default: false
        }
    }
}
