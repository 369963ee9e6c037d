package import DoseCore

/// A notification server, and what is on its screen.
package struct ScreenServer {
    /// What is on the screen, as it was asked for.
    package struct Picture: Equatable, Sendable {
        package let alarm: Alarm.ID
        package let doses: [DoseID]
        let amounts: [Amount]
        package let nonce: String
        /// The connection of the daemon that it was asked on.
        package let connection: Int
    }

    /// What a server is like.
    package struct Kind: Sendable {
        /// Whether what a daemon showed stays when it is gone.
        package var keepsOrphans = true
        /// Whether what has the tag of an alarm takes its place.
        package var knowsTags = false
        /// Whether one that takes another's place has its id.
        package var givesFormerID = true

        package init(
            keepsOrphans: Bool = true, knowsTags: Bool = false, givesFormerID: Bool = true
        ) {
            self.keepsOrphans = keepsOrphans
            self.knowsTags = knowsTags
            self.givesFormerID = givesFormerID
        }
    }

    /// The bus and the name on it.
    let place: String
    package let kind: Kind
    package private(set) var shown: [UInt32: Picture] = [:]
    private var last: UInt32 = 0
    /// Since when each dose of an alarm has stood there with its amount, in milliseconds since the world began.
    private(set) var standing: [Alarm.ID: [DoseID: (amount: Amount, since: Int64)]] = [:]
    /// Until when it does nothing at all.
    var stalledUntil: Int64 = 0
    /// How long it takes to do what it is asked, and then to say so.
    var delay: Int64 = 0
    var answerDelay: Int64 = 0
    /// So many notifications more are refused.
    package internal(set) var refusals = 0

    init(_ kind: Kind, at place: String) {
        self.kind = kind
        self.place = place
    }

    /// Shows a picture; nil when it refuses.
    mutating func show(_ picture: Picture, replacing former: UInt32?, at now: Int64) -> UInt32? {
        if refusals > 0 {
            refusals -= 1
            return nil
        }
        let before = standing.updateValue([:], forKey: picture.alarm) ?? [:]
        for (dose, amount) in zip(picture.doses, picture.amounts) {
            let same = before[dose].flatMap { $0.amount == amount ? $0 : nil }
            standing[picture.alarm]?[dose] = same ?? (amount, now)
        }
        var place = former.flatMap { shown[$0] == nil ? nil : $0 }
        if place == nil, kind.knowsTags {
            place = shown.first { $0.value.alarm == picture.alarm }?.key
        }
        if let place {
            shown[place] = nil
            if kind.givesFormerID {
                shown[place] = picture
                return place
            }
        }
        last += 1
        shown[last] = picture
        return last
    }

    mutating func close(_ number: UInt32) -> Bool { shown.removeValue(forKey: number) != nil }

    /// The daemon's connection is gone.
    mutating func orphan() {
        if !kind.keepsOrphans { shown = [:] }
    }
}
