import Linux

/// The bytes of a file of the repository, named from its root; empty when there is none.
package func repositoryFile(_ path: String) -> [UInt8] {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return bytes(of: "/\(root)/\(path)")
}

/// The bytes of a file; empty when there is none.
package func bytes(of path: String) -> [UInt8] { (try? File.read(path, limit: 1 << 20)) ?? [] }
