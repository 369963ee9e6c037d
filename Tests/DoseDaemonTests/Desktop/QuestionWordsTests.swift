import Testing

@testable import DoseCore
@testable import DoseDaemon
@testable import Words

@Suite struct `A question about the plan is worded` {
    private let words = NotificationWords(
        settings: Settings(), zone: .utc, today: date("2026-12-06"))
    private var privately: NotificationWords {
        var settings = Settings()
        settings.isPrivate = true
        return NotificationWords(settings: settings, zone: .utc)
    }

    private func slots(_ milligrams: Int...) -> [Slot] {
        zip(["13:00", "15:00", "17:00"], milligrams).map { Slot(time: time($0), amount: mg($1)) }
    }

    private func question(
        stays: [Slot]?, changes: [Slot] = [], step: Int? = nil, isGone: Bool = false,
        starts: String? = nil
    ) -> CourseQuestion {
        CourseQuestion(
            medication: aMedication, stays: stays, changes: changes, step: step,
            first: isGone ? [] : slots(10), starts: starts.map(date), isGone: isGone)
    }

    private func shown(_ questions: CourseQuestion...) -> Notification {
        words.question(questions, nonce: "1f", hasButtons: true)
    }

    @Test func `by the amounts that stay and those that would come`() {
        let change = shown(question(stays: slots(20, 20, 30), changes: slots(30), step: 2))
        #expect(change.summary == "Baclofène: 70 mg or 30 mg?")
        #expect(
            change.body
                == "The plan you saved would change Baclofène from 70 mg to 30 mg a day. "
                + "Until you answer, it stays at 70 mg.")
        #expect(
            change.actions == [
                Notification.Action(key: "keep.1f", label: "Stay at 70 mg"),
                Notification.Action(key: "accept.1f", label: "Change to 30 mg"),
            ])
    }

    @Test func `by the intakes where the sum of the day is the same`() {
        let change = shown(
            question(stays: slots(20, 20, 30), changes: slots(0, 0, 70).suffix(1), step: 2))
        #expect(
            change.body
                == "The plan you saved would change Baclofène from 20 + 20 + 30 mg to 70 mg. "
                + "Until you answer, it stays at 20 + 20 + 30 mg.")
        #expect(change.actions.map(\.label) == ["Stay at 20 + 20 + 30 mg", "Change to 70 mg"])
    }

    @Test func `where nothing would be left`() {
        let gone = shown(question(stays: slots(70), isGone: true))
        #expect(
            gone.body
                == "Baclofène is not in the plan you saved. "
                + "Until you answer, it stays at 70 mg a day.")
        #expect(gone.actions.map(\.label) == ["Stay at 70 mg", "Stop"])
        let ended = shown(question(stays: slots(70)))
        #expect(ended.body.hasPrefix("The plan you saved ends Baclofène."))
    }

    @Test func `where nothing was taken yet`() {
        let begun = shown(question(stays: nil, changes: slots(100), step: 9))
        #expect(begun.summary == "Baclofène: nothing rings yet")
        #expect(
            begun.body
                == "By its dates the plan you saved is at step 10 of Baclofène, "
                + "100 mg a day. You have recorded none of it, so nothing rings until you say where to begin."
        )
        #expect(begun.actions.map(\.label) == ["Go on at 100 mg", "Begin with 10 mg"])
        #expect(begun.actions.map(\.key) == ["accept.1f", "begin.1f"])
        let new = shown(question(stays: nil, changes: slots(10), step: 0))
        #expect(new.actions.map(\.label) == ["Begin with 10 mg"])
        let later = shown(question(stays: nil, starts: "2026-12-09"))
        #expect(later.actions.map(\.label) == ["Begin on Wed 9 December"])
    }

    @Test func `of several in one list, with buttons for all that is seen`() {
        let one = question(stays: slots(70), changes: slots(30), step: 2)
        let two = shown(one, question(stays: slots(70), isGone: true))
        #expect(two.summary == "2 questions about the plan")
        #expect(two.body.split(separator: "\n").allSatisfy { $0.hasPrefix("• ") })
        #expect(two.actions.map(\.label) == ["Stay as it was: all 2", "As the plan says: all 2"])
        let four = shown(one, one, one, one)
        #expect(four.actions.isEmpty)
        #expect(four.body.contains("And 1 more: dosectl status."))
        #expect(four.body.contains("Answer with: dosectl plan keep, or dosectl plan accept."))
    }

    @Test func `without names and amounts where others see the screen`() {
        for asked in [
            question(stays: slots(70), changes: slots(30), step: 2),
            question(stays: nil, changes: slots(100), step: 9),
        ] {
            let shown = privately.question([asked], nonce: "1f", hasButtons: true)
            let all = [shown.summary, shown.body] + shown.actions.map(\.label)
            #expect(!all.contains { $0.contains("Baclof") || $0.contains("mg") })
            #expect(shown.actions.count == 2)
        }
    }

    @Test func `and so is what a button led to, or could not`() {
        let choice = CourseChoice(
            medication: "baclofen", name: "Baclofène", reason: .accepted, from: date("2026-12-02"),
            today: day("2026-12-01", 70), next: day("2026-12-02", 30))
        #expect(
            words.chosen([choice]).body
                == "Baclofène: 70 mg today, 30 mg tomorrow.\nTo undo it: dosectl undo")
        let over = words.questionOver([choice])
        #expect(over.summary == "Nothing was changed")
        #expect(over.body.contains("Baclofène: 70 mg today, 30 mg tomorrow."))
        #expect(!privately.chosen([choice]).body.contains("mg"))
        #expect(!privately.questionOver([choice]).body.contains("mg"))
    }

    private func day(
        _ day: String, _ milligrams: Int, _ recurrence: Recurrence = .daily
    ) -> PlannedDay {
        PlannedDay(
            date: date(day), slots: slots(milligrams),
            dates: DatedRecurrence(recurrence, from: date("2026-11-30")))
    }

    @Test func `what is taken once a week is asked about so`() {
        var weekly = CourseQuestion(
            medication: aMedication, stays: slots(15), changes: slots(20), step: 1,
            first: slots(10))
        let mondays = DatedRecurrence(.weekdays([.monday]), from: date("2026-11-30"))
        (weekly.staysOn, weekly.changesOn) = (mondays, mondays)
        let same = words.question([weekly], nonce: "", hasButtons: true)
        #expect(
            same.body
                == "The plan you saved would change Baclofène from 15 mg once a week, on Mondays to "
                + "20 mg once a week, on Mondays. Until you answer, it stays at 15 mg once a week, on Mondays."
        )
        weekly.changesOn = nil
        let daily = words.question([weekly], nonce: "", hasButtons: true)
        #expect(daily.summary == "Baclofène: 15 mg once a week, on Mondays or 20 mg a day?")
        #expect(
            daily.actions.map(\.label) == [
                "Stay at 15 mg once a week, on Mondays", "Change to 20 mg a day",
            ])
        let choice = CourseChoice(
            medication: "baclofen", name: "Baclofène", reason: .accepted, from: date("2026-12-02"),
            today: PlannedDay(date: date("2026-12-01"), slots: [], dates: mondays),
            next: day("2026-12-07", 20, .weekdays([.monday])))
        #expect(
            words.chosen([choice]).body
                .hasPrefix("Baclofène: nothing today, 20 mg on Mon 7 December."))
    }
}
