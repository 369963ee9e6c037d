package import DoseCore

/// Where a world keeps its records: the seam at which a real store takes the place of the array.
package struct Shelf {
    /// Keeps all of the records or none, and says whether it did.
    package var append: ([Record]) -> Bool
    /// Opens the store anew, as a daemon does that starts on a date; what it goes on with.
    package var open: (_ today: CivilDate, _ countsIntakes: Bool) -> Ledger
    /// Every record there is, in its order.
    package var records: () -> [Record]

    package init(
        append: @escaping ([Record]) -> Bool,
        open: @escaping (_ today: CivilDate, _ countsIntakes: Bool) -> Ledger,
        records: @escaping () -> [Record]
    ) {
        self.append = append
        self.open = open
        self.records = records
    }
}
