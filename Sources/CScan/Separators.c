#include "CScan.h"
#include "Targets.h"

#include <string.h>

// One loop for vectors of each width. Swift's vectors have no way to gather a comparison into bits,
// for which most processors have an instruction; Clang's vectors of truth values become it.
//
// The sixty-four bytes from which one mask is made are about a row with some eight cells. So twelve
// places are written without asking how many there are: a branch on their number is guessed wrong
// every fifth time.
#define STEPS 12

_Static_assert(STEPS <= CSCAN_SLACK, "places behind the last are overwritten");

#define NAME(name) name##_of_16
#define WIDTH 16
#define MASK uint16_t
#define TARGET
#include "SeparatorsLoop.h"

#if defined(__x86_64__)
#define NAME(name) name##_of_32
#define WIDTH 32
#define MASK uint32_t
#define TARGET WITH_32
#include "SeparatorsLoop.h"

#define NAME(name) name##_of_64
#define WIDTH 64
#define MASK uint64_t
#define TARGET WITH_64
#include "SeparatorsLoop.h"

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
  if (width == 64) return find_of_64(bytes, from, groups, marks, places);
  if (width == 32) return find_of_32(bytes, from, groups, marks, places);
#endif
  return find_of_16(bytes, from, groups, marks, places);
}
