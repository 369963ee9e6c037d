import Glibc
import Linux

/// What `Tests/FHIR/check` finds wrong in a bundle, by what HL7 publishes: empty for nothing, nil where it cannot be run.
package func fhirProblems(_ text: String) -> [String]? {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    var template = Array("/tmp/dosed-fhir-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { return nil }
    let folder = String(cString: made)
    let file = "\(folder)/bundle.json"
    defer {
        unlink(file)
        rmdir(folder)
    }
    guard (try? File.write(Array(text.utf8), to: file, mayReplace: false)) != nil,
        let pipe = popen("/usr/bin/python3 -B '/\(root)/Tests/FHIR/check' <'\(file)'", "r")
    else { return nil }
    var lines: [String] = []
    var line: UnsafeMutablePointer<CChar>?
    var room = 0
    while getline(&line, &room, pipe) > 0, let line {
        let told = String(cString: line).dropLast()
        if !told.isEmpty { lines.append(String(told)) }
    }
    free(line)
    let status = pclose(pipe)
    // Whatever else fails is no verdict.
    return (status == 0) == lines.isEmpty ? lines : nil
}
