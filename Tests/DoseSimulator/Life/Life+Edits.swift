import DoseCore

/// The plan file is edited, well or badly.
extension Life {
    mutating func edit() -> String {
        guard let plan = world.planFile.flatMap({ world.plans[$0] }) else { return "no plan" }
        let today = world.today
        switch random.int(1...24) {
        case 1:
            mendLater(.planFile, within: random.once(in: 4) ? 200_000_000 : 1_000_000)
            world.setPlanFile(random.once(in: 3) ? .gone : .broken)
            return "plan edited badly"
        case 2:
            world.adopt(random.plan(on: today), isTold: isSeen())
            return "another plan"
        case 3:
            var plan = random.edited(plan, on: today)
            plan.zone = plan.zone == .local ? .named(atlas.any(&random).name) : .local
            world.adopt(plan)
            return "plan with another zone"
        case 4:
            guard world.isRunning else { return "no daemon" }
            world.times = AlarmTimes(
                repeatEvery: .minutes(random.int(1...20)), snooze: .minutes(random.int(1...30)),
                lastCall: .minutes(random.int(0...20)))
            world.handle(.alarmTimes(world.times))
            return "other settings"
        case 5...7:
            world.adopt(random.edited(plan, on: today), isTold: isSeen())
            return "plan edited"
        case 8:
            world.adopt(random.titrationPlan(on: today), isTold: isSeen())
            return "a titration"
        case 9...10:
            return revert()
        default:
            return editCourse(of: plan)
        }
    }

    /// Now and then nobody tells the daemon of it.
    private mutating func isSeen() -> Bool { !random.once(in: 4) }

    /// As the plan was before it was last edited.
    private mutating func revert() -> String {
        guard world.plans.count > 1, let plan = world.plans["plan \(world.plans.count - 2)"] else {
            return "nothing to revert"
        }
        world.adopt(plan, isTold: isSeen())
        return "the edit is reverted"
    }

    private mutating func editCourse(of plan: Plan) -> String {
        let courses = plan.medications.indices.filter { plan.medications[$0].asNeeded == nil }
        guard !courses.isEmpty else { return "no course to edit" }
        // Mostly the one that is climbed.
        let index =
            random.once(in: 3)
            ? random.pick(courses)
            : courses.max {
                plan.medications[$0].steps.count < plan.medications[$1].steps.count
            } ?? courses[0]
        let key = plan.medications[index].key
        let situation = world.agenda.situation(at: world.now)
        let step = world.agenda.plan?.medication(key).flatMap {
            situation.course(of: $0).position(on: world.today)?.step
        }
        let edit = random.pick(Edit.weighted)
        // Around it the person holds, goes back or goes on.
        if world.isRunning, random.once(in: 6) {
            editAgain(within: 3_600_000)
            return moveCourse(key)
        }
        world.adopt(
            random.edited(plan, edit, of: index, at: step, on: world.today), isTold: isSeen())
        if random.once(in: 6) {
            editAgain(within: 3_600_000)
        } else if random.once(in: 8) {
            editAgain(within: 200_000_000)
        }
        return "\(key) \(edit.rawValue)"
    }

    private mutating func editAgain(within milliseconds: Int) {
        plan(Act(at: world.elapsed + Int64(random.int(1000...milliseconds)), kind: .edit))
    }

    mutating func moveCourse(_ key: Medication.Key) -> String {
        let kind = random.pick(CourseMove.Kind.allCases)
        let answer = Answer.course(
            kind, random.once(in: 4) ? nil : key, now: random.once(in: 3), reason: nil)
        return perform(Act(at: 0, kind: .ask(answer)))
    }
}
