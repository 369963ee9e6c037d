extension VarlinkService {
    /// What a method takes.
    struct Method: Hashable, Sendable {
        var parameters: Set<String> = []
        /// Those that may not be left out.
        var required: Set<String> = []
    }

    /// Every method by its interface and name, read from the descriptions: there is no second list that could differ.
    static let methods: [String: Method] = {
        let pairs = interfaces.flatMap { interface in
            (description(of: interface) ?? "").split(separator: "\n")
                .compactMap { Method.declared(by: $0) }
                .map { ("\(interface).\($0.name)", $0.method) }
        }
        return Dictionary(pairs) { first, _ in first }
    }()
}

extension VarlinkService.Method {
    /// Reads `method Today(date: ?string) -> (day: Day)`; nil for any other line.
    ///
    /// The parameters of a method stand on its line, and are of plain types.
    fileprivate static func declared(by line: Substring) -> (name: Substring, method: Self)? {
        guard line.hasPrefix("method "), let opening = line.firstIndex(of: "("),
            let closing = line.firstIndex(of: ")")
        else { return nil }
        var method = Self()
        for parameter in line[line.index(after: opening)..<closing].split(separator: ",") {
            let words = parameter.split { $0 == ":" || $0 == " " }
            guard let name = words.first, let type = words.last else { continue }
            method.parameters.insert(String(name))
            if !type.hasPrefix("?") { method.required.insert(String(name)) }
        }
        return (line[..<opening].dropFirst("method ".count), method)
    }
}
