// The loop of `cscan_separators` on vectors of WIDTH bytes, whose comparisons fit into a MASK, for
// processors that have what TARGET says; NAME(…) tells it from others.

typedef uint8_t NAME(bytes) __attribute__((ext_vector_type(WIDTH)));
typedef char NAME(truths) __attribute__((ext_vector_type(WIDTH)));
typedef _Bool NAME(bits) __attribute__((ext_vector_type(WIDTH)));

TARGET __attribute__((always_inline)) static inline uint64_t NAME(mask)(NAME(truths) truths) {
  NAME(bits) bits = __builtin_convertvector(truths, NAME(bits));
  MASK mask;
  memcpy(&mask, &bits, sizeof mask);
  return mask;
}

TARGET __attribute__((always_inline)) static inline cscan_found NAME(loop)(
    const uint8_t *bytes, uint32_t from, size_t groups, cscan_marks marks, int has_returns,
    uint32_t *places) {
  NAME(bytes) seen = 0;
  NAME(truths) odd = 0;
  uint32_t *next = places;
  uint64_t stray = 0, carry = 0, line_feeds = 0;
  for (size_t group = 0; group < groups; group++) {
    uint32_t base = from + (uint32_t)group * 64;
    uint64_t separators = 0, feeds = 0, returns = 0;
#pragma unroll
    for (int lane = 0; lane < 64 / WIDTH; lane++) {
      NAME(bytes) word;
      memcpy(&word, bytes + base + lane * WIDTH, WIDTH);
      NAME(truths) is_feed = word == (uint8_t)0x0A;
      NAME(truths) is_separator = is_feed | (word == marks.delimiter);
      if (has_returns) {
        NAME(truths) is_return = word == (uint8_t)0x0D;
        is_separator |= is_return;
        returns |= NAME(mask)(is_return) << (lane * WIDTH);
      }
      seen |= word;
      odd |= ((word <= (uint8_t)0x0D) & ~is_separator) | (word == marks.quote);
      feeds |= NAME(mask)(is_feed) << (lane * WIDTH);
      separators |= NAME(mask)(is_separator) << (lane * WIDTH);
    }
    if (has_returns) {
      stray |= (returns << 1 | carry) & ~feeds;
      carry = returns >> 63;
    }
    line_feeds += (uint64_t)__builtin_popcountll(feeds);
    uint32_t *end = next + __builtin_popcountll(separators);
    do {
#pragma unroll
      for (int step = 0; step < STEPS; step++) {
        // What is written when no bit is left means nothing, but must be defined.
        next[step] = base + (uint32_t)__builtin_ctzll(separators | 1ull << 63);
        separators &= separators - 1;
      }
      next += STEPS;
    } while (next < end);
    next = end;
  }
  int is_odd = stray != 0, is_ascii = 1;
  for (int lane = 0; lane < WIDTH; lane++) {
    is_odd |= odd[lane] != 0;
    is_ascii &= seen[lane] < 0x80;
  }
  return (cscan_found){(uint32_t)(next - places), (uint32_t)line_feeds, !is_odd, is_ascii};
}

TARGET static cscan_found NAME(find)(const uint8_t *bytes, uint32_t from, size_t groups,
                                     cscan_marks marks, uint32_t *places) {
  return marks.has_returns ? NAME(loop)(bytes, from, groups, marks, 1, places)
                           : NAME(loop)(bytes, from, groups, marks, 0, places);
}

#undef NAME
#undef WIDTH
#undef MASK
#undef TARGET
