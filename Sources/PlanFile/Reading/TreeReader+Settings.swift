import DoseCore
import TOMLText

extension TreeReader {
    /// Reads the root table; the result counts only while no error is noted.
    mutating func settings(_ root: TOMLNode) -> Settings {
        guard case .table(let entries) = root.value else { return Settings() }
        let fields = fields(of: entries, as: SettingsField.self)
        var settings = Settings()
        func set<Value>(_ part: WritableKeyPath<Settings, Value>, _ value: Value?) {
            if let value { settings[keyPath: part] = value }
        }
        set(
            \.alarm.repeatEvery,
            optional(fields[.repeat]) { $0.duration($1, $2, in: Limits.repeatRange) })
        set(
            \.alarm.snooze,
            optional(fields[.snooze]) { $0.duration($1, $2, in: Limits.snoozeRange) })
        set(
            \.alarm.lastCall,
            optional(fields[.lastCall]) { $0.duration($1, $2, in: Limits.lastCallRange) })
        set(\.sound, optional(fields[.sound]) { $0.sound($1, $2) })
        set(
            \.volume,
            optional(fields[.volume]) { $0.days($1, $2, in: Limits.volumeRange, .percent) })
        set(\.isPrivate, optional(fields[.private]) { $0.boolean($1, $2) })
        set(\.journal, optional(fields[.journal]) { $0.choice($1, $2) })
        settings.commands = commands(fields)
        set(\.emergency, optional(fields[.emergency]) { $0.name($1, $2) })
        set(\.language, optional(fields[.language]) { $0.language($1, $2) })
        set(
            \.backups,
            optional(fields[.backups]) { $0.days($1, $2, in: Limits.backupsRange, .days) })
        set(\.sync, optional(fields[.sync]) { $0.folder($1, $2) })
        set(\.wake, optional(fields[.wake]) { $0.boolean($1, $2) })
        return settings
    }

    /// A switch, a name as the freedesktop sound theme has them, or the path of a file.
    private mutating func sound(_ node: TOMLNode, _ key: String) -> AlarmSound? {
        switch node.value {
        case .boolean(true): return .standard
        case .boolean(false): return .silent
        case .string(let name)
        // "off" is hardly the name of a sound.
        where AlarmSound.isName(name) && Expectation.sound.nearest(to: node.value) == nil:
            return .named(name)
        case .string(let path) where isPath(path) && !path.hasSuffix("/"):
            return self.path(path, at: node, key).map { .file($0) }
        default:
            unexpected(node, key, .sound)
            return nil
        }
    }

    /// With or without a slash at its end.
    private mutating func folder(_ node: TOMLNode, _ key: String) -> String? {
        guard case .string(var path) = node.value, isPath(path) else {
            unexpected(node, key, .folder)
            return nil
        }
        while path.hasSuffix("/") { path.removeLast() }
        // All of a home, or of a machine, is no folder for this.
        guard path.count > 1 else {
            unexpected(node, key, .folder)
            return nil
        }
        return self.path(path, at: node, key)
    }

    private mutating func path(_ path: String, at node: TOMLNode, _ key: String) -> String? {
        guard path.utf8.count <= Limits.pathLength else {
            note(
                node.position, .tooLong(key, length: path.utf8.count, limit: Limits.pathLength))
            return nil
        }
        return path
    }

    /// Not one that depends on where the daemon was started.
    private func isPath(_ text: String) -> Bool {
        (text.hasPrefix("/") || text.hasPrefix("~/")) && !text.utf8.contains(0)
    }

    private mutating func language(_ node: TOMLNode, _ key: String) -> LanguageCode? {
        guard case .string(let text) = node.value, let code = LanguageCode(text) else {
            unexpected(node, key, .language)
            return nil
        }
        return code
    }

    private mutating func commands(
        _ fields: [SettingsField: TOMLEntry]
    ) -> [Occasion: [String]] {
        if let entry = fields[.command], let other = fields[.onAlarm] {
            note(entry.keyPosition, .saidTwice(entry.key, first: other.key))
        }
        var commands: [Occasion: [String]] = [:]
        for occasion in Occasion.allCases {
            let old = occasion == .alarm ? fields[.command] : nil
            commands[occasion] = optional(fields[SettingsField(at: occasion)] ?? old) {
                $0.command($1, $2)
            }
        }
        return commands
    }

    private mutating func command(_ node: TOMLNode, _ key: String) -> [String]? {
        // An empty list says the default: no command.
        if case .list([]) = node.value { return nil }
        return list(node, key, limit: Limits.commandWords, .command)?.enumerated().compactMap {
            commandWord($1, key, isProgram: $0 == 0)
        }
    }

    /// A word that execve(2) can take: it ends at the first zero, and the program has a name.
    private mutating func commandWord(
        _ node: TOMLNode, _ key: String, isProgram: Bool
    ) -> String? {
        guard case .string(let word) = node.value, !word.utf8.contains(0), !isProgram || word != ""
        else {
            unexpected(node, key, .commandWord)
            return nil
        }
        let length = word.utf8.count
        guard length <= Limits.commandWordLength else {
            note(node.position, .tooLong(key, length: length, limit: Limits.commandWordLength))
            return nil
        }
        return word
    }
}

extension AlarmSound {
    fileprivate static func isName(_ text: String) -> Bool {
        (1...Limits.nameLength).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
                default: false
                }
            }
    }
}
