package import DoseCore

extension Wire {
    /// What a person told of the pieces at home.
    package struct StockEntry: Codable, Hashable, Sendable {
        package var kind: DoseCore.StockEntry.Kind
        package var strength: Quantity?
        package var pieces: Quantity
        /// The last date on which they are good.
        package var expires: String?

        package init(
            _ kind: DoseCore.StockEntry.Kind, pieces: Quantity, strength: Quantity? = nil,
            expires: String? = nil
        ) {
            self.kind = kind
            self.strength = strength
            self.pieces = pieces
            self.expires = expires
        }

        enum CodingKeys: String, CodingKey, CaseIterable {
            case kind, strength, pieces, expires
        }
    }

    /// How many pieces of a strength are at home, and how long they last.
    package struct Stock: Codable, Hashable, Sendable {
        package var medication: String
        package var name: String
        package var strength: Quantity?
        package var pieces: Quantity
        /// How many more were taken than were told to be there.
        package var missing: Quantity?
        package var lasting: Lasting
        /// Of how long they last, where that is until a date.
        package var date: String?
        /// The last date on which those are good that expire first.
        package var expires: String?
        package var expiring: Quantity?
        /// Whether the person is to do something about it.
        package var isToTell: Bool

        package enum Lasting: String, Codable, CaseIterable, Hashable, Sendable {
            case before, beyond, course, unused
            case asNeeded = "as_needed"
        }

        package init(
            medication: String, name: String, strength: Quantity? = nil, pieces: Quantity,
            missing: Quantity? = nil, lasting: Lasting, date: String? = nil,
            expires: String? = nil, expiring: Quantity? = nil, isToTell: Bool = false
        ) {
            self.medication = medication
            self.name = name
            self.strength = strength
            self.pieces = pieces
            self.missing = missing
            self.lasting = lasting
            self.date = date
            self.expires = expires
            self.expiring = expiring
            self.isToTell = isToTell
        }

        enum CodingKeys: String, CodingKey, CaseIterable {
            case medication, name, strength, pieces, missing, lasting, date, expires, expiring
            case isToTell = "to_tell"
        }
    }
}

extension Wire.StockEntry {
    init(_ entry: StockEntry) {
        self.init(
            entry.kind, pieces: Wire.Quantity(entry.pieces),
            strength: entry.strength.map(Wire.Quantity.init),
            expires: entry.expires?.description)
    }
}

extension Wire.Stock {
    package init(_ report: StockReport) {
        let (lasting, date): (Lasting, CivilDate?) =
            switch report.lasting {
            case .before(let date): (.before, date)
            case .beyond(let date): (.beyond, date)
            case .throughCourse(let date): (.course, date)
            case .unused: (.unused, nil)
            case .asNeeded: (.asNeeded, nil)
            }
        self.init(
            medication: report.medication, name: report.name,
            strength: report.strength.map(Wire.Quantity.init),
            pieces: Wire.Quantity(report.pieces),
            missing: report.missing.map(Wire.Quantity.init), lasting: lasting,
            date: date?.description, expires: report.expires?.description,
            expiring: report.expiring.map(Wire.Quantity.init), isToTell: report.isToTell)
    }
}
