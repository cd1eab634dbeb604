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

/// The bytes of the widest vectors that this processor has and `cscan_separators` can use.
int cscan_widest(void);

/// Finds delimiters and line ends in groups of 64 bytes from `from` on.
///
/// Their places, counted from `bytes`, are written in ascending order; up to `CSCAN_SLACK` more are
/// overwritten. Works on vectors of 16, 32 or 64 bytes, and never wider ones than the widest.
cscan_found cscan_separators(const uint8_t *bytes, uint32_t from, size_t groups, cscan_marks marks,
                             int width, uint32_t *places);

/// The places behind the last that `cscan_separators` may overwrite.
#define CSCAN_SLACK 16

#pragma clang assume_nonnull end

#endif
