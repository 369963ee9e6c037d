/// What the server tells of what it was asked, and what that leads to.
extension AlarmScreen {
    /// Takes in what came of a ring that was asked for.
    package mutating func told(_ receipt: ScreenReceipt, of nonce: String, at now: BootTime) {
        if receipt == .refused, isCover(nonce) {
            coverLater(nonce)
            return
        }
        if receipt != .late { remnants.tell(nonce) }
        guard let ring = rings[nonce] else {
            // Asked for on a way to the server that is not there any more.
            if case .shown(let number) = receipt { close([number]) }
            return
        }
        if case .shown(let number) = receipt {
            rings.tell(nonce, number, at: now)
            remnants.forgetUntold(ring.alarm, where: isLost)
            remnants.insert(number)
            closing.remove(number)
        }
        guard let shown = alarms[ring.alarm], shown.nonce == nonce else {
            if case .shown(let number) = receipt { superseded(number, ring) }
            return
        }
        var (former, next): (UInt32?, Alarm?)
        switch shown.phase {
        case .asked(let before, let after): (former, next) = (before, after)
        case .unanswered(let before): former = before
        case .shown, .closed: break
        }
        switch receipt {
        case .shown(let number):
            alarms[ring.alarm]?.phase = .shown(id: number)
            alarms[ring.alarm]?.standing = [:]
            // What came late of earlier rings, and what a server did not replace.
            close(shown.standing.keys.filter { $0 != number }.sorted())
            if closedEarly.contains(number) {
                // It may be another program's number that is used anew, and so it is still to be closed.
                alarms[ring.alarm]?.standing = [number: ring.doses]
                alarms[ring.alarm]?.phase = .closed
                bringBack(shown)
            }
        case .late:
            alarms[ring.alarm]?.phase = .unanswered(former: former)
        case .refused:
            refused(shown, former)
        }
        if !isWaiting { closedEarly = [] }
        if let next { show(next) }
    }

    /// Whether the server is asked for something and has not told what it shows.
    private var isWaiting: Bool {
        alarms.values.contains { shown in
            switch shown.phase {
            case .asked, .unanswered: true
            case .shown, .closed: false
            }
        }
    }

    /// What stands there is left as far as it lists nothing that is over.
    private mutating func refused(_ shown: ShownAlarm, _ former: UInt32?) {
        let id = shown.alarm.id
        let (doses, standing) = (Set(shown.doses), shown.standing)
        let right = standing.filter { doses.isSuperset(of: $0.value) }
        close(standing.keys.filter { right[$0] == nil }.sorted())
        alarms[id]?.standing = right
        if let former, standing[former].map({ Set($0) == doses }) ?? false {
            alarms[id]?.standing[former] = nil
            alarms[id]?.phase = .shown(id: former)
        } else {
            alarms[id]?.phase = .closed
            bringBack(shown)
        }
    }

    /// A notification came that was withdrawn, or rung anew, in the meantime.
    private mutating func superseded(_ number: UInt32, _ ring: RingBook.Ring) {
        switch alarms[ring.alarm]?.phase {
        case .shown(number): break
        // Some servers give the ring that is asked for the same id, and to close it now would take that away.
        case .asked, .unanswered: alarms[ring.alarm]?.standing[number] = ring.doses
        case .shown, .closed, nil: close([number])
        }
    }

    /// - Parameter isByServer: whether nobody asked for it.
    package mutating func closed(_ number: UInt32, isByServer: Bool) {
        remnants.remove(number)
        if closing.remove(number) == nil, isWaiting, closedEarly.count < Self.limit {
            closedEarly.insert(number)
        }
        for (id, shown) in alarms {
            alarms[id]?.standing[number] = nil
            if case .shown(number) = shown.phase {
                alarms[id]?.phase = .closed
                if isByServer { bringBack(shown) }
            }
        }
    }

    /// Shows an alarm again that the server took away by itself or refused: less and less often, until it rings again.
    private mutating func bringBack(_ shown: ShownAlarm) {
        guard let pause = shown.pauseBeforeReturn else { return }
        requests.append(.wait(pause, nonce: shown.nonce))
    }

    /// Whether it was asked for in the place of what may stand there of an alarm that is over.
    private func isCover(_ nonce: String) -> Bool { rings[nonce]?.listed.isEmpty ?? false }

    /// What may stand there still does, where it was not covered: less and less often it is tried again.
    private mutating func coverLater(_ nonce: String) {
        let pause = 2 << min(coversRefused, Self.longestCoverPause)
        requests.append(.wait(.seconds(pause), nonce: nonce))
        coversRefused += 1
    }

    /// The time has come to show it again.
    package mutating func returned(_ nonce: String) {
        if isCover(nonce) {
            coverUntold()
            return
        }
        guard let ring = rings[nonce], let shown = alarms[ring.alarm], shown.nonce == nonce,
            case .closed = shown.phase
        else { return }
        ask(shown.alarm, isQuiet: true, returns: shown.returns + 1)
    }
}
