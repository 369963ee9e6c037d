/// What a database file and its write-ahead log hold together, read without a lock and without a byte being written.
///
/// SQLite itself does so only where it may write beside the file, or by leaving out the log, in which the last records
/// are. The log is read as it says where its format is described (sqlite.org/fileformat2.html#walformat).
package struct DatabaseImage {
    package private(set) var bytes: [UInt8]

    /// - Parameter log: empty where there is none; what is not whole and committed in it does not count.
    package init(file: [UInt8], log: [UInt8]) {
        bytes = file
        apply(log[...])
        // In memory there is no log: both the versions for writing and for reading are of a file without one.
        guard bytes.count >= 100 else { return }
        (bytes[18], bytes[19]) = (1, 1)
    }

    private mutating func apply(_ log: ArraySlice<UInt8>) {
        guard log.count >= 32, log.word(0) & ~1 == 0x377f_0682 else { return }
        let isBigEndian = log.word(0) & 1 == 1
        let pageSize = Int(log.word(8))
        guard (512...65536).contains(pageSize), pageSize & (pageSize - 1) == 0 else { return }
        var sum = Checksum(isBigEndian: isBigEndian)
        sum.add(log[log.startIndex..<log.startIndex + 24])
        guard sum == log.checksum(at: 24, isBigEndian) else { return }
        let salt = (log.word(16), log.word(20))

        /// The pages of a transaction that is not committed yet.
        var pages: [(number: Int, data: ArraySlice<UInt8>)] = []
        var rest = log.dropFirst(32)
        while rest.count >= 24 + pageSize {
            let data = rest.dropFirst(24).prefix(pageSize)
            let size = Int(rest.word(4))
            sum.add(rest.prefix(8))
            sum.add(data)
            guard (rest.word(8), rest.word(12)) == salt, rest.word(0) > 0,
                sum == rest.checksum(at: 16, isBigEndian)
            else { return }
            pages.append((Int(rest.word(0)), data))
            if size > 0 {
                write(pages, pageSize: pageSize, count: size)
                pages = []
            }
            rest = rest.dropFirst(24 + pageSize)
        }
    }

    /// - Parameter count: how many pages the file has after the transaction.
    private mutating func write(
        _ pages: [(number: Int, data: ArraySlice<UInt8>)], pageSize: Int, count: Int
    ) {
        let length = count * pageSize
        if bytes.count < length {
            bytes += [UInt8](repeating: 0, count: length - bytes.count)
        } else {
            bytes.removeSubrange(length...)
        }
        for page in pages where page.number <= count {
            let start = (page.number - 1) * pageSize
            bytes.replaceSubrange(start..<start + pageSize, with: page.data)
        }
    }
}

/// The sums that SQLite keeps of a write-ahead log, over pairs of words.
private struct Checksum: Equatable {
    var first: UInt32 = 0
    var second: UInt32 = 0
    let isBigEndian: Bool

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    mutating func add(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { bytes in
            for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
                first &+= word(bytes, offset) &+ second
                second &+= word(bytes, offset + 4) &+ first
            }
        }
    }

    private func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return isBigEndian ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
    }
}

extension ArraySlice<UInt8> {
    /// The four bytes from an offset on, the highest first.
    fileprivate func word(_ offset: Int) -> UInt32 {
        self[(startIndex + offset)..<(startIndex + offset + 4)].reduce(0) { $0 << 8 | UInt32($1) }
    }

    fileprivate func checksum(at offset: Int, _ isBigEndian: Bool) -> Checksum {
        var sum = Checksum(isBigEndian: isBigEndian)
        (sum.first, sum.second) = (word(offset), word(offset + 4))
        return sum
    }
}
