import CSQLite

extension Database {
    /// Opens a copy in memory of what a file held; whatever is done to it the file stays as it is.
    package convenience init(of image: DatabaseImage, for schema: Schema) throws(OpenError) {
        let mismatch: OpenError?
        do throws(SQLiteError) {
            try self.init(connectingTo: ":memory:")
            try load(image)
            try execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            mismatch = try self.mismatch(with: schema)
        } catch {
            throw .failed(error)
        }
        if let mismatch { throw mismatch }
    }

    private func load(_ image: DatabaseImage) throws(SQLiteError) {
        let count = Int64(image.bytes.count)
        // SQLite takes a database of no bytes for one that is not there.
        guard count > 0, let copy = sqlite3_malloc64(UInt64(count)) else {
            throw SQLiteError(code: .notADatabase, message: "there is nothing in it")
        }
        copy.copyMemory(from: image.bytes, byteCount: image.bytes.count)
        // The memory is SQLite's from here on, also when it refuses.
        let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        let code = sqlite3_deserialize(
            handle, "main", copy.assumingMemoryBound(to: UInt8.self), count, count, flags)
        guard code == SQLITE_OK else { throw SQLiteError(of: handle, code: code, sql: nil) }
    }
}
