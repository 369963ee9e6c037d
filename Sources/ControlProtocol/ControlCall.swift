package import DoseCore

/// One call of the daemon: a method of its interface, and of these parameters those that it is given.
///
/// One shape for all: the interface's description alone says which methods there are and what each takes, so that a new
/// method needs no list of its own here.
package struct ControlCall: Hashable, Sendable {
    /// The interface and the name in it, `org.dosed.Control.Take`.
    package let method: String
    package private(set) var date: String?
    /// The first and the last of some dates, and in stretches of how many they are asked for.
    package private(set) var from: String?
    package private(set) var through: String?
    package private(set) var days: Int?
    package private(set) var dose: String?
    package private(set) var at: String?
    package private(set) var amount: Double?
    package private(set) var unit: String?
    package private(set) var medication: String?
    /// Of a course, from 1.
    package private(set) var step: Int?
    package private(set) var kind: CourseMove.Kind?
    package private(set) var isNow: Bool?
    package private(set) var reason: String?
    package private(set) var minutes: Int?
    package private(set) var limit: Int?
    package private(set) var before: Int?
    package private(set) var after: Int?
    package private(set) var offset: Int?
    package private(set) var observation: Observation.Kind?
    package private(set) var observedName: String?
    package private(set) var value: Double?
    package private(set) var note: String?
    /// Of the pieces at home.
    package private(set) var change: StockEntry.Kind?
    package private(set) var pieces: Double?
    package private(set) var strength: Double?
    package private(set) var strengthUnit: String?
    package private(set) var expires: String?
    /// Of `GetInterfaceDescription`.
    package private(set) var interface: String?
    package private(set) var request: String?

    package static let interface = "org.dosed.Control"

    /// The method without its interface.
    package var name: Substring { method.split(separator: ".").last ?? "" }

    /// A call of this program's own; a name that the description does not have is a mistake in the program.
    package init(
        _ name: String, of interface: String = ControlCall.interface, date: String? = nil,
        from: String? = nil, through: String? = nil, days: Int? = nil,
        dose: String? = nil, at: String? = nil, amount: Double? = nil, unit: String? = nil,
        medication: String? = nil, step: Int? = nil, kind: CourseMove.Kind? = nil,
        isNow: Bool? = nil, reason: String? = nil, minutes: Int? = nil, limit: Int? = nil,
        before: Int? = nil, after: Int? = nil, offset: Int? = nil,
        observation: Observation.Kind? = nil, observedName: String? = nil,
        value: Double? = nil, note: String? = nil, change: StockEntry.Kind? = nil,
        pieces: Double? = nil, strength: Double? = nil, strengthUnit: String? = nil,
        expires: String? = nil, described: String? = nil,
        request: String? = nil
    ) {
        method = "\(interface).\(name)"
        self.date = date
        self.from = from
        self.through = through
        self.days = days
        self.dose = dose
        self.at = at
        self.amount = amount
        self.unit = unit
        self.medication = medication
        self.step = step
        self.kind = kind
        self.isNow = isNow
        self.reason = reason
        self.minutes = minutes
        self.limit = limit
        self.before = before
        self.after = after
        self.offset = offset
        self.observation = observation
        self.observedName = observedName
        self.value = value
        self.note = note
        self.change = change
        self.pieces = pieces
        self.strength = strength
        self.strengthUnit = strengthUnit
        self.expires = expires
        self.interface = described
        self.request = request
        let declared = VarlinkService.methods[method]
        precondition(
            declared.map { Set(parameters.keys).isSubset(of: $0.parameters) } ?? false,
            "The description has this method, and the method these parameters.")
    }

    package static let info = ControlCall("GetInfo", of: VarlinkService.interface)

    /// Whether it tells the daemon something, as that a dose was taken, and does not only ask.
    ///
    /// What is recorded bears the name of its request, so that a retry is recorded once.
    package var isAnswer: Bool { Self.isAnswer(method) }

    private static func isAnswer(_ method: String) -> Bool {
        VarlinkService.methods[method]?.parameters.contains("request") ?? false
    }

    /// Of a call as it came, before anything else of it is read.
    package static func isAnswer(_ call: VarlinkCall) -> Bool { isAnswer(call.method) }
}

