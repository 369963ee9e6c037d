import Linux

/// Where an export goes: into a file, which has its name only once it is whole, or to the output.
struct ExportSink: ~Copyable {
    private let draft: Draft?
    private let file: String
    private let mayReplace: Bool
    private let session: Session

    init(_ file: String?, mayReplace: Bool, in session: Session) throws(Failure) {
        self.file = file ?? ""
        self.mayReplace = mayReplace
        self.session = session
        guard let file else {
            draft = nil
            return
        }
        do throws(Errno) {
            // What is there is not found out after minutes.
            if !mayReplace, try FileStatus(ofLink: file) != nil { throw Errno(17, "open", file) }
            draft = try Draft(of: file)
        } catch {
            throw Failure(writing: file, error)
        }
    }

    borrowing func write(_ text: String) throws(Failure) {
        do throws(Errno) {
            if draft != nil {
                try draft?.write(Array(text.utf8))
            } else if !text.isEmpty {
                try session.environment.print(text)
            }
        } catch {
            throw draft == nil ? .output(error) : .unwritable(file: file, error)
        }
    }

    borrowing func keep() throws(Failure) {
        do throws(Errno) {
            try draft?.keep(mayReplace: mayReplace)
        } catch {
            throw Failure(writing: file, error)
        }
    }
}
