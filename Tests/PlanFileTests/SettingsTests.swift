import DoseCore
import PlanFile
import Testing

@Suite struct SettingsTests {
    @Test func `an empty file gives the defaults`() {
        #expect(SettingsFile.read("").settings == Settings())
    }

    @Test func `everything can be set`() {
        let text = """
            repeat = "2 min"
            snooze = "90 s"
            last_call = "0 min"
            sound = "bell"
            volume = 100
            private = true
            journal = "private"
            on_alarm = ["espeak-ng", ""]
            on_answered = ["a"]
            on_missed = ["b", "c"]
            on_question = []
            on_trouble = ["d"]
            emergency = "15 / 112"
            language = "fr"
            wake = true
            """
        let settings = Settings(
            alarm: AlarmTimes(repeatEvery: .minutes(2), snooze: .seconds(90), lastCall: .zero),
            sound: .named("bell"), volume: 100, isPrivate: true, journal: .private,
            commands: [
                .alarm: ["espeak-ng", ""], .answered: ["a"], .missed: ["b", "c"],
                .trouble: ["d"],
            ], emergency: "15 / 112", language: LanguageCode("fr"), wake: true)
        #expect(SettingsFile.read(text).settings == settings)
    }

    @Test func `the command of before is that of the alarm`() {
        #expect(SettingsFile.read("command = [\"a\"]") == SettingsFile.read("on_alarm = [\"a\"]"))
    }

    @Test(
        arguments: [
            ("true", .standard), ("false", .silent), ("\"/a/b c.ogg\"", .file("/a/b c.ogg")),
            ("\"~/alarm.wav\"", .file("~/alarm.wav")),
        ] as [(String, AlarmSound)])
    func `the sound is a switch, a name or a file`(text: String, sound: AlarmSound) {
        #expect(SettingsFile.read("sound = \(text)").settings?.sound == sound)
    }

    @Test func `problems are told as for a plan`() {
        let duration = "expected a duration such as \"10 min\" (units s, sec, min, h, d)"
        let sound =
            "expected true, false, the name of a sound such as \"bell\", or a file such as \"~/alarm.ogg\""
        let long = String(repeating: "w", count: 4097)
        let many = String(repeating: "\"w\",", count: 65)
        let rows = [
            ("repaet = \"5 min\"", "1:1: error: unknown key 'repaet'; did you mean 'repeat'?"),
            (
                "repeat = \"4 s\"",
                "1:10: error: 'repeat': \"4 s\" must be 5 s to 1 h"
            ),
            ("repeat = 5", "1:10: error: 'repeat': found 5, \(duration); did you mean \"5 min\"?"),
            (
                "snooze = \"13 h\"",
                "1:10: error: 'snooze': \"13 h\" must be 1 s to 12 h"
            ),
            (
                "last_call = \"61 min\"",
                "1:13: error: 'last_call': \"61 min\" must be 0 s to 1 h"
            ),
            (
                "language = \"French\"",
                "1:12: error: 'language': found \"French\", expected the code of a language, as \"fr\""
            ),
            (
                "sound = \"off\"",
                "1:9: error: 'sound': found \"off\", \(sound); did you mean false?"
            ),
            ("sound = \"../bell\"", "1:9: error: 'sound': found \"../bell\", \(sound)"),
            ("sound = \"~anna/bell\"", "1:9: error: 'sound': found \"~anna/bell\", \(sound)"),
            ("sound = \"/sounds/\"", "1:9: error: 'sound': found \"/sounds/\", \(sound)"),
            (
                "sound = \"/\(long)\"",
                "1:9: error: 'sound': the text has a length of 4098; at most 4096 are allowed"
            ),
            ("volume = 0", "1:10: error: 'volume': 0 must be 1 to 100"),
            (
                "volume = \"80\"",
                "1:10: error: 'volume': found \"80\", expected a whole number of percent such as 80; did you mean 80?"
            ),
            (
                "private = 1",
                "1:11: error: 'private': found 1, expected true or false; did you mean true?"
            ),
            (
                "journal = \"ful\"",
                "1:11: error: 'journal': found \"ful\", expected \"full\" or \"private\"; did you mean \"full\"?"
            ),
            (
                "command = \"espeak\"",
                "1:11: error: 'command': found \"espeak\", expected a list of words such as [\"espeak-ng\", \"medicine\"]; did you mean [\"espeak\"]?"
            ),
            (
                "on_missed = \"mail -s 'Missed' anna@example.org\"",
                "1:13: error: 'on_missed': found \"mail -s 'Missed' anna@example.org\", expected a list of words such as [\"espeak-ng\", \"medicine\"]; did you mean [\"sh\", \"-c\", \"mail -s 'Missed' anna@example.org\"]?"
            ),
            (
                "on_trouble = \"curl -d trouble https://example.org/x\"",
                "1:14: error: 'on_trouble': found \"curl -d trouble https://example.org/x\", expected a list of words such as [\"espeak-ng\", \"medicine\"]; did you mean [\"curl\", \"-d\", \"trouble\", \"https://example.org/x\"]?"
            ),
            ("on_mised = []", "1:1: error: unknown key 'on_mised'; did you mean 'on_missed'?"),
            (
                "on_taken = [\"a\"]",
                "1:1: error: unknown key 'on_taken'; the keys here are on_alarm, on_answered, on_missed, on_question, on_trouble"
            ),
            (
                "on_alarm = [\"a\"]\ncommand = [\"b\"]",
                "2:1: error: 'command' stands beside 'on_alarm', which says it already; keep one of them"
            ),
            (
                "command = [\"\"]",
                "1:12: error: 'command': found \"\", expected a word of a command such as \"espeak-ng\""
            ),
            (
                "command = [\"a\\u0000b\"]",
                "1:12: error: 'command': found \"a\\u{0}b\", expected a word of a command such as \"espeak-ng\""
            ),
            (
                "command = [\"\(long)\"]",
                "1:12: error: 'command': the text has a length of 4097; at most 4096 are allowed"
            ),
            (
                "command = [\(many)]",
                "1:11: error: 'command' has 65 entries; at most 64 are allowed"
            ),
            ("a = ", "1:5: error: not valid TOML in key-value pair: encountered end-of-file"),
        ]
        for (text, message) in rows {
            #expect(settingsMessages(text) == ["dosed.toml:" + message])
            #expect(SettingsFile.read(text).settings == nil)
        }
    }
}
