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
}
