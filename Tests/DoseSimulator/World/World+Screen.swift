import DoseCore

/// What goes to and fro between the daemon's screen and a notification server, and takes its time.
extension World {
    /// When the next letter arrives, in milliseconds since the world began.
    package var nextLetter: Int64? { link.letters.first?.at }

    /// Whether nothing is under way any more, and both sides have said what they had to.
    package var isScreenSettled: Bool { isRunning && link.isServerKnown && link.letters.isEmpty }

    // MARK: The daemon's side

    mutating func tellScreen(_ change: (inout AlarmScreen) -> Void) {
        change(&link.screen)
        // Kept before anything is asked for.
        link.remnants = link.screen.remnants
        guard !link.isAsking else { return }
        link.isAsking = true
        while case let requests = link.screen.takeRequests(), !requests.isEmpty {
            for request in requests { ask(request) }
        }
        link.isAsking = false
    }

    private mutating func ask(_ request: ScreenRequest) {
        switch request {
        case .notify(let alarm, let ring):
            let picture = ScreenServer.Picture(
                alarm: alarm.id, doses: alarm.doses.map(\.dose.id),
                amounts: alarm.doses.map(\.dose.amount), nonce: ring.nonce,
                connection: link.connection)
            link.pictures.append(picture)
            if link.pictures.count > 2 * Self.picturesKept {
                link.pictures.removeFirst(Self.picturesKept)
            }
            askToShow(picture, replacing: ring.former)
        case .cover(let id, let nonce):
            askToShow(
                ScreenServer.Picture(
                    alarm: id, doses: [], amounts: [], nonce: nonce,
                    connection: link.connection),
                replacing: nil)
        case .close(let number): post(.close(number))
        case .wait(let time, let nonce):
            post(.returned(nonce: nonce), after: time.milliseconds)
        }
    }

    private static let picturesKept = 100

    private mutating func askToShow(_ picture: ScreenServer.Picture, replacing former: UInt32?) {
        link.unanswered.insert(picture.nonce)
        post(.notify(picture, replacing: former, isSecond: false))
        if link.unanswered.contains(picture.nonce) {
            post(.late(nonce: picture.nonce), after: 5000)
        }
    }

    /// What arrives at once is read at once.
    mutating func post(_ content: ScreenLink.Letter.Content, after delay: Int64 = 0) {
        var at = elapsed + delay
        if content.isToServer, let server = link.server {
            // In the order in which it was said.
            at = max(at + server.delay, server.stalledUntil, link.lastToServer)
            link.lastToServer = at
        }
        let letter = ScreenLink.Letter(at: at, content: content)
        if at <= elapsed, (nextLetter ?? .max) > elapsed { return deliver(letter.content) }
        link.letters.insert(
            letter, at: link.letters.firstIndex { $0.at > at } ?? link.letters.count)
    }

    /// Reads the link.letters that have arrived.
    package mutating func readLetters() {
        while let letter = link.letters.first, letter.at <= elapsed {
            link.letters.removeFirst()
            deliver(letter.content)
        }
    }

    private mutating func deliver(_ content: ScreenLink.Letter.Content) {
        switch content {
        case .notify(let picture, let former, let isSecond):
            show(picture, replacing: former, isSecond: isSecond)
        case .close(let number):
            if link.server?.close(number) == true, link.isServerKnown {
                post(.closed(number, isByServer: false))
            }
        case .refusal(let picture, let former):
            guard link.screen.isMeant(picture.nonce) else { return answer(.refused, picture.nonce) }
            post(.notify(picture, replacing: former, isSecond: true))
        case .receipt(let receipt, let nonce): answer(receipt, nonce)
        case .late(let nonce):
            if link.unanswered.contains(nonce) {
                tellScreen { [now] in $0.told(.late, of: nonce, at: now.boot) }
            }
        case .closed(let number, let isByServer):
            tellScreen { $0.closed(number, isByServer: isByServer) }
        case .returned(let nonce): tellScreen { $0.returned(nonce) }
        }
    }

    private mutating func show(
        _ picture: ScreenServer.Picture, replacing former: UInt32?, isSecond: Bool
    ) {
        guard link.server != nil else { return }
        let number = link.server?.show(picture, replacing: former, at: elapsed) ?? nil
        // The one that asked may be gone.
        guard picture.connection == link.connection, link.isServerKnown else {
            link.server?.orphan()
            return
        }
        let delay = link.server?.answerDelay ?? 0
        switch number {
        case let number?:
            link.numbers[picture.nonce] = number
            post(.receipt(.shown(number), nonce: picture.nonce), after: delay)
        case nil where isSecond:
            lose(picture.alarm)
            post(.receipt(.refused, nonce: picture.nonce), after: delay)
        case nil:
            post(.refusal(picture, replacing: former), after: delay + Self.refusalPause)
        }
    }

    private static let refusalPause: Int64 = 1100

    private mutating func answer(_ receipt: ScreenReceipt, _ nonce: String) {
        link.unanswered.remove(nonce)
        tellScreen { [now] in $0.told(receipt, of: nonce, at: now.boot) }
    }

    /// An alarm that is taken away again and again is shown again so often and no more, until it rings.
    private mutating func lose(_ alarm: Alarm.ID) {
        link.losses[alarm, default: 0] += 1
    }

    /// Whether an alarm may be missing on the screen until it rings again.
    func isExcused(_ alarm: Alarm.ID) -> Bool {
        link.losses[alarm, default: 0] > AlarmScreen.returnLimit
    }
}
