import Columns
import Plan

extension Function {
  /// A value as text.
  static let text = Function.strict(
    "text",
    [Parameter("x", meaning: "a value of any type")],
    summary: "A value as it prints on its own, with its unit.",
    examples: [Example("text(£9.5m)", "£9.5m"), Example("text(2022-23)", "2022/23")]
  ) { _ in
    .text
  } kernel: { (columns, signature, _) throws(KernelFailure) in
    Texts.column(columns[0], signature.arguments[0])
  }

  /// Texts and other values joined to one text.
  static let concat = Function.strict(
    "concat",
    [Parameter("x", .repeated, meaning: "a value of any type")],
    summary: "Values joined to one text, each as it prints on its own.",
    examples: [Example("concat(\"Year \", 7)", "Year 7"), Example("concat(\"a\", \"b\")", "ab")]
  ) { _ in
    .text
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    let parts = zip(columns, signature.arguments).map { Texts.cells($0, $1) }
    let validity = Validity.meeting(columns)
    var builder = TextDictionaryBuilder()
    let empty = builder.code(for: "")
    let codes = (0..<rows).map { row in
      validity.isPresent(row) ? builder.code(for: parts.map { $0[row] }.joined()) : empty
    }
    return Column(.text(codes, builder.build()), validity: validity)
  }
}

/// Cells as texts.
private enum Texts {
  static func column(_ column: Column, _ type: DataType) -> Column {
    if case .text = column.values { return column }
    var builder = TextDictionaryBuilder()
    let codes = cells(column, type).map { builder.code(for: $0) }
    return Column(.text(codes, builder.build()), validity: column.validity)
  }

  static func cells(_ column: Column, _ type: DataType) -> [String] {
    if case .text(let codes, let dictionary) = column.values {
      return TextCells.map(codes, dictionary) { dictionary.text($0) }
    }
    return (0..<column.count).map { row in
      let value = column.value(at: row)
      switch value {
      case .boolean(let cell): return cell ? "true" : "false"
      case .period(let cell): return cell.label
      case .decimal, .floating:
        let unit = column.unit(at: row) ?? type.number?.unit ?? .plain
        return PrintedNumber.text(value, decimals: column.decimals(at: row), unit: unit) ?? ""
      case .text, .missing: return ""
      }
    }
  }
}
