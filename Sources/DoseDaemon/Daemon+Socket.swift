import Dispatch
import DoseCore
import Linux

extension Daemon {
    /// Listens where dosectl looks for this daemon.
    ///
    /// Without it a dose rings all the same, and is answered on the screen: it is tried again.
    func listen(at path: String, retry: Duration = Limits.storeRetry, isFirst: Bool = true) {
        do throws(StartFailure) {
            try serve(on: DosedCommand.listen(at: path))
            if !isFirst { log("dosectl can reach this daemon now") }
        } catch {
            if isFirst { log("dosectl cannot reach this daemon: \(DosedCommand.words(error))") }
            DispatchQueue.main.asyncAfter(
                deadline: .now() + .milliseconds(Int(retry.milliseconds))
            ) { [weak self] in self?.listen(at: path, retry: retry, isFirst: false) }
        }
    }
}
