import Columns
import Datasets
import Diagnostics

extension Program {
  /// Looks for faults in data files and writes what it finds as a table; a line on standard error
  /// sums up.
  func checkData(_ paths: [String], _ showsAll: Bool, _ writer: AnswerWriter) -> ExitReason {
    let report: CheckReport
    do throws(DataError) {
      report = try Screener.screen(paths)
    } catch {
      writer.write([Messages.unreadable(error)])
      return .unusableData
    }
    let shown = report.findings.filter { showsAll || $0.severity != .info }
    writer.write(shown: CheckList.table(shown))
    writer.say(CheckList.summary(of: report, showsAll: showsAll) + "\n")
    return report.count(.fail) > 0 ? .failedCheck : .answered
  }
}
