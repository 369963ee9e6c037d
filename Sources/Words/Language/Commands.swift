/// Commands that people are told to type, the same in every language.
package enum Commands {
    package static let enable = "systemctl --user enable --now dosed.socket dosed"
    package static let session = "dosed --session"
    package static let restart = "systemctl --user restart dosed"
    package static let seeService = "systemctl --user status dosed"
    package static let seeJournal = "journalctl --user -u dosed"
    package static let linger = "loginctl enable-linger"
    package static let test = "dosectl setup --test"
}
