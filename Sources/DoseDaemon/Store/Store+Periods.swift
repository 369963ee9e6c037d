import ControlProtocol
package import DoseCore
package import SQLite

nonisolated extension Store {
    /// Of each dose of some dates the last record that was not undone, and what else is told of these dates, in their
    /// order.
    ///
    /// The last record alone says how a dose ended: `Ledger` makes of it what it makes of all of them, and of a year with
    /// ten medications there are a third as many. Where another computer was told as well, it takes all of them. A record
    /// that cannot be read is left out.
    package func recordsInEffect(from first: CivilDate, through last: CivilDate)
        throws(SQLiteError) -> [Record]
    {
        try records(
            """
            WHERE number IN (
                SELECT max(number) FROM record
                WHERE date >= ?1 AND date <= ?2 AND \(Self.inEffect)
                    AND (event IN \(Self.ofDose) OR event IN ('extra_intake', 'diary')
                        OR event IN \(Self.moves) AND computer IS NULL)
                GROUP BY medication, date, time,
                    CASE WHEN event NOT IN \(Self.ofDose) THEN number END
                UNION
                SELECT r.number FROM (
                        SELECT DISTINCT medication, date, time FROM record INDEXED BY record_name
                        WHERE name IS NOT NULL AND date >= ?1 AND date <= ?2
                            AND time IS NOT NULL AND event IN ('taken', 'skipped')
                    ) AS told
                    CROSS JOIN record AS r INDEXED BY record_date
                        ON r.date = told.date AND r.time = told.time
                            AND r.medication = told.medication
                WHERE r.event IN ('raised', 'taken', 'skipped', 'missed', 'superseded')
                    AND \(Self.inEffect)
            ) ORDER BY number
            """, [Value(first.description), Value(last.description)])
    }

    private static let ofDose =
        "('raised', 'snoozed', 'taken', 'skipped', 'missed', 'superseded')"
}
