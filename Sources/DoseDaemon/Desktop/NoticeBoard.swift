import DoseCore
import Systemd
import Words

/// The quiet words on the screen, which ask for no answer and never stand before an alarm.
///
/// Some desktops show one thing at a time, and what is shown stays while nobody touches the machine: an alarm would wait
/// behind a notice, unseen and unheard. So the screen is cleared before an alarm, and what was not read comes back
/// after it. Of low urgency GNOME would not show them at all, which was tried.
final class NoticeBoard {
    /// Worded when it is shown: what others may see of it can have changed since.
    typealias Words = () -> Notification

    /// What is said, and of one with buttons the nonce of their keys and what they answer for.
    private struct Item {
        let words: Words
        var nonce: String?
        var doses: [DoseID] = []
    }

    private struct Posted {
        let item: Item
        /// Nil until the server has told it.
        var id: UInt32?
        /// When it did.
        var since: BootTime?

        /// Whether it is not to be missed, whatever comes after it.
        var isKept: Bool { item.words().urgency == .critical }
    }

    private let server: NotificationServer
    /// What nobody could be told yet: for want of a server, as at every start, or because an alarm is shown.
    private var untold: [Item] = []
    private var posted: [Int: Posted] = [:]
    private var next = 0
    /// What stays true until it is told that it is not; and under which number it is posted.
    private var standing: [Subject: Standing] = [:]
    private var isCleared = false
    private let alarms: AlarmBoard
    private let now: () -> BootTime

    /// What a notice is about that stands until it is taken back.
    enum Subject: Hashable {
        case file(PersonFile)
        case tomorrow

        fileprivate static let all = PersonFile.allCases.map(Self.file) + [.tomorrow]
    }

    private struct Standing {
        let words: Words
        var number: Int?
        /// Whether it was shown and is gone: it is not to come back with every alarm.
        var isRead = false
    }

    init(on server: NotificationServer, beside alarms: AlarmBoard, now: @escaping () -> BootTime) {
        self.server = server
        self.alarms = alarms
        self.now = now
    }

    func notify(_ words: @escaping Words) { notify(Item(words: words)) }

    /// One with buttons, which answer for doses.
    func offer(_ doses: [DoseID], nonce: String, _ words: @escaping Words) {
        notify(Item(words: words, nonce: nonce, doses: doses))
    }

    private func notify(_ item: Item) {
        if server.abilities == nil { return wait(item) }
        post(item)
    }

    /// The doses that a button is for, whose notice is done with; nil when it is none of ours, and none where nobody can
    /// have read it: then it is said again.
    func answered(_ key: ActionKey, on number: UInt32) -> [DoseID]? {
        let shown = posted.filter { $0.value.item.nonce == key.nonce }
        // One that makes way for an alarm may be pressed as it goes.
        let waiting = untold.first { $0.nonce == key.nonce }
        let pressed = shown.values.first { $0.id ?? number == number }
        guard let item = pressed?.item ?? waiting else { return nil }
        shown.keys.forEach(take)
        if let since = pressed?.since, !now().isRead(since: since) {
            post(item)
            return []
        }
        untold.removeAll { $0.nonce == key.nonce }
        return item.doses
    }

    func stand(_ subject: Subject, _ words: @escaping Words) {
        end(subject)
        standing[subject] = Standing(words: words)
        showStanding()
    }

    func end(_ subject: Subject) {
        standing.removeValue(forKey: subject)?.number.map(take)
    }

    /// Shows what waited.
    func restore() {
        isCleared = false
        guard server.abilities != nil else { return }
        let items = untold
        untold = []
        items.forEach { post($0) }
        showStanding()
    }

    private func showStanding() {
        guard server.abilities != nil else { return }
        for subject in Subject.all {
            guard let notice = standing[subject], !notice.isRead, notice.number == nil else {
                continue
            }
            // Posted first: what stands is looked at meanwhile.
            let number = post(Item(words: notice.words))
            standing[subject]?.number = number
        }
    }

    /// What a notice is about that stands until it is taken back.
    private func subject(of number: Int) -> Subject? {
        standing.first { $0.value.number == number }?.key
    }

    /// Takes everything off the screen until `restore()`.
    func clear() {
        isCleared = true
        for (number, notice) in posted.sorted(by: { $0.key < $1.key }) {
            if let subject = subject(of: number) {
                standing[subject]?.number = nil
            } else {
                wait(notice.item)
            }
            take(number)
        }
    }

    /// Shows everything in the words of now.
    func refresh() {
        let waits = isCleared
        clear()
        if !waits { restore() }
    }

    /// The server is gone, and with it all that it showed.
    func forget() {
        for (number, notice) in posted.sorted(by: { $0.key < $1.key })
        where notice.isKept && subject(of: number) == nil { wait(notice.item) }
        posted = [:]
        for subject in standing.keys {
            standing[subject]?.number = nil
            // A file is still as it was; what was read of tomorrow was read.
            if subject != .tomorrow { standing[subject]?.isRead = false }
        }
        isCleared = false
    }

    func closed(_ id: UInt32) {
        for (number, notice) in posted where notice.id == id {
            posted[number] = nil
            if let subject = subject(of: number) {
                standing[subject]?.isRead = true
                standing[subject]?.number = nil
            }
        }
    }

    @discardableResult
    private func post(_ item: Item) -> Int {
        let number = next
        next += 1
        posted[number] = Posted(item: item)
        let quiet = posted.keys.filter { subject(of: $0) == nil && posted[$0]?.isKept == false }
        if quiet.count > Self.limit, let oldest = quiet.min() { posted[oldest] = nil }
        server.notify(item.words(), isMeant: { [weak self] in self?.posted[number] != nil }) {
            [weak self] receipt in
            guard let self, case .shown(let id) = receipt else { return }
            if posted[number] == nil { return server.close(id) }
            posted[number]?.id = id
            posted[number]?.since = now()
            // The buttons of a daemon that is gone reach nobody.
            if subject(of: number) != nil || item.nonce != nil {
                alarms.tell { $0.keep(notice: id) }
            }
        }
        return number
    }

    private func take(_ number: Int) {
        guard let id = posted.removeValue(forKey: number)?.id else { return }
        server.close(id)
        alarms.tell { $0.forget(notice: id) }
    }

    /// The newest are kept, and whatever is not to be missed: a screen full of old notices would hide the alarm.
    private func wait(_ item: Item) {
        untold.append(item)
        let quiet = untold.indices.filter { untold[$0].words().urgency != .critical }
        for index in quiet.dropLast(Self.untoldLimit).reversed() { untold.remove(at: index) }
    }

    private static let untoldLimit = 4
    private static let limit = 32
}
