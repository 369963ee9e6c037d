/// What the journal tells of beside the records, each with the id under which the catalog explains it
/// (`systemd/dosed.catalog`); those of the records are in `JournalEntry+Record.swift`.
enum JournalEvent: String, CaseIterable {
    case started
    case stopping
    case planRefused = "plan_refused"
    case settingsRefused = "settings_refused"
    case planChanged = "plan_changed"
    case storeFailed = "store_failed"
    case storeHealed = "store_healed"
    case ledgerLost = "ledger_lost"
    case clockDoubted = "clock_doubted"
    case clockTrusted = "clock_trusted"
    case zoneChanged = "zone_changed"
    case entriesLost = "entries_lost"
    case takenTwice = "taken_twice"
    case trouble

    var messageID: String {
        switch self {
        case .started: "a263bfab7a9e4672bfc9601cee8d28f7"
        case .stopping: "28f88b42a39f4e49a12e9553358d06f2"
        case .planRefused: "8cf2539d27564068a7a2e0cdfb618128"
        case .settingsRefused: "129ad029e5be403188215a41a7f58f61"
        case .planChanged: "ce835ec255db4c1495f85d74c54d1ceb"
        case .storeFailed: "15360b11b56e4d87b30dd25928369e46"
        case .storeHealed: "31b0becb96f345be9cee651ea055da5e"
        case .ledgerLost: "fb76d9fb68654225931974db7bf2b80c"
        case .clockDoubted: "f02c791ba422468c859315780ce3ead1"
        case .clockTrusted: "c672591b0785469aa5055f052ed4e4c6"
        case .zoneChanged: "44b115911f84405da1889b1b087c1f11"
        case .entriesLost: "214454940854488aadc17e5575797839"
        case .takenTwice: "6f1c2b7e0a5d4c39b8e47d1f90a3c625"
        case .trouble: "03e24080c7ef400ebbed795a0ab67b4b"
        }
    }
}
