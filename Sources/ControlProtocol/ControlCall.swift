package import DoseCore

/// What can be asked of the daemon, one case for each method; those that move a course differ only by their kind.
package enum ControlCall: Hashable, Sendable {
    case status
    case today(date: String?)
    case take(dose: String?, at: String?, amountMilligrams: Double?, request: String?)
    case skip(dose: String?, reason: String?, request: String?)
    case snooze(dose: String?, minutes: Int?, request: String?)
    case undo(request: String?)
    case move(
        CourseMove.Kind, medication: String?, isNow: Bool?, reason: String?,
        request: String?)
    case course(medication: String?)
    case history(limit: Int?, before: Int?)
    case watch
    /// `GetInfo` of `org.varlink.service`.
    case info
    /// `GetInterfaceDescription` of `org.varlink.service`.
    case description(interface: String)

    package static let interface = "org.dosed.Control"

    /// The interface and the name of the method.
    package var method: String {
        switch self {
        case .status: "\(Self.interface).Status"
        case .today: "\(Self.interface).Today"
        case .take: "\(Self.interface).Take"
        case .skip: "\(Self.interface).Skip"
        case .snooze: "\(Self.interface).Snooze"
        case .undo: "\(Self.interface).Undo"
        case .move(.held, _, _, _, _): "\(Self.interface).Hold"
        case .move(.resumed, _, _, _, _): "\(Self.interface).Resume"
        case .move(.steppedBack, _, _, _, _): "\(Self.interface).Back"
        case .course: "\(Self.interface).Course"
        case .history: "\(Self.interface).History"
        case .watch: "\(Self.interface).Watch"
        case .info: "\(VarlinkService.interface).GetInfo"
        case .description: "\(VarlinkService.interface).GetInterfaceDescription"
        }
    }
}

// MARK: Reading

extension ControlCall {
    /// The call that is meant; every parameter has been looked at for its name and type.
    package static func decode(_ call: VarlinkCall) throws(VarlinkError) -> ControlCall {
        var parameters = ParameterReader(call.parameters)
        let decoded = try decode(call.method, &parameters)
        try parameters.finish()
        if call.upgrade { throw .methodNotImplemented(call.method) }
        return decoded
    }

    private static func decode(_ method: String, _ parameters: inout ParameterReader)
        throws(VarlinkError) -> ControlCall
    {
        guard let dot = method.lastIndex(of: ".") else { throw .methodNotFound(method) }
        let name = method[method.index(after: dot)...]
        let interface = String(method[..<dot])
        switch (interface, name) {
        case (Self.interface, "Status"): return .status
        case (Self.interface, "Today"): return .today(date: try parameters.string("date"))
        case (Self.interface, "Take"):
            return .take(
                dose: try parameters.string("dose"), at: try parameters.string("at"),
                amountMilligrams: try parameters.number("amount_mg"),
                request: try parameters.string("request"))
        case (Self.interface, "Skip"):
            return .skip(
                dose: try parameters.string("dose"), reason: try parameters.string("reason"),
                request: try parameters.string("request"))
        case (Self.interface, "Snooze"):
            return .snooze(
                dose: try parameters.string("dose"), minutes: try parameters.integer("minutes"),
                request: try parameters.string("request"))
        case (Self.interface, "Undo"):
            return .undo(request: try parameters.string("request"))
        case (Self.interface, "Hold"): return try move(.held, &parameters)
        case (Self.interface, "Resume"): return try move(.resumed, &parameters)
        case (Self.interface, "Back"): return try move(.steppedBack, &parameters)
        case (Self.interface, "Course"):
            return .course(medication: try parameters.string("medication"))
        case (Self.interface, "History"):
            return .history(
                limit: try parameters.integer("limit"), before: try parameters.integer("before"))
        case (Self.interface, "Watch"): return .watch
        case (VarlinkService.interface, "GetInfo"): return .info
        case (VarlinkService.interface, "GetInterfaceDescription"):
            guard let interface = try parameters.string("interface") else {
                throw .invalidParameter("interface")
            }
            return .description(interface: interface)
        case (Self.interface, _), (VarlinkService.interface, _): throw .methodNotFound(method)
        default: throw .interfaceNotFound(interface)
        }
    }

    private static func move(_ kind: CourseMove.Kind, _ parameters: inout ParameterReader)
        throws(VarlinkError) -> ControlCall
    {
        .move(
            kind, medication: try parameters.string("medication"),
            isNow: try parameters.boolean("now"), reason: try parameters.string("reason"),
            request: try parameters.string("request"))
    }
}

// MARK: Writing

extension ControlCall {
    /// The call as it goes over the wire; only a watch takes more than one reply.
    package var varlink: VarlinkCall {
        VarlinkCall(method: method, parameters: parameters, more: self == .watch)
    }

    private var parameters: [String: ParameterValue] {
        let all: [String: ParameterValue?] =
            switch self {
            case .status, .watch, .info: [:]
            case .today(let date): ["date": date.map { .string($0) }]
            case .take(let dose, let at, let amount, let request):
                [
                    "dose": dose.map { .string($0) }, "at": at.map { .string($0) },
                    "amount_mg": amount.map { .number($0) },
                    "request": request.map { .string($0) },
                ]
            case .skip(let dose, let reason, let request):
                [
                    "dose": dose.map { .string($0) }, "reason": reason.map { .string($0) },
                    "request": request.map { .string($0) },
                ]
            case .snooze(let dose, let minutes, let request):
                [
                    "dose": dose.map { .string($0) }, "minutes": minutes.map { .integer($0) },
                    "request": request.map { .string($0) },
                ]
            case .undo(let request): ["request": request.map { .string($0) }]
            case .move(_, let medication, let isNow, let reason, let request):
                [
                    "medication": medication.map { .string($0) },
                    "now": isNow.map { .boolean($0) }, "reason": reason.map { .string($0) },
                    "request": request.map { .string($0) },
                ]
            case .course(let medication): ["medication": medication.map { .string($0) }]
            case .history(let limit, let before):
                ["limit": limit.map { .integer($0) }, "before": before.map { .integer($0) }]
            case .description(let interface): ["interface": .string(interface)]
            }
        return all.compactMapValues(\.self)
    }
}
