package import DoseCore

/// What the person says and writes.
extension World {
    /// Writes the plan file, which a running daemon reads.
    package mutating func adopt(_ plan: Plan) {
        write(plan)
        tellPlanFile()
    }

    mutating func write(_ plan: Plan) {
        let text = "plan \(plans.count)"
        plans[text] = plan
        planFile = text
        planFileState = .whole
    }

    /// Breaks the plan file, takes it away, or puts it right again.
    package mutating func setPlanFile(_ state: PlanFileState) {
        planFileState = state
        tellPlanFile()
    }

    private mutating func tellPlanFile() {
        if isRunning { handle(.planFile(planFileContent)) }
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
