import Plan
import Platform
import Synchronization

/// The lane that makes pieces.
protocol LaneMaker: AnyObject {
  associatedtype Piece: Sendable
  /// The next piece; nil at the end.
  func next() throws(EngineError) -> Piece?
}

/// A lane that takes pieces in.
protocol LaneTaker: AnyObject {
  associatedtype Piece: Sendable
  /// Takes in a piece.
  func take(_ piece: Piece) throws(EngineError)
}

/// Work in lanes: what one lane makes piece by piece every other lane takes in, in order.
///
/// Any thread works on any lane, but only one on a lane at a time, and a lane meets the pieces in
/// their order. A lane therefore does exactly what it would do alone: no answer and no failure
/// depends on the number of threads.
final class Lanes<Maker: LaneMaker, Taker: LaneTaker> where Maker.Piece == Taker.Piece {
  typealias Piece = Maker.Piece

  /// How many pieces are made before a thread is worth its start.
  private static var fewPieces: Int { 16 }
  /// The pieces that are kept for the slowest lane before no more are made.
  private static var mostWaiting: Int { 64 }

  private struct State {
    /// The pieces that some lane has still to take in.
    var pieces: [Piece] = []
    /// The number of the first of them.
    var firstPiece = 0
    var isMaking = false
    var isAtEnd = false
    /// How many pieces each lane has taken in, and whether a thread is at it.
    var taken: [Int]
    var isTaking: [Bool]
    /// The first failure: of the earliest piece, and of that by the first lane.
    var failure: (piece: Int, lane: Int, error: EngineError)?

    /// The number of pieces made.
    var made: Int { firstPiece + pieces.count }
  }

  private enum Duty {
    case make
    case take(lane: Int, first: Int, pieces: [Piece])
    case wait
    case stop
  }

  private let maker: Maker
  private let takers: [Taker]
  private let state: Mutex<State>

  /// Creates lanes: one that makes, and the others in the order in which one thread would serve them.
  init(_ maker: Maker, _ takers: [Taker]) {
    self.maker = maker
    self.takers = takers
    state = Mutex(
      State(
        taken: [Int](repeating: 0, count: takers.count),
        isTaking: [Bool](repeating: false, count: takers.count)
      )
    )
  }

  /// Works until every lane has met every piece.
  ///
  /// - Throws: what one thread alone would have met first.
  func run(threads: Int) throws(EngineError) {
    var first: [Piece] = []
    if threads > 1, !takers.isEmpty {
      while first.count < Self.fewPieces {
        guard let piece = try made(after: first) else { break }
        first.append(piece)
      }
    }
    if first.count < Self.fewPieces {
      for piece in first { for taker in takers { try taker.take(piece) } }
      if threads > 1, !takers.isEmpty { return }
      while let piece = try maker.next() { for taker in takers { try taker.take(piece) } }
      return
    }
    state.withLock { $0.pieces = first }
    ThreadTeam.run(threads: min(threads, takers.count + 1)) { [self] in work() }
    if let failure = state.withLock({ $0.failure }) { throw failure.error }
  }

  /// The next piece; where there is none because of a failure, what is there is taken in before.
  private func made(after first: [Piece]) throws(EngineError) -> Piece? {
    do {
      return try maker.next()
    } catch {
      for piece in first { for taker in takers { try taker.take(piece) } }
      throw error
    }
  }

  private func work() {
    while true {
      switch state.withLock({ Self.nextDuty(&$0) }) {
      case .stop: return
      case .wait: ThreadTeam.pause()
      case .make: make()
      case .take(let lane, let first, let pieces): take(pieces, from: first, in: lane)
      }
    }
  }

  /// What a thread does next: the lane that is furthest behind, or else another piece.
  private static func nextDuty(_ state: inout State) -> Duty {
    var chosen: Int?
    var isDone = state.isAtEnd && !state.isMaking
    let last = min(state.failure?.piece ?? .max, state.made - 1)
    for lane in state.taken.indices {
      if state.isTaking[lane] { isDone = false }
      let least = chosen.map { state.taken[$0] } ?? last + 1
      if !state.isTaking[lane], state.taken[lane] < least { chosen = lane }
    }
    let canMake =
      !state.isMaking && !state.isAtEnd && state.failure == nil
      && state.pieces.count < Self.mostWaiting
    // A lane that is barely behind waits, so that it goes on with several pieces at once.
    if let lane = chosen, !canMake || state.made - state.taken[lane] > Self.mostWaiting / 2 {
      let first = state.taken[lane]
      state.isTaking[lane] = true
      let range = (first - state.firstPiece)...(last - state.firstPiece)
      return .take(lane: lane, first: first, pieces: Array(state.pieces[range]))
    }
    if canMake {
      state.isMaking = true
      return .make
    }
    if state.failure != nil, !state.isMaking { isDone = !state.isTaking.contains(true) }
    return isDone ? .stop : .wait
  }

  private func make() {
    let result = Result { () throws(EngineError) in try maker.next() }
    state.withLock { state in
      state.isMaking = false
      switch result {
      case .success(let piece?): state.pieces.append(piece)
      case .success(nil): state.isAtEnd = true
      case .failure(let error):
        state.isAtEnd = true
        Self.note(error, piece: state.made, lane: -1, in: &state)
      }
    }
  }

  private func take(_ pieces: [Piece], from first: Int, in lane: Int) {
    var taken = 0
    var failure: EngineError?
    for piece in pieces where failure == nil {
      do throws(EngineError) {
        try takers[lane].take(piece)
        taken += 1
      } catch {
        failure = error
      }
    }
    state.withLock { state in
      state.isTaking[lane] = false
      state.taken[lane] = first + taken
      if let failure {
        Self.note(failure, piece: first + taken, lane: lane, in: &state)
        // The lane has nothing more to do: what follows a failure is of no use.
        state.taken[lane] = .max
      }
      let done = (state.taken.min() ?? 0) - state.firstPiece
      let dropped = min(max(done, 0), state.pieces.count)
      state.pieces.removeFirst(dropped)
      state.firstPiece += dropped
    }
  }

  private static func note(_ error: EngineError, piece: Int, lane: Int, in state: inout State) {
    if let known = state.failure, (known.piece, known.lane) <= (piece, lane) { return }
    state.failure = (piece, lane, error)
  }
}
