import Linux
import TemporaryFolder
import Testing

@testable import Installation

@Suite struct AutostartTests {
    @Test func `it is on once it was turned on, until a desktop or a person turns it off`() throws {
        let folder = try TemporaryFolder()
        let autostart = try #require(Autostart(["XDG_CONFIG_HOME": folder.path]))
        #expect(!autostart.isOn)
        try autostart.turnOn(starting: "/usr/bin/dosed")
        #expect(autostart.isOn)
        let text = Autostart.text(starting: "/usr/bin/dosed")
        for line in ["Hidden=true", "X-GNOME-Autostart-enabled=false"] {
            try folder.write(text + line + "\n", to: "autostart/org.dosed.Dosed.desktop")
            #expect(!autostart.isOn, "\(line)")
        }
        try autostart.turnOn(starting: "/usr/bin/dosed")
        #expect(autostart.isOn)
        #expect(
            try File.read(autostart.path, limit: 4096)
                == Array(Autostart.text(starting: "/usr/bin/dosed").utf8))
    }

    @Test func `a program whose path would have to be quoted is looked for by its name`() {
        for (program, line) in [
            ("/opt/dosed-1/bin/dosed", "Exec=/opt/dosed-1/bin/dosed --session"),
            ("/home/a b/bin/dosed", "Exec=dosed --session"),
            ("/home/%u/bin/dosed", "Exec=dosed --session"),
        ] {
            let lines = Autostart.text(starting: program).split(separator: "\n")
            #expect(lines.contains { $0 == line }, "\(program)")
            // systemd has the service for it.
            #expect(lines.contains("X-systemd-skip=true"))
        }
    }

    @Test func `the bus of a session is where it says, or in its runtime folder`() throws {
        let folder = try TemporaryFolder()
        let told: Variables = ["DBUS_SESSION_BUS_ADDRESS": "unix:path=/a"]
        #expect(told.sessionBus == "unix:path=/a")
        let variables: Variables = ["XDG_RUNTIME_DIR": folder.path]
        #expect(variables.sessionBus == nil)
        try folder.write("", to: "bus")
        #expect(variables.sessionBus == "unix:path=\(folder.path)/bus")
    }
}
