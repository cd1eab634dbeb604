// swift-tools-version: 6.2
import PackageDescription

// One section per target with its tests, from the bottom of the allowed arrows to the top
// (Sources/README.md). A target may import only what it declares; `make test` refuses the rest.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "scrutineer",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // Diagnostics: source text, positions in it, and messages about it.
    .target(
      name: "Diagnostics",
      swiftSettings: settings
    ),
    .testTarget(
      name: "DiagnosticsTests",
      dependencies: ["Diagnostics", "TestSupport"],
      swiftSettings: settings
    ),

    // Columns: values, units, periods, missing reasons, columns, batches, tables.
    .target(
      name: "Columns",
      swiftSettings: settings
    ),
    .testTarget(
      name: "ColumnsTests",
      dependencies: ["Columns", "TestSupport"],
      swiftSettings: settings
    ),

    // Arrow: the published columnar format: columns to the bytes of a file and back.
    .target(
      name: "Arrow",
      dependencies: ["CLz4", "CZstd", "Columns", "Platform"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ArrowTests",
      dependencies: ["Arrow", "Columns", "Platform", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: settings
    ),

    // Charts: what a chart shows, and its drawing in characters, SVG and elements for PNG.
    .target(
      name: "Charts",
      dependencies: ["Columns", "Diagnostics"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ChartsTests",
      dependencies: [
        "Charts", "Columns", "Datasets", "Diagnostics", "Plan", "Platform", "Session",
        "TestSupport",
      ],
      exclude: ["Data", "Pictures"],
      swiftSettings: settings
    ),

    // Syntax: tokens, the syntax tree and the parser; knows nothing of data.
    .target(
      name: "Syntax",
      dependencies: ["Diagnostics"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "SyntaxTests",
      dependencies: ["Diagnostics", "Syntax", "TestSupport"],
      swiftSettings: settings
    ),

    // Plan: typed expressions, the closed plan, and what functions and engines are.
    .target(
      name: "Plan",
      dependencies: ["Charts", "Columns", "Diagnostics", "Platform"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "PlanTests",
      dependencies: ["Columns", "Diagnostics", "Plan", "Platform", "TestSupport"],
      swiftSettings: settings
    ),

    // Functions: operators, functions and aggregates, one family a folder.
    .target(
      name: "Functions",
      dependencies: ["Columns", "Plan", "Platform"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "FunctionsTests",
      dependencies: ["Columns", "Functions", "Plan", "Platform", "TestSupport"],
      swiftSettings: settings
    ),

    // Platform: threads, memory and the wish to stop.
    .target(
      name: "Platform",
      dependencies: ["CMalloc"],
      swiftSettings: settings
    ),

    // Language: names, types and steps: from the syntax tree to a plan.
    .target(
      name: "Language",
      dependencies: ["Charts", "Columns", "Diagnostics", "Functions", "Plan", "Syntax"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "LanguageTests",
      dependencies: [
        "Columns", "Diagnostics", "Functions", "Language", "Plan", "Syntax", "TestSupport",
      ],
      swiftSettings: settings
    ),

    // Datasets: files, formats and the bundled catalogue.
    .target(
      name: "Datasets",
      dependencies: [
        "Arrow", "BundledCatalogue", "CScan", "CZlib", "CZstd", "Columns", "Diagnostics",
        "Platform",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DatasetsTests",
      dependencies: ["CScan", "Columns", "Datasets", "Diagnostics", "Platform", "TestSupport"],
      swiftSettings: settings
    ),

    // Presentation: output formats and how a value is worded.
    .target(
      name: "Presentation",
      dependencies: ["Charts", "Columns", "Diagnostics"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "PresentationTests",
      dependencies: ["Columns", "Diagnostics", "Presentation", "TestSupport"],
      swiftSettings: settings
    ),

    // LocalEngine: the vectorised evaluator.
    .target(
      name: "LocalEngine",
      dependencies: ["Columns", "Diagnostics", "Functions", "Plan", "Platform"],
      path: "Sources/Engines/Local",
      swiftSettings: settings
    ),
    .testTarget(
      name: "LocalEngineTests",
      dependencies: [
        "Columns", "Diagnostics", "Functions", "LocalEngine", "Plan", "Platform", "TestSupport",
      ],
      swiftSettings: settings
    ),

    // Session: the façade: compile, run, explain, complete.
    .target(
      name: "Session",
      dependencies: [
        "Charts", "Columns", "Datasets", "Diagnostics", "Functions", "Language", "LocalEngine",
        "Plan", "Platform", "Syntax",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "SessionTests",
      dependencies: [
        "Columns", "Datasets", "Diagnostics", "Functions", "Language", "LocalEngine", "Plan",
        "Platform", "Session", "Syntax", "TestSupport",
      ],
      swiftSettings: settings
    ),

    // Lessons: their format, and the marking of answers.
    .target(
      name: "Lessons",
      dependencies: ["BundledLessons", "Columns", "Diagnostics", "Session"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "LessonsTests",
      dependencies: [
        "Columns", "Datasets", "Diagnostics", "Lessons", "Plan", "Platform", "Session",
        "TestSupport",
      ],
      swiftSettings: settings
    ),

    // Console: the prompt and the command line.
    .target(
      name: "Console",
      dependencies: [
        "Arrow",
        "CCairo",
        "CReadline",
        "Charts",
        "Columns",
        "Datasets",
        "Diagnostics",
        "Lessons",
        "Plan",
        "Platform",
        "Presentation",
        "Session",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ConsoleTests",
      dependencies: [
        "Columns", "Console", "Datasets", "Diagnostics", "Plan", "Platform", "Presentation",
        "Session", "TestSupport",
      ],
      exclude: ["Snapshots"],
      swiftSettings: settings
    ),

    // BundledCatalogue: the committee papers' tables, embedded by the C compiler.
    .target(name: "BundledCatalogue", exclude: ["data"]),

    // CCairo: the cairo library, opened when the first PNG is drawn.
    .target(name: "CCairo"),
    // BundledLessons: the lessons, embedded by the C compiler.
    .target(name: "BundledLessons", exclude: ["lessons"]),

    // CReadline: GNU readline and nothing else.
    .systemLibrary(name: "CReadline"),

    // CMalloc: glibc's own calls about memory, which its Swift module leaves out.
    .systemLibrary(name: "CMalloc"),

    // CScan: where cells end, found with the widest vectors that the processor has.
    .target(name: "CScan"),

    // CLz4, CZlib, CZstd: the libraries that unpack LZ4, gzip and Zstandard.
    .systemLibrary(name: "CLz4"),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CZstd"),

    // CSQLite: SQLite, for tests alone: the answers that the same question has in SQL.
    .systemLibrary(name: "CSQLite", path: "Tests/CSQLite"),

    // scrutineer: the program.
    .executableTarget(name: "scrutineer", dependencies: ["Console"], swiftSettings: settings),

    // Tests that belong to no single target.
    .target(
      name: "TestSupport",
      dependencies: [
        "Columns", "Datasets", "Diagnostics", "Plan", "Platform", "Presentation", "Session",
        "Syntax",
      ],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ConformanceTests",
      dependencies: [
        "Arrow", "Columns", "Datasets", "Diagnostics", "Functions", "Language", "Plan",
        "Presentation",
        "Session", "Syntax", "TestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DifferentialTests",
      dependencies: [
        "CSQLite", "Columns", "Datasets", "Diagnostics", "Functions", "Language", "LocalEngine",
        "Plan", "Platform", "Presentation", "Session", "Syntax", "TestSupport",
      ],
      exclude: ["Cases", "Kinds", "TPCH"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "GrammarTests",
      dependencies: ["Diagnostics", "Language", "Syntax", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["TestSupport"],
      exclude: ["Transcripts"],
      swiftSettings: settings
    ),
  ]
)

// The fuzzer has a main function of its own, so it is no part of an ordinary build: `make fuzz`.
if Context.environment["FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz-query",
      dependencies: ["Columns", "Diagnostics", "Language", "Plan", "Syntax"],
      path: "Tests/Fuzz",
      exclude: ["Corpus"],
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]
    )
  )
}

// What `make instructions` counts the instructions of has a main function of its own too.
if Context.environment["BENCHMARK"] != nil {
  package.targets.append(
    .executableTarget(
      name: "benchmark-work",
      dependencies: [
        "Columns", "Datasets", "Diagnostics", "Language", "LocalEngine", "Platform", "Session",
        "Syntax",
      ],
      path: "Tests/Benchmarks/Work",
      swiftSettings: settings
    )
  )
}
