enum SignalsTarget {
    static func check(_ bytes: [UInt8]) {
    }
}
