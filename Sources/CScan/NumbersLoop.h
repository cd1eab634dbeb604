// The loop of `cscan_numbers` on LANES cells at once, for processors that have what TARGET says;
// NAME(…) tells it from others. Truths are words of all ones or all zeros.

typedef uint64_t NAME(words) __attribute__((ext_vector_type(LANES)));
typedef uint8_t NAME(small) __attribute__((ext_vector_type(LANES)));
typedef _Bool NAME(bits) __attribute__((ext_vector_type(LANES)));

// Reads as many cells; returns a bit for each that is no such number.
TARGET __attribute__((always_inline)) static inline uint32_t NAME(group)(
    const uint8_t *bytes, const uint32_t *places, size_t stride, int64_t *mantissas,
    uint8_t *scales) {
  const uint64_t highs = 0x8080808080808080, lows = ~highs;
  NAME(words) cell, word;
#pragma unroll
  for (size_t lane = 0; lane < LANES; lane++) {
    uint64_t both, text;
    memcpy(&both, places + lane * stride, sizeof both);
    memcpy(&text, bytes + (uint32_t)((uint32_t)both + 1), sizeof text);
    cell[lane] = both;
    word[lane] = text;
  }
  NAME(words) start = (cell + 1) & 0xFFFFFFFF, length = (cell >> 32) - start;
  NAME(words) is_number = (NAME(words))(length - 1 < 8);
  // A minus is moved out.
  NAME(words) minus = (NAME(words))((word & 0xFF) == 0x2D);
  word >>= minus & 8;
  NAME(words) digits = length + minus, first = word & 0xFF;
  // The last byte comes to lie highest; those before the first are zero.
  word <<= (64 - 8 * digits) & 63;
  // The first point is closed up: what is before it moves up by one.
  NAME(words) other = word ^ 0x2E2E2E2E2E2E2E2E;
  NAME(words) point = ~(((other & lows) + lows) | other) & highs;
  point &= 0 - point;
  NAME(words) has_point = (NAME(words))(point != 0);
  NAME(words) behind = 0 - (point << 1);
  NAME(words) closed = (word & behind) | ((word << 8) & ~behind);
  word = (closed & has_point) | (word & ~has_point);
  digits += has_point;
  NAME(words) scale =
      ((behind & has_point & 0x0101010101010101) * 0x0101010101010101) >> 56;
  is_number &= (NAME(words))(digits - 1 < 8);
  // `01.5` and the like are none.
  is_number &= ~(NAME(words))((first == 0x30) & (digits - scale >= 2));
  NAME(words) values = word ^ (0x3030303030303030 << ((64 - 8 * digits) & 63));
  is_number &= (NAME(words))(((values | (values + 0x7676767676767676)) & highs) == 0);
  NAME(words) pairs = (values << 3) + (values << 1) + (values >> 8);
  NAME(words) number = ((pairs & 0x000000FF000000FF) * 0x000F424000000064 +
                        ((pairs >> 16) & 0x000000FF000000FF) * 0x0000271000000001) >>
                       32;
  number = ((number ^ minus) - minus) & is_number;
  memcpy(mantissas, &number, sizeof number);
  NAME(small) small = __builtin_convertvector(scale & is_number, NAME(small));
  memcpy(scales, &small, LANES);
  NAME(bits) bits = __builtin_convertvector(is_number, NAME(bits));
  uint8_t mask;
  memcpy(&mask, &bits, sizeof mask);
  return ~(uint32_t)mask & ((1u << LANES) - 1);
}

TARGET static uint32_t NAME(numbers)(const uint8_t *bytes, const uint32_t *places, size_t stride,
                                     uint32_t rows, int64_t *mantissas, uint8_t *scales,
                                     uint32_t *others) {
  uint32_t count = 0, row = 0;
  for (; row + LANES <= rows; row += LANES) {
    uint32_t odd =
        NAME(group)(bytes, places + row * stride, stride, mantissas + row, scales + row);
    for (; odd != 0; odd &= odd - 1) others[count++] = row + (uint32_t)__builtin_ctz(odd);
  }
  if (row == rows) return count;
  // The last group is filled up with one of its cells.
  uint32_t cells[2 * LANES];
  int64_t last_mantissas[LANES];
  uint8_t last_scales[LANES];
  for (uint32_t lane = 0; lane < LANES; lane++) {
    uint32_t source = row + lane < rows ? row + lane : row;
    memcpy(cells + 2 * lane, places + source * stride, 2 * sizeof *cells);
  }
  uint32_t odd = NAME(group)(bytes, cells, 2, last_mantissas, last_scales);
  for (uint32_t lane = 0; row < rows; lane++, row++) {
    mantissas[row] = last_mantissas[lane];
    scales[row] = last_scales[lane];
    if (odd >> lane & 1) others[count++] = row;
  }
  return count;
}

#undef NAME
#undef LANES
#undef TARGET
