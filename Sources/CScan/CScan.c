#include "CScan.h"

#include <string.h>

// One loop for vectors of each width. Swift's vectors have no way to gather a comparison into bits,
// which every processor has an instruction for; Clang's vectors of truth values become it.
//
// The sixty-four bytes from which one mask is made are about a row with some eight cells. So twelve
// places are written without asking how many there are: a branch on their number is guessed wrong
// every fifth time.
#define STEPS 12

_Static_assert(STEPS <= CSCAN_SLACK, "places behind the last are overwritten");

#define FIND(NAME, WIDTH, MASK, TARGET)                                                            \
  typedef uint8_t NAME##_bytes __attribute__((ext_vector_type(WIDTH)));                            \
  typedef char NAME##_truths __attribute__((ext_vector_type(WIDTH)));                              \
  typedef _Bool NAME##_bits __attribute__((ext_vector_type(WIDTH)));                               \
                                                                                                   \
  TARGET __attribute__((always_inline)) static inline cscan_found NAME##_loop(                     \
      const uint8_t *bytes, uint32_t from, size_t groups, cscan_marks marks, int has_returns,      \
      uint32_t *places) {                                                                          \
    NAME##_bytes seen = 0;                                                                         \
    NAME##_truths odd = 0;                                                                         \
    uint32_t *next = places;                                                                       \
    uint64_t stray = 0, carry = 0, line_feeds = 0;                                                 \
    for (size_t group = 0; group < groups; group++) {                                              \
      uint32_t base = from + (uint32_t)group * 64;                                                 \
      uint64_t separators = 0, feeds = 0, returns = 0;                                             \
      _Pragma("unroll") for (int lane = 0; lane < 64 / WIDTH; lane++) {                            \
        NAME##_bytes word;                                                                         \
        memcpy(&word, bytes + base + lane * WIDTH, WIDTH);                                         \
        NAME##_truths is_feed = word == (uint8_t)0x0A;                                             \
        NAME##_truths is_separator = is_feed | (word == marks.delimiter);                          \
        NAME##_bits bits;                                                                          \
        MASK mask;                                                                                 \
        if (has_returns) {                                                                         \
          NAME##_truths is_return = word == (uint8_t)0x0D;                                         \
          is_separator |= is_return;                                                               \
          bits = __builtin_convertvector(is_return, NAME##_bits);                                  \
          memcpy(&mask, &bits, sizeof mask);                                                       \
          returns |= (uint64_t)mask << (lane * WIDTH);                                             \
        }                                                                                          \
        seen |= word;                                                                              \
        odd |= ((word <= (uint8_t)0x0D) & ~is_separator) | (word == marks.quote);                  \
        bits = __builtin_convertvector(is_feed, NAME##_bits);                                      \
        memcpy(&mask, &bits, sizeof mask);                                                         \
        feeds |= (uint64_t)mask << (lane * WIDTH);                                                 \
        bits = __builtin_convertvector(is_separator, NAME##_bits);                                 \
        memcpy(&mask, &bits, sizeof mask);                                                         \
        separators |= (uint64_t)mask << (lane * WIDTH);                                            \
      }                                                                                            \
      if (has_returns) {                                                                           \
        stray |= (returns << 1 | carry) & ~feeds;                                                  \
        carry = returns >> 63;                                                                     \
      }                                                                                            \
      line_feeds += (uint64_t)__builtin_popcountll(feeds);                                         \
      uint32_t *end = next + __builtin_popcountll(separators);                                     \
      do {                                                                                         \
        _Pragma("unroll") for (int step = 0; step < STEPS; step++) {                               \
          next[step] = base + (uint32_t)__builtin_ctzll(separators | 1ull << 63);                  \
          separators &= separators - 1;                                                            \
        }                                                                                          \
        next += STEPS;                                                                             \
      } while (next < end);                                                                        \
      next = end;                                                                                  \
    }                                                                                              \
    int is_odd = stray != 0, is_ascii = 1;                                                         \
    for (int lane = 0; lane < WIDTH; lane++) {                                                     \
      is_odd |= odd[lane] != 0;                                                                    \
      is_ascii &= seen[lane] < 0x80;                                                               \
    }                                                                                              \
    return (cscan_found){(uint32_t)(next - places), (uint32_t)line_feeds, !is_odd, is_ascii};      \
  }                                                                                                \
                                                                                                   \
  TARGET static cscan_found NAME(const uint8_t *bytes, uint32_t from, size_t groups,               \
                                 cscan_marks marks, uint32_t *places) {                            \
    return marks.has_returns ? NAME##_loop(bytes, from, groups, marks, 1, places)                  \
                             : NAME##_loop(bytes, from, groups, marks, 0, places);                 \
  }

FIND(find16, 16, uint16_t, )

#if defined(__x86_64__)
FIND(find32, 32, uint32_t, __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt"))))
FIND(find64, 64, uint64_t,
     __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt,avx512f,avx512bw,avx512vl,avx512dq"))))

int cscan_widest(void) {
  __builtin_cpu_init();
  int has_bits = __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
                 __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("lzcnt");
  if (!has_bits || !__builtin_cpu_supports("avx2")) return 16;
  int is_wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
  return is_wide ? 64 : 32;
}
#else
int cscan_widest(void) { return 16; }
#endif

cscan_found cscan_separators(const uint8_t *bytes, uint32_t from, size_t groups, cscan_marks marks,
                             int width, uint32_t *places) {
#if defined(__x86_64__)
  if (width >= 64) return find64(bytes, from, groups, marks, places);
  if (width >= 32) return find32(bytes, from, groups, marks, places);
#endif
  return find16(bytes, from, groups, marks, places);
}
