package import DoseCore

/// A ledger for a spreadsheet: a row for each dose, each intake beside them and each entry of the diary.
///
/// Instants are RFC 3339 in the zone of the plan, numbers have a point; a field that does not belong to its row is empty.
package struct DoseTable: Sendable {
    private let zone: Zone

    package init(in zone: Zone) { self.zone = zone }

    package static let columns = [
        "kind", "date", "time", "medication", "state", "planned", "planned_unit", "due", "taken",
        "taken_unit", "taken_at", "cause", "reason", "observation", "name", "value", "unit",
        "note", "recorded_at", "recorded_by",
    ]

    package func rows(of day: LedgerDays.Day) -> [[String]] {
        day.doses.compactMap { row(of: $0, in: day.ledger) }
            + day.ledger.extraIntakes.map { row(of: $0) }
            + day.ledger.diary.records(on: day.date).compactMap { row(of: $0) }
    }

    private func row(of id: DoseID, in ledger: Ledger) -> [String]? {
        guard let (record, planned) = ledger.lastChange(of: id),
            case .dose(_, _, let due, _) = record.event
        else { return nil }
        var row = Row("dose", id.date, by: record, in: zone)
        row["time"] = id.time.description
        row["medication"] = id.medication
        row["planned"] = planned.number(.point)
        row["planned_unit"] = planned.unit.rawValue
        row["due"] = zone.timestamp(due)
        switch ledger.state(of: id) {
        case .awaited: return nil
        case .ringing: row["state"] = "ringing"
        case .snoozed: row["state"] = "snoozed"
        case .settled(.taken(let intake)):
            row["state"] = "taken"
            row.add(intake, in: zone)
        case .settled(.skipped(let reason)):
            row["state"] = "skipped"
            row["reason"] = reason
        case .settled(.missed(let cause)):
            row["state"] = "missed"
            row["cause"] = cause.rawValue
        case .settled(.superseded): row["state"] = "superseded"
        }
        return row.fields
    }

    private func row(of extra: Ledger.Extra) -> [String] {
        var row = Row("extra", extra.date, by: extra.record, in: zone)
        row["medication"] = extra.medication
        row["state"] = "taken"
        row.add(extra.intake, in: zone)
        return row.fields
    }

    private func row(of record: Record) -> [String]? {
        guard case .diary(let entry) = record.event else { return nil }
        var row = Row("diary", entry.date, by: record, in: zone)
        row["time"] = zone.civil(at: entry.at).time.description
        row["observation"] = entry.observation.kind.rawValue
        row["name"] = entry.observation.name
        row["value"] = entry.observation.value?.description
        row["unit"] = entry.observation.unit
        row["note"] = entry.observation.note
        return row.fields
    }

    /// The fields of a row by the names of their columns.
    private struct Row {
        var fields = [String](repeating: "", count: columns.count)
        private static let places = Dictionary(
            uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })

        init(_ kind: String, _ date: CivilDate, by record: Record, in zone: Zone) {
            self["kind"] = kind
            self["date"] = date.description
            self["recorded_at"] = zone.timestamp(record.at.wall)
            self["recorded_by"] = record.by.rawValue
        }

        subscript(_ column: String) -> String? {
            get { Self.places[column].map { fields[$0] } }
            set { if let place = Self.places[column] { fields[place] = newValue ?? "" } }
        }

        mutating func add(_ intake: Intake, in zone: Zone) {
            self["taken"] = intake.amount.number(.point)
            self["taken_unit"] = intake.amount.unit.rawValue
            self["taken_at"] = zone.timestamp(intake.at)
        }
    }
}
