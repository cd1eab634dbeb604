import Columns
import Glibc
import Plan

/// Angles are in radians, as everywhere in programming; `degrees` and `radians` convert.
extension Function {
  /// Half the circumference of a circle of radius 1.
  static let pi = Function.strict(
    "pi",
    [],
    summary: "The number π, 3.14159….",
    examples: [Example("round(pi(), 4)", "3.1416")]
  ) { _ in
    .number(NumberType(.floating, unit: .plain))
  } kernel: { (_, _, rows) throws(KernelFailure) in
    .floatings([Double](repeating: .pi, count: rows), validity: .all)
  }

  /// The sine of an angle.
  static let sin = ofPlainNumber(
    "sin",
    summary: "The sine of an angle in radians.",
    example: Example("round(sin(radians(30)), 6)", "0.500000")
  ) { Glibc.sin($0) }

  /// The cosine of an angle.
  static let cos = ofPlainNumber(
    "cos",
    summary: "The cosine of an angle in radians.",
    example: Example("cos(0)", "1")
  ) { Glibc.cos($0) }

  /// The tangent of an angle.
  static let tan = ofPlainNumber(
    "tan",
    summary: "The tangent of an angle in radians.",
    example: Example("tan(0)", "0")
  ) { Glibc.tan($0) }

  /// The angle of a sine.
  static let asin = ofPlainNumber(
    "asin",
    summary: "The angle in radians whose sine a number is; undefined beyond -1 and 1.",
    example: Example("round(degrees(asin(0.5)), 6)", "30.000000")
  ) { Glibc.asin($0) }

  /// The angle of a cosine.
  static let acos = ofPlainNumber(
    "acos",
    summary: "The angle in radians whose cosine a number is; undefined beyond -1 and 1.",
    example: Example("round(degrees(acos(0.5)), 6)", "60.000000")
  ) { Glibc.acos($0) }

  /// The angle of a tangent.
  static let atan = ofPlainNumber(
    "atan",
    summary: "The angle in radians whose tangent a number is.",
    example: Example("degrees(atan(1))", "45")
  ) { Glibc.atan($0) }

  /// Radians as degrees.
  static let degrees = ofPlainNumber(
    "degrees",
    summary: "An angle in radians as one in degrees.",
    example: Example("degrees(pi())", "180")
  ) { $0 * 180 / .pi }

  /// Degrees as radians.
  static let radians = ofPlainNumber(
    "radians",
    summary: "An angle in degrees, such as a latitude, as one in radians.",
    example: Example("radians(180) = pi()", "yes")
  ) { $0 * .pi / 180 }
}
