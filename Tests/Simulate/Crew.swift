import DoseSimulator
import Glibc

/// One process for each core, so that one that dies is seen to, and none waits for another's memory.
struct Crew {
    let program: String
    let years: Int
    let first: UInt64
    let usesSQLite: Bool
    let isQuick: Bool
    let plans: [String]

    /// One process and what it has said so far.
    private struct Worker {
        let pid: pid_t
        let output: Int32
        var rest = ""
        var seed = ""
    }

    func run() -> Int32 {
        let started = seconds
        let cores = max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), years))
        var workers = (0..<cores).map { start($0, of: cores) }
        var tally = Tally()
        var lived = 0
        var broken: [String] = []
        while !workers.isEmpty, !(isQuick && !broken.isEmpty) {
            var polled = workers.map { pollfd(fd: $0.output, events: Int16(POLLIN), revents: 0) }
            poll(&polled, nfds_t(polled.count), -1)
            for index in polled.indices.reversed() where polled[index].revents != 0 {
                guard let lines = read(&workers[index]) else {
                    if let death = end(workers.remove(at: index)) { broken.append(death) }
                    continue
                }
                for line in lines {
                    let (word, rest) = line.split(once: " ")
                    switch word {
                    case "life": workers[index].seed = rest
                    case "broken":
                        let (seed, law) = rest.split(once: " ")
                        print("seed \(seed): \(law)")
                        fflush(nil)
                        broken.append(seed)
                    case "lived":
                        tally += Tally(line: rest)
                        lived += 1
                        report(lived, since: started, broken.count)
                    default: print(line)
                    }
                }
            }
        }
        for worker in workers { kill(worker.pid, SIGKILL) }
        for worker in workers { _ = end(worker) }
        let passed = seconds - started
        print(
            """
            \(lived) patient-years in \(Int(passed)) s on \(cores) cores: \(Int(Double(lived) / passed)) years a second
            \(tally.doses) doses: \(tally.taken) taken, \(tally.skipped) skipped, \(tally.missed) missed, \(tally.superseded) superseded
            \(tally.turns) turns, \(tally.records) records, \(tally.rings) rings, \(tally.answers) answers accepted, \(tally.comparisons) times live compared with replayed
            \(broken.count) violations
            """)
        if let seed = broken.first {
            print("one of them, line by line: make simulate SEED=\(seed)")
        }
        return broken.isEmpty ? 0 : 1
    }

    private var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private func report(_ lived: Int, since started: Double, _ broken: Int) {
        guard lived.isMultiple(of: 5000) else { return }
        complain("\(lived) years after \(Int(seconds - started)) s, \(broken) violations\n")
    }

    // MARK: Processes

    private func start(_ index: Int, of count: Int) -> Worker {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { fail("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var words = [
            program, "--years", "\(years)", "--seed", "\(first)", "--worker", "\(index)",
            "\(count)",
        ]
        if usesSQLite { words += ["--store", "sqlite"] }
        for plan in plans { words += ["--plan", plan] }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            close(ends[1])
        }
        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var pid: pid_t = 0
        guard posix_spawn(&pid, "/proc/self/exe", &actions, nil, &arguments, environ) == 0 else {
            fail("posix_spawn")
        }
        return Worker(pid: pid, output: ends[0])
    }

    private func fail(_ call: String) -> Never {
        perror(call)
        exit(2)
    }

    /// The whole lines that a worker has written; nil at the end.
    private func read(_ worker: inout Worker) -> [String]? {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = Glibc.read(worker.output, &bytes, bytes.count)
        guard count > 0 else { return nil }
        worker.rest += String(decoding: bytes[..<count], as: UTF8.self)
        var lines = worker.rest.split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        worker.rest = lines.popLast() ?? ""
        return lines
    }

    /// How a worker died, if it did; the seed that it was at is a violation.
    private func end(_ worker: Worker) -> String? {
        close(worker.output)
        var status: Int32 = 0
        waitpid(worker.pid, &status, 0)
        if status == 0 || isQuick && status == SIGKILL { return nil }
        print("seed \(worker.seed): the process died, status \(status)")
        return worker.seed
    }
}

extension String {
    fileprivate func split(once separator: Character) -> (String, String) {
        guard let index = firstIndex(of: separator) else { return (self, "") }
        return (String(self[..<index]), String(self[self.index(after: index)...]))
    }
}

extension Tally {
    private static let fields: [WritableKeyPath<Tally, Int>] = [
        \.turns, \.records, \.rings, \.answers, \.comparisons, \.taken, \.skipped, \.missed,
        \.superseded,
    ]

    /// The numbers in one line, as one process tells them to another.
    var line: String { Self.fields.map { "\(self[keyPath: $0])" }.joined(separator: " ") }

    init(line: String) {
        self.init()
        for (field, number) in zip(Self.fields, line.split(separator: " ")) {
            self[keyPath: field] = Int(number) ?? 0
        }
    }
}
