import Glibc

// The program of the guests of both laboratories, started by their `init`.
do {
    switch Array(CommandLine.arguments.dropFirst()) {
    case let words where words.count == 3 && words[0] == "power-cut":
        let folders = words[2].split(separator: ",").map { "/disk/\($0)" }
        guard let work = PowerCut.Work(rawValue: words[1]) else { throw Trouble("no such work") }
        var cut = try PowerCut(work, in: folders[0])
        if folders.count > 1 { try cut.begin(in: folders[1]) }
        try cut.run()
    case ["clock", "booted"]:
        ClockCase.booted.report(0)
    case let words where words.count >= 2 && words[0] == "clock":
        let cases = ClockCase.all.filter { words.count == 2 || $0.name.contains(words[2]) }
        for number in 0..<(Int(words[1]) ?? 0) { cases[number % cases.count].report(number) }
        say("END")
    case let words: throw Trouble("not understood: \(words)")
    }
} catch {
    say("PROBLEM \(error)")
    print(Dosed.lastWords)
    exit(1)
}
