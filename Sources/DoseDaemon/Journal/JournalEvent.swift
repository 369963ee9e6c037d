/// What the journal tells of, each with the id under which the catalog explains it (`systemd/dosed.catalog`).
enum JournalEvent: String, CaseIterable {
    case started
    case stopping
    case planAdopted = "plan_adopted"
    case planRefused = "plan_refused"
    case settingsRefused = "settings_refused"
    case raised
    case snoozed
    case taken
    case skipped
    case missed
    case superseded
    case extraIntake = "extra_intake"
    case undone
    case held
    case resumed
    case steppedBack = "stepped_back"
    case planChanged = "plan_changed"
    case review
    case storeFailed = "store_failed"
    case storeHealed = "store_healed"
    case ledgerLost = "ledger_lost"
    case clockDoubted = "clock_doubted"
    case clockTrusted = "clock_trusted"
    case zoneChanged = "zone_changed"
    case trouble

    var messageID: String {
        switch self {
        case .started: "a263bfab7a9e4672bfc9601cee8d28f7"
        case .stopping: "28f88b42a39f4e49a12e9553358d06f2"
        case .planAdopted: "fcbd2e0684404c838e324bdf4ec77496"
        case .planRefused: "8cf2539d27564068a7a2e0cdfb618128"
        case .settingsRefused: "129ad029e5be403188215a41a7f58f61"
        case .raised: "e42c0386e7b54d78868da9a95016cafd"
        case .snoozed: "6fd34ff1d4584da1be19ed45827cc290"
        case .taken: "e6a153606cd64834bc81c26a3f34a20b"
        case .skipped: "9a2e5f92ee3d4acd94951eff007c9e45"
        case .missed: "c20863ad0cb74929acaedb43662c8c77"
        case .superseded: "169abc96840e42c794b54cfcaf40e128"
        case .extraIntake: "42abf5d32a724f4da55896cd39334c3c"
        case .held: "d809fc700d464b46a6fa9cf099bae9d1"
        case .resumed: "e3dd4959cd4a4a89b4b5c15b531868d5"
        case .steppedBack: "c461d1e921a24bf7b0d994f2aaed8274"
        case .planChanged: "ce835ec255db4c1495f85d74c54d1ceb"
        case .review: "32cff0c6ba594e80a8f699615ce2bfe0"
        case .undone: "87a5245dc8ad489eaa2332834373aacf"
        case .storeFailed: "15360b11b56e4d87b30dd25928369e46"
        case .storeHealed: "31b0becb96f345be9cee651ea055da5e"
        case .ledgerLost: "fb76d9fb68654225931974db7bf2b80c"
        case .clockDoubted: "f02c791ba422468c859315780ce3ead1"
        case .clockTrusted: "c672591b0785469aa5055f052ed4e4c6"
        case .zoneChanged: "44b115911f84405da1889b1b087c1f11"
        case .trouble: "03e24080c7ef400ebbed795a0ab67b4b"
        }
    }
}
