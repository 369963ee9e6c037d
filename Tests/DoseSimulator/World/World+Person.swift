package import DoseCore

/// What the person says and writes.
extension World {
    /// Writes the plan file, which a running daemon reads.
    ///
    /// - Parameter afterLoss: whether the store is empty because an older one was lost.
    package mutating func adopt(_ plan: Plan, afterLoss: Bool = false) {
        let text = "plan \(plans.count)"
        plans[text] = plan
        planFile = text
        guard isRunning, plan != agenda.plan else { return }
        read(plan, text, afterLoss: afterLoss)
    }

    @discardableResult
    package mutating func ask(
        _ answer: Answer, by origin: Origin = .command, request: RequestID? = nil
    ) -> Reply {
        guard let reply = reply(to: Request(id: request, by: origin, answer: answer)) else {
            preconditionFailure("The agenda left a request without a reply.")
        }
        return reply
    }

    /// The reply, if the daemon lived to give it.
    package mutating func reply(to request: Request) -> Reply? {
        for case .reply(let reply) in handle(.request(request)) { return reply }
        return nil
    }
}
