import DoseCore
import JSONText
import Planning
import Words

// What became of the file of another program.

extension Screen {
    func account(_ foreign: ForeignPlan, from start: CivilDate) -> [String] {
        let words = ForeignWords(language)
        let program = foreign.program.rawValue
        let kept = foreign.medicines.count { !$0.medications.isEmpty }
        var lines = [words.account(program, foreign.medicines.count, in: kept)]
        for medicine in foreign.medicines {
            let (name, keys) = (text(medicine.name), medicine.medications.map(\.key))
            lines.append(keys.isEmpty ? words.left(name) : words.kept(name, as: keys))
            // What an alarm would say is no matter of one that is not there.
            let remarks = medicine.remarks.filter { !keys.isEmpty || $0.isLoss }
            lines += remarks.map { "  - " + self.words($0) }
        }
        if foreign.answers > 0 { lines.append(words.answers(foreign.answers)) }
        if !foreign.leftOut.isEmpty { lines.append(words.leftOut(foreign.leftOut.map(text))) }
        if kept > 0 {
            lines.append(
                words.begins(start.description, foreign.program == .fhir ? nil : program))
        }
        return lines
    }

    private func words(_ remark: ForeignRemark) -> String {
        let words = ForeignWords(language)
        return switch remark {
        case .notInForce(let why): words.notInForce(short(why))
        case .over(let date): words.over(date.description)
        case .noDosage: words.noDosage
        case .freeText(let said): words.freeText(short(said))
        case .range(let said): words.range(short(said))
        case .dates(let said): words.dates(short(said))
        case .notUnderstood(let name): words.notUnderstood(short(name))
        case .afterIntake: words.afterIntake
        case .stock: words.stock
        case .twice: words.twice
        case .sameName: words.sameName
        case .impossible(let said): words.impossible(short(said))
        case .amountInNote(let said): words.amountInNote(short(said))
        case .noAmount: words.noAmount
        case .timesChosen(let times): words.timesChosen(times.map(\.description))
        case .timeNamed(let name, let time): words.timeNamed(name, time.description)
        case .startChosen(let date): words.startChosen(date.description)
        case .severalEntries(let count): words.severalEntries(count)
        case .longNote(let said): words.longNote(text(said))
        case .takenByItself: words.takenByItself
        case .details(let names): words.details(names.map(text))
        }
    }

    /// What the file says, harmless and no longer than anybody reads.
    private func short(_ said: String) -> String {
        let text = text(said)
        return text.count <= 200 ? text : text.prefix(200) + "..."
    }

    func words(_ error: ForeignError, _ file: String) -> String {
        let words = ForeignWords(language)
        let file = text(file)
        return switch error {
        case .json(.cutOff(let line)): words.cutOff(file, line: line)
        case .json(.malformed(let line)) where line == 1:
            words.unknown(file, "dosectl export --format json")
        case .json(.malformed(let line)): words.malformed(file, line: line)
        case .json(.tooDeep(let line)): words.tooDeep(file, line: line)
        case .json(.twice(let name, let line)): words.twice(file, line: line, short(name))
        case .unknown: words.unknown(file, "dosectl export --format json")
        case .newer(let program, let version, let known):
            words.newer(file, program.rawValue, version, known: known)
        case .older(let program): words.older(file, program.rawValue)
        case .malformed(let program, let place):
            words.notOfProgram(file, program.rawValue, at: place)
        case .tooMany(let count, let most): words.tooMany(file, count, most: most)
        case .noMedicine(let program, let answers):
            words.noMedicine(file, program.rawValue, answers: answers)
        }
    }
}
