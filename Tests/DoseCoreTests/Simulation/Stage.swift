import DoseCore
import DoseSimulator

/// A world, and whether a law has been broken in it.
struct Stage {
    var world = World(
        plan(titration()), in: paris, at: paris.instant(of: "2026-12-01 09:00"), isWatched: true)
    private var laws = Laws(zone: paris)
    private(set) var broken: String?

    init() { look() }

    mutating func perform(_ act: Act) {
        switch act {
        case .wake: world.runToNextWake()
        case .run(let time):
            let end = paris.instant(of: time)
            while world.now.wall < end {
                world.run(for: min(end, world.nextWake ?? end) - world.now.wall)
                look()
            }
        case .request(let request): _ = world.reply(to: request)
        case .adopt(let plan): world.adopt(plan)
        case .setClock(let span): world.setClock(by: span)
        case .travel(let zone): world.travel(to: zone)
        }
        look()
    }

    mutating func startAgain() {
        world.start()
        look()
    }

    /// Two days on, in which nobody answers.
    mutating func goOn() {
        let end = world.elapsed + Duration.hours(48).milliseconds
        while world.elapsed < end {
            world.runToNextWake()
            look()
        }
    }

    private mutating func look() {
        broken = broken ?? laws.broken(by: world.takeTurns(), in: world)
    }
}
