import Installation
import Linux
import TemporaryFolder
import Testing

/// Where a sound of the desktop's theme is looked for.
@Suite struct SoundThemeTests {
    @Test func `what a person has goes before what is installed, and each form in its order`() {
        let theme = SoundTheme([
            "HOME": "/home/anna", "XDG_DATA_DIRS": "/opt/s:relative:/usr/share/",
        ])
        #expect(
            theme.paths(of: "bell") == [
                "/home/anna/.local/share/sounds/freedesktop/stereo/bell.oga",
                "/home/anna/.local/share/sounds/freedesktop/stereo/bell.ogg",
                "/home/anna/.local/share/sounds/freedesktop/stereo/bell.wav",
                "/opt/s/sounds/freedesktop/stereo/bell.oga",
                "/opt/s/sounds/freedesktop/stereo/bell.ogg",
                "/opt/s/sounds/freedesktop/stereo/bell.wav",
                "/usr/share/sounds/freedesktop/stereo/bell.oga",
                "/usr/share/sounds/freedesktop/stereo/bell.ogg",
                "/usr/share/sounds/freedesktop/stereo/bell.wav",
            ])
        #expect(
            SoundTheme([:]).folders == [
                "/usr/local/share/sounds/freedesktop/stereo",
                "/usr/share/sounds/freedesktop/stereo",
            ])
    }

    @Test(arguments: ["", ".", "..", "../bell", "/etc/passwd", "a/b", ".hidden", "a\0b"])
    func `a name does not lead out of the folder`(name: String) {
        #expect(SoundTheme([:]).paths(of: name) == [])
    }

    @Test func `the first file counts, and a folder of that name is none`() throws {
        let home = try TemporaryFolder()
        let theme = SoundTheme(
            ["XDG_DATA_HOME": home.path("own"), "XDG_DATA_DIRS": home.path("shared")])
        let (own, shared) = (theme.folders[0], theme.folders[1])
        #expect(theme.file(named: "bell") == nil)
        try Folder.create(own)
        try Folder.create(shared)
        try File.create("\(shared)/bell.wav", [1])
        try Folder.create("\(own)/bell.oga")
        #expect(theme.file(named: "bell") == "\(shared)/bell.wav")
        try File.create("\(shared)/bell.oga", [1])
        #expect(theme.file(named: "bell") == "\(shared)/bell.oga")
        try File.create("\(own)/bell.wav", [1])
        #expect(theme.file(named: "bell") == "\(own)/bell.wav")
    }
}
