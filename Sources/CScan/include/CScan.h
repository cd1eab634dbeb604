#ifndef CSCAN_H
#define CSCAN_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// The bytes that mean something in text of separated cells.
typedef struct {
  uint8_t delimiter;
  /// 0 where there is none.
  uint8_t quote;
  /// Whether lines end in CR LF; both are separators then.
  uint8_t has_returns;
} cscan_marks;

/// What was found in some bytes.
typedef struct {
  /// The number of delimiters and line ends.
  uint32_t count;
  /// The line feeds among them.
  uint32_t line_feeds;
  /// Whether there is no quote, no control before CR and no CR without LF behind it, but for what
  /// separates; a CR at the end is left to what follows.
  uint8_t is_plain;
  /// Whether all bytes are ASCII.
  uint8_t is_ascii;
} cscan_found;

/// The bytes of the widest vectors that this processor has and these functions can use: 16, 32 or 64.
///
/// All functions do the same with narrower ones, and must not be asked for wider ones.
int cscan_widest(void);

/// Finds delimiters and line ends in groups of 64 bytes from `from` on.
///
/// Their places, counted from `bytes`, are written in ascending order; up to `CSCAN_SLACK` more are
/// overwritten.
cscan_found cscan_separators(const uint8_t *bytes, uint32_t from, size_t groups, cscan_marks marks,
                             int width, uint32_t *places);

/// The places behind the last that `cscan_separators` may overwrite.
#define CSCAN_SLACK 16

/// Reads `-123.45` of up to eight bytes, as nearly every cell of a real file is.
///
/// A row's cell is two places that lie `stride` from those of the row before: the one before its first
/// byte, and the one behind its last. Eight bytes can be read from wherever one begins.
///
/// - Returns: how many cells are anything else; their rows are written to `others`, and their mantissas
///   and scales are 0.
uint32_t cscan_numbers(const uint8_t *bytes, const uint32_t *places, size_t stride, uint32_t rows,
                       int width, int64_t *mantissas, uint8_t *scales, uint32_t *others);

#pragma clang assume_nonnull end

#endif
