// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// The shell runs on the main queue only; everything in it is isolated to the main actor.
let shell: [SwiftSetting] = strict + [.defaultIsolation(MainActor.self)]

let package = Package(
    name: "dosed",
    products: [
        .executable(name: "dosed", targets: ["dosed"])
    ],
    targets: [
        // The pure core: values only.
        .target(name: "DoseCore", swiftSettings: strict),

        // Text and bytes to values and back.
        .target(name: "JSONText", swiftSettings: strict),
        .target(name: "TOMLText", dependencies: ["DoseCore", "CTOML"], swiftSettings: strict),
        .target(name: "PlanFile", dependencies: ["DoseCore", "TOMLText"], swiftSettings: strict),
        .target(
            name: "ControlProtocol", dependencies: ["DoseCore", "JSONText"],
            resources: [.embedInCode("org.dosed.Control.varlink")], swiftSettings: strict),

        // What writes plans and tells two of them apart: values only, too.
        .target(
            name: "Planning", dependencies: ["DoseCore", "TOMLText", "JSONText", "PlanFile"],
            swiftSettings: strict),

        // What a profile, the clocks and the date find in a plan.
        .target(name: "PlanLint", dependencies: ["DoseCore", "PlanFile"], swiftSettings: strict),

        // How a drug comes and goes; and values as pictures and tables to keep.
        .target(name: "Kinetics", dependencies: ["DoseCore"], swiftSettings: strict),
        .target(
            name: "Publishing", dependencies: ["DoseCore", "JSONText"], swiftSettings: strict),

        // What people read, in their language.
        .target(
            name: "Words", dependencies: ["DoseCore", "TOMLText", "PlanFile", "CIntl"],
            swiftSettings: strict),
        .systemLibrary(name: "CIntl"),

        // Where files are and what a plan on the disk is: the same for both programs.
        .target(
            name: "Installation",
            dependencies: ["DoseCore", "TOMLText", "PlanFile", "PlanLint", "Linux"],
            swiftSettings: strict),

        // Swift faces of C libraries and the kernel; they know nothing of doses.
        .target(name: "Linux", dependencies: ["CLinux"], swiftSettings: strict),
        .target(name: "Systemd", dependencies: ["CSystemd"], swiftSettings: strict),
        .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: strict),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(
            name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "CTOML"),

        // The shell that acts, and the hand that asks.
        .target(
            name: "DoseDaemon",
            dependencies: [
                "DoseCore", "PlanFile", "Installation", "ControlProtocol", "Words", "Linux",
                "Systemd", "SQLite",
            ], swiftSettings: shell),
        .target(
            name: "DoseCLI",
            dependencies: [
                "DoseCore", "TOMLText", "JSONText", "PlanFile", "Planning", "Installation",
                "ControlProtocol", "Words", "Linux", "Kinetics", "Publishing",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "dosed", dependencies: ["DoseDaemon", "DoseCLI", "Linux"], swiftSettings: shell),

        // A world for the core to live in: clocks, a person, a desktop, a store that can fail.
        .target(
            name: "DoseSimulator", dependencies: ["DoseCore"], path: "Tests/DoseSimulator",
            swiftSettings: strict),
        // Every change of every zone's clocks, against the C library.
        .executableTarget(
            name: "calendars", dependencies: ["DoseCore", "DoseSimulator"], path: "Tests/Calendars",
            swiftSettings: strict),
        .executableTarget(
            name: "simulate",
            dependencies: ["DoseSimulator", "DoseCore", "DoseDaemon", "PlanFile", "Linux"],
            path: "Tests/Simulate", swiftSettings: shell),
        .testTarget(
            name: "DoseCoreTests", dependencies: ["DoseCore", "DoseSimulator", "calendars"],
            swiftSettings: strict),
        .testTarget(
            name: "PlanFileTests",
            dependencies: [
                "PlanFile", "Words", "TOMLText", "DoseCore", "DoseSimulator", "PlanSamples",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PlanLintTests",
            dependencies: ["PlanLint", "PlanFile", "Words", "TOMLText", "DoseCore", "PlanSamples"],
            swiftSettings: strict),
        .target(
            name: "PlanSamples", dependencies: ["Linux"], path: "Tests/PlanSamples",
            swiftSettings: strict),
        // What people are told on paper: plans, and what a second program expects of them.
        .testTarget(
            name: "Prescriptions",
            dependencies: [
                "PlanFile", "PlanLint", "Planning", "Publishing", "JSONText", "Words", "DoseCore",
                "DoseSimulator", "Linux", "PlanSamples",
            ],
            path: "Tests/Prescriptions", exclude: ["plans", "expected"],
            swiftSettings: strict),
        .testTarget(
            name: "PlanningTests",
            dependencies: [
                "Planning", "JSONText", "PlanFile", "Words", "DoseCore", "DoseSimulator",
                "PlanSamples",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "JSONTextTests", dependencies: ["JSONText"], swiftSettings: strict),
        .testTarget(
            name: "KineticsTests", dependencies: ["Kinetics", "DoseCore"], swiftSettings: strict),
        .testTarget(
            name: "PublishingTests",
            dependencies: ["Publishing", "JSONText", "DoseCore", "DoseSimulator", "PlanSamples"],
            swiftSettings: strict),
        .testTarget(
            name: "ControlProtocolTests", dependencies: ["ControlProtocol", "DoseCore"],
            swiftSettings: strict),
        .testTarget(
            name: "LinuxTests", dependencies: ["Linux", "CLinux", "TemporaryFolder"],
            swiftSettings: strict),
        .target(
            name: "TemporaryFolder", dependencies: ["Linux"], path: "Tests/TemporaryFolder",
            swiftSettings: strict),
        .testTarget(
            name: "InstallationTests",
            dependencies: [
                "Installation", "DoseCore", "TOMLText", "PlanFile", "Words", "Linux",
                "TemporaryFolder",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SystemdTests", dependencies: ["Systemd", "BusSignals"], swiftSettings: strict),
        // What only a peer on the bus does, whom the tests play.
        .target(
            name: "BusSignals", dependencies: ["Systemd", "CSystemd"], path: "Tests/BusSignals",
            swiftSettings: strict),
        .testTarget(name: "SQLiteTests", dependencies: ["SQLite"], swiftSettings: strict),
        // Makes the kernel fail for the tests.
        .target(name: "CFaults", path: "Tests/CFaults"),
        .testTarget(
            name: "DoseDaemonTests",
            dependencies: [
                "DoseDaemon", "DoseCLI", "DoseCore", "PlanFile", "Installation", "Words",
                "ControlProtocol", "Linux", "Systemd", "SQLite", "CSystemd", "CFaults",
                "BusSignals", "DoseSimulator",
            ], swiftSettings: shell),
        .testTarget(
            name: "DoseCLITests",
            dependencies: [
                "DoseCLI", "Installation", "ControlProtocol", "DoseCore", "JSONText", "PlanFile",
                "Linux", "Kinetics", "Publishing", "DoseSimulator", "TemporaryFolder",
            ],
            swiftSettings: strict),

        // What runs in the machines that Tests/Laboratory emulates; see there.
        .executableTarget(
            name: "guest",
            dependencies: ["ControlProtocol", "DoseCore", "Linux", "CLinux", "SQLite"],
            path: "Tests/Laboratory/Guest", swiftSettings: strict),
        .target(
            name: "WeakSync", path: "Tests/Laboratory/WeakSync", publicHeadersPath: "."),
    ],
    cxxLanguageStandard: .cxx17
)

// libFuzzer's targets are built only when asked for (see Tests/Fuzz/fuzz), for their flags are every module's.
if Context.environment["DOSED_FUZZ"] != nil {
    package.targets += [
        .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "CFuzzer", "DoseCore", "TOMLText", "JSONText", "PlanFile", "PlanLint", "Planning",
                "ControlProtocol", "DoseDaemon", "DoseCLI", "Installation", "Words", "Linux",
                "SQLite", "Systemd", "CSystemd", "BusSignals",
            ], path: "Tests/Fuzz/Targets", swiftSettings: shell,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]),
    ]
    // These hold no unsafe pointer: Swift itself checks their bounds, and twice would be half as fast.
    let safe = ["DoseCore", "PlanFile", "PlanLint", "Planning", "fuzz"]
    for target in package.targets where target.type == .regular || target.type == .executable {
        let sanitizers = safe.contains(target.name) ? "fuzzer" : "fuzzer,address"
        target.swiftSettings =
            (target.swiftSettings ?? []) + [
                .unsafeFlags(["-sanitize=\(sanitizers)"])
            ]
        if target.name == "CTOML" {
            target.cxxSettings = [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])]
        }
    }
}