// MARK: Reading

extension ControlCall {
    /// The call that is meant; every parameter has been looked at for its name and type.
    package init(_ call: VarlinkCall) throws(VarlinkError) {
        method = call.method
        let given = call.parameters
        try Self.check(given, of: method)
        date = try given.string("date")
        from = try given.string("from")
        through = try given.string("through")
        days = try given.integer("days")
        dose = try given.string("dose")
        at = try given.string("at")
        amount = try given.number("amount")
        unit = try given.string("unit")
        medication = try given.string("medication")
        step = try given.integer("step")
        kind = try given.word("kind")
        isNow = try given.boolean("now")
        reason = try given.string("reason")
        minutes = try given.integer("minutes")
        limit = try given.integer("limit")
        before = try given.integer("before")
        after = try given.integer("after")
        offset = try given.integer("offset")
        observation = try given.word("observation")
        observedName = try given.string("name")
        value = try given.number("value")
        note = try given.string("note")
        change = try given.word("change")
        pieces = try given.number("pieces")
        strength = try given.number("strength")
        strengthUnit = try given.string("strength_unit")
        expires = try given.string("expires")
        interface = try given.string("interface")
        request = try given.string("request")
        if call.upgrade { throw .methodNotImplemented(method) }
    }

    /// Whether the method is one, and the parameters are its: one that nobody asked for would be ignored only to surprise.
    private static func check(_ given: [String: ParameterValue], of method: String)
        throws(VarlinkError)
    {
        guard let declared = VarlinkService.methods[method] else {
            let interface = method.lastIndex(of: ".").map { String(method[..<$0]) }
            guard let interface, !VarlinkService.interfaces.contains(interface) else {
                throw .methodNotFound(method)
            }
            throw .interfaceNotFound(interface)
        }
        if let unknown = given.keys.filter({ !declared.parameters.contains($0) }).min() {
            throw .invalidParameter(unknown)
        }
        if let missing = declared.required.first(where: { (given[$0] ?? .null) == .null }) {
            throw .invalidParameter(missing)
        }
    }
}

// MARK: Writing

extension ControlCall {
    /// The call as it goes over the wire; what takes a while takes more than one reply.
    package var varlink: VarlinkCall {
        VarlinkCall(method: method, parameters: parameters, more: isStream)
    }

    /// Whether it is answered for as long as there is something to tell, where that is wanted.
    package var isStream: Bool { ["Watch", "Test", "Backup", "Restore"].contains(name) }

    private var parameters: [String: ParameterValue] {
        let all: [String: ParameterValue?] = [
            "date": date.map { .string($0) }, "from": from.map { .string($0) },
            "through": through.map { .string($0) }, "days": days.map { .integer($0) },
            "dose": dose.map { .string($0) },
            "at": at.map { .string($0) }, "amount": amount.map { .number($0) },
            "unit": unit.map { .string($0) },
            "medication": medication.map { .string($0) }, "step": step.map { .integer($0) },
            "kind": kind.map { .string($0.rawValue) }, "now": isNow.map { .boolean($0) },
            "reason": reason.map { .string($0) }, "minutes": minutes.map { .integer($0) },
            "limit": limit.map { .integer($0) }, "before": before.map { .integer($0) },
            "after": after.map { .integer($0) }, "offset": offset.map { .integer($0) },
            "observation": observation.map { .string($0.rawValue) },
            "name": observedName.map { .string($0) }, "value": value.map { .number($0) },
            "note": note.map { .string($0) },
            "change": change.map { .string($0.rawValue) }, "pieces": pieces.map { .number($0) },
            "strength": strength.map { .number($0) },
            "strength_unit": strengthUnit.map { .string($0) },
            "expires": expires.map { .string($0) },
            "interface": interface.map { .string($0) }, "request": request.map { .string($0) },
        ]
        return all.compactMapValues(\.self)
    }
}
