extension Array {
    /// The first index whose element is beyond a bound, as every one after it is; the end when there is none.
    func firstIndex(beyond isBeyond: (Element) -> Bool) -> Int {
        var (first, end) = (0, count)
        while first < end {
            let middle = (first + end) / 2
            if isBeyond(self[middle]) { end = middle } else { first = middle + 1 }
        }
        return first
    }

    /// Puts a few in the place of the first elements; what is left is moved or copied, whichever is less.
    mutating func replaceFirst(_ first: Int, by few: [Element]) {
        if first > count / 2 {
            self = few + self[first...]
        } else if first > 0 {
            replaceSubrange(..<first, with: few)
        }
    }

    /// Lets go of the elements that are old, most of which stand in front.
    mutating func forget(where isOld: (Element) -> Bool) {
        let kept = firstIndex { !isOld($0) } ?? count
        replaceFirst(kept, by: [])
        if contains(where: isOld) { removeAll(where: isOld) }
    }
}

extension [CivilDate] {
    /// Whether a date is among these, which are in their order.
    func hasInOrder(_ date: CivilDate) -> Bool {
        let index = firstIndex(beyond: { $0 >= date })
        return index < count && self[index] == date
    }
}
