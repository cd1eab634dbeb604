#pragma once
#include <stddef.h>

/// The files of the bundled lessons, one after another, a zero byte after each.
extern const unsigned char *const _Nonnull bundled_lessons;

/// The number of bytes.
extern const size_t bundled_lessons_size;
