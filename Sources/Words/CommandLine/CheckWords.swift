/// What `dosectl check`, `watch` and `version` say beside what they find.
package struct CheckWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: A file that was checked

    package func invalid(_ file: String, errors: Int) -> String {
        trn(
            "%2$s: %1$s error; not valid", "%2$s: %1$s errors; not valid", errors, "\(errors)",
            file)
    }

    package func valid(_ file: String, medicines: Int, steps: Int, warnings: Int) -> String {
        let medicines = trn(
            "%1$s medicine", "%1$s medicines", medicines, "\(medicines)")
        let steps = trn("%1$s step", "%1$s steps", steps, "\(steps)")
        return warnings == 0
            ? tr("%1$s: %2$s, %3$s; valid", file, medicines, steps)
            : tr(
                "%1$s: %2$s, %3$s; valid, with %4$s", file, medicines, steps,
                self.warnings(warnings))
    }

    package func validSettings(_ file: String, warnings: Int) -> String {
        warnings == 0
            ? tr("%1$s: settings; valid", file)
            : tr("%1$s: settings; valid, with %2$s", file, self.warnings(warnings))
    }

    private func warnings(_ count: Int) -> String {
        trn("%1$s warning", "%1$s warnings", count, "\(count)")
    }

    // MARK: What happens while it is watched

    package func watching(_ version: String) -> String { tr("Watching dosed %1$s.", version) }

    package func due(_ dose: String, _ state: String) -> String {
        trc("a dose, and what is the matter with it", "%1$s: %2$s", dose, state)
    }

    package func happened(_ record: String, by hand: String) -> String {
        hand.isEmpty ? record : trc("what happened, and by what", "%1$s, %2$s", record, hand)
    }

    package func mended(_ part: Trouble.Part) -> String {
        switch part {
        case .plan: tr("The plan is in order again.")
        case .settings: tr("The settings are in order again.")
        case .files: tr("Changes of the files are noticed again.")
        case .records: tr("The records are in order again.")
        case .clock: tr("The clock is right again.")
        case .zone: tr("The time zone can be read again.")
        case .display: tr("Alarms are shown again.")
        case .sound: tr("Alarms can be heard again.")
        case .command: tr("Your command runs again.")
        case .waking: tr("The computer can be woken for a dose again.")
        case .journal: tr("The journal takes its entries again.")
        case .sharing: tr("Your computers know of each other again.")
        }
    }

    // MARK: The versions

    package func differ(_ command: String) -> String {
        tr("The two differ. After an update: %1$s", command)
    }
}
