import ControlProtocol
import DoseCore
import Words

// What is said of a ledger as a whole.

extension Screen {
    /// What a file holds that is to be the ledger, beside what there is.
    func checked(_ restoring: Wire.Restoring, _ file: String) -> [String] {
        let words = LedgerWords(language)
        var lines: [String] = []
        if let incoming = restoring.incoming {
            lines.append(text(words.account(of: file, outline(incoming))))
            if !incoming.medications.isEmpty {
                lines.append(text(words.taken(incoming.medications)))
            }
            if incoming.damaged > 0 { lines.append(words.damaged(incoming.damaged)) }
        }
        if let present = restoring.present {
            lines.append(text(words.present(outline(present))))
        }
        if let last = restoring.incoming?.last {
            lines.append(words.lostSince(clock.dateAndTime(last)))
        }
        return lines
    }

    private func outline(_ account: Wire.LedgerAccount) -> LedgerWords.Outline {
        LedgerWords.Outline(
            records: account.records, first: account.first.map(clock.dateAndTime),
            last: account.last.map(clock.dateAndTime))
    }

    func restored(_ restoring: Wire.Restoring) -> [String] {
        let words = LedgerWords(language)
        var lines = [words.restored(restoring.incoming?.records ?? 0)]
        if let aside = restoring.aside { lines.append(text(words.setAside(aside))) }
        return lines + [words.seeStatus("dosectl status")]
    }

    func another(_ restoring: Wire.Restoring, _ file: String) -> String {
        let words = LedgerWords(language)
        return (checked(restoring, file).dropLast() + [words.another(option: "--another")])
            .joined(separator: "\n")
    }

    func notRestored(_ restoring: Wire.Restoring, _ file: String) -> String {
        let words = LedgerWords(language)
        let (file, line) = (text(file), restoring.line ?? 0)
        let error = text(restoring.error ?? "")
        return switch restoring.problem ?? .unknown {
        case .absent, .unknown:
            words.unknown(file, "dosectl backup", "dosectl export --format json")
        case .foreign: words.foreign(file)
        case .newer: words.newer(file, restoring.version ?? 0, known: restoring.known ?? 0)
        case .damaged: words.damaged(file, error)
        case .cutOff: words.cutOff(file, line)
        case .outOfOrder: words.outOfOrder(file, line)
        case .altered: words.altered(file, line)
        case .unreadable: words.unreadable(file, error)
        case .unsaved: words.unsaved(file, error)
        }
    }
}
