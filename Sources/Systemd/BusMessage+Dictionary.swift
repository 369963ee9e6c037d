import CSystemd

extension BusMessage {
    /// Names with values, `a{sv}`; values of types that `BusArgument` does not know are left out.
    package func dictionary() throws(BusError) -> [String: BusArgument] {
        var entries: [String: BusArgument] = [:]
        try enter("a", "{sv}")
        while !isAtEnd {
            try enter("e", "sv")
            let name = try string()
            entries[name] = try variant()
            try leave()
        }
        try leave()
        return entries
    }

    private func variant() throws(BusError) -> BusArgument? {
        let contents = try variantContents()
        guard ["y", "b", "i", "u", "s", "as", "a{sv}"].contains(contents) else {
            try skip("v")
            return nil
        }
        try enter("v", contents)
        let value: BusArgument =
            switch contents {
            case "y": .byte(try byte())
            case "b": .bool(try bool())
            case "i": .int32(try int32())
            case "u": .uint32(try uint32())
            case "s": .string(try string())
            case "as": .strings(try strings())
            default: .dictionary(try dictionary())
            }
        try leave()
        return value
    }
}
