package import DoseCore

/// What a notification server does, and what becomes of the way to it.
extension World {
    /// The daemon or its way to the server is gone; what it said before is heard all the same.
    mutating func cutConnection() {
        link.connection += 1
        link.letters.removeAll { !$0.content.isToServer }
        // Nobody can take off what stands under an id that was never told, but where another can take its place.
        if link.server?.kind.knowsTags == false { link.orphans.formUnion(link.unanswered) }
        link.unanswered = []
        link.pictures = []
        link.numbers = [:]
        link.losses = [:]
        link.isServerKnown = false
        desktop = [:]
        link.server?.orphan()
    }

    /// A daemon that runs finds the server that is there.
    mutating func findServer() {
        guard let place = link.server?.place else { return }
        link.isServerKnown = true
        tellScreen { $0.appear(at: place) }
    }

    /// All that is open was asked for by now.
    mutating func coverScreen() {
        if link.isServerKnown { tellScreen { $0.coverUntold() } }
    }

    private mutating func appear() {
        findServer()
        handle(.display)
        coverScreen()
    }

    /// What is on the screen is to be worded anew, as where the settings became private.
    package mutating func reword() {
        if isRunning, link.isServerKnown { tellScreen { $0.refresh() } }
    }

    // MARK: What a server does

    /// The notification server goes, and what it showed with it.
    package mutating func loseDisplay() {
        link.server = nil
        asked = []
        askedDiary = []
        cutConnection()
        link.letters = []
        link.orphans = []
        if isRunning { tellScreen { $0.forget() } }
    }

    /// A notification server comes that has shown nothing yet; it may take the place of one.
    ///
    /// - Parameter isTold: whether a daemon is to show anew what is open.
    package mutating func gainDisplay(
        _ kind: ScreenServer.Kind = ScreenServer.Kind(), isTold: Bool = true
    ) {
        loseDisplay()
        link.servers += 1
        link.lastToServer = 0
        link.server = ScreenServer(kind, at: "bus :1.\(link.servers)")
        guard isRunning else { return }
        if isTold { appear() } else { findServer() }
    }

    /// The bus drops the daemon, which comes back to it; the server stays.
    package mutating func dropConnection() {
        guard isRunning, link.isServerKnown else { return }
        cutConnection()
        tellScreen { $0.forget() }
        appear()
    }

    package mutating func stallServer(for span: Duration) {
        let until = elapsed + span.milliseconds
        link.server?.stalledUntil = until
        link.lastToServer = max(link.lastToServer, until)
        let (those, others) = (
            link.letters.filter { $0.content.isToServer },
            link.letters.filter { !$0.content.isToServer }
        )
        link.letters =
            others + those.map { ScreenLink.Letter(at: max($0.at, until), content: $0.content) }
        link.letters.sort { $0.at < $1.at }
    }

    package mutating func slowServer(by delay: Duration, answers: Duration) {
        link.server?.delay = delay.milliseconds
        link.server?.answerDelay = answers.milliseconds
    }

    package mutating func refuse(_ count: Int) { link.server?.refusals = count }

    /// Somebody closes a notification, or the server does by itself.
    package mutating func takeAway(_ number: UInt32, isByPerson: Bool) {
        guard let picture = link.server?.shown[number], link.server?.close(number) == true else {
            return
        }
        link.losses[picture.alarm, default: 0] += isByPerson ? AlarmScreen.returnLimit + 1 : 1
        if picture.connection == link.connection, link.isServerKnown {
            post(.closed(number, isByServer: !isByPerson))
        }
    }

    /// What a button is for of a picture that is or was on the screen; nil when the daemon does not know it.
    package mutating func doses(pressedOn picture: ScreenServer.Picture) -> [DoseID]? {
        var doses: [DoseID]?
        let number = link.numbers[picture.nonce] ?? 0
        tellScreen { [now] in doses = $0.doses(of: picture.nonce, on: number, at: now.boot) }
        let standing = link.server?.standing[picture.alarm] ?? [:]
        let isSeen =
            link.server?.shown[number] == picture && !link.unanswered.contains(picture.nonce)
        let alarm = desktop[picture.alarm]
        link.hasty =
            zip(picture.doses, picture.amounts).first { dose, amount in
                guard doses?.contains(dose) ?? false else { return false }
                let isNew = standing[dose].map { elapsed - $0.since < 500 } ?? false
                return isSeen && isNew || alarm?[dose].map { $0.dose.amount != amount } ?? false
            }?.0
        if doses == nil {
            link.deaf = picture.doses.first { agenda.ledger.state(of: $0).closes != nil }
        }
        return doses
    }
}
