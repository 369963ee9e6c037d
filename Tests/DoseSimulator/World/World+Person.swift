package import DoseCore

/// What the person says and writes.
extension World {
    /// Writes the plan file, which a running daemon reads.
    ///
    /// - Parameter isTold: Whether the kernel tells it, which it does not of each way to change a file.
    package mutating func adopt(_ plan: Plan, isTold: Bool = true) {
        write(plan)
        if isTold { tellPlanFile() }
    }

    /// Writes the plan file, and says yes where it is asked whether that is meant.
    package mutating func follow(_ plan: Plan) {
        adopt(plan)
        if !agenda.situation(at: now).questions.isEmpty { ask(.choose(.accept, nil)) }
    }

    /// Touches the plan file, as a program does that writes it again and again; nobody tells the daemon.
    package mutating func touchPlanFile() {
        planFileNumber += 1
        planFileWritten = now.wall
    }

    mutating func write(_ plan: Plan) {
        let text = "plan \(plans.count)"
        plans[text] = plan
        planFile = text
        planFileState = .whole
        touchPlanFile()
    }

    /// Breaks the plan file, takes it away, or puts it right again.
    package mutating func setPlanFile(_ state: PlanFileState, isTold: Bool = true) {
        planFileState = state
        touchPlanFile()
        if isTold { tellPlanFile() }
    }

    private mutating func tellPlanFile() {
        if isRunning { handle(.planFile(readPlanFile())) }
    }

    @discardableResult
    package mutating func ask(
        _ answer: Answer, by origin: Origin = .command, request: RequestID? = nil
    ) -> Reply {
        guard let reply = reply(to: Request(id: request, by: origin, answer: answer)) else {
            preconditionFailure("A request is left without a reply.")
        }
        return reply
    }

    /// The reply, if the daemon lived to give it.
    package mutating func reply(to request: Request) -> Reply? {
        outcome(of: .request(request))?.reply
    }
}
