#include "CScan.h"
#include "Targets.h"

#include <string.h>

// Eight digits become a number by three multiplications. Without a branch on what a cell looks like
// the same is done for as many cells at once as there are words in a vector.

#define NAME(name) name##_in_one
#define LANES 1
#define TARGET
#include "NumbersLoop.h"

#if defined(__x86_64__)
#define NAME(name) name##_in_four
#define LANES 4
#define TARGET WITH_32
#include "NumbersLoop.h"

#define NAME(name) name##_in_eight
#define LANES 8
#define TARGET WITH_64
#include "NumbersLoop.h"
#endif

uint32_t cscan_numbers(const uint8_t *bytes, const uint32_t *places, size_t stride, uint32_t rows,
                       int width, int64_t *mantissas, uint8_t *scales, uint32_t *others) {
#if defined(__x86_64__)
  if (width == 64)
    return numbers_in_eight(bytes, places, stride, rows, mantissas, scales, others);
  if (width == 32)
    return numbers_in_four(bytes, places, stride, rows, mantissas, scales, others);
#endif
  return numbers_in_one(bytes, places, stride, rows, mantissas, scales, others);
}
